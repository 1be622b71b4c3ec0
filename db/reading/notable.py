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
    and s.modality = 'fact' and s.property in ('adopted', 'signed', 'in-force') order by s.edtf, p.place, s.id
"""


def notable_days(connection: Connection) -> tuple[NotableDay, ...]:
    """Newest first; only days that are known to the day."""
    found = [*_votes(connection), *_constitutions(connection)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.day, each.title), reverse=True))


def _votes(connection: Connection) -> Iterator[NotableDay]:
    for row in connection.rows(_VOTES):
        if day := _day(row["date"]):
            yield NotableDay(day, _without_day(row["name"], row["date"]), vote=True)


def _constitutions(connection: Connection) -> Iterator[NotableDay]:
    """A day on which one was adopted and came into force is one day."""
    came: dict[tuple[str, str], dict[str, None]] = {}
    for row in connection.rows(_CONSTITUTIONS):
        if day := _day(row["edtf"]):
            came.setdefault((day, row["name"]), {})[row["label"].lower()] = None
    for (day, name), labels in came.items():
        yield NotableDay(day, f"{name}: {', '.join(labels)}", vote=False)


def _day(text: str) -> str:
    moment = parse_moment(text)
    return moment.latest if moment.earliest == moment.latest else ""


def _without_day(name: str, date: str) -> str:
    """The name of a vote without its day, which stands beside it."""
    said = describe_moment(parse_moment(date))
    for before in (" of", " for", ","):
        name = name.replace(f"{before} {said}", "")
    return name
