"""Topic by year: a grid whose cells say covered, partly or not by how much of them is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.charts.drawing import SIZE, Colours, Drawing, Picture, shortened
from desktop.charts.scales import year_ticks

LEFT, TOP, ROW, CELL = 210.0, 26.0, 17.0, 15.0
State = Literal["covered", "partly", "none", ""]


@dataclass(frozen=True, slots=True)
class Cell:
    """The state of a topic in a year, and where it leads."""

    state: State
    href: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One topic; `depth` is how far below the top it stands."""

    label: str
    depth: int
    cells: tuple[Cell, ...]
    href: str = ""


def matrix(rows: Sequence[MatrixRow], years: Sequence[int], colours: Colours) -> Picture:
    """Full cells are covered, half-filled ones partly, crossed ones not; an empty place says nothing is recorded."""
    drawing = Drawing(LEFT + CELL * len(years) + 8, TOP + ROW * len(rows) + 6, colours)
    for year in year_ticks(years[0], years[-1], 10) if years else ():
        x = LEFT + CELL * (years.index(year) + 0.5)
        drawing.text(x, TOP - 9, str(year), anchor="middle", size=SIZE - 2, colour=colours.quiet)
    for place, row in enumerate(rows):
        y = TOP + ROW * place
        with drawing.linked(row.href, row.label, (0, y, LEFT - 6, ROW)):
            indent = 12.0 * row.depth
            words = shortened(row.label, LEFT - indent - 8, SIZE - 1)
            drawing.text(indent, y + 12, words, size=SIZE - 1, strong=row.depth == 0)
        for column, cell in enumerate(row.cells):
            _cell(drawing, cell, LEFT + CELL * column, y)
    return drawing.picture()


def _cell(drawing: Drawing, cell: Cell, x: float, y: float) -> None:
    colours = drawing.colours
    side, left, top = CELL - 3, x + 1.5, y + 2.5
    if not cell.state:
        drawing.circle(x + CELL / 2, y + ROW / 2, 0.8, colours.line)
        return
    with drawing.linked(cell.href, cell.tip, (x, y, CELL, ROW)):
        drawing.rectangle(left, top, side, side, colours.paper, colours.quiet)
        if cell.state == "covered":
            drawing.rectangle(left, top, side, side, colours.ink)
        elif cell.state == "partly":
            drawing.polygon([(left, top + side), (left + side, top + side), (left + side, top)], colours.ink)
        else:
            drawing.line([(left, top), (left + side, top + side)], colours.quiet)
            drawing.line([(left, top + side), (left + side, top)], colours.quiet)
