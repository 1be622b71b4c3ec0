"""What happens when: each thing a person can do is one short flow here or in the navigation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from db import Pack
from desktop import menus, pages, theme
from desktop.actions import Command
from desktop.background import Background
from desktop.days import Days
from desktop.handing import Handing
from desktop.inward import Inward
from desktop.keeping import Keeping
from desktop.navigation import Navigation
from desktop.outward import Outward
from desktop.pinning import Pinning
from desktop.searching import Searching
from desktop.settings import Settings
from desktop.window import MainWindow

SMALLEST, LARGEST, STEP = 60, 240, 10
OF_A_PAGE = (Command.PREVIEW, Command.PRINT, Command.SAVE_PDF, Command.EXPORT, Command.CITE, Command.CITE_AS)

ON_HITS = (  # what the menu over a list of hits holds
    (Command.PIN, Command.COPY),
    (Command.COPY_HITS, Command.EXPORT_HITS, Command.PRINT_HITS),
    (Command.PIN_SEARCH, Command.KEEP),
)


class Controller(QObject):
    """Wires the window: what a pane signals becomes a question or a command here, and its answer goes back down."""

    warmed = Signal()  # everything that a search needs is in memory

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        settings: Settings,
        version: Callable[[], str],
        library: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._settings, self._version = window, background, settings, version
        self.navigation = Navigation(window, background, self)
        self._days = Days(window, self.navigation, self)
        self._handing = Handing(window, background, settings, self.navigation, self)
        self._pinning = Pinning(window, background, settings, self.navigation, library, self)
        self._searching = Searching(window, background, settings, self.navigation, self)
        self._keeping = Keeping(window, background, self.navigation, library, self)
        self._outward = Outward(window, background, settings, self.navigation, self)
        self._inward = Inward(window, background, library, self)
        self.actions = menus.install(window, self._slots(), window.date)
        window.search.results.offer([[self.actions[command] for command in group] for group in ON_HITS])
        self._connect()
        self._choose_appearance(settings.appearance)
        self._resize_text(settings.text_size)
        self.actions[Command.SIDE].setChecked(settings.side_shown)
        self._update_actions()

    def begin(self) -> None:
        """Ask for the contents; called once the window stands, so that it is seen before any database is read."""
        self._window.search.focus_box()
        self.navigation.begin()
        # the first search reads the vocabulary: done now, it is not felt at the first key
        self._background.ask(
            lambda reference, _ticket: reference.search("a", limit=1), lambda _found: self.warmed.emit(), _ignore
        )

    def close(self) -> None:
        """End in good order what runs in a process of its own."""
        self._inward.close()

    @Slot(str)
    def search(self, text: str) -> None:
        """Answer what stands in the search box."""
        self._searching.search(text)

    @Slot(str)
    def _search_again(self, _day: str) -> None:
        """The same words on another day."""
        if self._window.search.showing_hits:
            self.search(self._window.search.query)

    def clear(self) -> None:
        """What lies nearest goes first: marks where the page is read, else the search."""
        window = self._window
        reading = window.sheet.isAncestorOf(QApplication.focusWidget() or window)
        if window.sheet.has_marks and (reading or not window.search.query):
            window.sheet.clear_marks()
        elif window.search.box.text() or window.search.showing_hits:
            window.search.clear()
            window.search.focus_box()

    def copy(self) -> None:
        """Copy what is selected where the keys go, else on the page."""
        target = QApplication.focusWidget()
        if target is self._window.search.view:
            self._searching.copy_chosen()
            return
        if not isinstance(target, QLineEdit | QTextEdit):
            target = self._window.sheet.browser
        target.copy()

    @Slot()
    def recolour(self) -> None:
        """Icons, marks and the open page in the colours of the palette in use."""
        menus.recolour(self.actions)
        self._window.refresh()
        self.navigation.redraw()

    def _pin(self) -> None:
        """Pin the hits that are chosen where the keys are in the search, else the page."""
        search = self._window.search
        if search.showing_hits and search.isAncestorOf(QApplication.focusWidget() or self._window):
            self._pinning.pin_hits(search.results.chosen_hits)
        else:
            self._pinning.pin()

    def _to_search(self) -> None:
        self._show_side(True)
        self._window.search.focus_box()

    @Slot(str)
    def _type(self, typed: str) -> None:
        self._show_side(True)
        self._window.search.begin_with(typed)

    def _to_contents(self) -> None:
        """The tree takes the place of the hits and counts them; they come back with the keys in the search box."""
        self._show_side(True)
        self._window.search.show_contents()
        self._searching.tell_of_library()

    def _show_side(self, shown: bool) -> None:
        self.actions[Command.SIDE].setChecked(shown)
        self._window.show_side(shown)

    def _choose_appearance(self, appearance: str) -> None:
        known = {"light": Command.LIGHT, "dark": Command.DARK}
        self.actions[known.get(appearance, Command.SYSTEM)].setChecked(True)
        self._settings.appearance = appearance
        theme.apply(appearance)

    def _resize_text(self, per_cent: int) -> None:
        size = min(max(per_cent, SMALLEST), LARGEST)
        self._settings.text_size = size
        for browser in self._window.sheet.pages.both:
            browser.set_text_size(size)

    @Slot(bool)
    def _zoom(self, larger: bool) -> None:
        self._step_text(STEP if larger else -STEP)

    def _step_text(self, step: int) -> None:
        self._resize_text(self._settings.text_size + step if step else 100)
        self.navigation.redraw()
        self._window.say(self.tr("Text size {0} %").format(self._settings.text_size))

    @Slot()
    def _update_actions(self) -> None:
        self.actions[Command.BACK].setEnabled(self.navigation.can_go_back)
        self.actions[Command.FORWARD].setEnabled(self.navigation.can_go_forward)
        self.actions[Command.START].setEnabled(self.navigation.contents is not None)
        for command in OF_A_PAGE:
            self.actions[command].setEnabled(self.navigation.opened is not None)

    def _about(self) -> None:
        from desktop.dialogs.about import AboutDialog

        pack: Pack | None = self.navigation.contents.pack if self.navigation.contents else None
        AboutDialog(self._version(), pack, pages.day_in_words(pack) if pack else "", self._window).exec()

    def _language(self) -> None:
        from desktop.dialogs.language import LanguageDialog

        dialog = LanguageDialog(self._window)
        dialog.tried.connect(self._window.search.ask_for)
        dialog.exec()

    def _shortcuts(self) -> None:
        from desktop.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).exec()

    def _connect(self) -> None:
        window, navigation = self._window, self.navigation
        window.tree.chosen.connect(navigation.open)
        window.sheet.followed.connect(navigation.follow)
        window.sheet.pointed_at.connect(navigation.point)
        window.sheet.typed.connect(self._type)
        window.went_back.connect(navigation.back)
        window.went_forward.connect(navigation.forward)
        window.sheet.pages.went_back.connect(navigation.back)
        window.sheet.pages.went_forward.connect(navigation.forward)
        window.sheet.pages.zoomed.connect(self._zoom)
        window.sheet.pages.described.connect(window.say)
        window.recoloured.connect(self.recolour)
        navigation.moved.connect(self._update_actions)
        navigation.turned.connect(self._search_again)
        self._searching.led_on.connect(self._keeping.remember)

    def _slots(self) -> dict[Command, Callable[[], object]]:
        window, navigation = self._window, self.navigation
        return {
            Command.PREVIEW: self._outward.preview,
            Command.PRINT: self._outward.print_page,
            Command.SAVE_PDF: self._outward.save_pdf,
            Command.IMPORT: self._inward.import_files,
            Command.PIN: self._pin,
            Command.PIN_SEARCH: lambda: self._pinning.pin_search(window.search.query),
            Command.TAKE_BACK: self._pinning.take_back,
            Command.BRIEFINGS: self._pinning.show,
            Command.EXPORT: self._handing.export_page,
            Command.EXPORT_HITS: lambda: self._searching.with_all_hits(self._handing.export_hits),
            Command.PRINT_HITS: self._searching.print_hits,
            Command.QUIT: window.close,
            Command.COPY: self.copy,
            Command.CITE: self._handing.copy_citation,
            Command.CITE_AS: self._handing.choose_style,
            Command.COPY_HITS: self._searching.copy_hits,
            Command.FIND: window.sheet.open_find,
            Command.NEXT: lambda: window.sheet.walk(True),
            Command.PREVIOUS: lambda: window.sheet.walk(False),
            Command.CLEAR: self.clear,
            Command.LARGER: lambda: self._step_text(STEP),
            Command.SMALLER: lambda: self._step_text(-STEP),
            Command.ORDINARY: lambda: self._step_text(0),
            Command.SIDE: lambda: window.show_side(self.actions[Command.SIDE].isChecked()),
            Command.SYSTEM: lambda: self._choose_appearance("system"),
            Command.LIGHT: lambda: self._choose_appearance("light"),
            Command.DARK: lambda: self._choose_appearance("dark"),
            Command.BACK: navigation.back,
            Command.FORWARD: navigation.forward,
            Command.START: navigation.start,
            Command.AS_OF: self._days.type_day,
            Command.TODAY: self._days.put_back,
            Command.CHANGES: self._days.ask_changes,
            Command.NEXT_CHANGE: self._days.next_change,
            Command.PREVIOUS_CHANGE: self._days.previous_change,
            Command.TIMELINE: self._days.timeline,
            Command.APPOINTMENTS: self._days.appointments,
            Command.COVERAGE: self._days.coverage,
            Command.SEARCH: self._to_search,
            Command.CONTENTS: self._to_contents,
            Command.KEEP: self._keeping.keep,
            Command.SEARCHES: self._keeping.manage,
            Command.PAGE: lambda: window.sheet.browser.setFocus(),
            Command.NEXT_PANE: lambda: window.go_around(1),
            Command.PREVIOUS_PANE: lambda: window.go_around(-1),
            Command.LANGUAGE: self._language,
            Command.SHORTCUTS: self._shortcuts,
            Command.ABOUT: self._about,
        }


def _ignore(_outcome: object) -> None:
    """Nobody waits for it; where the database cannot be read, the contents have said so."""
