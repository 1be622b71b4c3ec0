"""Where events lie on a strip of years: days become pixels, and what would lie on top of each other becomes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from db import Event, EventKind

APART = 15.0  # pixels between two marks, below which they are drawn as one
TICK_ROOM = 62.0  # pixels a year or a month needs to be written
YEAR = 365.2425
MOST_ZOOM, LEAST_ZOOM = 12.0, 0.004  # pixels a day takes
_KEPT = 4096  # days remembered as numbers: each is asked for many times while marks are placed
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two ticks


@dataclass(frozen=True, slots=True)
class Spot:
    """An event or several, at one place of a lane; days are ordinals."""

    lane: int
    middle: float
    first: int
    last: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the scale: the day it stands for and what is written at it."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How days become pixels: the day at the left edge, and how many pixels a day takes."""

    start: float
    per_day: float

    def x(self, day: float) -> float:
        return (day - self.start) * self.per_day

    def day(self, x: float) -> float:
        return self.start + x / self.per_day

    def zoomed(self, factor: float, x: float) -> Scale:
        """Larger or smaller, with the day at a place staying where it is."""
        per_day = min(max(self.per_day * factor, LEAST_ZOOM), MOST_ZOOM)
        return Scale(self.day(x) - x / per_day, per_day)

    def moved(self, pixels: float) -> Scale:
        """Further on by so many pixels."""
        return Scale(self.start + pixels / self.per_day, self.per_day)


def bounds(event: Event) -> tuple[int, int]:
    """The first and the last day it may have happened on."""
    first = _ordinal(event.period.start_earliest)
    return first, max(first, _ordinal(event.period.end_latest))


@lru_cache(_KEPT)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def middle(event: Event) -> float:
    return sum(bounds(event)) / 2


def lanes(events: Sequence[Event]) -> tuple[EventKind, ...]:
    """The kinds there are, in the order in which they are declared."""
    present = {event.kind for event in events}
    return tuple(kind for kind in EventKind if kind in present)


def fitted(events: Sequence[Event], width: float, margin: float = 40.0) -> Scale:
    """All of the events in a width; a single day gets a few years around it."""
    middles = [middle(event) for event in events] or [float(date(2000, 1, 1).toordinal())]
    first, last = min(middles), max(middles)
    days = max(last - first, 2 * YEAR)
    per_day = min(max(max(width - 2 * margin, 1) / days, LEAST_ZOOM), MOST_ZOOM)
    centre = (first + last) / 2
    return Scale(centre - width / 2 / per_day, per_day)


def spots(events: Sequence[Event], scale: Scale) -> tuple[Spot, ...]:
    """The marks of all lanes; neighbours closer than can be told apart become one mark of several events."""
    found: list[Spot] = []
    for lane, kind in enumerate(lanes(events)):
        inside = sorted((event for event in events if event.kind == kind), key=middle)
        found.extend(_spot(lane, group) for group in _grouped(inside, scale))
    return tuple(found)


def ticks(scale: Scale, width: float) -> tuple[Tick, ...]:
    """The years, or months where there is room, from the left edge to the right one."""
    month = YEAR / 12 * scale.per_day
    step = next((each for each in _STEPS if each * month >= TICK_ROOM), _STEPS[-1])
    return tuple(_ticks(step, scale.day(0), scale.day(width)))


def _grouped(events: Sequence[Event], scale: Scale) -> Iterator[tuple[Event, ...]]:
    """Events whose mark would touch the one before join it; as that one moves on with them, no mark spans far."""
    group: list[Event] = []
    for event in events:
        if group and (middle(event) - (middle(group[0]) + middle(group[-1])) / 2) * scale.per_day >= APART:
            yield tuple(group)
            group = []
        group.append(event)
    if group:
        yield tuple(group)


def _spot(lane: int, events: tuple[Event, ...]) -> Spot:
    middles = [middle(event) for event in events]
    ends = [bounds(event) for event in events]
    return Spot(lane, (middles[0] + middles[-1]) / 2, min(end[0] for end in ends), max(end[1] for end in ends), events)


def _ticks(step: int, first: float, last: float) -> Iterator[Tick]:
    begin = date.fromordinal(min(max(int(first), 1), date.max.toordinal()))
    number = (begin.year * 12 + begin.month - 1) // step * step
    while number // 12 <= date.max.year:
        if number >= 12:
            day = date(number // 12, number % 12 + 1, 1)
            if day.toordinal() > last:
                return
            yield Tick(day.toordinal(), str(day.year) if day.month == 1 else f"{day.year}-{day.month:02}")
        number += step
