"""What stands on an election's sheet besides its facts: the rules of the day, other votes of the kind, two accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from sqlite3 import Row

from db.reading import facts, values
from db.reading.connection import Connection
from db.reading.facts import Day, Read
from db.reading.numbering import Numbering
from db.records import Brief, Comparison, Fact, Force, Modality, Rank, Result, Results, Standing, VoteDetails

RULES = (
    *("electoral-system", "seats", "list-seats", "district-seats", "seats-elected", "seats-appointed"),
    *("entry-threshold", "threshold-rule", "quota", "quota-share", "term-length", "term-limit"),
    *("candidate-age", "residence-requirement", "candidate-rule", "nomination", "validity-rule", "ballot"),
    *("appointment", "transitional-rule"),
)
FINDING = "observer-finding"
TURNOUT = "turnout"
_ACCOUNT = ("outcome", TURNOUT, "parties-with-seats", "assessment", "validity-rule")
_CRITICISM = (FINDING, "criticism")
_ELECTED = """
    select id from entity
    where id in (:vote, :vote || 's', :stem) or (kind = 'post' and id like :stem || '-of-%' and :stem <> :vote)
"""
_SYSTEM = """
    with recursive below(id) as (
        select 'electoral-system' union all select t.id from topic t join below b on t.parent = b.id
    )
    select e.entity from entity_topic e join below b on b.id = e.topic
    join entity own on own.id = e.entity where own.kind in ('concept', 'law')
"""
_RESULTS = """
    select r.*, party.name as party_name
    from result r left join entity party on party.id = r.party
    where r.election = ? order by r.place
