"""The whole pack unit by unit, for those who take it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sqlite3 import Row
from typing import get_args

from db.errors import NotFound
from db.reading import facts, passages, values
from db.reading.connection import Connection
from db.reading.documents import DOCUMENT_KINDS
from db.reading.facts import Day
from db.reading.pack import pack
from db.reading.votes import results_of
from db.records import (
    Datatype,
    Document,
    Election,
    Entity,
    Label,
    Property,
    RichText,
    Topic,
    Unit,
    UnitKind,
)

_ENTITIES = """
    select e.*, v.id as vote_of, v.vote, v.date, v.question
    from entity e left join election v on v.id = e.id
    where (v.id is not null) = ? order by e.kind, e.id
"""


def units(connection: Connection, kind: str, day: Day) -> Iterator[Unit]:
    """Every unit, or those of one kind; citations keep the number 0. Raises NotFound for a kind there is not."""
    if kind and kind not in get_args(UnitKind):
        raise NotFound(f"There is no kind of unit “{kind}”: take one of {', '.join(get_args(UnitKind))}.")
    writer = _Units(connection, day)
    return (unit for each, make in writer.makers.items() if kind in ("", each) for unit in make())


class _Units:
    def __init__(self, connection: Connection, day: Day) -> None:
        self._connection, self._day = connection, day
        self.makers: dict[str, Callable[[], Iterator[Unit]]] = {
            "pack": self._pack,
            "property": self._properties,
            "topic": self._topics,
            "source": self._sources,
            "document": self._documents,
            "passage": self._passages,
            "entity": self._entities,
            "election": self._elections,
            "statement": self._statements,
            "coverage": self._coverage,
        }

    def _pack(self) -> Iterator[Unit]:
        own = pack(self._connection)
        yield Unit("pack", own.id, own.title, own.title, "", None, own)

    def _properties(self) -> Iterator[Unit]:
        for row in self._connection.rows("select * from property order by place"):
            made = Property(
                id=row["id"],
                label=_label(row, "label"),
                datatype=Datatype(row["datatype"]),
                unit=row["unit"] or "",
                single=bool(row["single"]),
                inverse=_label(row, "inverse"),
                meaning=row["meaning"] or "",
            )
            yield Unit("property", made.id, made.label.en, made.meaning, "", None, made)

    def _topics(self) -> Iterator[Unit]:
        for row in self._connection.rows("select * from topic order by place, id"):
            made = Topic(row["id"], row["parent"] or "", _label(row, "label"), row["meaning"] or "")
            yield Unit("topic", made.id, made.label.en, made.meaning, "", None, made)

    def _sources(self) -> Iterator[Unit]:
        for row in self._connection.rows("select * from source order by id"):
            made = values.source(row)
            words = ", ".join(part for part in (made.title, made.publisher, made.date, made.url) if part)
            yield Unit("source", made.id, made.title, words, made.id, None, made)

    def _documents(self) -> Iterator[Unit]:
        for row in self._connection.rows("select * from document order by place, id"):
            made = Document(
                id=row["id"],
                title=row["title"],
                kind=DOCUMENT_KINDS[row["kind"]],
                source=row["source"] or "",
                topics=self._column("select topic from document_topic where document = ?", row["id"]),
                subjects=self._column("select entity from document_subject where document = ?", row["id"]),
                notes=self._notes(f"document:{row['id']}"),
            )
            inside = self._column("select text from passage where document = ? order by place", made.id)
            yield Unit("document", made.id, made.title, "\n\n".join(inside), made.source, None, made)

    def _passages(self) -> Iterator[Unit]:
        words = {row["id"]: row["text"] for row in self._connection.rows("select id, text from passage")}
        for made in passages.passages(self._connection, "1", [], None):
            source = made.citations[0].source if made.citations else ""
            title = f"{made.document_title}: {made.heading}" if made.heading else made.document_title
            yield Unit("passage", made.id, title, words[made.id], source, None, made)

    def _entities(self) -> Iterator[Unit]:
        for row in self._connection.rows(_ENTITIES, [0]):
            made = self._entity(row)
            yield Unit(
                "entity", made.id, made.name, _in_words(made.description), self._first_source(made.id), None, made
            )

    def _elections(self) -> Iterator[Unit]:
        for row in self._connection.rows(_ENTITIES, [1]):
            own = self._entity(row)
            results = results_of(self._connection, own.id)
            made = Election(own, row["vote"] or "", row["date"] or "", row["question"] or "", results)
            rows = "; ".join(each.in_words for each in results.rows) if results else ""
            words = "\n".join(filter(None, (_in_words(own.description), made.question, rows)))
            yield Unit("election", own.id, own.name, words, self._first_source(own.id), None, made)

    def _statements(self) -> Iterator[Unit]:
        rows = self._connection.rows("select id, sentence from statement")
        words = {row["id"]: row["sentence"] or "" for row in rows}
        for fact in sorted((one.fact for one in facts.read(self._connection, "1", [], self._day)), key=lambda f: f.id):
            source = fact.citations[0].source if fact.citations else ""
            title = f"{fact.subject_name}: {fact.label}"
            text = f"{words[fact.id]}. {fact.note}".rstrip()
            yield Unit("statement", fact.id, title, text, source, fact.period, fact)

    def _coverage(self) -> Iterator[Unit]:
        question = "select c.*, t.label_en as topic_label from coverage c join topic t on t.id = c.topic"
        for row in self._connection.rows(f"{question} order by c.place"):
            made = values.coverage(row)
            title = f"{made.topic_label}: {made.state}"
            yield Unit("coverage", f"{made.topic}@{made.period.text}", title, made.note, "", made.period, made)

    def _entity(self, row: Row) -> Entity:
        names = self._connection.rows("select * from name where entity = ? order by place", [row["id"]])
        return Entity(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            names=tuple(map(values.name, names)),
            topics=self._column("select topic from entity_topic where entity = ? order by place", row["id"]),
            description=values.rich_texts(row["description"]),
            notes=self._notes(f"entity:{row['id']}"),
        )

    def _notes(self, owner: str) -> tuple[RichText, ...]:
        return passages.notes(self._connection, owner, None)

    def _first_source(self, entity: str) -> str:
        owned = "select source from citation where owner = ? order by place limit 1"
        return next(iter(self._column(owned, f"entity:{entity}")), "")

    def _column(self, question: str, parameter: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self._connection.rows(question, [parameter]))


def _label(row: Row, name: str) -> Label:
    return Label(row[f"{name}_en"] or "", row[f"{name}_kk"] or "", row[f"{name}_ru"] or "")


def _in_words(paragraphs: tuple[RichText, ...]) -> str:
    return "\n".join(map(values.in_words, paragraphs))
