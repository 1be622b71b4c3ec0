"""One figure for each of several times as columns, such as turnout vote by vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.charts.drawing import SIZE, Colours, Drawing, Picture
from desktop.charts.scales import ticks

WIDTH, HEIGHT = 640.0, 240.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 12.0, 26.0, 40.0


@dataclass(frozen=True, slots=True)
class Column:
    """A figure under its year; `words` is how it is shown, `current` sets it off from the others."""

    label: str
    value: float
    words: str
    current: bool = False
    href: str = ""
    tip: str = ""


def columns(them: Sequence[Column], colours: Colours, unit: str = "", top: float = 0) -> Picture:
    """Columns on a scale from 0 to `top` or to what the highest needs; the current one is full, the others hollow."""
    drawing = Drawing(WIDTH, HEIGHT, colours)
    scale = ticks(0, top or max((each.value for each in them), default=1))
    ground, room = HEIGHT - BOTTOM, HEIGHT - TOP - BOTTOM
    for tick in scale:
        y = ground - room * tick / scale[-1]
        drawing.line([(LEFT, y), (WIDTH - RIGHT, y)], colours.line)
        drawing.text(LEFT - 6, y + 4, f"{tick:g}", anchor="end", size=SIZE - 2, colour=colours.quiet)
    step = (WIDTH - LEFT - RIGHT) / max(len(them), 1)
    for place, each in enumerate(them):
        height = room * each.value / scale[-1]
        _column(drawing, each, LEFT + step * (place + 0.5), ground, height, min(step * 0.56, 46))
    drawing.line([(LEFT, ground), (WIDTH - RIGHT, ground)], colours.quiet)
    drawing.text(LEFT - 30, 14, unit, size=SIZE - 2, colour=colours.quiet)
    return drawing.picture()


def _column(drawing: Drawing, each: Column, middle: float, ground: float, height: float, width: float) -> None:
    colours = drawing.colours
    area = (middle - width / 2, ground - height - 18, width, height + 44)
    with drawing.linked(each.href, each.tip or each.label, area):
        fill = colours.ink if each.current else colours.shade
        drawing.rectangle(middle - width / 2, ground - height, width, height, fill, colours.ink)
        drawing.text(middle, ground - height - 6, each.words, anchor="middle", strong=each.current)
        drawing.text(middle, ground + 18, each.label, anchor="middle", strong=each.current)
