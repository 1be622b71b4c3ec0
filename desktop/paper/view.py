"""Sheets of paper one below the other, to scroll and zoom."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from desktop.paper.sheets import EDGE, Sheets

GAP = 14.0  # points between two sheets and around them
STEP = 1.2
SMALLEST, LARGEST = 0.1, 6.0


class Fit(Enum):
    """How the zoom follows the size of the window."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class SheetsView(QGraphicsView):
    """Shows sheets; `moved` tells that another sheet stands in the middle: see `current`."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self._sheets = Sheets(())
        self._fit = Fit.WIDTH
        self._current = -1
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setBackgroundBrush(self.palette().brush(QPalette.ColorRole.Mid))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setAccessibleName(self.tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(self._tell_place)

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other sheets, from the first."""
        self._sheets, self._current = sheets, -1
        self.scene().clear()
        for place in range(len(sheets)):
            self.scene().addItem(_Sheet(sheets, place, QRectF(0, self._top(place), *sheets.size.toTuple())))
        bounds = self.scene().itemsBoundingRect()
        self.scene().setSceneRect(bounds.adjusted(-GAP, -GAP, GAP, GAP))
        self._refit()
        self.go_to(0)

    def go_to(self, place: int) -> None:
        """Bring the top of one sheet to the top of the view."""
        if 0 <= place < len(self._sheets) and place != self._current:
            top = self.mapFromScene(0, self._top(place) - GAP).y()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)
            self._tell_place()

    @property
    def current(self) -> int:
        """The place of the sheet in the middle of the view, counted from 0; -1 while there is none."""
        return self._current

    @Slot()
    def fit_width(self) -> None:
        self._fit = Fit.WIDTH
        self._refit()

    @Slot()
    def fit_page(self) -> None:
        self._fit = Fit.PAGE
        self._refit()

    @Slot()
    def zoom_in(self) -> None:
        self._zoom(self.transform().m11() * STEP)

    @Slot()
    def zoom_out(self) -> None:
        self._zoom(self.transform().m11() / STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the fit that was chosen."""
        super().resizeEvent(event)
        self._refit()

    def _zoom(self, factor: float) -> None:
        self._fit = Fit.FREE
        self._scale(factor)

    def _refit(self) -> None:
        if not len(self._sheets) or self._fit is Fit.FREE:
            return
        bar = self.style().pixelMetric(self.style().PixelMetric.PM_ScrollBarExtent)
        factor = (self.viewport().width() - bar) / (self._sheets.size.width() + 2 * GAP)
        if self._fit is Fit.PAGE:
            factor = min(factor, self.viewport().height() / (self._sheets.size.height() + 2 * GAP))
        self._scale(factor)

    def _scale(self, factor: float) -> None:
        factor = min(max(factor, SMALLEST), LARGEST)
        place = max(self._current, 0)
        self.resetTransform()
        self.scale(factor, factor)
        self._current = -1
        self.go_to(place)

    @Slot()
    def _tell_place(self) -> None:
        middle = self.mapToScene(self.viewport().rect().center()).y()
        place = min(max(int(middle // (self._sheets.size.height() + GAP)), 0), len(self._sheets) - 1)
        if place != self._current:
            self._current = place
            self.setAccessibleDescription(self.tr("Page {0} of {1}").format(place + 1, len(self._sheets)))
            self.moved.emit()

    def _top(self, place: int) -> float:
        return place * (self._sheets.size.height() + GAP)


class _Sheet(QGraphicsItem):
    """One sheet of paper in the scene."""

    def __init__(self, sheets: Sheets, place: int, rectangle: QRectF) -> None:
        super().__init__()
        self._sheets, self._place, self._rectangle = sheets, place, rectangle
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The paper with its edge."""
        return self._rectangle.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """White paper, whatever the colours of the window: it will be printed on paper."""
        painter.setPen(QPen(QColor(EDGE), 0))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(self._rectangle)
        self._sheets.paint(self._place, painter, self._rectangle)
