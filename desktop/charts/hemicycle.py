"""The seats of a chamber as a half circle of marks, one mark for each seat and one kind of mark for each party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from desktop.charts.drawing import SIZE, Colours, Drawing, Picture, mark, shortened

WIDTH, OUTER, INNER = 690.0, 190.0, 70.0
LEGEND = 420.0  # where the names begin
_LINE = 21.0


@dataclass(frozen=True, slots=True)
class Party:
    """Who holds how many seats; `href` leads to it."""

    name: str
    seats: int
    href: str = ""


def hemicycle(parties: Sequence[Party], colours: Colours, total_words: str = "{seats} seats") -> Picture:
    """Seats from left to right in the order given; parties without a seat are left out."""
    seated = [party for party in parties if party.seats > 0]
    places = seat_places(sum(party.seats for party in seated))
    height = max(OUTER + 30, _LINE * len(seated) + 20)
    drawing = Drawing(WIDTH, height, colours)
    radius = _radius(len(places))
    taken = 0
    for kind, party in enumerate(seated):
        for angle, distance in places[taken : taken + party.seats]:
            x, y = 200 - distance * cos(angle), OUTER + 12 - distance * sin(angle)
            mark(drawing, kind, x, y, radius)
        taken += party.seats
    words = total_words.format(seats=len(places))
    drawing.text(200, OUTER + 12, words, anchor="middle", size=SIZE + 3, strong=True)
    _legend(drawing, seated, height)
    return drawing.picture()


def seat_places(count: int) -> list[tuple[float, float]]:
    """Angle and distance of each seat, from the left to the right: rows share the seats by their length."""
    rows = _rows(count)
    radii = [OUTER - (OUTER - INNER) * row / max(rows - 1, 1) for row in range(rows)]
    shares = _shares(count, radii)
    places = [
        (pi * (seat + 0.5) / inside, radius)
        for radius, inside in zip(radii, shares, strict=True)
        for seat in range(inside)
    ]
    return sorted(places)


def _shares(count: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to weights, which add up (largest remainders)."""
    total = sum(weights)
    exact = [count * weight / total for weight in weights]
    whole = [int(each) for each in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in by_rest[: count - sum(whole)]:
        whole[place] += 1
    return whole


def _radius(count: int) -> float:
    return min(9.0, (OUTER - INNER) / max(_rows(count) - 1, 1) * 0.36)


def _rows(count: int) -> int:
    """Rows so many that seats stand about as far apart along a row as across."""
    return max(1, round(sqrt(count / 7) * 1.25)) if count else 0


def _legend(drawing: Drawing, parties: Sequence[Party], height: float) -> None:
    y = (height - _LINE * len(parties)) / 2 + _LINE / 2
    for kind, party in enumerate(parties):
        area = (LEGEND - 12, y - _LINE / 2, WIDTH - LEGEND + 12, _LINE)
        with drawing.linked(party.href, party.name, area):
            mark(drawing, kind, LEGEND, y, 5.5)
            drawing.text(LEGEND + 46, y + 4.5, str(party.seats), anchor="end", strong=True)
            drawing.text(LEGEND + 56, y + 4.5, shortened(party.name, WIDTH - LEGEND - 58))
        y += _LINE
