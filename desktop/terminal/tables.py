"""Facts as an aligned table for the eye."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from db import Fact
from desktop.export import brief_fact

WIDEST, NARROWEST = 44, 8  # characters of one column of the table for the eye
_HEADINGS = ("Subject", "Property", "Value", "When", "Standing", "Sources")


def table(facts: Iterable[Fact], room: int = 0) -> str:
    """Columns aligned with blanks, long cells run on below; `room` is the width of the terminal, 0 for any."""
    rows = [_HEADINGS, *map(brief_fact, facts)]
    widths = [min(WIDEST, max(len(row[place]) for row in rows)) for place in range(len(_HEADINGS))]
    while room and sum(widths) + 2 * len(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return "\n".join(_line(row, widths) for row in (rows[0], ["-" * width for width in widths], *rows[1:])) + "\n"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    lines = zip_longest(*cells, fillvalue="")
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
