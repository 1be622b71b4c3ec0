"""Where one value gives way to another: the turns in a row of statements, and whether they lie between two days.

A turn is known by its bounds. What came in or ended did so on the day its date names; where one value hands over to the
next, the day is the first one of the new value. Between two values that are only attested it may be any day between.
What had ended more than a year before the next one began did not give way to it: that is an end and a beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.dates import FIRST_DAY, LAST_DAY, Period, PeriodKind, Truth
from db.records import ChangeKind, Fact

LONGEST_GAP = 366  # days between two values that still count as one change: a dissolved chamber waits for its vote
_CONFIDENCE = ("", "high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days on which something may have turned, both included; not `bounded` where no date says until when."""

    earliest: str
    latest: str
    bounded: bool = True

    def within(self, first: str, last: str) -> Truth:
        """Whether it surely, maybe or not lies between two days, both included."""
        if self.latest < first or self.earliest > last:
            return Truth.NO
        return Truth.YES if first <= self.earliest and self.latest <= last else Truth.MAYBE


@dataclass(frozen=True, slots=True)
class Turn:
    """One value ends, another begins; either side may be missing."""

    before: Fact | None
    after: Fact | None
    ended: Bounds | None
    began: Bounds | None

    def between(self, first: str, last: str) -> Seen | None:
        """How the turn stands to two days, both included; None where it lies outside for sure."""
        ended = self.ended.within(first, last) if self.ended else Truth.NO
        began = self.began.within(first, last) if self.began else Truth.NO
        if ended is Truth.NO and began is Truth.NO:
            return None
        bounds = self.began if began is not Truth.NO else self.ended
        assert bounds is not None  # one of the two lies inside
        kind = _kind(ended is not Truth.NO and self.before is not None, began is not Truth.NO)
        return Seen(self, kind, Truth.YES in (ended, began), bounds)


@dataclass(frozen=True, slots=True)
class Seen:
    """A turn as it is seen between two days."""

    turn: Turn
    kind: ChangeKind
    certain: bool
    bounds: Bounds


def turns_of_one(fact: Fact) -> Iterator[Turn]:
    """The beginning and the end of a statement that others may stand beside."""
    if began := _beginning(fact, None):
        yield Turn(None, fact, None, began)
    yield from _last(fact)


def turns_in_row(facts: Iterable[Fact]) -> Iterator[Turn]:
    """The turns of a property that has one value a day: each value gives way to the next one."""
    before: Fact | None = None
    stage: list[Fact] = []
    for stage in _stages(facts):
        for fact in stage:
            yield from _pair(before, fact)
        before = min(stage, key=_standing)
    for fact in stage:
        yield from _last(fact)


def next_day(day: str) -> str:
    """The day after, as far as the calendar goes."""
    return day if day >= LAST_DAY else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _kind(ended: bool, began: bool) -> ChangeKind:
    if ended and began:
        return ChangeKind.CHANGED
    return ChangeKind.CAME_IN if began else ChangeKind.ENDED


