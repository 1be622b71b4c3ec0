"""The text of a page: a browser that loads nothing, keeps a readable width, and shows marks and bands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from db import Mark
from desktop import fonts, theme
from desktop.charts import Area, Picture
from desktop.panes.pictures import FIGURE, Drawings, area_at, fit_pictures, fragments_of

WIDEST = 92  # letters in a line, beyond which the eye loses its way back
LEAST_MARGIN, TOP = 28, 24


@dataclass(frozen=True, slots=True)
class Written:
    """A page as HTML, and as SVG the drawings that its pictures `figure:0`, `figure:1` and so on stand for.

    `pictures` are the same before they were given colours, with the parts of them that lead somewhere; both are drawn
    when they are asked for. Of a long page `html` is the beginning, and `rest` gives the parts that go on behind it.
    """

    html: str
    drawings: tuple[Callable[[], str], ...] = ()
    pictures: tuple[Callable[[], Picture], ...] = ()
    rest: Iterable[str] = ()


class Browser(QTextBrowser):
    """Follows no link itself and fetches nothing, whatever a page says.

    Of a long page it writes at once what is seen, and the rest in idle turns; whoever needs more makes it write on.
    """

    went_back = Signal()
    went_forward = Signal()
    zoomed = Signal(bool)
    typed = Signal(str)
    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setUndoRedoEnabled(False)
        self._written = Written("")
        self._writing = False
        self._drawings = Drawings()
        self._rest: Iterator[str] = iter(())
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._write_on)
        self._fitted = 0
        self._pressed: Area | None = None
        self._pointed: Area | None = None

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: N802
        """The page's own drawings, and nothing else: neither from the net nor from a file."""
        return self._drawings.image(name if isinstance(name, str) else name.toString(), self.devicePixelRatioF())

    def set_text_size(self, per_cent: int) -> None:
        """Text of the page larger or smaller; sizes in the style sheet follow."""
        self.document().setDefaultFont(fonts.reading_font(per_cent))
        self._fit()

    def show_written(self, written: Written) -> None:
        """Put a page in place of the one before."""
        self._written, self._drawings = written, Drawings(written.drawings)
        self._rest = iter(written.rest)
        self._pressed = self._pointed = None
        self._fitted, self._writing = 0, True
        self.setHtml(written.html)
        self._writing = False
        self._fit()
        self.go_on()
        self.write_down_to(self.viewport().height())

    def pause(self) -> None:
        """Write on only when somebody needs it: another page is asked for."""
        self._turns.stop()

    def go_on(self) -> None:
        """Write on in idle turns."""
        self._turns.start()

    def write_down_to(self, height: float) -> None:
        """Write on until the page is as high as that, if it ever is."""
        while self.document().size().height() < height and self._write_on():
            pass

    def write_all(self) -> None:
        """Write what is not written yet, for those who need the whole page."""
        while self._write_on():
            pass

    def text(self) -> str:
        """All words of the page."""
        self.write_all()
        return self.document().toPlainText()

    @Slot()
    def _write_on(self) -> bool:
        """Write the next part; answers whether there was one."""
        part = next(self._rest, "")
        if not part:
            self._turns.stop()
            return False
        end = self._cursor(self.document().characterCount())
        start = end.position()
        end.beginEditBlock()  # laid out once
        end.insertHtml(part)
        if self._written.drawings:
            fit_pictures(self.document(), self._drawings, self._fitted, start)
        end.endEditBlock()
        return True

    def _blocks(self) -> Iterator[QTextBlock]:
        """The page, block by block; it is written as far as it is asked for."""
        block = self.document().begin()
        while block.isValid():
            yield block
            if block.next().isValid() or self._write_on():
                block = block.next()
            else:
                return

    @property
    def margin(self) -> int:
        """How far from the left edge the text stands; the same with and without a scroll bar."""
        letters = QFontMetrics(self.document().defaultFont()).averageCharWidth() * WIDEST
        return max(LEAST_MARGIN, (self._inside - letters) // 2)

    @property
    def _inside(self) -> int:
        """The width beside a scroll bar, whether it is shown or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def place_of(self, anchor: str) -> int:
        """The position of an anchor in the text, or -1."""
        found = (_anchored(block, anchor) for block in self._blocks())
        return next((position for position in found if position >= 0), -1)

    def places_of(self, prefix: str) -> tuple[int, ...]:
        """The positions of all anchors that begin so, from the top of the page down."""
        return tuple(
            fragment.position()
            for block in self._blocks()
            for fragment in fragments_of(block)
            if any(name.startswith(prefix) for name in fragment.charFormat().anchorNames())
        )

    def area_at(self, place: QPoint) -> Area | None:
        """The part of a picture under a point of the viewport that leads somewhere."""
        if not self._written.pictures:
            return None
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        named = {f"{FIGURE}{number}": picture for number, picture in enumerate(self._written.pictures)}
        return area_at(self.document(), QPointF(place + scrolled), named)

    @property
    def first_in_sight(self) -> int:
        """The position in the text at the upper edge of what is seen."""
        if not self.verticalScrollBar().value():
            return 0
        return self.cursorForPosition(QPoint(self.margin + 1, 1)).position()

    def keep_in_sight(self, change: Callable[[], None]) -> None:
        """Do something that lays the text out anew, and bring the words that were at the top back there."""
        position = self.first_in_sight
        before = self.cursorRect(self._cursor(position)).top()
        change()
        self.write_all()
        self.document().size()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(self._cursor(position)).top() - before)

    def scroll_to(self, position: int) -> None:
        """Bring a position to a quarter of the window's height, unless it is in sight already."""
        height = self.viewport().height()
        top = self.cursorRect(self._cursor(position)).top()
        if top < 0 or top > height * 0.8:
            self.document().size()  # lays out all that is written, so that the place is known
            bar = self.verticalScrollBar()
            self.scroll_down_to(bar.value() + self.cursorRect(self._cursor(position)).top() - height // 4)

    def scroll_down_to(self, height: int) -> None:
        """Bring what stands at a height of the page to the upper edge, as far as the page goes."""
        self.write_down_to(height + self.viewport().height())
        self.verticalScrollBar().setValue(height)

    def shares(self, marks: Sequence[Mark]) -> tuple[float, ...]:
        """How far down the page each mark stands, 0 at its top and 1 at its foot."""
        if not marks:
            return ()
        whole, layout = max(1.0, self.document().size().height()), self.document().documentLayout()
        tops: dict[int, float] = {}
        found = []
        for mark in marks:
            block = self.document().findBlock(mark.start)
            number = block.blockNumber()
            if number not in tops:
                tops[number] = min(1.0, layout.blockBoundingRect(block).top() / whole)
            found.append(tops[number])
        return tuple(found)

    def show_marks(self, marks: Sequence[Mark], current: int, band: int) -> None:
        """Mark words, one of them as current (or -1), and lay a band under the paragraph at a position (or -1)."""
        found = theme.colours(self.palette())
        selections = [self._band(band, found.band)] if band >= 0 else []
        for number, mark in enumerate(marks):
            cursor = self._cursor(mark.start)
            cursor.setPosition(mark.start + mark.length, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(found.current_mark if number == current else found.mark)
            look.setForeground(found.ink)
            selections.append(_selection(cursor, look))
        self.setExtraSelections(selections)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if not self._writing:  # scroll bars that come and go with a new page resize it too
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters and digits are told: there is nothing to write here, so they are meant for the search."""
        if event.key() == Qt.Key.Key_End or event.matches(QKeySequence.StandardKey.SelectAll):
            self.write_all()
            self.document().size()  # lays it out, so that the end is known
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.text().isalnum():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """With Ctrl the wheel changes the size of the text, as the keys do; Qt's own way would forget it."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoomed.emit(turned > 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.BackButton:
            self.went_back.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.went_forward.emit()
        else:
            self._pressed = self.area_at(event.position().toPoint())
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A part of a picture that leads somewhere shows itself as a link does."""
        super().mouseMoveEvent(event)
        area = self.area_at(event.position().toPoint())
        if area != self._pointed:
            self._pointed = area
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if area else Qt.CursorShape.IBeamCursor)
            self.described.emit(area.tip if area else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        area = self.area_at(event.position().toPoint())
        if area and area == self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.anchorClicked.emit(QUrl(area.href))
        else:
            super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tips say where a part of a picture leads."""
        if isinstance(event, QHelpEvent) and (area := self._asked_for(event)):
            QToolTip.showText(event.globalPos(), area.tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def _asked_for(self, event: QHelpEvent) -> Area | None:
        return self.area_at(event.pos()) if event.type() == QEvent.Type.ToolTip else None

    def _fit(self) -> None:
        """Margins that keep lines at a readable length in a wide window."""
        margin = self.margin
        change = QTextCursor(self.document())
        change.beginEditBlock()  # all of it laid out once
        if self._fitted != (room := self._inside - 2 * margin):
            self._fitted = room
            fit_pictures(self.document(), self._drawings, room)
        self._fit_margins(margin)
        change.endEditBlock()

    def _fit_margins(self, margin: int) -> None:
        root = self.document().rootFrame()
        look = root.frameFormat()
        if (look.leftMargin(), look.topMargin()) == (margin, TOP):
            return
        look.setLeftMargin(margin)
        look.setRightMargin(margin)
        look.setTopMargin(TOP)
        look.setBottomMargin(2 * TOP)
        root.setFrameFormat(look)

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        return cursor

    def _band(self, position: int, colour: QColor) -> QTextEdit.ExtraSelection:
        cursor = self._cursor(position)
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


def _anchored(block: QTextBlock, anchor: str) -> int:
    found = (each for each in fragments_of(block) if anchor in each.charFormat().anchorNames())
    return next((fragment.position() for fragment in found), -1)
