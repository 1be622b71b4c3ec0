"""What each subject says of itself in columns: facts, results, histories, passages, sources, hits."""

from __future__ import annotations

from collections.abc import Iterable

from db import (
    CitedSource,
    Fact,
    Force,
    Found,
    History,
    Hit,
    Modality,
    Name,
    Pack,
    Passage,
    Period,
    PeriodKind,
    Rank,
    Results,
    RichText,
    describe,
)
from desktop.export.tables import Cell, Export, Row, Table, export

_FORCES = {Force.NEAR: "attested near", Force.POSSIBLE: "may hold"}
_FACT_COLUMNS = (
    *("id", "subject", "subject_name", "property", "label"),
    *("value", "low", "high", "comparator", "unit", "entity", "qualifiers", "valid", "as_of"),
    *("force", "rank", "modality", "stated_by", "stated_by_name", "confidence", "note", "disagreement"),
    *("sources", "locators", "passages"),
)
_BRIEF_COLUMNS = ("Subject", "Property", "Value", "When", "Standing", "Sources")
_RESULT_COLUMNS = ("name", "party", "votes", "share_percent", "seats", "list_seats", "district_seats", "note")
_SOURCE_COLUMNS = ("number", "id", "title", "publisher", "date", "language", "standing", "url", "seen", "cited")
_HIT_COLUMNS = ("kind", "address", "title", "text", "valid", "as_of", "match", "missing", "source", "publisher", "date")


def facts_data(facts: Iterable[Fact], pack: Pack, as_of: str, title: str = "Facts", *, brief: bool = False) -> Export:
    """Statements with all their fields, or the six columns that a reader needs."""
    made = brief_facts(facts) if brief else full_facts(facts)
    return export(title, pack, as_of, (made,))


def hits_data(found: Found, pack: Pack, as_of: str = "", *, brief: bool = False) -> Export:
    """The hits of a search in their order."""
    table = _brief_hits(found.hits) if brief else Table("Hits", _HIT_COLUMNS, tuple(map(_hit, found.hits)))
    return export(f"Search: {found.query}", pack, as_of, (table,), ("Hits", str(len(found.hits))))


def full_facts(facts: Iterable[Fact], name: str = "Facts") -> Table:
    """Every field of a fact; several of one kind are joined by “; ”."""
    return Table(name, _FACT_COLUMNS, tuple(map(_fact, facts)))


def brief_facts(facts: Iterable[Fact], name: str = "Facts") -> Table:
    """What is said of which subject, when, how it stands and who says so."""
    return Table(name, _BRIEF_COLUMNS, tuple(map(brief_fact, facts)))


def brief_fact(fact: Fact) -> tuple[str, ...]:
    """The six columns of one fact."""
    value = "; ".join((fact.value.text, *(f"{label}: {each.text}" for label, each in fact.qualifiers)))
    cited = dict.fromkeys(", ".join(filter(None, (each.source, each.locator))) for each in fact.citations)
    when = describe(fact.period) if fact.period else ""
    return fact.subject_name, fact.label, value, when, _standing(fact), "; ".join(cited)


def results(given: Results, name: str = "Results") -> Table:
    """The rows of a vote; what no source gave stays empty."""
    rows = tuple(
        (
            *(row.name, row.party_name, row.votes, row.share, row.seats),
            *(row.list_seats, row.district_seats, row.note),
        )
        for row in given.rows
    )
    return Table(name, _RESULT_COLUMNS, rows)


def histories(given: Iterable[History]) -> Table:
    """One row for each step of each property over time, oldest first."""
    columns = ("property", "label", "edtf", "when", "value", "number", "unit", "sources")
    return Table("History", columns, tuple(_step(history, fact) for history in given for fact in history.steps))


def passages(given: Iterable[Passage]) -> Table:
    """Numbered passages with the sources they rest on."""
    columns = ("id", "document", "number", "heading", "text", "sources")
    return Table("Passages", columns, tuple(map(_passage, given)))


def names(given: Iterable[Name]) -> Table:
    """All names that are shown, with their language and time."""
    shown = (name for name in given if not name.search_only)
    rows = tuple((name.text, name.language, describe(name.period) if name.period else "") for name in shown)
    return Table("Names", ("name", "language", "when"), rows)


def sources(given: Iterable[CitedSource]) -> Table:
    """The numbered sources of a page."""
    return Table("Sources", _SOURCE_COLUMNS, tuple(map(_source, given)))


def plain_text(text: RichText) -> str:
    """Running text without its look; citations as they stand, in brackets."""
    return "".join(f"[{span.text}]" if span.kind == "citation" else span.text for span in text)


def when(period: Period | None) -> tuple[str, str]:
    """EDTF of what holds from, until, and of what happened or was seen: one of the two is empty."""
    if period is None:
        return "", ""
    return (period.text, "") if period.kind is PeriodKind.INTERVAL else ("", period.text)


def _fact(fact: Fact) -> Row:
    value = fact.value
    return (
        *(fact.id, fact.subject, fact.subject_name, fact.property, fact.label),
        *(value.text, value.low, value.high, value.comparator, value.unit, value.entity),
        "; ".join(f"{label}: {each.text}" for label, each in fact.qualifiers),
        *when(fact.period),
        *(fact.force.value, fact.rank.value, fact.modality.value, fact.stated_by, fact.stated_by_name),
        *(fact.confidence, fact.note, fact.disagreement),
        *("; ".join(getattr(each, name) for each in fact.citations) for name in ("source", "locator", "passage")),
    )


def _standing(fact: Fact) -> str:
    """How it stands on the day, and whose word it is where it is not a reported fact."""
    said = fact.modality.value if fact.modality is not Modality.FACT else ""
    by = f"{said or 'stated'} by {fact.stated_by_name}" if fact.stated_by_name else said
    set_aside = "deprecated" if fact.rank is Rank.DEPRECATED else ""
    return ", ".join(filter(None, (_FORCES.get(fact.force, fact.force.value), by, set_aside)))


def _step(history: History, fact: Fact) -> Row:
    number: Cell = fact.value.low if fact.value.low == fact.value.high else None
    edtf, words = (fact.period.text, describe(fact.period)) if fact.period else ("", "")
    cited = "; ".join(dict.fromkeys(each.source for each in fact.citations))
    return (history.property, history.label, edtf, words, fact.value.text, number, history.unit, cited)


def _passage(given: Passage) -> Row:
    cited = "; ".join(dict.fromkeys(each.source for each in given.citations))
    return (given.id, given.document_title, given.number, given.heading, plain_text(given.text), cited)


def _source(line: CitedSource) -> Row:
    source = line.source
    return (
        *(line.number, source.id, source.title, source.publisher, source.date, source.language),
        *(source.standing.value, source.url, source.accessed, "; ".join(line.locators)),
    )


def _hit(hit: Hit) -> Row:
    source = hit.source
    cited = (source.title, source.publisher, source.date) if source else ("", "", "")
    return (
        *(hit.kind, hit.address, hit.title, hit.text, *when(hit.period)),
        *(hit.match, "; ".join(hit.missing), *cited),
    )


def _brief_hits(hits: Iterable[Hit]) -> Table:
    rows = tuple(
        (
            *(hit.title, hit.kind, " ".join(hit.snippet.split()), describe(hit.period) if hit.period else ""),
            ", ".join(filter(None, (hit.source.title, hit.source.publisher, hit.source.date))) if hit.source else "",
        )
        for hit in hits
    )
    return Table("Hits", ("Title", "Kind", "Words", "When", "Source"), rows)
