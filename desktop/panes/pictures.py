"""Where the pictures of a page lie, and which part of one that leads somewhere is under a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment

from desktop.charts import Area, Picture


def pictures_in(document: QTextDocument) -> list[QTextFragment]:
    """The pieces of text that are pictures; collected first, for what is done to them moves the others."""
    found: list[QTextFragment] = []
    block = document.begin()
    while block.isValid():
        found.extend(fragment for fragment in fragments_of(block) if fragment.charFormat().isImageFormat())
        block = block.next()
    return found


def fragments_of(block: QTextBlock) -> list[QTextFragment]:
    """The pieces of a block, each of one look."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        found.append(pieces.fragment())
        pieces += 1
    return found


def area_at(document: QTextDocument, place: QPointF, drawn: Sequence[tuple[str, Picture]]) -> Area | None:
    """The part that leads somewhere under a point of the document; `drawn` are the pictures with their names."""
    pictures = dict(drawn)
    for fragment in pictures_in(document):
        picture = pictures.get(fragment.charFormat().toImageFormat().name())
        if picture and (room := frame_of(document, fragment)).contains(place):
            inside = (place - room.topLeft()) * (picture.width / room.width())
            return _under(picture.areas, inside)
    return None


def frame_of(document: QTextDocument, fragment: QTextFragment) -> QRectF:
    """Where a picture lies in the document; it stands on its line as a letter does."""
    block, look = document.findBlock(fragment.position()), fragment.charFormat().toImageFormat()
    inside = fragment.position() - block.position()
    line = block.layout().lineForTextPosition(inside)
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    place: Any = line.cursorToX(inside)  # with the position in the line behind it, which its type does not say
    left = float(place[0])
    return QRectF(corner.x() + left, corner.y() + line.y() + line.ascent() - look.height(), look.width(), look.height())


def _under(areas: Sequence[Area], place: QPointF) -> Area | None:
    """The last one drawn lies on top."""
    hit = (area for area in reversed(areas) if QRectF(area.x, area.y, area.width, area.height).contains(place))
    return next(hit, None)
