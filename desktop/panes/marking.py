"""Marks on a page: words that were found, the paragraph a band lies under, and how far down each of them stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from db import Mark
from desktop.theme import Colours


def cursor_at(document: QTextDocument, position: int) -> QTextCursor:
    """A cursor at a position, or at the end where the text is shorter."""
    cursor = QTextCursor(document)
    cursor.setPosition(max(0, min(position, document.characterCount() - 1)))
    return cursor


def shares_of(document: QTextDocument, marks: Sequence[Mark]) -> tuple[float, ...]:
    """How far down the page each mark stands, 0 at its top and 1 at its foot."""
    if not marks:
        return ()
    whole, layout = max(1.0, document.size().height()), document.documentLayout()
    tops: dict[int, float] = {}
    found = []
    for mark in marks:
        block = document.findBlock(mark.start)
        number = block.blockNumber()
        if number not in tops:
            tops[number] = min(1.0, layout.blockBoundingRect(block).top() / whole)
        found.append(tops[number])
    return tuple(found)


def selections(
    document: QTextDocument, found: Colours, marks: Sequence[Mark], current: int, band: int
) -> list[QTextEdit.ExtraSelection]:
    """The looks of the marks, one of them current (or -1), and of a band under the paragraph at a position (or -1)."""
    made = [_band(document, band, found.band)] if band >= 0 else []
    for number, mark in enumerate(marks):
        cursor = cursor_at(document, mark.start)
        cursor.setPosition(mark.start + mark.length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(found.current_mark if number == current else found.mark)
        look.setForeground(found.ink)
        made.append(_selection(cursor, look))
    return made


def _band(document: QTextDocument, position: int, colour: QColor) -> QTextEdit.ExtraSelection:
    cursor = cursor_at(document, position)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    # in a table the next block may be another cell, and Qt would then select whole cells
    end = QTextCursor.MoveOperation.EndOfBlock if cursor.currentTable() else QTextCursor.MoveOperation.NextBlock
    cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setBackground(colour)
    look.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return _selection(cursor, look)


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = look
    return made
