"""The strip of hits by year: a bar for each year, to click, to drag over, or to walk by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme

HEIGHT, LABELS, SIDE, LEAST = 46, 13, 10, 2.0
FEWEST = 12  # years the strip spans at least, so that two bars do not become blocks


class YearStrip(QWidget):
    """Says which years to narrow to, as 2008 or 2008..2012; is told how many hits each year has."""

    narrowed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[int, int] = {}
        self._first = self._last = 0
        self._here = self._from = 0
        self._dragging = self._more = False
        self.setAccessibleName(self.tr("Hits by year"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def counts(self) -> dict[int, int]:
        return self._counts

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, HEIGHT)

    def show_years(self, years: tuple[tuple[int, int], ...], more: bool = False) -> None:
        """Show these counts, or `more` than they say; a strip of one year or none says nothing and is hidden."""
        self._counts, self._more = dict(years), more
        self.setVisible(len(years) > 1)
        if not years:
            return
        self._first, self._last = years[0][0], years[-1][0]
        self._first = min(self._first, self._last - FEWEST + 1)
        if not self._first <= self._here <= self._last:
            self._here = self._from = self._last
        self._say()
        self.update()

    def chosen(self) -> tuple[int, int]:
        """The years chosen so far, the earlier first."""
        return min(self._from, self._here), max(self._from, self._here)

    def year_at(self, across: float) -> int:
        """The year whose bar stands there."""
        place = int((across - SIDE) / self._step())
        return max(self._first, min(self._last, self._first + place))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        found = theme.colours(self.palette())
        most, step, foot = max(self._counts.values(), default=1), self._step(), HEIGHT - LABELS
        low, high = self.chosen() if self.hasFocus() or self._dragging else (0, 0)
        if high:
            left = SIDE + (low - self._first) * step
            painter.fillRect(QRectF(left, 0, (high - low + 1) * step, foot), found.selected)
        for year, count in self._counts.items():
            tall = LEAST + (foot - 4 - LEAST) * count / most
            left = SIDE + (year - self._first) * step
            painter.fillRect(QRectF(left, foot - tall, max(step - 1, 1), tall), found.accent)
        painter.setPen(found.rule)
        painter.drawLine(SIDE, foot, self.width() - SIDE, foot)
        self._label(painter, low, high)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self._go(self.year_at(event.position().x()), extend=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragging:
            self._go(self.year_at(event.position().x()), extend=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragging:
            self._dragging = False
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows walk, with Shift they stretch the choice, Return narrows to it."""
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        places = {
            Qt.Key.Key_Left: self._here - 1,
            Qt.Key.Key_Right: self._here + 1,
            Qt.Key.Key_Home: self._first,
            Qt.Key.Key_End: self._last,
        }
        if event.key() in places:
            self._go(max(self._first, min(self._last, places[Qt.Key(event.key())])), extend)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            year = self.year_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._words(year, year), self)
            return True
        return super().event(event)

    def _step(self) -> float:
        return max(1.0, (self.width() - 2 * SIDE) / max(1, self._last - self._first + 1))

    def _go(self, year: int, extend: bool) -> None:
        self._here = year
        if not extend:
            self._from = year
        self._say()
        self.update()

    def _tell(self) -> None:
        low, high = self.chosen()
        self.narrowed.emit(str(low) if low == high else f"{low}..{high}")

    def _say(self) -> None:
        """For a screen reader: the years chosen and their hits."""
        self.setAccessibleDescription(self._words(*self.chosen()))

    def _words(self, low: int, high: int) -> str:
        count = sum(self._counts.get(year, 0) for year in range(low, high + 1))
        years = str(low) if low == high else f"{low}–{high}"
        if count == 1 and not self._more:
            return self.tr("{0}: 1 hit").format(years)
        return self.tr("{0}: {1} hits").format(years, f"{count}+" if self._more else count)

    def _label(self, painter: QPainter, low: int, high: int) -> None:
        """The first and the last year; what is chosen takes their place."""
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.setPen(theme.colours(self.palette()).muted)
        area = QRectF(SIDE, HEIGHT - LABELS, self.width() - 2 * SIDE, LABELS)
        if high:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words(low, high))
            return
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self._first))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._last))
