"""The sheet of a topic: what it means, its articles, what stands below it and what is covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sqlite3 import Row

from db.reading import facts, passages, sources
from db.reading.connection import Connection
from db.reading.coverage import coverage_of
from db.reading.facts import Day
from db.reading.numbering import Numbering
from db.reading.tree import entities_of_topic
from db.records import Brief, Fact, Pack, Sheet, Span

THINGS, POINTS = 3, 4  # so many things of a topic with so many values each are worth comparing
_IN_TOPIC = "s.subject in (select t.entity from entity_topic t where t.topic = :topic)"
_MEASURED = f"""
    select property, count(*) as things from (
        select s.property, s.subject from statement s
        where s.period_kind = 'point' and s.datatype = 'quantity' and {_IN_TOPIC}
            and s.id not in (select q.statement from qualifier q where q.property in ('scale', 'of-what', 'region'))
        group by s.property, s.subject having count(distinct substr(s.start_earliest, 1, 4)) >= :points
    ) group by property having things >= :things order by things desc, property limit 1
"""
_ARTICLES = "d.kind = 'article' and d.id in (select t.document from document_topic t where t.topic = ?)"


def topic_sheet(connection: Connection, topic: Row, pack: Pack, as_of: str, day: Day) -> Sheet:
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
        measures=numbering.facts(_measures(connection, topic["id"], day)),
        members=tuple(_members(connection, topic["id"], day.names)),
        passages=passages.passages(connection, _ARTICLES, [topic["id"]], numbering),
        coverage=coverage_of(connection, (topic["id"],)),
        sources=sources.listed(connection, numbering),
    )


def _measures(connection: Connection, topic: str, day: Day) -> Iterator[Fact]:
    """The property that most things of the topic have measured on one scale, over the years."""
    found = connection.row(_MEASURED, {"topic": topic, "things": THINGS, "points": POINTS})
    if found:
        where = "s.property = :property and s.period_kind = 'point' and s.datatype = 'quantity' and " + _IN_TOPIC
        parameters = {"property": found["property"], "topic": topic}
        yield from (one.fact for one in facts.read(connection, where, parameters, day))


def _members(connection: Connection, topic: str, names: Mapping[str, str]) -> Iterator[Brief]:
    rows = connection.rows("select id, label_en, meaning from topic where parent = ? order by place", [topic])
    yield from map(_topic, rows)
    yield from entities_of_topic(connection, topic, names)
    documents = connection.rows(
        "select d.id, d.title, d.kind from document_topic t join document d on d.id = t.document"
        " where t.topic = ? order by d.place, d.id",
        [topic],
    )
    for row in documents:
        yield Brief(f"document:{row['id']}", row["title"], "document", row["kind"])


def _topic(row: Row) -> Brief:
    return Brief(f"topic:{row['id']}", row["label_en"], "topic", row["meaning"] or "")
