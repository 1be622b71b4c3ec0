"""Dates and periods of the content, read by db.dates; what cannot be read becomes a problem."""

from __future__ import annotations

from db.content.problems import Place, Problems
from db.dates import Moment, Period, PeriodKind, parse_moment, parse_period
from db.errors import BadDate


def moment(text: str, place: Place, problems: Problems) -> Moment | None:
    """One EDTF date, None (and a problem) where it is none."""
    try:
        return parse_moment(text)
    except BadDate as error:
        problems.add(place, "bad-date", str(error))
        return None


def period(text: str, kind: PeriodKind, place: Place, problems: Problems) -> Period | None:
    """A date or an interval, None (and a problem) where it is none or ends before it starts."""
    try:
        return parse_period(text, kind)
    except BadDate as error:
        problems.add(place, "impossible-date" if _bounds_are_dates(text) else "bad-date", str(error))
        return None


def _bounds_are_dates(text: str) -> bool:
    """Whether both bounds of an interval are dates, so that only their order can be wrong."""
    try:
        return "/" in text and all(parse_moment(bound) for bound in text.split("/"))
    except BadDate:
        return False
