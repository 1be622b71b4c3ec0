"""Tables and indexes of the bundled reference; the one place that names its columns.

Rich text is kept as JSON lists of spans [text, kind, target], a description as a JSON list of such paragraphs; a
citation's text is its locator and its target the source's address. Periods are kept as their EDTF text, their kind and
four bounds in ISO days, so that questions about a day are plain comparisons of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # those who only read start faster without it
    from sqlite_utils import Database

VERSION = 1
APPLICATION_ID = 0x414E5154  # "ANQT"

_LABEL = {"label_en": str, "label_kk": str, "label_ru": str}
_PERIOD = {
    "period": str,
    "period_kind": str,
    "start_earliest": str,
    "start_latest": str,
    "end_earliest": str,
    "end_latest": str,
}
# `text` is ready to show, comparator and unit in it; `edtf` is a date as it is written in the content.
_VALUE = {
    "datatype": str,
    "text": str,
    "low": float,
    "high": float,
    "comparator": str,
    "unit": str,
    "entity": str,
    "edtf": str,
}

TABLES: dict[str, dict[str, type]] = {
    "meta": {"key": str, "value": str},
    "kind": {"id": str, "place": int, **_LABEL, "plural_en": str, "plural_kk": str, "plural_ru": str},
    "property": {
        "id": str,
        "place": int,
        **_LABEL,
        "datatype": str,
        "unit": str,
        "single": int,
        "inverse_en": str,
        "inverse_kk": str,
        "inverse_ru": str,
        "meaning": str,
    },
    "topic": {"id": str, "parent": str, "place": int, **_LABEL, "meaning": str},
    "source": {
        "id": str,
        "title": str,
        "publisher": str,
        "date": str,
        "url": str,
        "language": str,
        "standing": str,
        "accessed": str,
        "note": str,
    },
    "document": {"id": str, "place": int, "title": str, "kind": str, "source": str},
    "document_topic": {"document": str, "topic": str},
    "document_subject": {"document": str, "entity": str},
    "passage": {
        "id": str,
        "document": str,
        "number": str,
        "place": int,
        "heading": str,
        "spans": str,
        "text": str,
        "digest": str,
    },
    "mention": {"passage": str, "entity": str},
    "entity": {"id": str, "kind": str, "place": int, "name": str, "description": str},
    "entity_topic": {"entity": str, "topic": str, "place": int},
    "name": {"entity": str, "place": int, "text": str, "language": str, "search_only": int, **_PERIOD},
    "note": {"owner": str, "place": int, "spans": str},
    "statement": {
        "id": str,
        "place": int,
        "subject": str,
        "property": str,
        **_VALUE,
        **_PERIOD,
        "rank": str,
        "modality": str,
        "stated_by": str,
        "confidence": str,
        "disagreement": str,
        "note": str,
        "sentence": str,
    },
    "qualifier": {"statement": str, "place": int, "property": str, **_VALUE},
    "disagreement": {"subject": str, "id": str, "note": str},
    "citation": {
        "owner": str,
        "place": int,
        "source": str,
        "locator": str,
        "passage": str,
        "sentences": str,
    },
    "fingerprint": {"source": str, "sentence": int, "paragraph": int, "words": int, "sha256": str},
    "election": {"id": str, "vote": str, "date": str, "question": str, "complete": int, "note": str},
    "result": {
        "election": str,
        "place": int,
        "name": str,
        "entity": str,
        "party": str,
        "votes": int,
        "share": float,
        "seats": int,
        "list_seats": int,
        "district_seats": int,
        "note": str,
    },
    "coverage": {"topic": str, "place": int, "state": str, "checked": str, "note": str, **_PERIOD},
}

# `owner` of notes and citations is an address: statement:…, passage:…, entity:… (description), document:… and
# results:<election>; citations inside a note belong to `note:<owner of the note>/<place of the note>`. The n-th
# citation span of a text is the n-th citation of its owner. `sentences` are the fingerprints of the original's
# sentences, as a JSON list of [sentence, paragraph, words, sha256].
_WITH_ID = ("kind", "property", "topic", "source", "document", "passage", "entity", "statement", "election")
KEYED = {"meta": "key"} | dict.fromkeys(_WITH_ID, "id")

INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("topic", ("parent", "place")),
    ("document_topic", ("topic",)),
    ("document_subject", ("entity",)),
    ("passage", ("document", "place")),
    ("mention", ("entity",)),
    ("entity", ("kind", "name")),
    ("entity_topic", ("topic",)),
    ("entity_topic", ("entity", "place")),
    ("name", ("entity", "place")),
    ("note", ("owner", "place")),
    ("statement", ("subject", "property", "place")),
    ("statement", ("property",)),
    ("statement", ("entity",)),
    ("statement", ("stated_by",)),
    ("qualifier", ("statement", "place")),
    ("disagreement", ("subject", "id")),
    ("citation", ("owner", "place")),
    ("citation", ("source",)),
    ("citation", ("passage",)),
    ("fingerprint", ("source", "sentence")),
    ("fingerprint", ("sha256",)),
    ("result", ("election", "place")),
    ("result", ("entity",)),
    ("result", ("party",)),
)


def create_reference(database: Database) -> None:
    """Make all tables and indexes in an empty database and stamp it as ours."""
    for table, columns in TABLES.items():
        database.table(table).create(columns, pk=KEYED.get(table))
    for table, columns_of_index in INDEXES:
        database.table(table).create_index(list(columns_of_index))
    database.execute(f"pragma application_id = {APPLICATION_ID}")
    database.execute(f"pragma user_version = {VERSION}")
