"""The bibliography and the fingerprints of the originals that were at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from db.content import times
from db.content.entries import FingerprintEntry, SourceEntry
from db.content.fields import SOURCE_ID, Fields, items_of, mapping_of
from db.content.nodes import Node
from db.content.problems import Place, Problems
from db.content.vocabulary import first_of_id
from db.dates import PeriodKind
from db.records import Fingerprint, Source, Standing

_REQUIRED = ("id", "title", "publisher", "language", "standing")
_OPTIONAL = ("date", "url", "accessed", "note")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FINGERPRINT = ("sentence", "paragraph", "words", "sha256")
_STANDINGS = [each.value for each in Standing if each is not Standing.OWN]


def read_sources(nodes: list[Node], problems: Problems) -> tuple[SourceEntry, ...]:
    """All sources of all files of the bibliography."""
    seen: dict[str, Place] = {}
    found = [entry for node in nodes for entry in _sources(node, problems)]
    for entry in found:
        first_of_id(entry.source.id, entry.place, seen, problems)
    return tuple(found)


def read_fingerprints(name: str, node: Node, problems: Problems) -> tuple[str, tuple[FingerprintEntry, ...]]:
    """The source a file of fingerprints is named after, and its sentences counted from 1 without a gap."""
    found = tuple(_fingerprints(node, problems))
    for number, entry in enumerate(found, 1):
        if entry.print.sentence != number:
            problems.add(entry.place, "datatype", f"Sentence {number} is wanted here, not {entry.print.sentence}.")
            break
    return PurePosixPath(name).stem, found


def _sources(node: Node, problems: Problems) -> Iterator[SourceEntry]:
    for item in items_of(node, problems):
        if mapping := mapping_of(item, problems):
            fields = Fields(mapping, problems, _REQUIRED, _OPTIONAL)
            yield SourceEntry(_source(fields), fields.place("id"))


def _source(fields: Fields) -> Source:
    date = fields.text("date")
    if date:
        times.period(date, PeriodKind.POINT, fields.place("date"), fields.problems)
    return Source(
        id=fields.id("id", SOURCE_ID),
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        date=date,
        url=fields.text("url"),
        language=fields.text("language"),
        standing=Standing(fields.choice("standing", _STANDINGS, Standing.MEDIA)),
        accessed=fields.words("accessed"),
        note=fields.words("note"),
    )


def _fingerprints(node: Node, problems: Problems) -> Iterator[FingerprintEntry]:
    for item in items_of(node, problems):
        if mapping := mapping_of(item, problems):
            fields = Fields(mapping, problems, _FINGERPRINT)
            numbers = [fields.whole(key) or 0 for key in _FINGERPRINT[:3]]
            sha256 = fields.text("sha256")
            if sha256 and not _SHA256.fullmatch(sha256):
                problems.add(fields.place("sha256"), "datatype", "A SHA-256 is 64 hexadecimal digits.")
            yield FingerprintEntry(Fingerprint(numbers[0], numbers[1], numbers[2], sha256), fields.start)
