"""Round numbers along an axis, and labels that do not lie on one another."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

_STEPS = (1, 2, 2.5, 5, 10)


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from at most `low` to at least `high`, about as many as wanted."""
    if high <= low:
        high = low + 1
    raw = (high - low) / wanted
    power = 10.0 ** floor(log10(raw))
    step = next(each * power for each in _STEPS if each * power >= raw * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def year_ticks(first: int, last: int, most: int) -> list[int]:
    """Years to write under an axis: every one, or every second, fifth or tenth."""
    span = last - first
    step = next((each for each in (1, 2, 5, 10, 20, 50) if span / each < most), 100)
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions near those wanted, at least `gap` apart where the room from `low` to `high` allows it."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    found = list(wanted)
    floor_ = low
    for place in order:
        found[place] = floor_ = max(wanted[place], floor_)
        floor_ += gap
    ceiling = high
    for place in reversed(order):
        found[place] = ceiling = min(found[place], ceiling)
        ceiling -= gap
    return found
