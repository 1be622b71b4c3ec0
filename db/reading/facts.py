"""Statements as they are shown: read with their qualifiers and references, ordered for a day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from sqlite3 import Row

from db.dates import parse_moment
from db.reading import values
from db.reading.connection import Connection, Parameters
from db.records import Citation, Datatype, Fact, Force, Modality, Rank, Value

_STATEMENTS = """
    select s.*, subject.name as subject_name, property.label_en as label, property.place as property_place,
           property.inverse_en as inverse, property.single as single,
           speaker.name as stated_by_name, valued.name as entity_name
    from statement s
    join entity subject on subject.id = s.subject
    join property on property.id = s.property
    left join entity speaker on speaker.id = s.stated_by
    left join entity valued on valued.id = s.entity
    where {where}
    order by property.place, s.place
"""
_QUALIFIERS = """
    select q.*, property.label_en as label, valued.name as entity_name
    from statement s
    join qualifier q on q.statement = s.id
    join property on property.id = q.property
    left join entity valued on valued.id = q.entity
    where {where}
    order by q.statement, q.place
"""
_CITATIONS = """
    select s.id as statement, c.*
    from statement s
    join citation c on c.owner = 'statement:' || s.id
    where {where}
    order by c.owner, c.place
"""
_ORDER = (Force.IN_FORCE, Force.POSSIBLE, Force.NEAR, Force.UNDATED, Force.EVENT, Force.ENDED, Force.FUTURE)
SLOTS = ("applies-to", "region", "country", "of-what", "scale", "role")  # values that differ in these do not meet
_ACTS = ("act", "act-text")
_ENDING_ACTS = ("ended-by-act", "ended-by-act-text")
_RANKS = (Rank.PREFERRED, Rank.NORMAL, Rank.DEPRECATED)


@dataclass(frozen=True, slots=True)
class Read:
    """A fact with what its order, its inverse reading and its history need besides.

    `slot` holds what tells two values of a single-valued property apart; `dated` is a date value as EDTF.
    """

    fact: Fact
    place: tuple[int, int]
    inverse: str
    qualified_by: tuple[tuple[str, str], ...]  # property and entity of qualifiers that name one
    single: bool = False
    slot: tuple[tuple[str, str], ...] = ()
    acts: tuple[Value, ...] = ()  # what brought it
    ending_acts: tuple[Value, ...] = ()
    dated: str = ""
    names: frozenset[str] = frozenset()  # the entities it names


@dataclass(frozen=True, slots=True)
class Day:
    """The day that is looked at and the last one the pack knows of, both ISO; `names` are those of that day by entity.

    What is not in `names` goes by its main name.
    """

    seen: str
    knowledge_ends: str
    names: Mapping[str, str] = field(default_factory=dict)


def read(connection: Connection, where: str, parameters: Parameters, day: Day, *, cited: bool = True) -> list[Read]:
    """The statements that a condition on `s` picks, in the order of the vocabulary; the citations have no number.

    Those who show few of many statements leave the citations out, and ask for them with `citations_of` later.
    """
    return [_on(one, day) for one in of_no_day(connection, where, parameters, cited=cited)]


def of_no_day(connection: Connection, where: str, parameters: Parameters, *, cited: bool = True) -> list[Read]:
    """The same as they are on no day: under main names, their force not told yet.

    Those who look at many and show few bring these to their day with `fact_on`.
    """
    asked = ("facts", where, repr(parameters), cited)
    return connection.kept(asked, lambda: _all(connection, where, parameters, cited))


def fact_on(one: Read, day: Day) -> Fact:
    """A fact as it is on a day: how it stands, and the names of that day."""
    force = _force(one, day)
    if not day.names.keys().isdisjoint(one.names):
        return _renamed(one.fact, day, force)
    return one.fact if force is one.fact.force else replace(one.fact, force=force)


def names_on(values: Iterable[Value], day: Day) -> tuple[Value, ...]:
    """Values by the names of a day."""
    return tuple(_named(value, day) for value in values)


def citations_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Citation, ...]]:
    """The citations of statements by their ids, without numbers."""
    wanted = json.dumps(sorted(ids))
    return connection.kept(("citations", wanted), lambda: _citations(connection, wanted))


def ordered(facts: Iterable[Read], day: Day) -> tuple[Fact, ...]:
    """What holds on the day first, then attested near it, events newest first, then ended ones, future ones last."""
    return tuple(one.fact for one in sorted(facts, key=lambda one: _key(one, day.seen)))


def _citations(connection: Connection, wanted: str) -> dict[str, tuple[Citation, ...]]:
    rows = connection.rows(_CITATIONS.format(where="s.id in (select value from json_each(?))"), [wanted])
    return {each: tuple(map(values.citation, own)) for each, own in _by_statement(rows).items()}


def _all(connection: Connection, where: str, parameters: Parameters, cited: bool) -> list[Read]:
    qualifiers = _by_statement(connection.rows(_QUALIFIERS.format(where=where), parameters))
    rows = connection.rows(_CITATIONS.format(where=where), parameters) if cited else []
    citations = _by_statement(rows)
    rows = connection.rows(_STATEMENTS.format(where=where), parameters)
    return [_read(row, qualifiers[row["id"]], citations[row["id"]]) for row in rows]


def _on(one: Read, day: Day) -> Read:
    """A statement as it is on a day, with all that was read of it."""
    fact = fact_on(one, day)
    if fact is one.fact:
        return one
    return replace(one, fact=fact, acts=names_on(one.acts, day), ending_acts=names_on(one.ending_acts, day))


def _renamed(fact: Fact, day: Day, force: Force) -> Fact:
    return replace(
        fact,
        subject_name=day.names.get(fact.subject, fact.subject_name),
        value=_named(fact.value, day),
        force=force,
        stated_by_name=day.names.get(fact.stated_by, fact.stated_by_name),
        qualifiers=tuple((label, _named(value, day)) for label, value in fact.qualifiers),
    )


def _named(value: Value, day: Day) -> Value:
    return replace(value, text=day.names[value.entity]) if value.entity in day.names else value


def _by_statement(rows: list[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["statement"]].append(row)
    return found


def _read(row: Row, qualifiers: list[Row], citations: list[Row]) -> Read:
    named = tuple((each["property"], each["entity"]) for each in qualifiers if each["entity"])
    shown = tuple((each["label"], _value(each)) for each in qualifiers)
    return Read(
        fact=_fact(row, shown, tuple(map(values.citation, citations))),
        place=(row["property_place"], row["place"]),
        inverse=row["inverse"] or "",
        qualified_by=named,
        single=bool(row["single"]),
        slot=tuple((each["property"], each["text"]) for each in qualifiers if each["property"] in SLOTS),
        acts=tuple(_value(each) for each in qualifiers if each["property"] in _ACTS),
        ending_acts=tuple(_value(each) for each in qualifiers if each["property"] in _ENDING_ACTS),
        dated=row["edtf"] or "",
        names=frozenset(
            filter(None, (row["subject"], row["entity"], row["stated_by"], *(entity for _, entity in named)))
        ),
    )


def _value(row: Row) -> Value:
    return values.value(row, row["entity_name"])


def _fact(row: Row, qualifiers: tuple[tuple[str, Value], ...], citations: tuple[Citation, ...]) -> Fact:
    return Fact(
        id=row["id"],
        subject=row["subject"],
        subject_name=row["subject_name"],
        property=row["property"],
        label=row["label"],
        value=_value(row),
        period=values.period(row),
        force=Force.UNDATED,
        rank=Rank(row["rank"] or Rank.NORMAL),
        modality=Modality(row["modality"] or Modality.FACT),
        stated_by=row["stated_by"] or "",
        stated_by_name=row["stated_by_name"] or "",
        confidence=row["confidence"] or "",
        note=row["note"] or "",
        disagreement=row["disagreement"] or "",
        qualifiers=qualifiers,
        citations=citations,
    )


def _force(one: Read, day: Day) -> Force:
    """How it stands on the day; a date that is itself the value has not come before that date."""
    fact = one.fact
    if fact.period is None and fact.value.datatype is Datatype.DATE and one.dated:
        return Force.FUTURE if parse_moment(one.dated).earliest > day.seen else Force.UNDATED
    return values.force_on(fact.period, day.seen, day.knowledge_ends)


def _key(one: Read, day: str) -> tuple[object, ...]:
    fact = one.fact
    deprecated = fact.rank is Rank.DEPRECATED
    return deprecated, _ORDER.index(fact.force), _RANKS.index(fact.rank), _distance(fact, day), one.place


def _distance(fact: Fact, day: str) -> int:
    """Days by which statements of the same force stand in order: nearest first, newest first."""
    if fact.period is None:
        return 0
    if fact.force is Force.NEAR:
        return abs(_days(fact.period.start_earliest) - _days(day))
    if fact.force is Force.FUTURE:
        return _days(fact.period.start_earliest)
    if fact.force is Force.ENDED:
        return -_days(fact.period.end_latest)
    return -_days(fact.period.start_earliest)


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()
