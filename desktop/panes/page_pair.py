"""The page that is read, and behind it the one to come, written there until it can take the other's place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.panes.browser import Browser
from desktop.panes.written import Landing, Sight, Written


class PagePair(QWidget):
    """Two browsers, one over the other: the one in front is read while the other is written, a part in each turn.

    So the window is never held longer than a part takes, and of a page nothing is seen before its place is there.
    """

    clicked = Signal(QUrl)
    pointed_at = Signal(QUrl)
    typed = Signal(str)
    described = Signal(str)
    zoomed = Signal(bool)
    went_back = Signal()
    went_forward = Signal()
    strip_clicked = Signal(str)
    written_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front, self.behind = Browser(self), Browser(self)
        self._coming: Written | None = None
        self._landing = Landing()
        self._then: Callable[[], None] = _nothing
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._come_on)
        self._sweeping = QTimer(self, singleShot=True)
        self._sweeping.timeout.connect(self._sweep)
        self.behind.hide()
        for browser in self.both:
            self._connect(browser)

    @property
    def both(self) -> tuple[Browser, Browser]:
        return self.front, self.behind

    def prepare(self, page: Written, landing: Landing, then: Callable[[], None]) -> None:
        """Write a page behind the one that is read; `then` follows when all is there that is seen on landing."""
        self.drop()
        self._sweeping.stop()
        self._coming, self._landing, self._then = page, landing, then
        self.behind.setGeometry(self.rect())
        self.behind.stackUnder(self.front)
        self.behind.setUpdatesEnabled(False)  # else what nobody sees is painted
        self.behind.show()
        self.behind.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else it is laid out twice
        self.behind.begin(page, landing.words)
        self._turns.start()

    def drop(self) -> None:
        """Nobody waits any more for the page that was to come."""
        if self._coming:
            self._retire()

    def hurry(self) -> None:
        """Let the page that is to come be there at once."""
        while self._coming:
            self._come_on()

    def show_written(self, page: Written, sight: Sight | None = None) -> None:
        """Put a page in place of the one before: the one that was prepared, or another, which is written now."""
        if page is self._coming:
            self._swap()
        else:
            self.drop()
            self.front.show_written(page, sight)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.front.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.front.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.front.setGeometry(self.rect())
        if self._coming:
            self.behind.setGeometry(self.rect())

    @Slot()
    def _come_on(self) -> None:
        """One more part, or one more picture; what follows the last one has a turn of its own."""
        if not self.behind.has_reached(self._landing):
            self.behind.writer.write_on()
            return
        if self.behind.draw_next(self._landing):
            return
        self._turns.stop()
        self.behind.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        page = self._coming
        self._then()
        if self._coming is page:
            self.drop()

    def _swap(self) -> None:
        self.front, self.behind = self.behind, self.front
        self.front.setUpdatesEnabled(True)
        self.front.raise_()
        if self.behind.hasFocus():
            self.front.setFocus(Qt.FocusReason.OtherFocusReason)
        self.behind.writer.pause()
        self.front.writer.go_on()
        self._retire()

    def _retire(self) -> None:
        """The browser behind is seen no more, and emptied in a turn of its own."""
        self._coming = None
        self._turns.stop()
        self.behind.hide()
        self._sweeping.start()

    @Slot()
    def _sweep(self) -> None:
        self.behind.put_away()

    @Slot()
    def _end(self) -> None:
        if self.front.writer.whole:
            self.written_out.emit()

    def _connect(self, browser: Browser) -> None:
        browser.setAccessibleName(self.tr("Page"))
        browser.anchorClicked.connect(self.clicked)
        browser.highlighted.connect(self.pointed_at)
        browser.typed.connect(self.typed)
        browser.described.connect(self.described)
        browser.zoomed.connect(self.zoomed)
        browser.went_back.connect(self.went_back)
        browser.went_forward.connect(self.went_forward)
        browser.strip.clicked.connect(self.strip_clicked)
        browser.written_out.connect(self._end)


def _nothing() -> None:
    """What follows when no page is to come."""
