"""What a screen reader finds on the strip of years: a group for each lane, and in it a button for each event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from db import Event, EventKind, describe
from desktop.render import words

SIDE = 12  # pixels of the square that stands for an event


class SpokenEvents(QObject):
    """Says which event is chosen; is told the events, and where they and their lanes lie.

    Nothing of it is seen, and it takes neither mouse nor keys. It is there only where somebody listens: a few hundred
    widgets that follow each zoom are not for nothing.
    """

    chosen = Signal(str)

    def __init__(self, strip: QWidget) -> None:
        super().__init__(strip)
        self._strip = strip
        self._events: tuple[Event, ...] = ()
        self._lanes: dict[EventKind, QWidget] = {}
        self._buttons: list[_EventButton] = []

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Stand for these events, in this order, in place of the ones before; `place` is asked next."""
        for lane in self._lanes.values():
            lane.hide()
            lane.deleteLater()
        self._events, self._lanes, self._buttons = events, {}, []

    def place(self, lane_at: Callable[[EventKind], QRect], event_at: Callable[[Event], QPoint]) -> None:
        """Put lanes and events where the strip draws them."""
        if not QAccessible.isActive():
            return
        if not self._buttons:
            self._make()
        for kind, lane in self._lanes.items():
            lane.setGeometry(lane_at(kind))
        for button in self._buttons:
            corner = event_at(button.event_told) - QPoint(SIDE // 2, SIDE // 2)
            button.move(corner - self._lanes[button.event_told.kind].pos())

    def _make(self) -> None:
        self._lanes = {kind: self._lane(kind) for kind in EventKind if any(each.kind == kind for each in self._events)}
        self._buttons = [_EventButton(event, self._lanes[event.kind]) for event in self._events]
        for button in self._buttons:
            button.clicked.connect(lambda _checked=False, address=button.event_told.address: self.chosen.emit(address))
        for lane in self._lanes.values():
            lane.show()

    def _lane(self, kind: EventKind) -> QWidget:
        lane = QWidget(self._strip)
        lane.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lane.setAccessibleName(words.EVENT_KINDS[kind.value])
        return lane


class _EventButton(QAbstractButton):
    """Stands where its event is drawn."""

    def __init__(self, event: Event, lane: QWidget) -> None:
        super().__init__(lane)
        self.event_told = event
        self.setAccessibleName(said_of(event))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(SIDE, SIDE)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The strip has drawn it."""


def said_of(event: Event) -> str:
    """An event in one line: when, what, and of what kind."""
    return f"{describe(event.period)}: {short(event)} ({words.EVENT_KINDS[event.kind.value]})"


def short(event: Event) -> str:
    """An event without its date: what it happened to, and what happened."""
    return f"{event.title}: {event.text}" if event.text else event.title
