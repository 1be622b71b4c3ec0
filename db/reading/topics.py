"""The sheet of a topic: what it means, its articles, what stands below it and what is covered."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Row

from db.reading import passages, sources
from db.reading.connection import Connection
from db.reading.coverage import coverage_of
from db.reading.numbering import Numbering
from db.reading.tree import entities_of_topic
from db.records import Brief, Pack, Sheet, Span

_ARTICLES = "d.kind = 'article' and d.id in (select t.document from document_topic t where t.topic = ?)"


def topic_sheet(connection: Connection, topic: Row, pack: Pack, as_of: str) -> Sheet:
    """The whole sheet of a topic."""
    numbering = Numbering()
    above = connection.row("select id, label_en, meaning from topic where id = ?", [topic["parent"] or ""])
    return Sheet(
        address=f"topic:{topic['id']}",
        kind="topic",
        kind_label="Topic",
        title=topic["label_en"],
        pack=pack,
        as_of=as_of,
        topics=(_topic(above),) if above else (),
        description=((Span(topic["meaning"]),),) if topic["meaning"] else (),
        members=tuple(_members(connection, topic["id"])),
        passages=passages.passages(connection, _ARTICLES, [topic["id"]], numbering),
        coverage=coverage_of(connection, (topic["id"],)),
        sources=sources.listed(connection, numbering),
    )


def _members(connection: Connection, topic: str) -> Iterator[Brief]:
    rows = connection.rows("select id, label_en, meaning from topic where parent = ? order by place", [topic])
    yield from map(_topic, rows)
    yield from entities_of_topic(connection, topic)
    documents = connection.rows(
        "select d.id, d.title, d.kind from document_topic t join document d on d.id = t.document"
        " where t.topic = ? order by d.place, d.id",
        [topic],
    )
    for row in documents:
        yield Brief(f"document:{row['id']}", row["title"], "document", row["kind"])


def _topic(row: Row) -> Brief:
    return Brief(f"topic:{row['id']}", row["label_en"], "topic", row["meaning"] or "")
