"""How a hit is drawn: an icon for its kind, its title, its words with the marks, and a quiet line on its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db import Mark
from desktop import theme
from desktop.icons import icon
from desktop.models.hits import ICON_NAME, SHOWN, TITLE_MARKS, Shown
from desktop.panes.hit_list import HitList

ICON, GAP, LINES, LEADING = 16, 8, 2, 2
SMALLER = 0.92
NARROW = "i'|"  # letters as narrow as any
LEAD = 30  # letters shown before the first mark where the words before it are left out
ROUNDING = 6  # pixels by which a laid-out line with marks may be longer than its plain words


class Faces:
    """The three fonts of a row and their measures, worked out once for a font of the view."""

    def __init__(self, font: QFont) -> None:
        self.title, self.small = QFont(font), QFont(font)
        self.title.setWeight(QFont.Weight.DemiBold)
        self.small.setPointSizeF(font.pointSizeF() * SMALLER)
        self.title_metrics, self.small_metrics = QFontMetrics(self.title), QFontMetrics(self.small)
        self.title_height = self.title_metrics.height()
        self.step = self.small_metrics.height() + LEADING
        self.narrowest = max(1, min(map(self.small_metrics.horizontalAdvance, NARROW)))


class HitDelegate(QStyledItemDelegate):
    """Rows are as high as their words need, two lines of snippet at most."""

    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._view = view
        self._font = ""
        self._faces = Faces(view.font())

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row, sizes = index.row(), self._view.sizes
        if row not in sizes:
            sizes[row] = self._size(index.data(SHOWN))
        return sizes[row]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self._view.is_to_wait(index):
            return
        style = self._view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
        painter.save()
        self._draw(painter, option, index.data(SHOWN), index.data(ICON_NAME), index.data(TITLE_MARKS))
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self._view)

    def _size(self, words: Shown) -> QSize:
        faces = self._measures(self._view.font())
        width = self._view.viewport().width()
        lines = self._lines(words.words, width - ICON - 3 * GAP - LEADING) + bool(words.detail)
        return QSize(width, faces.title_height + lines * faces.step + 2 * GAP)

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, words: Shown, name: str, marked: tuple[Mark, ...]
    ) -> None:
        inks, faces = theme.colours(option.palette), self._measures(option.font)
        area = option.rect.adjusted(GAP + LEADING, GAP, -GAP, -GAP)
        above = (faces.title_height - ICON) // 2
        icon(name, inks.accent).paint(painter, QRect(area.left(), area.top() + above, ICON, ICON))
        area.setLeft(area.left() + ICON + GAP)
        for left, width in _runs(faces.title_metrics, words.title, marked):
            if left < area.width():
                room = min(width, area.width() - left)
                painter.fillRect(area.left() + left, area.top(), room, faces.title_height, inks.mark)
        painter.setPen(inks.ink)
        _draw_line(painter, faces.title, faces.title_metrics, area, words.title)
        area.setTop(area.top() + faces.title_height + LEADING)
        if words.words:
            self._snippet(words, area.width(), inks.mark).draw(painter, QPointF(area.left(), area.top()))
            area.setTop(area.top() + self._lines(words.words, area.width()) * faces.step)
        painter.setPen(theme.readable(inks.muted, inks.selected))
        _draw_line(painter, faces.small, faces.small_metrics, area, words.detail)

    def _lines(self, words: str, width: int) -> int:
        """How many lines words take; no more than two, so that their length alone tells."""
        if not words:
            return 0
        if len(words) * self._faces.narrowest > width:  # too long however narrow; to measure takes longer
            return LINES
        return 1 if self._faces.small_metrics.horizontalAdvance(words) <= width - ROUNDING else LINES

    def _snippet(self, words: Shown, width: int, mark: QColor) -> QTextLayout:
        """The words laid out in a width, with their marks; what does not fit ends in dots."""
        text, marked = words.words.replace("\n", " "), words.marks
        layout, end = self._laid_out(text, width, marked, mark)
        if marked and marked[0].start + marked[0].length >= end - 1 and end < len(text):
            text, marked = _from_mark(text, marked)
            layout, end = self._laid_out(text, width, marked, mark)
        if end < len(text):
            kept = text[:end].rstrip().rpartition(" ")[0]
            marks = [found for found in marked if found.start + found.length <= len(kept)]
            layout, _ = self._laid_out(f"{kept} …", width, marks, mark)
        return layout

    def _laid_out(self, text: str, width: int, marks: Sequence[Mark], mark: QColor) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text, self._faces.small)
        layout.setFormats([_marked(mark, found.start, found.length) for found in marks])
        end = 0
        layout.beginLayout()
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._faces.step))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, end

    def _measures(self, font: QFont) -> Faces:
        if self._font != font.key():
            self._font, self._faces = font.key(), Faces(font)
        return self._faces


def _runs(metrics: QFontMetrics, text: str, marked: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Where marked words of a line begin and how wide they are, in pixels."""
    for mark in marked:
        left = metrics.horizontalAdvance(text[: mark.start])
        yield left, metrics.horizontalAdvance(text[: mark.start + mark.length]) - left


def _from_mark(text: str, marked: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """The words from a little before the first mark on, which would else lie below what is shown."""
    start = text.find(" ", max(0, marked[0].start - LEAD), marked[0].start) + 1
    return f"…{text[start:]}", tuple(Mark(found.start - start + 1, found.length) for found in marked)


def _draw_line(painter: QPainter, font: QFont, metrics: QFontMetrics, area: QRect, text: str) -> None:
    """One line at the top of an area, shortened where it does not fit."""
    painter.setFont(font)
    shortened = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area.left(), area.top() + metrics.ascent(), shortened)


def _marked(colour: QColor, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setBackground(colour)
    made.format = look
    return made
