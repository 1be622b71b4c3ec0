"""Measures over the years as lines, each with marks and dashes of its own and its name at its end.

Every series keeps to itself: two scales, two compilers, two editions are never joined into one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.charts.drawing import DASHES, SIZE, Colours, Drawing, Picture, mark, shortened, width_of
from desktop.charts.scales import spread, ticks, year_ticks

WIDTH, HEIGHT = 640.0, 280.0
LEFT, TOP, BOTTOM = 40.0, 24.0, 30.0
_MOST_LABEL = 236.0
_GAP = 15.0


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time, in years; `words` is how it is shown."""

    year: float
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A row of points under one name; `joined` draws the line between them."""

    name: str
    points: tuple[Point, ...]
    joined: bool = True


def lines(
    series: Sequence[Series], colours: Colours, unit: str = "", scale: tuple[float, float] | None = None
) -> Picture:
    """All series over one axis of years; `scale` fixes the axis of values, else it fits what is there."""
    drawn = [each for each in series if each.points]
    drawing = Drawing(WIDTH, HEIGHT, colours)
    if not drawn:
        return drawing.picture()
    frame = _Frame(drawn, scale)
    _axes(drawing, frame, unit)
    for kind, each in enumerate(drawn):
        _series(drawing, frame, each, kind)
    _names(drawing, frame, drawn)
    return drawing.picture()


class _Frame:
    """Where years and values lie in the picture."""

    def __init__(self, series: Sequence[Series], scale: tuple[float, float] | None) -> None:
        years = [point.year for each in series for point in each.points]
        values = [point.value for each in series for point in each.points]
        low, high = scale or (min(0.0, *values, 0.0), max(values))
        self.values = ticks(low, high)
        self.first, self.last = min(years), max(years) if max(years) > min(years) else min(years) + 1
        label = max(width_of(each.name, SIZE - 1) for each in series)
        self.right = WIDTH - min(label, _MOST_LABEL) - 26

    def x(self, year: float) -> float:
        return LEFT + 8 + (self.right - LEFT - 8) * (year - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        low, high = self.values[0], self.values[-1]
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low)


def _axes(drawing: Drawing, frame: _Frame, unit: str) -> None:
    colours = drawing.colours
    for value in frame.values:
        y = frame.y(value)
        drawing.line([(LEFT, y), (frame.right, y)], colours.line)
        drawing.text(LEFT - 6, y + 4, f"{value:g}", anchor="end", size=SIZE - 2, colour=colours.quiet)
    for year in year_ticks(int(frame.first), int(frame.last), 11):
        drawing.line([(frame.x(year), HEIGHT - BOTTOM), (frame.x(year), HEIGHT - BOTTOM + 4)], colours.quiet)
        drawing.text(
            frame.x(year), HEIGHT - BOTTOM + 18, str(year), anchor="middle", size=SIZE - 2, colour=colours.quiet
        )
    drawing.text(LEFT - 30, 13, unit, size=SIZE - 2, colour=colours.quiet)


def _series(drawing: Drawing, frame: _Frame, each: Series, kind: int) -> None:
    way = [(frame.x(point.year), frame.y(point.value)) for point in sorted(each.points, key=lambda point: point.year)]
    if each.joined and len(way) > 1:
        colour = drawing.colours.accent if kind % 4 == 2 else drawing.colours.ink
        drawing.line(way, colour, 1.6, DASHES[kind % len(DASHES)])
    for x, y in way:
        mark(drawing, kind, x, y, 3.2)


def _names(drawing: Drawing, frame: _Frame, series: Sequence[Series]) -> None:
    ends = [frame.y(max(each.points, key=lambda point: point.year).value) for each in series]
    places = spread(ends, _GAP, TOP, HEIGHT - BOTTOM)
    x = frame.right + 14
    for kind, (each, y) in enumerate(zip(series, places, strict=True)):
        mark(drawing, kind, x, y, 4)
        drawing.text(x + 9, y + 4, shortened(each.name, WIDTH - x - 10, SIZE - 1), size=SIZE - 1)
