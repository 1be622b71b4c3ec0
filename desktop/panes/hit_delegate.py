"""How a hit is drawn: an icon for its kind, its title, its words with the marks, and a quiet line on its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db import Hit
from desktop import theme
from desktop.icons import icon
from desktop.models.hits import HIT, ICON_NAME, Shown, detail_of, shown

ICON, GAP, LINES = 16, 8, 2


class HitDelegate(QStyledItemDelegate):
    """Rows are as high as their words need, two lines of snippet at most."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hit: Hit = index.data(HIT)
        width = self._view.viewport().width()
        line = QFontMetrics(self._view.font()).height()
        small = QFontMetrics(_small(self._view.font())).height()
        lines = len(self._snippet(shown(hit), self._text_width(width), None)[1]) if hit.snippet else 0
        height = line + lines * (small + 2) + (small + 2 if detail_of(hit) else 0)
        return QSize(width, height + 2 * GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: Hit = index.data(HIT)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = self._view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, plain, painter, self._view)
        painter.save()
        self._draw(painter, plain, hit, index.data(ICON_NAME))
        painter.restore()
        if plain.state & QStyle.StateFlag.State_HasFocus and plain.state & QStyle.StateFlag.State_KeyboardFocusChange:
            style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, plain, painter, self._view)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, name: str) -> None:
        inks = theme.colours(option.palette)
        area = option.rect.adjusted(GAP + 2, GAP, -GAP, -GAP)
        line = QFontMetrics(option.font).height()
        icon(name, inks.accent).paint(painter, QRect(area.left(), area.top() + (line - ICON) // 2, ICON, ICON))
        area.setLeft(area.left() + ICON + GAP)
        words = shown(hit)
        area.setTop(area.top() + self._draw_title(painter, option.font, area, words.title, inks))
        small = _small(option.font)
        step = QFontMetrics(small).height() + 2
        if hit.snippet:
            layout, lines = self._snippet(words, area.width(), inks.mark)
            painter.setPen(inks.ink)
            layout.draw(painter, QPointF(area.left(), area.top() + 2))
            area.setTop(area.top() + len(lines) * step)
        self._draw_quiet(painter, small, area, detail_of(hit), inks)

    def _draw_title(self, painter: QPainter, font: QFont, area: QRect, title: str, inks: theme.Colours) -> int:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        painter.setFont(bold)
        painter.setPen(inks.ink)
        painter.drawText(
            QRect(area.left(), area.top(), area.width(), metrics.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, area.width()),
        )
        return metrics.height()

    def _draw_quiet(self, painter: QPainter, font: QFont, area: QRect, text: str, inks: theme.Colours) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.readable(inks.muted, inks.selected))
        painter.drawText(
            QRect(area.left(), area.top() + 2, area.width(), metrics.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()),
        )

    def _snippet(self, words: Shown, width: int, mark: QColor | None) -> tuple[QTextLayout, list[str]]:
        """The first lines of the snippet, laid out in a width, with its marks."""
        text = words.words.replace("\n", " ")
        font = _small(self._view.font())
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        if mark:
            layout.setFormats([_marked(mark, found.start, found.length) for found in words.marks])
        lines: list[str] = []
        layout.beginLayout()
        while len(lines) < LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(lines) * (QFontMetrics(font).height() + 2)))
            lines.append(text[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return layout, lines

    def _text_width(self, width: int) -> int:
        return width - ICON - 3 * GAP - 2


def _marked(colour: QColor, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    look.setBackground(colour)
    made.format = look
    return made


def _small(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * 0.92)
    return smaller
