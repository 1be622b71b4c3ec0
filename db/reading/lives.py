"""What was there on a day: neither still to be founded nor ended already, as far as that is sure."""

from __future__ import annotations

from db.dates import parse_moment
from db.reading.connection import Connection
from db.records import Absence

_BOUNDS = """
    select subject, property, edtf from statement
    where property in ('ended', 'founded') and datatype = 'date' and modality = 'fact' and rank <> 'deprecated'
"""
_VOTES = "select id, date from election where date <> ''"


def absent(connection: Connection, day: str) -> dict[str, Absence]:
    """What surely had ended by an ISO day, and what surely was not founded or held before it was over, by id."""
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
