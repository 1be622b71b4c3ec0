"""What was there on a day: neither still to be founded nor ended already, as far as that is sure."""

from __future__ import annotations

from db.dates import parse_moment
from db.reading.connection import Connection

_BOUNDS = """
    select subject, property, edtf from statement
    where property in ('ended', 'founded') and datatype = 'date' and modality = 'fact' and rank <> 'deprecated'
"""
_VOTES = "select id, date from election where date <> ''"


def absent(connection: Connection, day: str) -> frozenset[str]:
    """The ids of what surely had ended by an ISO day, or surely was not founded or held before it was over."""
    later: set[str] = {row["id"] for row in connection.rows(_VOTES) if row["date"] > day}
    earliest: dict[str, str] = {}
    latest: dict[str, str] = {}
    for row in connection.rows(_BOUNDS):
        moment = parse_moment(row["edtf"])
        if row["property"] == "ended":  # where sources give several days, the last one counts
            latest[row["subject"]] = max(latest.get(row["subject"], ""), moment.latest)
        else:
            first = earliest.get(row["subject"], moment.earliest)
            earliest[row["subject"]] = min(first, moment.earliest)
    gone = {subject for subject, last in latest.items() if last <= day}
    return frozenset(later | gone | {subject for subject, first in earliest.items() if first > day})
