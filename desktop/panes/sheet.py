"""The open page: where it stands, its text, and the bar that finds and walks words on it."""

from __future__ import annotations

from collections.abc import Callable
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
from desktop.panes.page_pair import PagePair
from desktop.panes.timeline import TimelinePane
from desktop.panes.written import Landing, Written

BANDED = ("passage:", "statement:", "source-", "result:")  # places that are one paragraph, which a band can show


class SheetPane(QWidget):
    """Says which link was followed and what was typed; is told the page, where to land and what to mark."""

    followed = Signal(str)
    pointed_at = Signal(str)
    typed = Signal(str)
    walked_out = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PagePair(self)
        self.bar = FindBar(self)
        self.walks_on = False  # behind the last mark there are other pages, not this one again
        self._placed: tuple[Mark, ...] = ()
        self._shares: tuple[float, ...] = ()
        self.path = QLabel(self)
        self.timeline = TimelinePane(self)
        self._path: tuple[Branch, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._walking: bool | None = None  # which way to walk when the page is whole
        self._current = -1
        self._landed = -1
        self._band = -1
        self._set_up()
        self.pages.clicked.connect(self._follow)
        self.pages.pointed_at.connect(self._point)
        self.pages.typed.connect(self.typed)
        self.pages.written_out.connect(self._mark_rest)
        self.bar.asked.connect(self._find)
        self.bar.walked.connect(self.walk)
        self.bar.closed.connect(self.clear_marks)
        self.pages.strip_clicked.connect(self._to_mark)

    @property
    def browser(self) -> Browser:
        """The page that is read; with another page it may be another one."""
        return self.pages.front

    @property
    def strip(self) -> MarkStrip:
        return self.browser.strip

    @property
    def scrolled(self) -> int:
        return self.browser.scrolled

    @property
    def has_marks(self) -> bool:
        return bool(self._marks) or self._band >= 0 or not self.bar.isHidden()

    def prepare(self, written: Written, landing: Landing, then: Callable[[], None]) -> None:
        """Write a page out of sight; `then` follows, in which it can be shown with all that is seen on landing."""
        self.browser.writer.pause()
        self.pages.prepare(written, landing, then)

    def wait(self) -> None:
        """Another page is asked for: this one is written no further, and none that was to come is waited for."""
        self.browser.writer.pause()
        self.pages.drop()

    def put_off(self) -> None:
        """Somebody types: what is not yet needed of the page is written later."""
        self.browser.writer.put_off()

    def stay(self) -> None:
        """No other page comes: this one is written on."""
        self.browser.writer.go_on()

    def show_page(self, title: str, path: tuple[Branch, ...], written: Written, landing: Landing) -> None:
        """Put a page in place of the one before and arrive where the landing says; `path` leads down to it."""
        self._path = path
        self._show_path()
        self.path.setAccessibleDescription(" › ".join(branch.title for branch in path))
        self.path.setVisible(bool(path))
        self._align()
        self.bar.dismiss()
        self.pages.show_written(written, self.browser.sight() if landing.stays else None)
        self.browser.setAccessibleName(title)
        self.land(landing)

    def land(self, landing: Landing) -> None:
        """Arrive somewhere on the page that is open."""
        writer, finding = self.browser.writer, self.browser.finding
        place = writer.place_of(landing.anchor) if landing.anchor else -1
        self._band = place if landing.anchor.startswith(BANDED) else -1
        self._walking = None
        if landing.from_end:
            writer.write_all()
        if finding.words != landing.words:
            finding.look_for(landing.words)
        finding.read_on()
        self._marks = finding.marks
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

    @Slot()
    def _mark_rest(self) -> None:
        """All of the page is written now: so are the words to be marked."""
        finding = self.browser.finding
        if finding.words and self._marks != finding.marks:
            current = self._marks[self._current] if self._current >= 0 else None
            self._marks = finding.marks
            self._current = self._marks.index(current) if current in self._marks else self._first_behind()
            self._show_marks()
        if self._walking is not None:
            forward, self._walking = self._walking, None
            self.walk(forward)

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
        places = self.browser.writer.places_of(prefix)
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
        words = self.browser.finding.words
        self.browser.keep_in_sight(lambda: self.browser.show_written(written))
        self.browser.finding.look_for(words)
        self.browser.finding.read_on()
        self._show_marks()
        self._align()
        self.refresh()

    def open_find(self) -> None:
        """Ready to type words to find on this page."""
        self.bar.open_box(self.browser.textCursor().selectedText())

    @Slot(bool)
    def walk(self, forward: bool) -> None:
        """To the next or the previous mark; behind the last one round the end, or out to other pages."""
        step = 1 if forward else -1
        start = self._current if self._current >= 0 or forward else 0
        inside = 0 <= start + step < len(self._marks)
        leaves = self.walks_on and not self.bar.finding
        if not inside and not self.browser.writer.whole and (forward or not leaves):
            self._walking = forward  # there may be more marks further down
            self.stay()
        elif leaves and not inside:
            self.walked_out.emit(forward)
        else:
            self.go_round(forward)

    def go_round(self, forward: bool) -> None:
        """To the next or the previous mark of this page, round its end."""
        if self._marks:
            start = self._current if self._current >= 0 or forward else 0
            self._to_mark(str((start + (1 if forward else -1)) % len(self._marks)))

    @Slot()
    def clear_marks(self) -> None:
        """Take all marks off, and the bar with them; the keys go back to the text."""
        had_focus = self.bar.isAncestorOf(self.focusWidget() or self)
        self._marks, self._current, self._band = (), -1, -1
        self.browser.finding.look_for(())
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
        self._band = -1
        self.browser.finding.look_for(())
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
        column.addWidget(self.pages, 1)
        column.addWidget(self.bar)
        self.refresh()


def _step(branch: Branch, colour: str) -> str:
    """One step of the way down; a mere folder cannot be opened."""
    title, look = escape(branch.title), f"color: {colour}; text-decoration: none"
    return f'<a href="{escape(branch.address)}" style="{look}">{title}</a>' if branch.address else title
