"""A rule over time as a step line: each value for as long as it held, bounds that are not known left dashed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.charts.drawing import SIZE, Colours, Drawing, Picture, width_of
from desktop.charts.scales import ticks, year_ticks

WIDTH, HEIGHT = 640.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 20.0, 26.0, 30.0


@dataclass(frozen=True, slots=True)
class Step:
    """A value from one time to another, in years; it surely held from `sure_from` to `sure_until`.

    A value that was only seen on a day has nothing sure but that day: both are the same.
    """

    value: float
    words: str
    start: float
    sure_from: float
    sure_until: float
    end: float
    href: str = ""


def steps(them: Sequence[Step], colours: Colours, unit: str = "") -> Picture:
    """Full lines where the value surely held, dashed ones where it may have; values written above their line."""
    drawing = Drawing(WIDTH, HEIGHT, colours)
    if not them:
        return drawing.picture()
    first, last = int(min(each.start for each in them)), int(max(each.end for each in them)) + 1
    values = ticks(0, max(each.value for each in them))
    room = WIDTH - LEFT - RIGHT
    ground = HEIGHT - BOTTOM

    def x(year: float) -> float:
        return LEFT + room * (year - first) / (last - first)

    def y(value: float) -> float:
        return ground - (ground - TOP) * value / values[-1]

    for value in values:
        drawing.line([(LEFT, y(value)), (WIDTH - RIGHT, y(value))], colours.line)
        drawing.text(LEFT - 6, y(value) + 4, f"{value:g}", anchor="end", size=SIZE - 2, colour=colours.quiet)
    for year in year_ticks(first, last, 12):
        drawing.text(x(year), ground + 18, str(year), anchor="middle", size=SIZE - 2, colour=colours.quiet)
    for before, after in itertools.pairwise(them):
        _riser(drawing, x((before.sure_until + after.sure_from) / 2), y(before.value), y(after.value))
    for each in them:
        _step(drawing, each, x(each.start), x(each.sure_from), x(each.sure_until), x(each.end), y(each.value))
    drawing.text(LEFT - 34, 13, unit, size=SIZE - 2, colour=colours.quiet)
    return drawing.picture()


def _riser(drawing: Drawing, x: float, top: float, bottom: float) -> None:
    drawing.line([(x, top), (x, bottom)], drawing.colours.quiet, 1, "2 3")


def _step(
    drawing: Drawing, each: Step, start: float, sure_from: float, sure_until: float, end: float, y: float
) -> None:
    colours = drawing.colours
    sure = sure_from <= sure_until
    with drawing.linked(each.href, each.words, (start, y - 18, max(end - start, 8), 24)):
        for left, right in ((start, sure_from), (sure_until, end)) if sure else ((start, end),):
            if right - left > 1:
                drawing.line([(left, y), (right, y)], colours.ink, 1.4, "4 4")
        if sure and sure_until - sure_from > 3:
            drawing.line([(sure_from, y), (sure_until, y)], colours.ink, 3)
        elif sure:
            drawing.circle(sure_from, y, 3.5, colours.ink)
        half = width_of(each.words) / 2
        middle = min(max((start + end) / 2, LEFT + half), WIDTH - half - 2)
        drawing.text(middle, y - 7, each.words, anchor="middle", strong=True)
