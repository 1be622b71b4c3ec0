"""What was there on a day: neither still to be founded or passed nor ended already, as far as that is sure."""

from __future__ import annotations

from db.dates import parse_moment
from db.reading.connection import Connection
from db.records import Absence

_BOUNDS = """
    select s.subject, s.property, s.edtf from statement s join entity e on e.id = s.subject
    where s.datatype = 'date' and s.modality = 'fact' and s.rank <> 'deprecated'
    and (s.property in ('ended', 'founded')
         or e.kind in ('law', 'programme') and s.property in ('adopted', 'signed', 'in-force'))
"""
_VOTES = "select id, date from election where date <> ''"


def absent(connection: Connection, day: str) -> dict[str, Absence]:
    """What surely had ended by an ISO day, and what surely was not founded, passed or held by its end, by id."""
    later: dict[str, Absence] = {row["id"]: "not yet" for row in connection.rows(_VOTES) if row["date"] > day}
    earliest: dict[str, str] = {}
    latest: dict[str, str] = {}
    for row in connection.rows(_BOUNDS):
        moment = parse_moment(row["edtf"])
        if row["property"] == "ended":  # where sources give several days, the last one counts
            latest[row["subject"]] = max(latest.get(row["subject"], ""), moment.latest)
        else:
            first = earliest.get(row["subject"], moment.earliest)
            earliest[row["subject"]] = min(first, moment.earliest)
    gone: dict[str, Absence] = {subject: "ended" for subject, last in latest.items() if last <= day}
    unfounded: dict[str, Absence] = {subject: "not yet" for subject, first in earliest.items() if first > day}
    return later | gone | unfounded
