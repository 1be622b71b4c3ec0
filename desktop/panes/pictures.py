"""The pictures of a page: drawn, fitted into its width, and which part that leads somewhere is under a point."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTextBlock, QTextCursor, QTextDocument, QTextFragment, QTextImageFormat
from PySide6.QtSvg import QSvgRenderer

from desktop.charts import Area, Picture

FIGURE = "figure:"


class Drawings:
    """The SVG that pictures `figure:0`, `figure:1` and so on stand for: read when needed, drawn when seen."""

    def __init__(self, drawings: Sequence[Callable[[], str]] = ()) -> None:
        self._drawings = drawings
        self._sizes: dict[str, QSizeF] = {}
        self._read: dict[str, QSvgRenderer] = {}
        self._images: dict[tuple[str, float], QImage] = {}

    def size(self, look: QTextImageFormat) -> QSizeF | None:
        """The size in which a picture came, before it was fitted; None for one that is not of this page."""
        if self._number(look.name()) is None:
            return None
        return self._sizes.setdefault(look.name(), QSizeF(look.width(), look.height()))

    def image(self, name: str, ratio: float) -> QImage | None:
        """A drawing at its own size, as sharp as a screen of this ratio is; None for a name not of this page."""
        drawing = self._drawing(name)
        if drawing and (name, ratio) not in self._images:
            self._images[name, ratio] = _image(drawing, ratio)
        return self._images.get((name, ratio))

    def is_drawn(self, name: str, ratio: float) -> bool:
        """Whether nothing is left to do before it can be painted."""
        return (name, ratio) in self._images or self._number(name) is None

    def _drawing(self, name: str) -> QSvgRenderer | None:
        if (number := self._number(name)) is not None and name not in self._read:
            self._read[name] = QSvgRenderer(QByteArray(self._drawings[number]().encode()))
        return self._read.get(name)

    def _number(self, name: str) -> int | None:
        number = name.removeprefix(FIGURE)
        known = number != name and number.isdecimal() and int(number) < len(self._drawings)
        return int(number) if known else None


def fit_pictures(document: QTextDocument, drawings: Drawings, room: int, start: int = 0) -> None:
    """Make pictures from a position on no wider than the text; their own size is the largest they take."""
    for fragment in pictures_in(document, start):
        look = fragment.charFormat().toImageFormat()
        if (size := drawings.size(look)) is None or size.isEmpty():
            continue
        width = min(size.width(), room)
        if round(look.width()) != width:
            look.setWidth(width)
            look.setHeight(width * size.height() / size.width())
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)


def pictures_in(document: QTextDocument, start: int = 0) -> list[QTextFragment]:
    """The pieces of text from a position on that are pictures; collected first, for what is done moves the others."""
    found: list[QTextFragment] = []
    block = document.findBlock(start)
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


def area_at(document: QTextDocument, place: QPointF, drawn: Mapping[str, Callable[[], Picture]]) -> Area | None:
    """The part that leads somewhere under a point of the document; `drawn` are the pictures by their names."""
    for fragment in pictures_in(document):
        draw = drawn.get(fragment.charFormat().toImageFormat().name())
        if draw and (room := frame_of(document, fragment)).contains(place):
            picture = draw()
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


def _image(drawing: QSvgRenderer, ratio: float) -> QImage:
    image = QImage(drawing.defaultSize() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
