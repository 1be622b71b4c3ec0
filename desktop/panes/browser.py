"""The text of a page: a browser that loads nothing, keeps a readable width, and shows marks and bands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from db import Mark
from desktop import fonts, theme
from desktop.charts import Area
from desktop.panes.glimpse import Glimpse, glimpse, place_in, sight_of, top_of
from desktop.panes.margins import margin_for, set_margins
from desktop.panes.marking import cursor_at, selections, shares_of
from desktop.panes.pictures import FIGURE, Drawings, area_at, fit_pictures, fragments_of
from desktop.panes.written import Sight, Written

FAR = 3  # views


class Browser(QTextBrowser):
    """Follows no link itself and fetches nothing, whatever a page says.

    Of a long page it writes at once what is seen, and the rest in idle turns; whoever needs more makes it write on.
    """

    went_back = Signal()
    went_forward = Signal()
    zoomed = Signal(bool)
    typed = Signal(str)
    described = Signal(str)
    written_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setUndoRedoEnabled(False)
        self._written = Written("")
        self._writing = False
        self._whole = True  # whether all of the page is written
        self._drawings = Drawings()
        self._rest: Iterator[str] = iter(())
        self._glimpse: Glimpse | None = None
        self._sight = Sight(0)
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._write_on)
        self.verticalScrollBar().actionTriggered.connect(self.arrive)
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

    @property
    def scrolled(self) -> int:
        """How far down the page is read, in pixels; as far as before while that place is still being come to."""
        return self._sight.height if self._glimpse else self.verticalScrollBar().value()

    def sight(self) -> Sight:
        """What stands at the upper edge of the view."""
        return self._sight if self._glimpse else sight_of(self.document(), self.first_in_sight, self.scrolled)

    def show_written(self, written: Written, sight: Sight | None = None) -> None:
        """Put a page in place of the one before, and what was in sight there, if that is told, in sight again."""
        self._drop_glimpse()
        self._written, self._drawings = written, Drawings(written.drawings)
        self._rest, self._whole = iter(written.rest), False
        self._pressed = self._pointed = None
        self._fitted, self._writing = 0, True
        self.setHtml(written.html)
        self._writing = False
        self._fit()
        self.go_on()
        if sight:
            self._return_to(sight)
        else:
            self.write_down_to(self.viewport().height())

    def _return_to(self, sight: Sight) -> None:
        """What lies far down is seen before all above it is written."""
        self._sight, view = sight, QSizeF(self._inside, self.viewport().height())
        if sight.height > FAR * view.height():
            self._glimpse = glimpse(self.document(), self._written, self._drawings, sight, view)
        if not self._glimpse:
            self.scroll_down_to(sight.height)

    @Slot()
    def arrive(self) -> None:
        """Write all that lies above what is in sight, if that is still to be done."""
        while self._glimpse and self._write_on():
            pass

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
        return self.text_so_far

    @property
    def text_so_far(self) -> str:
        """The words of the page as far as it is written; `written_out` tells when that is all of it."""
        return self.document().toPlainText()

    @Slot()
    def _write_on(self) -> bool:
        """Write the next part; answers whether there was one."""
        part = next(self._rest, "")
        if not part:
            self._turns.stop()
            self._reach(self._glimpse, 0)
            if not self._whole:
                self._whole = True
                self.written_out.emit()
            return False
        end = self._cursor(self.document().characterCount())
        start = end.position()
        end.beginEditBlock()  # laid out once
        end.insertHtml(part)
        if self._written.drawings:
            fit_pictures(self.document(), self._drawings, self._fitted, start)
        end.endEditBlock()
        if self._glimpse and f'name="{escape(self._glimpse.anchor)}"' in part:
            self._reach(self._glimpse, start)
        return True

    def _drop_glimpse(self) -> None:
        if self._glimpse:
            self._glimpse.document.deleteLater()
            self._glimpse = None

    def _reach(self, seen: Glimpse | None, start: int) -> None:
        """The page has come to what is in sight, behind a position: it takes the place of the glimpse."""
        self._drop_glimpse()
        if seen:
            top = top_of(self.document(), seen.anchor, start) + seen.below
            self.scroll_down_to(round(top))
            self.viewport().update()

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
        return margin_for(self.document().defaultFont(), self._inside)

    @property
    def _inside(self) -> int:
        """The width beside a scroll bar, whether it is shown or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def place_of(self, anchor: str) -> int:
        """The position of an anchor in the text, or -1."""
        found = (place_in(block, anchor) for block in self._blocks())
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
        self.arrive()
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
        self._drop_glimpse()
        self.write_down_to(height + self.viewport().height())
        self.verticalScrollBar().setValue(height)

    def shares(self, marks: Sequence[Mark]) -> tuple[float, ...]:
        """How far down the page each mark stands, 0 at its top and 1 at its foot."""
        return shares_of(self.document(), marks)

    def show_marks(self, marks: Sequence[Mark], current: int, band: int) -> None:
        """Mark words, one of them as current (or -1), and lay a band under the paragraph at a position (or -1)."""
        self.setExtraSelections(selections(self.document(), theme.colours(self.palette()), marks, current, band))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._glimpse:
            self._glimpse.paint(QPainter(self.viewport()), self.palette(), QSizeF(self.viewport().size()))
        else:
            super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if not self._writing:  # scroll bars that come and go with a new page resize it too
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters and digits are told: there is nothing to write here, so they are meant for the search."""
        self.arrive()
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
        self.arrive()
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoomed.emit(turned > 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.arrive()
        if event.button() == Qt.MouseButton.BackButton:
            self.went_back.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.went_forward.emit()
        else:
            self._pressed = self.area_at(event.position().toPoint())
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A part of a picture that leads somewhere shows itself as a link does."""
        if self._glimpse:
            return
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
        set_margins(self.document(), margin)
        change.endEditBlock()

    def _cursor(self, position: int) -> QTextCursor:
        return cursor_at(self.document(), position)
