"""Tables of results whose numbers cannot add up."""

from __future__ import annotations

from itertools import combinations

from db.content.entries import Content, ResultRow, ResultsEntry
from db.content.problems import Problems

_WHOLE = 100
_ROUNDING = 0.05  # of one share with one decimal


def check(content: Content, problems: Problems) -> None:
    """Gather shares above a whole, seats that are not their parts, and more votes with a smaller share."""
    for entity in content.entities:
        if entity.election and entity.election.results:
            _check(entity.election.results, problems)


def _check(results: ResultsEntry, problems: Problems) -> None:
    shares = [row.share for row in results.rows if row.share is not None]
    if sum(shares) > _WHOLE + _ROUNDING * max(len(shares), 2):
        problems.add(results.place, "results", f"The shares add up to {sum(shares):g} per cent.")
    for row in results.rows:
        _check_row(row, problems)
    for one, other in combinations(results.rows, 2):
        _check_order(one, other, problems)


def _check_row(row: ResultRow, problems: Problems) -> None:
    if row.share is not None and not 0 <= row.share <= _WHOLE:
        problems.add(row.place, "results", f"A share lies between 0 and 100, not at {row.share:g}.")
    parts = (row.list_seats or 0) + (row.district_seats or 0)
    both_known = row.list_seats is not None and row.district_seats is not None
    if row.seats is not None and (parts > row.seats or (both_known and parts != row.seats)):
        problems.add(row.place, "results", f"“{row.name}” has {row.seats} seats, but its parts are {parts}.")


def _check_order(one: ResultRow, other: ResultRow, problems: Problems) -> None:
    if one.votes is None or other.votes is None or one.share is None or other.share is None:
        return
    if (one.votes - other.votes) * (one.share - other.share) < 0:
        text = f"“{one.name}” and “{other.name}”: the one with more votes has the smaller share."
        problems.add(other.place, "results", text)
