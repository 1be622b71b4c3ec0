"""What other subjects' statements and results say of an entity, read from its side."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Row

from db.dates import PeriodKind, parse_period
from db.reading import facts, values
from db.reading.connection import Connection
from db.reading.facts import Day, Read
from db.records import Datatype, Fact, Related, Value

SAID = "Own statements on other subjects"
RESULTS = "Results of votes"
_POINTS_HERE = """
    s.subject <> :id and (s.entity = :id or s.stated_by = :id
        or s.id in (select q.statement from qualifier q where q.entity = :id))
"""
_RESULTS = """
    select r.*, e.name as election_name, v.date as date
    from result r join election v on v.id = r.election join entity e on e.id = r.election
    where r.entity = :id or r.party = :id
    order by v.date desc, r.place
"""
_ORGANIZATIONS = """
    select s.subject, o.name from statement s join entity o on o.id = s.entity where s.property = 'organization'
"""


def related(connection: Connection, id: str, day: Day) -> tuple[Related, ...]:
    """Everything that points here, by the order of the vocabulary, then as the facts of a sheet are ordered."""
    found = facts.read(connection, _POINTS_HERE, {"id": id}, day)
    position = {fact.id: place for place, fact in enumerate(facts.ordered(found, day))}
    found.sort(key=lambda one: (one.place[0], position[one.fact.id]))
    organizations = {row["subject"]: row["name"] for row in connection.rows(_ORGANIZATIONS)}
    values_here = [_related(_inverse(one), one.fact, organizations) for one in found if one.fact.value.entity == id]
    named_here = [_related(label, one.fact, organizations) for one in found for label in _labels(connection, one, id)]
    said_here = [_related(SAID, one.fact, organizations) for one in found if one.fact.stated_by == id]
    return (*values_here, *named_here, *said_here, *_results(connection, id, day))


def _inverse(one: Read) -> str:
    return one.inverse or _named_as(one.fact.label)


def _named_as(label: str) -> str:
    return f"Named as {label[:1].lower()}{label[1:]}"


def _labels(connection: Connection, one: Read, id: str) -> Iterator[str]:
    for qualifier, entity in one.qualified_by:
        if entity == id and (row := connection.row("select * from property where id = ?", [qualifier])):
            yield row["inverse_en"] or _named_as(row["label_en"])


def _related(label: str, fact: Fact, organizations: dict[str, str]) -> Related:
    name = fact.subject_name
    organization = organizations.get(fact.subject, "")
    if organization and organization.casefold() not in name.casefold():
        name = f"{name}, {organization}"
    return Related(label, f"entity:{fact.subject}", name, fact)


def _results(connection: Connection, id: str, day: Day) -> Iterator[Related]:
    for row in connection.rows(_RESULTS, {"id": id}):
        yield Related(RESULTS, f"entity:{row['election']}", row["election_name"], _result(connection, row, id, day))


def _result(connection: Connection, row: Row, id: str, day: Day) -> Fact:
    """A row of a results table as a fact, so that it is shown and cited like all others."""
    when = parse_period(row["date"], PeriodKind.POINT)
    cited = connection.rows("select * from citation where owner = ? order by place", [f"results:{row['election']}"])
    return Fact(
        id=f"{row['election']}/result@{row['place']}",
        subject=row["election"],
        subject_name=row["election_name"],
        property="result",
        label="Result",
        value=Value(_in_words(row, id), Datatype.TEXT),
        period=when,
        force=values.force_on(when, day.seen, day.knowledge_ends),
        note=row["note"] or "",
        citations=tuple(map(values.citation, cited)),
    )


def _in_words(row: Row, id: str) -> str:
    parts = []
    if row["share"] is not None:
        parts.append(f"{row['share']:g} per cent")
    if row["votes"] is not None:
        parts.append(f"{row['votes']:,} votes".replace(",", " "))
    if row["seats"] is not None:
        parts.append(f"{row['seats']} seats")
    words = ", ".join(parts) or "took part"
    return words if row["entity"] == id else f"{row['name']}: {words}"
