"""Who appoints, elects, dismisses, oversees whom on a day, as institutions and the ties between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from db.reading import facts, sources
from db.reading.connection import Connection
from db.reading.facts import Day, Read
from db.reading.lives import absent
from db.reading.numbering import Numbering
from db.records import AppointmentsPage, Force, Institution, Modality, Pack, Rank, Tie

# How each property reads from the one who acts to the one acted upon; where it holds, the value is the one who acts.
_FROM_VALUE = {
    "appointed-by": "appoints",
    "elected-by": "elects",
    "consent-by": "gives consent to",
    "dismissed-by": "dismisses",
}
_FROM_SUBJECT = {"oversees": "oversees", "reports-to": "reports to"}
NEAR = 10  # years; a rule of one decade says nothing of another
_HOLDING = (Force.IN_FORCE, Force.POSSIBLE)
_SHOWN = (*_HOLDING, Force.NEAR, Force.UNDATED)
_RELATIONS = ", ".join(f"'{each}'" for each in (*_FROM_VALUE, *_FROM_SUBJECT))
_WHERE = f"s.property in ({_RELATIONS})"
_INSTITUTIONS = "select id, name, kind from entity order by id"


def appointments_page(connection: Connection, pack: Pack, day: Day, as_of: str) -> AppointmentsPage:
    """All ties that hold on the day, surely or maybe, and the institutions they join.

    A tie that is only attested on another day, or on none, is there too, where both its ends existed on this one and
    nothing is known to have taken its place, unless it was seen many years away.
    """
    numbering = Numbering()
    read = [one for one in facts.read(connection, _WHERE, (), day) if _is_shown(one)]
    away = absent(connection, day.seen)
    found = [one for one in read if _holds(one) or (_is_near(one, day.seen) and _may_hold(one, read, away))]
    ties = tuple(replace(_tie(one), fact=numbering.facts([one.fact])[0]) for one in found)
    joined = {end for tie in ties for end in (tie.source, tie.target)}
    rows = connection.rows(_INSTITUTIONS)
    return AppointmentsPage(
        address="appointments:",
        title="Who appoints whom",
        pack=pack,
        institutions=tuple(
            Institution(row["id"], day.names.get(row["id"], row["name"]), row["kind"])
            for row in rows
            if row["id"] in joined
        ),
        ties=ties,
        sources=numbering.listed(sources.by_id(connection)),
        as_of=as_of,
    )


def _is_shown(one: Read) -> bool:
    fact = one.fact
    reported = fact.modality is Modality.FACT and fact.rank is not Rank.DEPRECATED
    return reported and fact.force in _SHOWN and bool(fact.value.entity)


def _holds(one: Read) -> bool:
    return one.fact.force in _HOLDING


def _is_near(one: Read, day: str) -> bool:
    """Whether what was seen on another day was seen in the years around this one; what has no date may be any time."""
    period = one.fact.period
    if period is None:
        return True
    year = int(day[:4])
    return int(period.start_earliest[:4]) - NEAR <= year <= int(period.end_latest[:4]) + NEAR


def _may_hold(one: Read, others: Iterable[Read], away: Collection[str]) -> bool:
    """Whether a tie seen on another day, or without one, may stand on this one."""
    fact = one.fact
    replaced = any(
        _holds(other) and (other.fact.subject, other.fact.property) == (fact.subject, fact.property) for other in others
    )
    return not replaced and fact.subject not in away and fact.value.entity not in away


def _tie(one: Read) -> Tie:
    fact = one.fact
    if fact.property in _FROM_VALUE:
        return Tie(fact.value.entity, fact.subject, fact.property, _FROM_VALUE[fact.property], fact)
    return Tie(fact.subject, fact.value.entity, fact.property, _FROM_SUBJECT[fact.property], fact)
