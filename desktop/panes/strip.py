"""The years as a strip: a lane for each kind of event, zoomed and walked by wheel, mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from db import Event, EventKind, describe
from desktop import theme
from desktop.models.strip import Scale, Spot, fitted, lanes, middle, spots
from desktop.panes.spoken import SpokenEvents, said_of, short
from desktop.panes.strip_ground import Ground, paint_ground
from desktop.render import words

LANE, LEAST_LANE, AXIS, AIR = 30, 19, 26, 4
RADIUS = 5.0
LEAST_WORDS = 46  # pixels; less room than that tells nothing
LISTED = 14  # events that a click lists; more are zoomed into
ZOOM = 1.35


class Strip(QWidget):
    """Says which event is chosen and which is looked at; is told the events."""

    chosen = Signal(str)
    pointed_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._lanes: tuple[EventKind, ...] = ()
        self._left = 0  # where the years begin: behind the names of the lanes
        self._day = ""
        self._spots: tuple[Spot, ...] = ()
        self._scale = Scale(0, 1)
        self._selected = -1
        self._pressed: QPointF | None = None
        self._dragged = False
        self._spoken = SpokenEvents(self)
        self._spoken.chosen.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def selected(self) -> Event | None:
        """The event that the keys stand on."""
        return self._events[self._selected] if 0 <= self._selected < len(self._events) else None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The marks as they are drawn."""
        return self._spots

    @property
    def scale(self) -> Scale:
        return self._scale

    def show_events(self, events: tuple[Event, ...], day: str = "") -> None:
        """Put these events in place of the ones before, all of them in sight; `day` is an ISO day to be marked."""
        self._day = day
        self._events = tuple(sorted(events, key=middle))
        self._lanes = lanes(self._events)
        self._measure()
        self._selected = -1
        self._spoken.show_events(self._events)
        count = len(self._events)
        self.setAccessibleDescription(
            self.tr("{0} events. Left and Right walk them, plus and minus zoom, Return opens.").format(count)
        )
        self.setMaximumHeight(self._height(LANE))
        self.setMinimumHeight(self._height(LEAST_LANE))
        self.updateGeometry()
        self.show_all()

    def show_all(self) -> None:
        self._set_scale(fitted(self._events, self._room))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Larger or smaller around a place of the lanes; without one around what is selected, else the middle."""
        event = self.selected
        if x is None:
            seen = self._scale.x(middle(event)) if event else -1.0
            x = seen if 0 <= seen <= self._room else self._room / 2
        self._set_scale(self._scale.zoomed(factor, x))

    def place_of(self, spot: Spot) -> QPointF:
        """The middle of a mark in the widget."""
        return QPointF(self._left + self._scale.x(spot.middle), AXIS + self._lane * (spot.lane + 0.5))

    def spot_at(self, place: QPointF) -> Spot | None:
        """The mark under a point, or near it."""
        near = [spot for spot in self._spots if (self.place_of(spot) - place).manhattanLength() <= 2 * RADIUS + 3]
        return min(near, key=lambda spot: (self.place_of(spot) - place).manhattanLength(), default=None)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(600, self._height(LANE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, self._height(LEAST_LANE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, quarter = event.key(), self._room / 4
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._walk(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._cross(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._select(0 if key == Qt.Key.Key_Home else len(self._events) - 1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._set_scale(self._scale.moved(3 * quarter if key == Qt.Key.Key_PageDown else -3 * quarter))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected:
            self.chosen.emit(self.selected.address)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel zooms where the mouse stands; sideways, or with Shift, it moves along the years."""
        turned, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned, sideways = 0, sideways or turned
        if turned:
            self.zoom(ZOOM ** (turned / 120), event.position().x() - self._left)
        if sideways:
            self._set_scale(self._scale.moved(-sideways))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = self._pressed.x() - event.position().x()
            if self._dragged or abs(moved) > QGuiApplication.styleHints().startDragDistance():
                self._dragged, self._pressed = True, event.position()
                self._set_scale(self._scale.moved(moved))
        spot = self.spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self.pointed_at.emit(self._said(spot) if spot else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        spot = self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and not self._dragged and spot:
            self._open(spot)
        self._pressed = None

    def event(self, event: QEvent) -> bool:
        """Tips say in full what a mark stands for; a screen reader may have come since the strip was made."""
        if event.type() == QEvent.Type.FontChange:
            self._measure()
        if event.type() == QEvent.Type.FocusIn:
            self._spoken.place(self._lane_at, self._middle_of)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._said(spot) if spot else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            before = max(event.oldSize().width() - self._left, 1)
            wide = event.oldSize().width() > 0
            self._set_scale(self._widened(self._room / before) if wide else fitted(self._events, self._room))
        self._spoken.place(self._lane_at, self._middle_of)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = theme.colours()
        painter.fillRect(self.rect(), found.paper)
        if self._events:
            ground = Ground(self._left, self.width(), self.height(), AXIS, self._lane)
            paint_ground(painter, found, ground, self._scale, self._lanes, self._day)
            self._paint_spots(painter, found)
        else:
            painter.setPen(found.muted)
            empty = self.tr("Nothing of this kind here. Choose another topic or kind above.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, empty)
        if self.hasFocus():
            painter.setPen(QPen(found.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    @property
    def _lane(self) -> float:
        """How high a lane is: less where the window is low."""
        return min((self.height() - AXIS - AIR) / max(len(self._lanes), 2), LANE)

    def _height(self, lane: int) -> int:
        return AXIS + lane * max(len(self._lanes), 2) + AIR

    def _measure(self) -> None:
        names = (words.EVENT_KINDS[kind.value] for kind in self._lanes)
        self._left = 28 + max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)

    @property
    def _room(self) -> float:
        return max(self.width() - self._left, 1)

    def _widened(self, factor: float) -> Scale:
        return self._scale.zoomed(factor, 0)

    def _set_scale(self, scale: Scale) -> None:
        self._scale = scale
        self._spots = spots(self._events, scale)
        self._spoken.place(self._lane_at, self._middle_of)
        self.update()

    def _lane_at(self, kind: EventKind) -> QRect:
        top = AXIS + self._lane * self._lanes.index(kind)
        return QRect(0, round(top), self.width(), round(self._lane))

    def _middle_of(self, event: Event) -> QPoint:
        rows = self._lane_at(event.kind)
        return QPoint(round(self._left + self._scale.x(middle(event))), rows.center().y())

    def _walk(self, step: int) -> None:
        start = self._selected if self._selected >= 0 or step > 0 else len(self._events)
        self._select(min(max(start + step, 0), len(self._events) - 1))

    def _cross(self, step: int) -> None:
        """To the event nearest in time in the next lane that way."""
        here = self.selected
        if here is None:
            self._walk(step)
            return
        kinds = self._lanes
        lane = kinds.index(here.kind) + step
        if 0 <= lane < len(kinds):
            there = [number for number, event in enumerate(self._events) if event.kind == kinds[lane]]
            self._select(min(there, key=lambda number: abs(middle(self._events[number]) - middle(here))))

    def _select(self, number: int) -> None:
        """Stand on an event and bring it into sight."""
        self._selected = number
        if (event := self.selected) is None:
            return
        x = self._scale.x(middle(event))
        if not 20 <= x <= self._room - 60:
            self._set_scale(self._scale.moved(x - self._room / 2))
        said = said_of(event)
        self.setAccessibleDescription(said)
        self.pointed_at.emit(said)
        self.update()

    def _open(self, spot: Spot) -> None:
        """One event opens; several are listed, and too many to list are zoomed into."""
        if len(spot.events) == 1:
            self._selected = self._events.index(spot.events[0])
            self.chosen.emit(spot.events[0].address)
        elif len(spot.events) > LISTED and self._scale.per_day < 1:
            self.zoom(3, self._scale.x(spot.middle))
        else:
            menu = self._listed(spot)
            menu.popup(self.mapToGlobal(self.place_of(spot).toPoint()))

    def _listed(self, spot: Spot) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for event in spot.events:
            shown = self.fontMetrics().elidedText(said_of(event), Qt.TextElideMode.ElideRight, 520)
            action = menu.addAction(shown.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, address=event.address: self.chosen.emit(address))
        return menu

    def _said(self, spot: Spot) -> str:
        if len(spot.events) == 1:
            return said_of(spot.events[0])
        first, last = describe(spot.events[0].period), describe(spot.events[-1].period)
        return self.tr("{0} events, {1} to {2}: click to see them").format(len(spot.events), first, last)

    def _paint_spots(self, painter: QPainter, found: theme.Colours) -> None:
        painter.setClipRect(QRectF(self._left, 0, self._room, self.height()))
        following = [*self._spots[1:], None]
        for spot, after in zip(self._spots, following, strict=True):
            place = self.place_of(spot)
            if place.x() < self._left - 400 or place.x() > self.width() + RADIUS:
                continue
            beside = self.place_of(after).x() if after and after.lane == spot.lane else float(self.width())
            self._paint_spot(painter, found, spot, place, beside)
        painter.setClipping(False)

    def _paint_spot(self, painter: QPainter, found: theme.Colours, spot: Spot, place: QPointF, beside: float) -> None:
        many, here = len(spot.events) > 1, self.selected in spot.events if self.selected else False
        if spot.last - spot.first > 1 and not many:
            painter.setPen(QPen(found.muted, 1.4))
            ends = (self._left + self._scale.x(spot.first), self._left + self._scale.x(spot.last))
            painter.drawLine(QPointF(ends[0], place.y()), QPointF(ends[1], place.y()))
        ground = found.accent if here else found.paper if many else found.ink
        painter.setPen(QPen(found.accent if here else found.ink, 1.4))
        painter.setBrush(ground)
        radius = RADIUS + 3.2 if many else RADIUS
        painter.drawEllipse(place, radius, radius)
        if many:
            self._paint_count(painter, found.paper if here else found.ink, place, len(spot.events))
        start = place.x() + radius + 4
        if not many and spot.last - spot.first > 1:  # behind the line of a date that is not exact
            start = max(start, min(self._left + self._scale.x(spot.last) + 4, (start + beside) / 2))
        room = beside - start - 2 * RADIUS - 2
        if room >= LEAST_WORDS and not many:
            painter.setPen(found.accent if here else found.ink)
            text = self.fontMetrics().elidedText(short(spot.events[0]), Qt.TextElideMode.ElideRight, int(room))
            area = QRectF(start, place.y() - self._lane / 2, room + 4, self._lane)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_count(self, painter: QPainter, colour: QColor, place: QPointF, count: int) -> None:
        usual = painter.font()
        small = QFont(usual)
        small.setPixelSize(10 if count < 100 else 8)
        painter.setFont(small)
        painter.setPen(colour)
        painter.drawText(QRectF(place.x() - 10, place.y() - 9, 20, 18), Qt.AlignmentFlag.AlignCenter, str(count))
        painter.setFont(usual)
