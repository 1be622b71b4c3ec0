"""Pinning and what becomes of it: one key pins what is open, the briefings are put in order, and go to paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from db import Briefing, DbError, Hit, Library, NotFound, Page, Pin, Reference
from desktop import messages, render
from desktop.background import Background, Ticket
from desktop.dialogs.briefing import BriefingDialog, Moved, Written
from desktop.handing import place_at
from desktop.navigation import Navigation
from desktop.settings import Settings
from desktop.window import MainWindow

SEARCH = "search:"
Part = Page | render.Document
Known = tuple[Briefing, ...]
T = TypeVar("T")


class Pinning(QObject):
    """Writes go through the writing lane, one library at a time; after each the briefings are asked for anew."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        settings: Settings,
        navigation: Navigation,
        library: Path | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._background, self._settings = window, background, settings
        self._navigation, self._library = navigation, library
        self._removed: list[tuple[int, int, Pin]] = []
        self._pinned: list[frozenset[int]] = []
        self._known: Known = ()
        self.dialog: BriefingDialog | None = None

    def pin(self) -> None:
        """Pin what is open, or what is selected on it."""
        if self._navigation.opened is None:
            return
        page = self._navigation.opened.page
        cursor = self._window.sheet.browser.textCursor()
        address = (place_at(cursor) if cursor.hasSelection() else "") or page.address
        part = render.part(page, address)
        self._pin((Pin(0, address, part.title.text, page.as_of if hasattr(page, "as_of") else ""),))

    def pin_hits(self, hits: tuple[Hit, ...]) -> None:
        """Pin hits themselves, in their order, as they are on the day that is looked at."""
        self._pin(tuple(Pin(0, hit.address, hit.title, self._navigation.as_of) for hit in hits))

    def pin_search(self, query: str) -> None:
        """Pin a search with all it finds on the day that is looked at."""
        if query:
            self._pin((Pin(0, f"{SEARCH}{query}", self.tr("Search: {0}").format(query), self._navigation.as_of),))
        else:
            self._window.say(self.tr("There is no search to pin: type some words first."))

    def take_back(self) -> None:
        """Take off what was pinned last; what was removed since then stays removed."""
        if not self._pinned:
            self._window.say(self.tr("There is no pin to take back."))
            return
        ids = self._pinned.pop()

        def answer(known: Known) -> None:
            there = [pin for briefing in known for pin in briefing.pins if pin.id in ids]

            def change(library: Library) -> None:
                for pin in there:
                    library.remove_pin(pin.id)

            self._change(change, self.tr("No longer pinned: {0}").format(self._told(there)))

        self._background.ask(lambda reference, _ticket: reference.briefings(), answer, self._failed)

    def show(self) -> None:
        """Open the briefings."""
        if self.dialog is None:
            self.dialog = BriefingDialog(self._window)
            self._connect(self.dialog)
            self.dialog.destroyed.connect(self._closed)
            self.dialog.show()
        self.dialog.raise_()
        self._refresh()

    def _pin(self, pins: Sequence[Pin]) -> None:
        def question(reference: Reference, _ticket: Ticket) -> tuple[Known, list[Pin]]:
            return reference.briefings(), [replace(pin, digest=_digest(reference, pin.address)) for pin in pins]

        def answer(told: tuple[Known, list[Pin]]) -> None:
            self._known, known = told

            def change(library: Library) -> frozenset[int]:
                own = self._own(library)
                return frozenset(
                    library.pin(own, pin.address, pin.title, as_of=pin.as_of, digest=pin.digest).id for pin in known
                )

            said = self.tr("Pinned: {0}. Ctrl+Z takes it back.").format(self._told(pins))
            self._change(change, said, self._pinned.append)

        if pins:
            self._background.ask(question, answer, self._failed)

    def _told(self, pins: Sequence[Pin]) -> str:
        return pins[0].title if len(pins) == 1 else self.tr("{0} places").format(len(pins))

    def _own(self, library: Library) -> int:
        """The briefing in use; the first pin makes one."""
        current = self._current()
        return current if current else library.add_briefing().id

    def _current(self) -> int:
        ids = [briefing.id for briefing in self._known]
        return self._settings.briefing if self._settings.briefing in ids else ids[0] if ids else 0

    def _change(
        self, change: Callable[[Library], T], said: str = "", then: Callable[[T], object] = lambda _outcome: None
    ) -> None:
        """Change the library in the writing lane; then take note of the outcome, say so, and show what it holds now."""
        path = self._library
        if path is None:
            self._window.say(self.tr("There is no place for a library of your own."))
            return
        fresh = not path.exists()

        def work() -> T:
            with closing(Library(path)) as library:
                return change(library)

        def done(outcome: T) -> None:
            then(outcome)
            if fresh:
                self._background.reopen(path)
            if said:
                self._window.say(said)
            self._refresh()

        self._background.write(work, done, self._failed)

    def _refresh(self) -> None:
        self._background.ask(lambda reference, _ticket: reference.briefings(), self._show, self._failed)

    def _show(self, known: Known) -> None:
        self._known = known
        if self.dialog:
            self.dialog.show_briefings(known, self._current(), bool(self._removed))

    def _connect(self, dialog: BriefingDialog) -> None:
        dialog.chosen.connect(self._choose)
        dialog.added.connect(self._add)
        dialog.renamed.connect(self._rename)
        dialog.moved.connect(self._move)
        dialog.removed.connect(self._remove)
        dialog.undone.connect(self._undo)
        dialog.noted.connect(self._note)
        dialog.opened.connect(self._open)
        dialog.previewed.connect(self._preview)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    @Slot(str)
    def _choose(self, id: str) -> None:
        self._use(int(id))
        self._refresh()

    def _use(self, briefing: int) -> None:
        self._settings.briefing = briefing

    @Slot(str)
    def _add(self, title: str) -> None:
        self._change(lambda library: library.add_briefing(title).id, then=self._use)

    @Slot(str)
    def _rename(self, title: str) -> None:
        current = self._current()
        self._change(lambda library: library.rename_briefing(current, title))

    @Slot(Moved)
    def _move(self, moved: Moved) -> None:
        self._change(lambda library: library.move_pin(moved.pin.id, moved.place))

    @Slot(Pin)
    def _remove(self, pin: Pin) -> None:
        self._change(lambda library: library.remove_pin(pin.id), then=self._removed.append)

    @Slot()
    def _undo(self) -> None:
        if self._removed:
            briefing, place, pin = self._removed.pop()
            self._change(lambda library: library.restore_pin(briefing, place, pin))

    @Slot(Written)
    def _note(self, written: Written) -> None:
        def change(library: Library) -> object:
            if written.pin:
                return library.change_note(written.pin.id, written.text)
            return library.add_note(self._own(library), written.text, written.place)

        self._change(change)

    @Slot(Pin)
    def _open(self, pin: Pin) -> None:
        """On its day."""
        self._navigation.look_at(pin.as_of)
        if pin.address.startswith(SEARCH):
            self._window.search.ask_for(pin.address.removeprefix(SEARCH))
        elif pin.address:
            self._navigation.open(pin.address)

    @Slot()
    def _preview(self) -> None:
        briefing = next((each for each in self._known if each.id == self._current()), None)
        if briefing and briefing.pins:
            self._background.ask(
                lambda reference, _ticket: parts(reference, briefing),
                lambda made: self._set(made, briefing.title),
                self._failed,
            )

    def _set(self, made: tuple[Part, ...], title: str) -> None:
        from desktop.previewing import open_preview

        open_preview(made, self._settings, self.dialog or self._window, title=title)

    def _failed(self, error: DbError) -> None:
        self._window.say(str(error))
        messages.tell(self._window, str(error))


def _digest(reference: Reference, address: str) -> str:
    return "" if address.startswith(SEARCH) else reference.digest(address)


def parts(reference: Reference, briefing: Briefing) -> tuple[Part, ...]:
    """What a briefing holds, in its order; what the pack holds no more is said in its place."""
    return tuple(_part(reference, pin) for pin in briefing.pins)


def _part(reference: Reference, pin: Pin) -> Part:
    if not pin.address:
        return render.note(pin.note, reference.pack)
    if pin.address.startswith(SEARCH):
        found = reference.search(pin.address.removeprefix(SEARCH), as_of=pin.as_of)
        return render.hits(found, reference.pack)
    try:
        page = reference.open(pin.address, pin.as_of)
    except NotFound as error:
        return render.note(f"{pin.title}\n{error}", reference.pack)
    whole = pin.address.partition(":")[0] not in ("passage", "statement")
    return page if whole else render.part(page, pin.address)
