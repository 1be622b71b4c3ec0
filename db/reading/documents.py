"""The page of a document from start to end, and the page of a source with what rests on it."""

from __future__ import annotations

from sqlite3 import Row
from typing import get_args

from db.reading import facts, passages, sources, values
from db.reading.connection import Connection
from db.reading.facts import Day
from db.reading.numbering import Numbering
from db.records import Brief, DocumentKind, DocumentPage, Pack, RichText, SourcePage

DOCUMENT_KINDS: dict[str, DocumentKind] = {kind: kind for kind in get_args(DocumentKind)}
_CITED_BY_STATEMENT = "'statement:' || s.id in (select c.owner from citation c where c.source = ?)"
_CITED_BY_PASSAGE = "'passage:' || p.id in (select c.owner from citation c where c.source = ?)"


def document_page(connection: Connection, document: Row, pack: Pack, address: str) -> DocumentPage:
    """A digest or an article; its address may be that of one passage in it."""
    numbering, own = Numbering(), document["id"]
    return DocumentPage(
        address=address,
        title=document["title"],
        kind=DOCUMENT_KINDS[document["kind"]],
        pack=pack,
        about=sources.source(connection, document["source"]) if document["source"] else None,
        passages=passages.passages(connection, "d.id = ?", [own], numbering),
        notes=_notes(connection, own, numbering),
        subjects=_subjects(connection, own),
        sources=sources.listed(connection, numbering),
    )


def source_page(connection: Connection, source: Row, pack: Pack, day: Day) -> SourcePage:
    """A source, itself number 1 of the list, with the statements and passages that cite it."""
    numbering, own = Numbering(), source["id"]
    numbering.number(own)
    found = facts.read(connection, _CITED_BY_STATEMENT, [own], day)
    found.sort(key=lambda one: (one.fact.subject_name.casefold(), one.fact.subject, one.place))
    return SourcePage(
        address=f"source:{own}",
        title=source["title"],
        pack=pack,
        source=values.source(source),
        facts=numbering.facts(one.fact for one in found),
        passages=passages.passages(connection, _CITED_BY_PASSAGE, [own], numbering),
        sources=sources.listed(connection, numbering),
    )


def _notes(connection: Connection, document: str, numbering: Numbering) -> tuple[RichText, ...]:
    """The notes on the document, then those on its passages in their order."""
    own = passages.notes(connection, f"document:{document}", numbering)
    rows = connection.rows("select id from passage where document = ? order by place", [document])
    return own + tuple(note for row in rows for note in passages.notes(connection, f"passage:{row['id']}", numbering))


def _subjects(connection: Connection, document: str) -> tuple[Brief, ...]:
    rows = connection.rows(
        "select e.id, e.name, e.kind, k.label_en from document_subject d"
        " join entity e on e.id = d.entity join kind k on k.id = e.kind where d.document = ? order by e.name",
        [document],
    )
    return tuple(Brief(f"entity:{row['id']}", row["name"], row["kind"], row["label_en"]) for row in rows)
