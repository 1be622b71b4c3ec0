"""The strip beside the scroll bar that shows where on the page the marks are; it lies in the margin of the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop import theme

WIDTH, TALL = 11, 3


class MarkStrip(QWidget):
    """Says which mark was clicked, counted from 0; is told how far down each stands, as a share of the page."""

    clicked = Signal(str)

    def __init__(self, page: QAbstractScrollArea) -> None:
        super().__init__(page)  # in no layout: to come and go it must not make the page narrower
        self._page = page.viewport()
        self._page.installEventFilter(self)
        self._places: tuple[float, ...] = ()
        self._current = -1
        self.setAccessibleName(self.tr("Where the marks are"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Where the marked words are: click to go there"))
        self.hide()

    @property
    def places(self) -> tuple[float, ...]:
        return self._places

    def show_places(self, places: Sequence[float], current: int) -> None:
        """Show these places, from 0 at the top to 1 at the foot of the page, one of them as current (or -1)."""
        self._places, self._current = tuple(places), current
        self.setVisible(bool(places))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            seen = self._page.geometry()
            self.setGeometry(seen.right() + 1 - WIDTH, seen.top(), WIDTH, seen.height())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        found = theme.colours(self.palette())
        painter.fillRect(self.rect(), found.paper)
        drawn = {round(place * (self.height() - TALL)) for place in self._places}
        for top in drawn:
            painter.fillRect(QRectF(2, top, WIDTH - 4, TALL), found.mark)
        if 0 <= self._current < len(self._places):
            top = round(self._places[self._current] * (self.height() - TALL))
            painter.fillRect(QRectF(0, top - 1, WIDTH, TALL + 2), found.current_mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._places and event.button() == Qt.MouseButton.LeftButton:
            wanted = event.position().y() / max(1, self.height() - TALL)
            nearest = min(range(len(self._places)), key=lambda number: abs(self._places[number] - wanted))
            self.clicked.emit(str(nearest))
