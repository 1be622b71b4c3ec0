"""From numbers to pictures: charts as SVG text, without Qt, in the colours that are handed in.

Every chart is readable in black and white: series differ in mark and dash and carry their name, never colour alone.
"""

from __future__ import annotations

from desktop.charts.columns import Column, columns
from desktop.charts.drawing import Area, Colours, Picture
from desktop.charts.hemicycle import Party, hemicycle
from desktop.charts.institutions import Arrow, Box, institutions
from desktop.charts.lines import Point, Series, lines
from desktop.charts.matrix import Cell, MatrixRow, matrix
from desktop.charts.steps import Step, spans, steps

__all__ = [
    "Area",
    "Arrow",
    "Box",
    "Cell",
    "Colours",
    "Column",
    "MatrixRow",
    "Party",
    "Picture",
    "Point",
    "Series",
    "Step",
    "columns",
    "hemicycle",
    "institutions",
    "lines",
    "matrix",
    "spans",
    "steps",
]
