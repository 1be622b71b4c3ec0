"""Entries as rows of the tables of db.schema, in an order that depends on nothing but the content."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from db import evidence
from db.build.sentences import Sentences
from db.content import markup
from db.content.entries import Content, DocumentEntry, EntityEntry, PassageEntry, Reference, Rich, Statement, Typed
from db.dates import Period
from db.records import Label, RichText

Row = dict[str, object]
Rows = Iterator[tuple[str, Row]]
_NO_PERIOD = dict.fromkeys(
    ("period", "period_kind", "start_earliest", "start_latest", "end_earliest", "end_latest"),
)


def of_vocabulary(content: Content) -> Rows:
    """What the pack is, its kinds, properties, topics and what they cover."""
    for key, value in sorted(asdict(content.pack).items()):
        yield "meta", {"key": key, "value": value}
    for place, kind in enumerate(content.kinds):
        yield "kind", {"id": kind.id, "place": place, **_label("label", kind.label), **_label("plural", kind.plural)}
    for place, defined in enumerate(content.properties):
        own: Row = {"id": defined.id, "place": place, "datatype": defined.datatype.value, "unit": defined.unit}
        own |= {"single": int(defined.single), "meaning": defined.meaning}
        yield "property", own | _label("label", defined.label) | _label("inverse", defined.inverse)
    for place, topic in enumerate(content.topics):
        own = {"id": topic.id, "parent": topic.parent or None, "place": place, "meaning": topic.meaning}
        yield "topic", own | _label("label", topic.label)
    for place, entry in enumerate(content.coverage):
        own = {"topic": entry.topic, "place": place, "state": entry.state, "checked": entry.checked}
        yield "coverage", own | {"note": entry.note} | period_of(entry.period)


def of_sources(content: Content) -> Rows:
    """The bibliography and the fingerprints of originals."""
    for entry in sorted(content.sources, key=lambda each: each.source.id):
        yield "source", asdict(entry.source) | {"standing": entry.source.standing.value}
    for source, prints in sorted(content.fingerprints.items()):
        for each in prints:
            yield "fingerprint", {"source": source, **asdict(each.print)}


class RowsOfContent:
    """Rows of documents and entities; citations get the fingerprints of their sentences."""

    def __init__(self, content: Content, sentences: Sentences, names: dict[str, str]) -> None:
        self._sentences, self._names = sentences, names
        self._prints = {
            (source, each.print.sentence): each.print
            for source, prints in content.fingerprints.items()
            for each in prints
        }

    def of_document(self, place: int, document: DocumentEntry) -> Rows:
        """One document with its passages."""
        own: Row = {"id": document.id, "place": place, "title": document.title, "kind": document.kind}
        yield "document", own | {"source": document.source or None}
        for topic in _once(word.text for word in document.topics):
            yield "document_topic", {"document": document.id, "topic": topic}
        for entity in _once(word.text for word in document.about):
            yield "document_subject", {"document": document.id, "entity": entity}
        for number, passage in enumerate(document.passages):
            yield from self._passage(document, number, passage)
        yield from self._document_notes(document)

    def _passage(self, document: DocumentEntry, place: int, passage: PassageEntry) -> Rows:
        own, text = f"{document.id}#{passage.number}", markup.plain(passage.rich.spans)
        row: Row = {"id": own, "document": document.id, "number": passage.number, "place": place}
        row |= {"heading": passage.heading, "spans": _spans(passage.rich.spans), "text": text}
        yield "passage", row | {"digest": evidence.digest(text)}
        for entity in _once(linked_entities(passage.rich)):
            yield "mention", {"passage": own, "entity": entity}
        yield from self._citations(f"passage:{own}", passage.rich.references)

    def _document_notes(self, document: DocumentEntry) -> Rows:
        owners = [f"passage:{document.id}#{note.passage}" if note.passage else "" for note in document.notes]
        for place, (owner, note) in enumerate(zip(owners, document.notes, strict=True)):
            yield from self._note(owner or f"document:{document.id}", place, note.rich)

    def of_entity(self, place: int, entity: EntityEntry) -> Rows:
        """One entity with its names, statements and, for a vote, results."""
        description = json.dumps([_span_list(rich.spans) for rich in entity.description], ensure_ascii=False)
        yield "entity", {
            "id": entity.id, "kind": entity.kind, "place": place, "name": entity.name, "description": description
        }  # fmt: skip
        references = [reference for rich in entity.description for reference in rich.references]
        yield from self._citations(f"entity:{entity.id}", references)
        yield from _belongings(entity)
        for number, note in enumerate(entity.notes):
            yield from self._note(f"entity:{entity.id}", number, note)
        for number, statement in enumerate(entity.statements):
            yield from self._statement(number, statement)
        yield from self._election(entity)

    def _statement(self, place: int, statement: Statement) -> Rows:
        row: Row = {"id": statement.id, "place": place, "subject": statement.subject, "property": statement.property}
        row |= self._value(statement.typed) | period_of(statement.period)
        row |= {"rank": statement.rank.value, "modality": statement.modality.value}
        row |= {"stated_by": statement.stated_by or None, "confidence": statement.confidence}
        row |= {"disagreement": statement.disagreement or None, "note": statement.note}
        yield "statement", row | {"sentence": self._sentences.of(statement)}
        for number, each in enumerate(statement.qualifiers):
            own: Row = {"statement": statement.id, "place": number, "property": each.property}
            yield "qualifier", own | self._value(each.typed)
        yield from self._citations(f"statement:{statement.id}", statement.references)

    def _election(self, entity: EntityEntry) -> Rows:
        election = entity.election
        if election is None:
            return
        results = election.results
        row: Row = {"id": entity.id, "vote": election.vote, "date": election.date, "question": election.question}
        row |= {"complete": int(bool(results and results.complete)), "note": results.note if results else ""}
        yield "election", row
        for place, result in enumerate(results.rows if results else ()):
            own = {key: value for key, value in asdict(result).items() if key != "place"}
            own |= {"entity": result.entity or None, "party": result.party or None}
            yield "result", {"election": entity.id, "place": place, **own}
        if results:
            yield from self._citations(f"results:{entity.id}", results.references)

    def _note(self, owner: str, place: int, rich: Rich) -> Rows:
        yield "note", {"owner": owner, "place": place, "spans": _spans(rich.spans)}
        yield from self._citations(f"note:{owner}/{place}", rich.references)

    def _citations(self, owner: str, references: Iterable[Reference]) -> Rows:
        for place, reference in enumerate(references):
            row: Row = {"owner": owner, "place": place, "source": reference.source, "locator": reference.locator}
            row |= {"passage": reference.passage or None, "sentences": json.dumps(self._originals(reference))}
            yield "citation", row

    def _originals(self, reference: Reference) -> list[list[object]]:
        found = (self._prints[reference.source, sentence] for sentence in reference.sentences)
        return [list(asdict(each).values()) for each in found]

    def _value(self, typed: Typed) -> Row:
        value = typed.value
        text = self._names[value.entity] if value.entity else value.text
        row: Row = {"datatype": value.datatype.value, "text": text, "low": value.low, "high": value.high}
        row |= {"comparator": value.comparator, "unit": value.unit}
        return row | {"entity": value.entity or None, "edtf": typed.edtf or None}


def linked_entities(rich: Rich) -> Iterator[str]:
    """The entities a paragraph links to, in their order."""
    for link in rich.links:
        kind, _, target = link.text.partition(":")
        if kind == "entity":
            yield target


def period_of(period: Period | None) -> Row:
    """The columns of a period; all of them empty where there is none."""
    if period is None:
        return dict(_NO_PERIOD)
    return {
        "period": period.text,
        "period_kind": period.kind.value,
        "start_earliest": period.start_earliest,
        "start_latest": period.start_latest,
        "end_earliest": period.end_earliest,
        "end_latest": period.end_latest,
    }


def _belongings(entity: EntityEntry) -> Rows:
    for place, topic in enumerate(_once(word.text for word in entity.topics)):
        yield "entity_topic", {"entity": entity.id, "topic": topic, "place": place}
    for place, name in enumerate(entity.names):
        row: Row = {"entity": entity.id, "place": place, "text": name.text, "language": name.language}
        yield "name", row | {"search_only": int(name.search_only)} | period_of(name.period)
    for each in entity.disagreements:
        yield "disagreement", {"subject": entity.id, "id": each.id, "note": each.note}


def _label(prefix: str, label: Label) -> Row:
    return {f"{prefix}_en": label.en, f"{prefix}_kk": label.kk, f"{prefix}_ru": label.ru}


def _span_list(spans: RichText) -> list[list[str]]:
    return [[span.text, span.kind, span.target] for span in spans]


def _spans(spans: RichText) -> str:
    return json.dumps(_span_list(spans), ensure_ascii=False)


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
