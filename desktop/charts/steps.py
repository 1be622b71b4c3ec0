"""A rule over time: each value for as long as it held, full where that is sure, dashed or hollow where it may be."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.charts.drawing import SIZE, Colours, Drawing, Picture, shortened, width_of, wrapped
from desktop.charts.scales import ticks, year_ticks

WIDTH, HEIGHT = 640.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 20.0, 26.0, 30.0
ROW, NAME = 30.0, 250.0
GAP = 1.0  # years without a value, across which no step is drawn


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
        if after.start - before.end > GAP:
            continue
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


def spans(them: Sequence[Step], colours: Colours) -> Picture:
    """Values that are words, one below the other, each with a bar for the time in which it held."""
    height = TOP + ROW * len(them) + BOTTOM
    drawing = Drawing(WIDTH, height, colours)
    if not them:
        return drawing.picture()
    first, last = int(min(each.start for each in them)), int(max(each.end for each in them)) + 1
    room, left = WIDTH - NAME - RIGHT, NAME + 8
    ground = height - BOTTOM
    for year in year_ticks(first, last, 8):
        x = left + room * (year - first) / (last - first)
        drawing.line([(x, TOP - 12), (x, ground)], colours.line)
        drawing.text(x, ground + 18, str(year), anchor="middle", size=SIZE - 2, colour=colours.quiet)
    for place, each in enumerate(them):
        scale = (left, room / (last - first), float(first))
        _span(drawing, each, TOP + ROW * place, scale)
    return drawing.picture()


def _span(drawing: Drawing, each: Step, y: float, scale: tuple[float, float, float]) -> None:
    left, unit, first = scale
    start, sure_from, sure_until, end = (
        left + unit * (year - first) for year in (each.start, each.sure_from, each.sure_until, each.end)
    )
    ink = drawing.colours.ink
    with drawing.linked(each.href, each.words, (0, y - 4, WIDTH, ROW)):
        for place, line in enumerate(wrapped(each.words, NAME, SIZE - 1)[:2]):
            drawing.text(0, y + 6 + 13 * place, shortened(line, NAME, SIZE - 1), size=SIZE - 1)
        drawing.rectangle(start, y, max(end - start, 3), 10, drawing.colours.paper, ink)
        if sure_until - sure_from > 0:
            drawing.rectangle(sure_from, y, sure_until - sure_from, 10, ink)
        elif sure_from == sure_until:
            drawing.circle(sure_from, y + 5, 4, ink)
