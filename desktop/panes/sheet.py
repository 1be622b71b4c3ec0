"""The open page: where it stands, its text, and the bar that finds and walks words on it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from db import Branch, Mark, TimelinePage
from desktop import marks, theme
from desktop.panes.browser import Browser
from desktop.panes.find_bar import FindBar
from desktop.panes.margins import LEAST
from desktop.panes.mark_strip import MarkStrip
from desktop.panes.timeline import TimelinePane
from desktop.panes.written import Written

BANDED = ("passage:", "statement:", "source-")  # places that are one paragraph, which a band can show


@dataclass(frozen=True, slots=True)
class Landing:
    """Where on a page to arrive: an anchor, a height to scroll back to, and words to mark, or at the last of them.

    `stays` says that it is the page before on another day: what was in sight then stays so.
    """

    anchor: str = ""
    scrolled: int | None = None
    words: tuple[str, ...] = ()
    from_end: bool = False
    stays: bool = False


class SheetPane(QWidget):
    """Says which link was followed and what was typed; is told the page, where to land and what to mark."""

    followed = Signal(str)
    pointed_at = Signal(str)
    typed = Signal(str)
    walked_out = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.browser = Browser(self)
        self.bar = FindBar(self)
        self.strip = MarkStrip(self.browser)
        self.walks_on = False  # behind the last mark there are other pages, not this one again
        self._placed: tuple[Mark, ...] = ()
        self._shares: tuple[float, ...] = ()
        self.path = QLabel(self)
        self.timeline = TimelinePane(self)
        self.words: tuple[str, ...] = ()
        self._path: tuple[Branch, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._marked = 0  # letters of the page in which words were marked
        self._current = -1
        self._landed = -1
        self._band = -1
        self._set_up()
        self.browser.anchorClicked.connect(self._follow)
        self.browser.highlighted.connect(self._point)
        self.browser.typed.connect(self.typed)
        self.browser.written_out.connect(self._mark_rest)
        self.bar.asked.connect(self._find)
        self.bar.walked.connect(self.walk)
        self.bar.closed.connect(self.clear_marks)
        self.strip.clicked.connect(self._to_mark)

    @property
    def scrolled(self) -> int:
        return self.browser.scrolled

    @property
    def has_marks(self) -> bool:
        return bool(self._marks) or self._band >= 0 or not self.bar.isHidden()

    def show_page(self, title: str, path: tuple[Branch, ...], written: Written, landing: Landing) -> None:
        """Put a page in place of the one before and arrive where the landing says; `path` leads down to it."""
        self._path = path
        self._show_path()
        self.path.setAccessibleDescription(" › ".join(branch.title for branch in path))
        self.path.setVisible(bool(path))
        self._align()
        self.browser.setAccessibleName(title)
        self.bar.dismiss()
        sight = self.browser.sight() if landing.stays else None
        self.browser.show_written(written, sight)
        self.land(landing)

    def land(self, landing: Landing) -> None:
        """Arrive somewhere on the page that is open."""
        place = self.browser.place_of(landing.anchor) if landing.anchor else -1
        self._band = place if landing.anchor.startswith(BANDED) else -1
        self.words = landing.words
        if landing.from_end:
            self.browser.write_all()
        self._mark_words()
        self._landed = place
        self._current = self._first_behind()
        self._show_marks()
        if landing.from_end and self._marks:
            self._to_mark(str(len(self._marks) - 1))
        elif landing.stays:
            pass  # what was in sight is so already
        elif landing.scrolled is not None:
            self.browser.scroll_down_to(landing.scrolled)
        elif place >= 0:
            self.browser.scroll_to(place)

    def _mark_words(self) -> None:
        """Mark the words on what is written of the page; the rest follows when it is all there."""
        text = self.browser.text_so_far if self.words else ""
        self._marked = len(text)
        self._marks = marks.whole_words(text, self.words)

    @Slot()
    def _mark_rest(self) -> None:
        """All of the page is written now: so are the words to be marked."""
        if not self.words or self._marked == len(self.browser.text_so_far):
            return
        current = self._marks[self._current] if self._current >= 0 else None
        self._mark_words()
        self._current = self._marks.index(current) if current in self._marks else self._first_behind()
        self._show_marks()

    def _first_behind(self) -> int:
        """The first mark from where the page was opened on; -1 where it was opened at its top, or there is none."""
        after = (number for number, mark in enumerate(self._marks) if mark.start >= self._landed)
        return next(after, -1) if self._landed >= 0 else -1

    def show_timeline(self, page: TimelinePage | None) -> None:
        """The strip of years over a page of events, and over no other."""
        self.timeline.show_page(page)
        if layout := self.layout():  # before the page itself is laid out, which takes a moment
            layout.activate()

    def step_to(self, prefix: str, step: int) -> tuple[int, int]:
        """To the next or the previous place on the page whose anchor begins so; which of how many it is, from 1."""
        places = self.browser.places_of(prefix)
        if not places:
            return 0, 0
        if self._band in places:
            number = (places.index(self._band) + step) % len(places)
        else:
            here = self.browser.first_in_sight
            after = next((n for n, place in enumerate(places) if place >= here), 0)
            number = after if step > 0 else (after - 1) % len(places)
        self._band = places[number]
        self._show_marks()
        self.browser.scroll_to(places[number])
        return number + 1, len(places)

    def redraw(self, written: Written) -> None:
        """The same page in other colours or another size, at the same height and with its marks."""
        self.browser.keep_in_sight(lambda: self.browser.show_written(written))
        self._show_marks()
        self._align()
        self.refresh()

    def open_find(self) -> None:
        """Ready to type words to find on this page."""
        self.bar.open_box(self.browser.textCursor().selectedText())

    @Slot(bool)
    def walk(self, forward: bool) -> None:
        """To the next or the previous mark; behind the last one round the end, or out to other pages."""
        self.browser.write_all()
        step = 1 if forward else -1
        start = self._current if self._current >= 0 or forward else 0
        if self.walks_on and not self.bar.finding and not 0 <= start + step < len(self._marks):
            self.walked_out.emit(forward)
        else:
            self.go_round(forward)

    def go_round(self, forward: bool) -> None:
        """To the next or the previous mark of this page, round its end."""
        self.browser.write_all()
        if self._marks:
            start = self._current if self._current >= 0 or forward else 0
            self._to_mark(str((start + (1 if forward else -1)) % len(self._marks)))

    @Slot()
    def clear_marks(self) -> None:
        """Take all marks off, and the bar with them; the keys go back to the text."""
        had_focus = self.bar.isAncestorOf(self.focusWidget() or self)
        self.words, self._marks, self._current, self._band = (), (), -1, -1
        self.bar.dismiss()
        self._show_marks()
        if had_focus:
            self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._align()

    def refresh(self) -> None:
        """Colours and icons of a changed palette."""
        palette = QPalette(QGuiApplication.palette())
        found = theme.colours()
        palette.setColor(QPalette.ColorRole.WindowText, found.muted)
        palette.setColor(QPalette.ColorRole.Window, found.paper)
        self.path.setPalette(palette)
        self._show_path()
        self.bar.refresh()
        self.timeline.refresh()

    @Slot(str)
    def _to_mark(self, number: str) -> None:
        self._current = int(number)
        self._show_marks()
        self.browser.scroll_to(self._marks[self._current].start)

    @Slot(str)
    def _find(self, typed: str) -> None:
        self.words, self._band = (), -1
        self._marks = marks.anywhere(self.browser.text(), typed)
        here = self.browser.first_in_sight
        after = next((n for n, mark in enumerate(self._marks) if mark.start >= here), 0)
        self._current = after if self._marks else -1
        self._show_marks()
        if self._marks:
            self.browser.scroll_to(self._marks[self._current].start)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        self.followed.emit(url.toString())

    @Slot(QUrl)
    def _point(self, url: QUrl) -> None:
        self.pointed_at.emit(url.toString())

    def _show_path(self) -> None:
        colour = theme.colours().accent.name()
        self.path.setText(" › ".join(_step(branch, colour) for branch in self._path))

    def _align(self) -> None:
        """The line above the page begins where its text does."""
        self.path.setContentsMargins(self.browser.margin, 9, LEAST, 7)

    def _show_marks(self) -> None:
        self.browser.show_marks(self._marks, self._current, self._band)
        self.bar.show_count(self._current + 1, len(self._marks))
        if self._marks is not self._placed:
            self._placed, self._shares = self._marks, self.browser.shares(self._marks)
        self.strip.show_places(self._shares, self._current)

    def _set_up(self) -> None:
        self.path.setTextFormat(Qt.TextFormat.RichText)
        self.path.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.path.linkActivated.connect(self.followed)
        self.path.setAutoFillBackground(True)
        self.path.setAccessibleName(self.tr("Where this page stands"))
        self.path.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.path)
        column.addWidget(self.timeline)
        column.addWidget(self.browser, 1)
        column.addWidget(self.bar)
        self.refresh()


def _step(branch: Branch, colour: str) -> str:
    """One step of the way down; a mere folder cannot be opened."""
    title, look = escape(branch.title), f"color: {colour}; text-decoration: none"
    return f'<a href="{escape(branch.address)}" style="{look}">{title}</a>' if branch.address else title
