"""Dates as the content writes them (EDTF, ISO 8601-2 level 1) and what is true on a day.

A date has bounds: the earliest and the latest day it can mean. A period has bounds at both ends, so that for
any day there are three answers: it holds, it may hold, it does not.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from db.errors import BadDate

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
APPROXIMATE_DAYS = 7  # `2022-06-05~` is a week either way; years and months are one either way: EDTF leaves it open
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_QUALIFIERS = "~?%"
_KEPT = 8192  # dates remembered: the same ones are read again for every page and every day
_LONGEST_SHOWN = 40  # characters of what cannot be read, in the sentence that says so
# Not from `calendar`, whose names change with the language of the system.
MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class PeriodKind(StrEnum):
    """What a statement's date says."""

    INTERVAL = "interval"  # holds from, until
    ATTESTED = "attested"  # seen to hold on that day; nothing is known of before and after
    POINT = "point"  # happened, or was measured, then


class Truth(StrEnum):
    """Whether something holds on a day."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Moment:
    """One EDTF date; `earliest` and `latest` are ISO days, `precision` is year, month or day."""

    text: str
    earliest: str
    latest: str
    precision: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """When a statement holds or happened.

    `start` and `end` are None where the bound is not known or open; `open_start` and `open_end` tell the two
    apart (EDTF `..` against nothing). An open end means: still so when the pack's knowledge ends.
    """

    text: str
    kind: PeriodKind
    start: Moment | None
    end: Moment | None
    open_start: bool = False
    open_end: bool = False

    @property
    def start_earliest(self) -> str:
        return self.start.earliest if self.start else FIRST_DAY

    @property
    def start_latest(self) -> str:
        """The day from which it surely holds; an unknown start may be as late as the end itself."""
        if self.start:
            return self.start.latest
        if self.open_start:
            return FIRST_DAY
        return self.end.latest if self.end else LAST_DAY

    @property
    def end_earliest(self) -> str:
        """The day up to which it surely holds; an unknown end may be as early as the start itself."""
        if self.end:
            return self.end.earliest
        if self.open_end:
            return LAST_DAY
        return self.start.earliest if self.start else FIRST_DAY

    @property
    def end_latest(self) -> str:
        return self.end.latest if self.end else LAST_DAY


@lru_cache(_KEPT)
def parse_moment(text: str) -> Moment:
    """Read one EDTF date: year, month or day, with `~` approximate, `?` uncertain, `%` both. Raises BadDate."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise BadDate(f"“{_shown(text)}” is not a date: write 2022, 2022-06 or 2022-06-05, with ~ behind it for about.")
    year, month, day, qualifier = found.groups()
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise BadDate(f"“{_shown(text)}” is not a day of the calendar.") from error
    precision = "day" if day else "month" if month else "year"
    earliest, latest = _widened(earliest, _last_day(earliest, precision), precision, qualifier)
    return Moment(text.strip(), earliest.isoformat(), latest.isoformat(), precision, qualifier)


@lru_cache(_KEPT)
def parse_period(text: str, kind: PeriodKind) -> Period:
    """Read an EDTF date or interval; `..` is an open bound and nothing an unknown one. Raises BadDate."""
    before, slash, after = (part.strip() for part in text.partition("/"))
    if not slash:
        moment = parse_moment(text)
        if kind is PeriodKind.INTERVAL:
            one = moment.text
            raise BadDate(f"“{one}” is one date; a period needs a slash: {one}/.. for still so, {one}/ for unknown.")
        return Period(moment.text, kind, moment, moment)
    start = parse_moment(before) if before not in ("", "..") else None
    end = parse_moment(after) if after not in ("", "..") else None
    if start is None and end is None and ".." not in (before, after):
        raise BadDate(f"“{_shown(text)}” says nothing: neither bound is known.")
    if kind is not PeriodKind.INTERVAL and not (start and end):
        raise BadDate(f"“{_shown(text)}” has an open bound; what happened or was seen has a date at both ends.")
    if start and end and start.earliest > end.latest:
        raise BadDate(f"“{_shown(text)}” ends before it starts.")
    return Period(f"{before}/{after}", kind, start, end, before == "..", after == "..")


def holds(period: Period, day: str) -> Truth:
    """Whether a period holds on an ISO day."""
    if day < period.start_earliest or day > period.end_latest:
        return Truth.NO
    if period.start_latest <= day <= period.end_earliest:
        return Truth.YES
    return Truth.MAYBE


def describe_moment(moment: Moment) -> str:
    """A date in words: “5 June 2022”, “June 2022”, “about 2022”."""
    year, *rest = moment.text.rstrip(_QUALIFIERS).split("-")
    words = year
    if rest:
        words = f"{MONTHS[int(rest[0])]} {year}"
    if len(rest) == 2:
        words = f"{int(rest[1])} {words}"
    return {"~": f"about {words}", "?": f"{words} (uncertain)", "%": f"about {words} (uncertain)"}.get(
        moment.qualifier, words
    )


def describe(period: Period) -> str:
    """A period in words, with what is not known said."""
    start = describe_moment(period.start) if period.start else ""
    end = describe_moment(period.end) if period.end else ""
    if period.kind is PeriodKind.ATTESTED:
        return f"attested {start}" if start == end else f"attested {start} to {end}"
    if period.kind is PeriodKind.POINT:
        return start if start == end else f"{start} to {end}"
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}" if period.open_end else f"from {start}, end not known"
    if end:
        return f"until {end}" if period.open_start else f"start not known, until {end}"
    if not period.open_end:
        return "from the beginning, end not known"
    return "from the beginning, still so" if period.open_start else "still so, start not known"


def _last_day(first: date, precision: str) -> date:
    if precision == "year":
        return date(first.year, 12, 31)
    if precision == "month":
        return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first


def _widened(earliest: date, latest: date, precision: str, qualifier: str) -> tuple[date, date]:
    if qualifier not in ("~", "%"):
        return earliest, latest
    if precision == "day":
        return _moved(earliest, -APPROXIMATE_DAYS), _moved(latest, APPROXIMATE_DAYS)
    before, after = _moved(earliest, -1), _moved(latest, 1)
    if precision == "year":
        before = before.replace(month=1)
    return before.replace(day=1), _last_day(after, precision)


def _moved(day: date, days: int) -> date:
    """Some days on or back, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def _shown(text: str) -> str:
    """What somebody wrote, on one line and not too much of it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
