"""Days that many questions begin with: every vote, and the days on which a constitution came."""

from __future__ import annotations

from collections.abc import Iterator

from db.dates import describe_moment, parse_moment
from db.reading.connection import Connection
from db.records import NotableDay

_VOTES = "select v.date, e.name from election v join entity e on e.id = v.id where v.date <> '' order by v.date, v.id"
_CONSTITUTIONS = """
    select s.edtf, s.property, e.name, p.label_en as label
    from statement s join entity e on e.id = s.subject join property p on p.id = s.property
    where e.kind = 'law' and e.name like 'constitution%' and s.datatype = 'date' and s.rank <> 'deprecated'
    and s.modality = 'fact' and s.property in ('adopted', 'in-force') order by s.edtf, s.id
"""


def notable_days(connection: Connection) -> tuple[NotableDay, ...]:
    """Newest first; only days that are known to the day."""
    found = [*_votes(connection), *_constitutions(connection)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.day, each.title), reverse=True))


def _votes(connection: Connection) -> Iterator[NotableDay]:
    for row in connection.rows(_VOTES):
        if day := _day(row["date"]):
            yield NotableDay(day, row["name"].replace(_said(row["date"]), ""), vote=True)


def _constitutions(connection: Connection) -> Iterator[NotableDay]:
    for row in connection.rows(_CONSTITUTIONS):
        if day := _day(row["edtf"]):
            yield NotableDay(day, f"{row['name']}: {row['label'].lower()}", vote=False)


def _day(text: str) -> str:
    moment = parse_moment(text)
    return moment.latest if moment.earliest == moment.latest else ""


def _said(text: str) -> str:
    """What the name of a vote may hold, and the day beside it says already."""
    return f" of {describe_moment(parse_moment(text))}"
