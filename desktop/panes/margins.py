"""Margins of a page: lines stay at a length that can be read, however wide the window is."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QTextDocument

WIDEST = 92  # letters in a line, beyond which the eye loses its way back
LEAST, TOP = 28, 24  # pixels


def margin_for(font: QFont, room: int) -> int:
    """How far from the left edge the text stands in so many pixels of room."""
    letters = QFontMetrics(font).averageCharWidth() * WIDEST
    return max(LEAST, (room - letters) // 2)


def set_margins(document: QTextDocument, margin: int) -> None:
    """Give a page its margins; where it has them already it is not laid out anew."""
    root = document.rootFrame()
    look = root.frameFormat()
    if (look.leftMargin(), look.topMargin()) == (margin, TOP):
        return
    look.setLeftMargin(margin)
    look.setRightMargin(margin)
    look.setTopMargin(TOP)
    look.setBottomMargin(2 * TOP)
    root.setFrameFormat(look)