def _stages(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Values in order; those that sources give against one another for the same time stand together."""
    stages: list[list[Fact]] = []
    for fact in sorted((fact for fact in facts if fact.period), key=_order):
        rival = stages and fact.disagreement and fact.disagreement == stages[-1][0].disagreement
        if rival and _overlap(stages[-1][0], fact):
            stages[-1].append(fact)
        elif stages and _goes_on(stages[-1][-1], fact):
            stages[-1] = [_joined(stages[-1][-1], fact)]
        else:
            stages.append([fact])
    return stages


def _order(fact: Fact) -> tuple[str, bool, str, str]:
    """By the start; what has none that is known stands right before what follows its end."""
    period = _period(fact)
    known = period.start is not None or period.open_start
    return period.start_earliest if known else period.end_earliest, known, period.end_latest, fact.id


def _overlap(one: Fact, other: Fact) -> bool:
    return _period(other).start_earliest <= _period(one).end_latest


def _goes_on(one: Fact, other: Fact) -> bool:
    """The same value seen again: nothing turned between the two."""
    if _content(one) != _content(other):
        return False
    first, second = _period(one), _period(other)
    seen_only = PeriodKind.ATTESTED in (first.kind, second.kind)
    return seen_only or second.start_earliest <= next_day(first.end_latest)


def _joined(one: Fact, other: Fact) -> Fact:
    """Of two statements of the same value, the one that says more of when it held."""
    return one if _period(other).kind is PeriodKind.ATTESTED else other


def _pair(before: Fact | None, after: Fact) -> Iterator[Turn]:
    if before is None:
        if began := _beginning(after, None):
            yield Turn(None, after, None, began)
        return
    if joint := _joint(_period(before), _period(after)):
        yield Turn(before, after, joint, joint)
        return
    ended, began = _end(before, after), _beginning(after, before)
    same = _content(before) == _content(after)
    if same and _period(after).kind is PeriodKind.ATTESTED:
        return
    if same or _far_apart(_period(before), _period(after)):
        yield Turn(before, None, ended, None)
        yield Turn(None, after, None, began)
    else:
        yield Turn(before, after, ended, began)


def _far_apart(one: Period, other: Period) -> bool:
    """Whether nothing held between the two for longer than a gap may be, as far as both dates are known."""
    if PeriodKind.ATTESTED in (one.kind, other.kind) or not (one.end and other.start):
        return False
    gap = date.fromisoformat(other.start_earliest) - date.fromisoformat(one.end_latest)
    return gap.days > LONGEST_GAP


def _last(fact: Fact) -> Iterator[Turn]:
    if ended := _end(fact, None):
        yield Turn(fact, None, ended, None)


def _joint(one: Period, other: Period) -> Bounds | None:
    """Where one value hands over to the next, the days on which both dates agree; None where they leave a gap."""
    if one.kind is PeriodKind.ATTESTED or other.kind is PeriodKind.ATTESTED or not (one.end and other.start):
        return None
    # A hand-over on one day and an end on the eve are the same thing said in two ways.
    to_the_day = one.end_earliest == one.end_latest
    earliest = max(one.end_earliest, other.start_earliest)
    latest = min(next_day(one.end_latest) if to_the_day else one.end_latest, other.start_latest)
    return Bounds(earliest, latest) if earliest <= latest else None


def _beginning(fact: Fact, before: Fact | None) -> Bounds | None:
    period = _period(fact)
    if period.kind is PeriodKind.ATTESTED:
        return Bounds(next_day(_surely_until(_period(before))), period.end_latest) if before else None
    if period.start:
        return Bounds(period.start_earliest, period.start_latest)
    if period.open_start:
        return None
    earliest = next_day(_surely_until(_period(before))) if before else FIRST_DAY
    return Bounds(min(earliest, period.end_latest), period.end_latest, bounded=before is not None)


def _end(fact: Fact, after: Fact | None) -> Bounds | None:
    period = _period(fact)
    if period.kind is PeriodKind.INTERVAL and period.end:
        return Bounds(period.end_earliest, period.end_latest)
    if period.kind is PeriodKind.INTERVAL and period.open_end:
        return None
    earliest = next_day(_surely_until(period))
    if after is None:
        return None if period.kind is PeriodKind.ATTESTED else Bounds(earliest, LAST_DAY, bounded=False)
    return Bounds(earliest, max(earliest, _surely_from(_period(after))))


def _surely_until(period: Period) -> str:
    """A day up to which it may have held for no longer: the earliest that the turn can follow."""
    return period.start_earliest if period.kind is PeriodKind.ATTESTED else period.end_earliest


def _surely_from(period: Period) -> str:
    return period.end_latest if period.kind is PeriodKind.ATTESTED else period.start_latest


def _standing(fact: Fact) -> tuple[int, int, str]:
    confidence = _CONFIDENCE.index(fact.confidence) if fact.confidence in _CONFIDENCE else len(_CONFIDENCE)
    return ("preferred", "normal", "deprecated").index(fact.rank.value), confidence, fact.id


def _content(fact: Fact) -> tuple[object, ...]:
    value = fact.value
    return value.text, value.low, value.high, value.comparator, value.entity


def _period(fact: Fact) -> Period:
    assert fact.period is not None  # undated statements turn nowhere and are left out before
    return fact.period
