"""The flows of time: the day that is looked at, what changed between two, and the views that time is read from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from db import Brief, DocumentPage, Page, Sheet, describe_moment, parse_moment
from desktop.navigation import Navigation
from desktop.window import MainWindow

MOST = 12  # subjects of a text that are offered
CHANGE = "change:"  # how the anchors of a page of changes begin


class Days(QObject):
    """Keeps date field and bar at the day the navigation shows, and opens what is asked about time."""

    def __init__(self, window: MainWindow, navigation: Navigation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._navigation = window, navigation
        self._shown = ""
        self._strip_wanted = False
        window.date.chosen.connect(self.look_at)
        window.date.refused.connect(window.say)
        window.day_bar.put_back.connect(self.put_back)
        window.sheet.timeline.filtered.connect(navigation.open)
        window.sheet.timeline.chosen.connect(navigation.follow)
        window.sheet.timeline.pointed_at.connect(window.say)
        navigation.day_shown.connect(self._turned)
        navigation.began.connect(self._learn)
        navigation.moved.connect(self._arrived)

    @Slot(str)
    def look_at(self, day: str) -> None:
        """Show everything as of an ISO day, empty for today; the keys go to the page."""
        self._navigation.look_at(day)
        self._window.sheet.browser.setFocus()

    @Slot()
    def put_back(self) -> None:
        self.look_at("")

    def type_day(self) -> None:
        self._window.date.focus_box()

    def ask_changes(self) -> None:
        """Between which days, and in what: then their page."""
        from desktop.dialogs.changes import ChangesDialog

        opened = self._navigation.opened
        last = self._navigation.as_of or self._ends
        first = f"{max(int(last[:4]) - 1, 1):04}{last[4:]}" if last else ""
        dialog = ChangesDialog(_without_leap_day(first), last, _scopes(opened.page if opened else None), self._window)
        dialog.asked.connect(self._navigation.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def next_change(self) -> None:
        self._step(1)

    def previous_change(self) -> None:
        self._step(-1)

    def timeline(self) -> None:
        """Open it; the keys go to its strip as soon as it stands."""
        self._strip_wanted = True
        self._navigation.open("timeline:")

    def appointments(self) -> None:
        self._navigation.open("appointments:")

    def coverage(self) -> None:
        self._navigation.open("coverage:")

    @property
    def _ends(self) -> str:
        return self._navigation.contents.pack.knowledge_ends if self._navigation.contents else ""

    @Slot()
    def _arrived(self) -> None:
        if self._strip_wanted and self._window.sheet.timeline.isVisible():
            self._strip_wanted = False
            self._window.sheet.timeline.setFocus()

    def _step(self, step: int) -> None:
        place, count = self._window.sheet.step_to(CHANGE, step)
        if count:
            self._window.say(self.tr("Change {0} of {1}").format(place, count))
        else:
            self._window.say(self.tr("This page lists no changes: ask for what changed between two days first."))

    @Slot()
    def _learn(self) -> None:
        contents = self._navigation.contents
        if contents is not None:
            self._window.date.learn(contents.days, contents.pack.knowledge_ends)

    @Slot(str)
    def _turned(self, day: str) -> None:
        self._window.show_day(day, self._ends)
        if day == self._shown:
            return
        self._shown = day
        words = describe_moment(parse_moment(day)) if day else ""
        self._window.say(self.tr("As of {0}").format(words) if day else self.tr("Back to today"))


def _scopes(page: Page | None) -> tuple[Brief, ...]:
    """What a page can be narrowed to: itself, and the topics it belongs to."""
    if isinstance(page, Sheet):
        own = Brief(page.address, page.title, page.kind)
        return (own, *(topic for topic in page.topics if topic.address != own.address))
    return page.subjects[:MOST] if isinstance(page, DocumentPage) else ()


def _without_leap_day(day: str) -> str:
    return f"{day[:-2]}28" if day.endswith("-02-29") else day
