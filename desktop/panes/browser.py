"""The text of a page: a browser that loads nothing, keeps a readable width, and shows marks and bands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from db import Mark
from desktop import fonts, theme
from desktop.charts import Area
from desktop.panes.finding import Finding
from desktop.panes.glimpse import Glimpse, glimpse, sight_of, top_of
from desktop.panes.margins import margin_for, set_margins
from desktop.panes.mark_strip import MarkStrip
from desktop.panes.marking import cursor_at, selections, shares_of
from desktop.panes.pictures import FIGURE, area_at, fit_pictures, frame_of, pictures_in
from desktop.panes.writer import Writer
from desktop.panes.written import Landing, Sight, Written

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
        self.writer = Writer(self.document(), self)
        self.finding = Finding(self.document())
        self.strip = MarkStrip(self)
        self._writing = False
        self._glimpse: Glimpse | None = None
        self._sight = Sight(0)
        self.writer.grown.connect(self._grow)
        self.writer.written_out.connect(self._end)
        self.verticalScrollBar().actionTriggered.connect(self.arrive)
        self._pressed: Area | None = None
        self._pointed: Area | None = None

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: N802
        """The page's own drawings, and nothing else: neither from the net nor from a file."""
        return self.writer.drawings.image(name if isinstance(name, str) else name.toString(), self.devicePixelRatioF())

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

    def show_written(self, page: Written, sight: Sight | None = None) -> None:
        """Put a page in place of the one before, and what was in sight there, if that is told, in sight again."""
        self.begin(page)
        self.writer.go_on()
        if sight:
            self._return_to(sight)
        else:
            self.writer.write_down_to(self.viewport().height())

    def begin(self, page: Written, words: tuple[str, ...] = ()) -> None:
        """Write the first part of a page, in which words are looked for."""
        self._drop_glimpse()
        self.writer.begin(page)
        self._pressed = self._pointed = None
        self._writing = True
        self.document().setDefaultStyleSheet(page.style)
        self.setHtml(page.html)
        self._writing = False
        self._fit()
        self.finding.look_for(words)
        self.finding.read_on()

    def has_reached(self, landing: Landing) -> bool:
        """Whether all is written that is seen on arriving somewhere."""
        if self.writer.whole or landing.from_end:
            return self.writer.whole
        place = self.writer.place_so_far(landing.anchor) if landing.anchor else 0
        return place >= 0 and self.document().size().height() >= self._top(landing) + self.viewport().height()

    def draw_next(self, landing: Landing) -> bool:
        """Draw a picture that is seen on arriving somewhere; answers whether there was one still to be drawn."""
        drawings, ratio = self.writer.drawings, self.devicePixelRatioF()
        named = {each.charFormat().toImageFormat().name(): each for each in pictures_in(self.document())}
        view = QRectF(0, self._top(landing) - self.viewport().height(), self.width(), 2 * self.viewport().height())
        for name, fragment in named.items():
            if not drawings.is_drawn(name, ratio) and frame_of(self.document(), fragment).intersects(view):
                drawings.image(name, ratio)
                return True
        return False

    def _top(self, landing: Landing) -> float:
        """How far down the page a landing leads, in pixels."""
        place = self.writer.place_so_far(landing.anchor) if landing.anchor else -1
        block = self.document().findBlock(max(place, 0))
        top = self.document().documentLayout().blockBoundingRect(block).top() if place >= 0 else 0.0
        return max(top, float(landing.scrolled or 0))

    def put_away(self) -> None:
        """Leave nothing of a page that is no longer read."""
        self.writer.pause()
        self.setExtraSelections([])
        self.strip.show_places((), -1)
        self.begin(Written(""))

    def _return_to(self, sight: Sight) -> None:
        """What lies far down is seen before all above it is written."""
        self._sight, view = sight, QSizeF(self._inside, self.viewport().height())
        if sight.height > FAR * view.height():
            self._glimpse = glimpse(self.document(), self.writer.page, self.writer.drawings, sight, view)
        if not self._glimpse:
            self.scroll_down_to(sight.height)

    @Slot()
    def arrive(self) -> None:
        """Write all that lies above what is in sight, if that is still to be done."""
        while self._glimpse and self.writer.write_on():
            pass

    def text(self) -> str:
        """All words of the page."""
        self.writer.write_all()
        return self.document().toPlainText()

    @Slot()
    def _grow(self) -> None:
        self.finding.read_on()
        if self._glimpse and f'name="{escape(self._glimpse.anchor)}"' in self.writer.part:
            self._reach(self._glimpse, self.writer.start)

    @Slot()
    def _end(self) -> None:
        self._reach(self._glimpse, 0)
        self.written_out.emit()

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

    @property
    def margin(self) -> int:
        """How far from the left edge the text stands; the same with and without a scroll bar."""
        return margin_for(self.document().defaultFont(), self._inside)

    @property
    def _inside(self) -> int:
        """The width beside a scroll bar, whether it is shown or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def area_at(self, place: QPoint) -> Area | None:
        """The part of a picture under a point of the viewport that leads somewhere."""
        if not self.writer.page.pictures:
            return None
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        named = {f"{FIGURE}{number}": picture for number, picture in enumerate(self.writer.page.pictures)}
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
        self.writer.write_all()
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
        self.writer.write_down_to(height + self.viewport().height())
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
            self.writer.write_all()
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
        if self.writer.room != (room := self._inside - 2 * margin):
            self.writer.room = room
            fit_pictures(self.document(), self.writer.drawings, room)
        set_margins(self.document(), margin)
        change.endEditBlock()

    def _cursor(self, position: int) -> QTextCursor:
        return cursor_at(self.document(), position)
