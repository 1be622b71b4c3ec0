"""What cannot be true of time: dates out of bounds, and two values of one property in force at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from db.content.entries import Content, EntityEntry, Statement
from db.content.identity import content_of
from db.content.problems import Place, Problems
from db.dates import Moment, Period, PeriodKind, parse_moment
from db.errors import BadDate
from db.records import Modality, Rank

FIRST = "1900-01-01"
_SLOTS = ("applies-to", "region", "country", "of-what", "scale", "role")
_OF_THE_FUTURE = (Modality.PLAN, Modality.EXPECTATION)


def check(content: Content, problems: Problems) -> None:
    """Gather impossible dates and values that exclude each other."""
    single = {each.id for each in content.properties if each.single}
    for entity in content.entities:
        _check_dates(entity, content.pack.knowledge_ends, problems)
        _check_single(entity, single, problems)
    for entry in content.coverage:
        for moment in _moments(entry.period):
            _check_first(moment, entry.place, problems)


def _check_dates(entity: EntityEntry, knowledge_ends: str, problems: Problems) -> None:
    for statement in entity.statements:
        for moment in _dates_of(statement):
            _check_first(moment, statement.place, problems)
            if statement.modality not in _OF_THE_FUTURE:
                _check_last(moment, knowledge_ends, statement.place, problems)
    for name in entity.names:
        for moment in _moments(name.period):
            _check_first(moment, entity.place, problems)
    if entity.election and (held := _moment(entity.election.date)):
        _check_first(held, entity.election.place, problems)
        if entity.election.results and entity.election.results.rows:
            _check_last(held, knowledge_ends, entity.election.place, problems)


def _check_first(moment: Moment, place: Place, problems: Problems) -> None:
    if moment.latest < FIRST:
        problems.add(place, "impossible-date", f"“{moment.text}” lies before 1900.")


def _check_last(moment: Moment, knowledge_ends: str, place: Place, problems: Problems) -> None:
    if knowledge_ends and moment.earliest > knowledge_ends:
        text = f"“{moment.text}” lies after knowledge ends ({knowledge_ends}); only a plan or an expectation may."
        problems.add(place, "impossible-date", text)


def _dates_of(statement: Statement) -> Iterator[Moment]:
    yield from _moments(statement.period)
    for typed in (statement.typed, *(each.typed for each in statement.qualifiers)):
        if moment := _moment(typed.edtf):
            yield moment


def _moments(period: Period | None) -> tuple[Moment, ...]:
    bounds = (period.start, period.end) if period else ()
    return tuple(bound for bound in bounds if bound)


def _moment(text: str) -> Moment | None:
    try:
        return parse_moment(text) if text else None
    except BadDate:
        return None  # told where it was read


def _check_single(entity: EntityEntry, single: set[str], problems: Problems) -> None:
    slots: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in entity.statements:
        reported = statement.modality is Modality.FACT and statement.rank is not Rank.DEPRECATED
        if statement.property in single and reported and statement.period:
            slots[_slot(statement)].append(statement)
    for statements in slots.values():
        for one, other in combinations(statements, 2):
            if _exclude(one, other):
                text = (
                    f"{other.property} has a value of its own in line {one.place.line} that is certainly in force at "
                    "the same time; if sources disagree, record it as a disagreement."
                )
                problems.add(other.place, "two-in-force", text)


def _slot(statement: Statement) -> tuple[object, ...]:
    own = {each.property: str(content_of(each.typed)) for each in statement.qualifiers}
    return (statement.property, *(own.get(name) for name in _SLOTS))


def _exclude(one: Statement, other: Statement) -> bool:
    if one.disagreement and one.disagreement == other.disagreement:
        return False
    if content_of(one.typed) == content_of(other.typed) or one.period is None or other.period is None:
        return False
    measured = one.period.kind is other.period.kind is PeriodKind.POINT and one.period.text == other.period.text
    return measured or _overlap(one.period, other.period)


def _overlap(one: Period, other: Period) -> bool:
    """Whether some day certainly lies in both; a hand-over, one ending on the day the other starts, is none."""
    if one.start_latest > one.end_earliest or other.start_latest > other.end_earliest:
        return False  # one of them holds for certain on no day at all
    start, end = max(one.start_latest, other.start_latest), min(one.end_earliest, other.end_earliest)
    return start < end or (start == end and not (_hands_over(one, other) or _hands_over(other, one)))


def _hands_over(one: Period, other: Period) -> bool:
    both_last = one.kind is other.kind is PeriodKind.INTERVAL and one.text != other.text
    return bool(both_last and one.end and other.start and one.end.earliest == other.start.latest)