"""
_RANKS = (Rank.PREFERRED, Rank.NORMAL, Rank.DEPRECATED)
_CONFIDENCE = ("", "high", "medium", "low")


def vote_details(
    connection: Connection, id: str, results: Results | None, day: Day, numbering: Numbering
) -> VoteDetails | None:
    """All of it for an election; None for anything else. The citations are numbered."""
    own = connection.row("select * from election where id = ?", [id])
    if own is None:
        return None
    on_the_day = replace(day, seen=own["date"]) if own["date"] else day
    previous = _previous(connection, own)
    standings = {row["id"]: row["standing"] for row in connection.rows("select id, standing from source")}
    said = [one.fact for one in facts.read(connection, "s.subject = ?", [id], day)]
    return VoteDetails(
        vote=own["vote"] or "",
        date=own["date"] or "",
        rules=numbering.facts(_rules(connection, own["vote"] or "", on_the_day)),
        previous=Brief(f"entity:{previous['id']}", previous["name"], "election", previous["date"])
        if previous
        else None,
        comparison=_comparison(connection, results, previous),
        turnouts=numbering.facts(_turnouts(connection, own["vote"] or "", day)),
        official=numbering.facts(fact for fact in said if _is_official(fact, standings)),
        observers=numbering.facts(fact for fact in said if _is_observed(fact, standings)),
    )


def _rules(connection: Connection, vote: str, day: Day) -> Iterator[Fact]:
    """What held of the elected body, then of the electoral system, on the day of the vote."""
    stem = vote.removesuffix("ial")
    bodies = [row["id"] for row in connection.rows(_ELECTED, {"vote": vote, "stem": stem})]
    system = [row["entity"] for row in connection.rows(_SYSTEM)]
    for subject in dict.fromkeys((*bodies, *sorted(system))):
        for one in facts.read(connection, "s.subject = ?", [subject], day):
            if one.fact.property in RULES and one.fact.modality is Modality.FACT and _held(one):
                yield one.fact


def _held(one: Read) -> bool:
    fact = one.fact
    lasting = fact.period is not None and fact.force in (Force.IN_FORCE, Force.POSSIBLE)
    return lasting and fact.rank is not Rank.DEPRECATED


def _previous(connection: Connection, own: Row) -> Row | None:
    """The vote of the same kind before this one."""
    return connection.row(
        "select v.*, e.name from election v join entity e on e.id = v.id"
        " where v.vote = ? and v.date < ? and v.date <> '' order by v.date desc limit 1",
        [own["vote"], own["date"]],
    )


def _brief(vote: Row) -> Brief:
    return Brief(f"entity:{vote['id']}", vote["name"], "election", vote["date"])


def _comparison(connection: Connection, results: Results | None, previous: Row | None) -> tuple[Comparison, ...]:
    before = results_of(connection, previous["id"]) if previous else None
    if results is None or before is None:
        return ()
    earlier = {_key(row): row for row in before.rows}
    rows = [_compared(row, earlier.pop(_key(row), None)) for row in results.rows]
    gone = [_compared(None, row) for row in earlier.values()]
    return tuple(row for row in (*rows, *gone) if row is not None)


def _compared(now: Result | None, before: Result | None) -> Comparison | None:
    told = now or before
    if told is None:
        return None
    own = told.entity or told.party
    return Comparison(
        name=told.name,
        address=f"entity:{own}" if own else "",
        seats=now.seats if now else None,
        seats_before=before.seats if before else None,
        share=now.share if now else None,
        share_before=before.share if before else None,
    )


def _key(row: Result) -> str:
    return row.entity or row.party or row.name.casefold()


def _turnouts(connection: Connection, vote: str, day: Day) -> Iterator[Fact]:
    """One figure for each vote of the kind, oldest first: for the whole country, the best attested."""
    question = "s.property = 'turnout' and s.subject in (select id from election where vote = ?)"
    found: dict[str, list[Fact]] = {}
    for one in facts.read(connection, question, [vote], day):
        whole = not one.fact.qualifiers and one.fact.value.low is not None
        if whole and one.fact.modality is Modality.FACT and one.fact.rank is not Rank.DEPRECATED:
            found.setdefault(one.fact.subject, []).append(one.fact)
    dates = {row["id"]: row["date"] for row in connection.rows("select id, date from election")}
    for subject in sorted(found, key=lambda each: dates[each]):
        yield min(found[subject], key=_weight)


def _weight(fact: Fact) -> tuple[int, int, int]:
    confidence = _CONFIDENCE.index(fact.confidence) if fact.confidence in _CONFIDENCE else len(_CONFIDENCE)
    return _RANKS.index(fact.rank), confidence, -len(fact.citations)


def _is_observed(fact: Fact, standings: dict[str, str]) -> bool:
    """Findings and criticism, and what only observers' own sources say as their view."""
    if fact.property in _CRITICISM:
        return True
    voices = {standings.get(citation.source) for citation in fact.citations}
    return fact.modality is Modality.OPINION and voices == {Standing.OBSERVER.value}


def _is_official(fact: Fact, standings: dict[str, str]) -> bool:
    """What an official source gives as the course and outcome of the vote."""
    if fact.property not in _ACCOUNT or fact.qualifiers or _is_observed(fact, standings):
        return False
    return any(standings.get(citation.source) == Standing.OFFICIAL.value for citation in fact.citations)


def results_of(connection: Connection, election: str) -> Results | None:
    """The results table of a vote, its citations not numbered; None where there is none."""
    rows = connection.rows(_RESULTS, [election])
    own = connection.row("select complete, note from election where id = ?", [election])
    if not rows or own is None:
        return None
    cited = connection.rows("select * from citation where owner = ? order by place", [f"results:{election}"])
    return Results(
        rows=tuple(map(_result, rows)),
        complete=bool(own["complete"]),
        note=own["note"] or "",
        citations=tuple(map(values.citation, cited)),
    )


def _result(row: Row) -> Result:
    return Result(
        name=row["name"],
        entity=row["entity"] or "",
        party=row["party"] or "",
        party_name=row["party_name"] or "",
        votes=row["votes"],
        share=row["share"],
        seats=row["seats"],
        list_seats=row["list_seats"],
        district_seats=row["district_seats"],
        note=row["note"] or "",
    )
