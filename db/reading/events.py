"""What happened and when: votes, laws, founding and ending of bodies, meetings, milestones, as dated events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from db.dates import FIRST_DAY, LAST_DAY, PeriodKind, Truth, parse_period
from db.reading import facts
from db.reading.connection import Connection
from db.reading.facts import Day, Read
from db.reading.scopes import Scope
from db.reading.turns import Bounds
from db.records import Datatype, Event, EventKind, Modality, Rank

_HAPPENED = "(s.datatype = 'date' or (s.period_kind = 'point' and s.property in ({properties})))"
_NEAR = """case when s.datatype = 'date' then substr(s.edtf, 1, 4) between :after and :before
    else substr(s.start_earliest, 1, 4) <= :before and substr(s.end_latest, 1, 4) >= :after end"""
_VOTES = """
    select s.id, s.date, e.name from election s join entity e on e.id = s.id
    where s.date <> '' and {where} order by s.date, s.id
"""
_BY_PROPERTY = {
    **dict.fromkeys(("adopted", "signed", "published", "in-force", "ratified", "ratification-law"), EventKind.LAW),
    **dict.fromkeys(("amendment", "bill-step"), EventKind.LAW),
    **dict.fromkeys(("founded", "starts-work", "ended", "name-change", "merger"), EventKind.BODY),
    **dict.fromkeys(("registration", "dissolved"), EventKind.BODY),
    **dict.fromkeys(("election-called", "election-day"), EventKind.VOTE),
    **dict.fromkeys(("held-on", "session"), EventKind.MEETING),
    "report-published": EventKind.REPORT,
    "milestone": EventKind.MILESTONE,
}
_TEXTS = ("ratification-law", "amendment", "bill-step", "name-change", "merger", "registration", "dissolved", "session")
_BY_KIND = {"law": EventKind.LAW, "treaty": EventKind.LAW, "programme": EventKind.LAW}
_BACKWARDS = str.maketrans("0123456789", "9876543210")
_PRIVATE = ("birth-date",)
_OF_A_VOTE = ("held-on", "election-day")  # the vote itself is the event


def events(
    connection: Connection,
    scope: Scope,
    topics: dict[str, tuple[str, ...]],
    day: Day,
    years: tuple[str, str] = (FIRST_DAY, LAST_DAY),
) -> list[Event]:
    """Everything in a scope that has a date of its own, oldest first, without citations.

    Two days leave out what lies years away from them; what is left may still lie outside.
    """
    votes = list(_votes(connection, scope, topics))
    held = {event.address.partition(":")[2] for event in votes}
    kinds = {row["id"]: row["kind"] for row in connection.rows("select id, kind from entity")}
    found = [event for one in _read(connection, scope, years) for event in _event(one, day, topics, kinds, held)]
    return in_order([*votes, *found])


def in_order(events: Iterable[Event]) -> list[Event]:
    """Oldest first; what is known less exactly stands before what is known to the day."""
    return sorted(events, key=lambda event: (event.period.start_earliest, _less_exact(event), event.title, event.text))


def between(events: Iterable[Event], first: str, last: str) -> Iterator[Event]:
    """Those that lie, or may lie, between two days."""
    for event in events:
        truth = Bounds(event.period.start_earliest, event.period.end_latest).within(first, last)
        if truth is not Truth.NO:
            yield replace(event, certain=truth is Truth.YES)


def _less_exact(event: Event) -> str:
    """Later ends first, as text that sorts the other way round."""
    return event.period.end_latest.translate(_BACKWARDS)


def _read(connection: Connection, scope: Scope, years: tuple[str, str]) -> list[Read]:
    listed = ", ".join(f"'{each}'" for each in (*_TEXTS, "milestone"))
    where = f"{_HAPPENED.format(properties=listed)} and {_NEAR} and {scope.where}"
    # an approximate year reaches into those beside it
    after, before = f"{max(int(years[0][:4]) - 1, 1):04}", f"{min(int(years[1][:4]) + 1, 9999):04}"
    parameters = {**scope.parameters, "after": after, "before": before}
    return facts.of_no_day(connection, where, parameters, cited=False)


def _votes(connection: Connection, scope: Scope, topics: dict[str, tuple[str, ...]]) -> Iterator[Event]:
    where = scope.where.replace("s.subject", "s.id")
    for row in connection.rows(_VOTES.format(where=where), scope.parameters):
        period = parse_period(row["date"], PeriodKind.POINT)
        yield Event(period, EventKind.VOTE, f"entity:{row['id']}", row["name"], "", topics.get(row["id"], ()))


def _event(
    one: Read, day: Day, topics: dict[str, tuple[str, ...]], kinds: dict[str, str], held: set[str]
) -> Iterator[Event]:
    fact = one.fact
    if fact.modality is not Modality.FACT or fact.rank is Rank.DEPRECATED or fact.property in _PRIVATE:
        return
    if fact.subject in held and fact.property in _OF_A_VOTE:
        return
    dated = fact.value.datatype is Datatype.DATE
    period = parse_period(one.dated, PeriodKind.POINT) if dated else fact.period
    if period is not None:
        fact = facts.fact_on(one, day)
        text = fact.label if dated else fact.value.text
        kind = _kind(fact.property, kinds.get(fact.subject, ""))
        address = f"statement:{fact.id}"
        yield Event(period, kind, address, fact.subject_name, text, topics.get(fact.subject, ()), True, fact)


def _kind(property: str, of: str) -> EventKind:
    """By what the property says, but what becomes of a law is a matter of law."""
    kind = _BY_PROPERTY.get(property, EventKind.MILESTONE)
    return _BY_KIND.get(of, kind) if kind is EventKind.BODY else kind
