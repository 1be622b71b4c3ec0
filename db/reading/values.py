"""Rows of the database become the records that cross the door."""

from __future__ import annotations

import json
from functools import lru_cache
from sqlite3 import Row
from typing import get_args

from db.dates import Period, PeriodKind, Truth, holds, parse_period
from db.records import (
    Citation,
    Coverage,
    CoverageState,
    Datatype,
    Fingerprint,
    Force,
    Name,
    RichText,
    Source,
    Span,
    SpanKind,
    Standing,
    Value,
)

SPAN_KINDS: dict[str, SpanKind] = {kind: kind for kind in get_args(SpanKind)}


@lru_cache(maxsize=8192)
def _parsed(text: str, kind: str) -> Period:
    return parse_period(text, PeriodKind(kind))


def period(row: Row) -> Period | None:
    """The period of a row, None where no date is recorded."""
    return _parsed(row["period"], row["period_kind"]) if row["period"] else None


def force_on(when: Period | None, day: str, knowledge_ends: str) -> Force:
    """How a statement of that period stands on an ISO day.

    An open end says “still so when knowledge ends”: on later days it is no more than possible.
    """
    if when is None:
        return Force.UNDATED
    if when.kind is PeriodKind.POINT:
        return Force.FUTURE if day < when.start_earliest else Force.EVENT
    truth = holds(when, day)
    if truth is Truth.NO and when.kind is PeriodKind.ATTESTED:
        return Force.NEAR
    if truth is Truth.NO:
        return Force.FUTURE if day < when.start_earliest else Force.ENDED
    unknown = when.open_end and day > knowledge_ends
    return Force.IN_FORCE if truth is Truth.YES and not unknown else Force.POSSIBLE


def rich_text(spans: str) -> RichText:
    """A paragraph from its JSON list of [text, kind, target]."""
    return tuple(Span(text, SPAN_KINDS[kind], target) for text, kind, target in json.loads(spans))


def rich_texts(paragraphs: str) -> tuple[RichText, ...]:
    """Paragraphs from their JSON list of lists; none from an empty text."""
    return tuple(
        tuple(Span(text, SPAN_KINDS[kind], target) for text, kind, target in spans)
        for spans in json.loads(paragraphs or "[]")
    )


def in_words(text: RichText) -> str:
    """A paragraph as it is read aloud: without its citations and the blanks before them."""
    words = ""
    for span in text:
        words = words.rstrip() if span.kind == "citation" else words + span.text
    return words


def value(row: Row, entity_name: str | None) -> Value:
    """The typed value of a statement or qualifier; an entity is shown by its name."""
    return Value(
        text=entity_name or row["text"] or "",
        datatype=Datatype(row["datatype"]),
        low=row["low"],
        high=row["high"],
        comparator=row["comparator"] or "",
        unit=row["unit"] or "",
        entity=row["entity"] or "",
    )


def citation(row: Row) -> Citation:
    """A reference that has no number yet: 0."""
    return Citation(
        number=0,
        source=row["source"],
        locator=row["locator"] or "",
        passage=row["passage"] or "",
        sentences=_sentences(row["sentences"] or "[]"),
    )


def _sentences(text: str) -> tuple[Fingerprint, ...]:
    return () if text == "[]" else tuple(Fingerprint(*each) for each in json.loads(text))


def source(row: Row) -> Source:
    """One entry of the bibliography."""
    return Source(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"] or "",
        date=row["date"] or "",
        url=row["url"] or "",
        language=row["language"] or "",
        standing=Standing(row["standing"]),
        accessed=row["accessed"] or "",
        note=row["note"] or "",
    )


def name(row: Row) -> Name:
    """One form of a name."""
    return Name(row["text"], row["language"], period(row), bool(row["search_only"]))


def coverage(row: Row) -> Coverage:
    """What the reference holds of a topic in a period; the row brings the topic's label."""
    states: dict[str, CoverageState] = {state: state for state in get_args(CoverageState)}
    return Coverage(
        topic=row["topic"],
        topic_label=row["topic_label"],
        period=_parsed(row["period"], row["period_kind"]),
        state=states[row["state"]],
        checked=row["checked"] or "",
        note=row["note"] or "",
    )
