"""The part of a page in sight, painted while all that lies above it is still being written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextBlock, QTextCursor, QTextDocument

from desktop.panes.pictures import Drawings, fit_pictures, fragments_of
from desktop.panes.written import Sight, Written

ABOVE, STEPS = 24, 400  # anchors that are remembered above the view, and blocks that are looked through for them


class Glimpse:
    """A document of its own that begins at an anchor; it is shown from `top` on, which lies `below` the anchor."""

    def __init__(self, document: QTextDocument, anchor: str, top: float, below: float) -> None:
        self.document, self.anchor, self.top, self.below = document, anchor, top, below

    def paint(self, painter: QPainter, palette: QPalette, view: QSizeF) -> None:
        """What is in sight, on the ground of a page."""
        seen = QRectF(QPointF(0, self.top), view)
        painter.fillRect(QRectF(QPointF(0, 0), view), palette.base())
        painter.translate(0, -self.top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette, context.clip = palette, seen
        self.document.documentLayout().draw(painter, context)


def sight_of(document: QTextDocument, position: int, height: int) -> Sight:
    """What stands at a height of the page, the position of the text there given."""
    below: list[tuple[str, float]] = []
    block, layout = document.findBlock(position), document.documentLayout()
    for _ in range(STEPS):
        if not block.isValid() or len(below) >= ABOVE:
            break
        if names := [name for fragment in fragments_of(block) for name in fragment.charFormat().anchorNames()]:
            distance = height - layout.blockBoundingRect(block).top()
            below.extend((name, distance) for name in reversed(names))
        block = block.previous()
    return Sight(height, tuple(below))


def glimpse(like: QTextDocument, written: Written, drawings: Drawings, sight: Sight, view: QSizeF) -> Glimpse | None:
    """The first anchor of a sight that the page has, with as much behind it as is in sight; None where there is none.

    It looks like the document `like`. Where the page ends sooner than the view, an anchor further up is taken.
    """
    for anchor, below in sight.below:
        parts = written.since(anchor)
        if first := next(parts, ""):
            document = _like(like)
            room = view.width() - 2 * document.rootFrame().frameFormat().leftMargin()
            document.setHtml(first)
            document.rootFrame().setFrameFormat(like.rootFrame().frameFormat())
            document.setTextWidth(view.width())
            _write_on(document, parts, top_of(document, anchor) + below + view.height())
            fit_pictures(document, drawings, int(room))
            start, height = top_of(document, anchor), document.size().height()
            if height >= view.height():
                top = min(start + below, height - view.height())
                return Glimpse(document, anchor, top, top - start)
            document.deleteLater()
    return None


def top_of(document: QTextDocument, anchor: str, start: int = 0) -> float:
    """The height at which an anchor stands, looked for from a position on; 0 where it is not."""
    block = document.findBlock(start)
    while block.isValid() and place_in(block, anchor) < 0:
        block = block.next()
    return document.documentLayout().blockBoundingRect(block).top() if block.isValid() else 0.0


def place_in(block: QTextBlock, anchor: str) -> int:
    """The position of an anchor in a block of text, or -1."""
    found = (each for each in fragments_of(block) if anchor in each.charFormat().anchorNames())
    return next((fragment.position() for fragment in found), -1)


def _like(document: QTextDocument) -> QTextDocument:
    made = QTextDocument(document.parent())
    made.setUndoRedoEnabled(False)
    made.setDefaultFont(document.defaultFont())
    made.setDefaultStyleSheet(document.defaultStyleSheet())
    made.rootFrame().setFrameFormat(document.rootFrame().frameFormat())
    return made


def _write_on(document: QTextDocument, parts: Iterator[str], height: float) -> None:
    while document.size().height() < height and (part := next(parts, "")):
        end = QTextCursor(document)
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertHtml(part)
