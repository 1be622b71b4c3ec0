"""Entities and elections: one file each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from db.content import markup, statements, times
from db.content.entries import (
    DisagreementEntry,
    ElectionEntry,
    EntityEntry,
    ResultRow,
    ResultsEntry,
    Rich,
    Statement,
)
from db.content.fields import Fields, mapping_of
from db.content.nodes import Mapping, Node
from db.content.problems import Problems
from db.content.statements import Vocabulary
from db.dates import PeriodKind
from db.records import Name

_REQUIRED = ("id", "kind", "name")
_OPTIONAL = ("names", "topics", "description", "statements", "series", "disagreements", "notes")
_ELECTION = "election"
_ELECTION_REQUIRED = ("vote", "date")
_ELECTION_OPTIONAL = ("question", "results")
_SEATS = ("votes", "seats", "list_seats", "district_seats")


def read(name: str, node: Node, vocabulary: Vocabulary, problems: Problems) -> EntityEntry | None:
    """What one file says of one thing, None (and a problem) where it says nothing."""
    mapping = mapping_of(node, problems)
    if mapping is None:
        return None
    path = PurePosixPath(name)
    is_election = path.parts[0] == "elections"
    required = (*_REQUIRED, *_ELECTION_REQUIRED) if is_election else _REQUIRED
    optional = (*_OPTIONAL, *_ELECTION_OPTIONAL) if is_election else _OPTIONAL
    fields = Fields(mapping, problems, required, optional)
    _check_name(fields, path, _ELECTION if is_election else path.parts[1])
    return _entity(fields, _election(fields) if is_election else None, vocabulary)


def _check_name(fields: Fields, path: PurePosixPath, folder: str) -> None:
    own_id, kind = fields.id("id"), fields.id("kind")
    if own_id and own_id != path.stem:
        fields.problems.add(fields.place("id"), "bad-id", f"The file is named {path.name}, the id is “{own_id}”.")
    if kind and kind != folder:
        fields.problems.add(fields.place("kind"), "bad-id", f"The kind “{kind}” does not belong in this folder.")


def _entity(fields: Fields, election: ElectionEntry | None, vocabulary: Vocabulary) -> EntityEntry:
    return EntityEntry(
        id=fields.text("id"),
        kind=fields.text("kind"),
        name=fields.words("name"),
        names=tuple(_names(fields)),
        topics=fields.texts("topics"),
        description=_description(fields),
        statements=tuple(_statements(fields, vocabulary)),
        disagreements=tuple(_disagreements(fields)),
        notes=tuple(markup.rich(note.text, note.place, fields.problems) for note in fields.texts("notes")),
        election=election,
        place=fields.start,
    )


def _names(fields: Fields) -> Iterator[Name]:
    for mapping in fields.mappings("names"):
        name = Fields(mapping, fields.problems, ("text", "language"), ("period", "search_only"))
        text = name.text("period")
        period = times.period(text, PeriodKind.INTERVAL, name.place("period"), fields.problems) if text else None
        yield Name(name.words("text"), name.text("language"), period, name.flag("search_only"))


def _description(fields: Fields) -> tuple[Rich, ...]:
    paragraphs = [paragraph for paragraph in fields.text("description").split("\n") if paragraph.strip()]
    return tuple(markup.rich(text, fields.place("description"), fields.problems) for text in paragraphs)


def _statements(fields: Fields, vocabulary: Vocabulary) -> Iterator[Statement]:
    subject = fields.text("id")
    for node in fields.items("statements"):
        if statement := statements.read(node, subject, vocabulary, fields.problems):
            yield statement
    for node in fields.items("series"):
        yield from statements.read_series(node, subject, vocabulary, fields.problems)


def _disagreements(fields: Fields) -> Iterator[DisagreementEntry]:
    mapping = fields.mapping("disagreements")
    for key, place in mapping.keys.items() if mapping else ():
        note = Fields(mapping, fields.problems, (), tuple(mapping.keys)).words(key) if mapping else ""
        yield DisagreementEntry(key, note, place)


def _election(fields: Fields) -> ElectionEntry:
    date = fields.text("date")
    if date:
        times.moment(date, fields.place("date"), fields.problems)
    results = fields.mapping("results")
    return ElectionEntry(
        vote=fields.id("vote"),
        date=date,
        question=fields.words("question"),
        results=_results(results, fields.problems) if results else None,
        place=fields.place("date"),
    )


def _results(mapping: Mapping, problems: Problems) -> ResultsEntry:
    fields = Fields(mapping, problems, ("complete", "references", "rows"), ("note",))
    references = statements.references(fields)
    if not references:
        problems.add(fields.start, "no-reference", "A table of results rests on at least one source.")
    rows = tuple(_row(row, problems) for row in fields.mappings("rows"))
    return ResultsEntry(rows, fields.flag("complete"), fields.words("note"), references, fields.start)


def _row(mapping: Mapping, problems: Problems) -> ResultRow:
    fields = Fields(mapping, problems, ("name",), ("entity", "party", *_SEATS, "share", "note"))
    return ResultRow(
        name=fields.words("name"),
        entity=fields.id("entity"),
        party=fields.id("party"),
        votes=fields.whole("votes"),
        share=fields.number("share"),
        seats=fields.whole("seats"),
        list_seats=fields.whole("list_seats"),
        district_seats=fields.whole("district_seats"),
        note=fields.words("note"),
        place=fields.start,
    )
