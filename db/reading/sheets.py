"""The sheet of an entity or an election: everything the reference holds of it, as of a day."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from sqlite3 import Row

from db.reading import facts, passages, sources, values
from db.reading.connection import Connection
from db.reading.coverage import coverage_of
from db.reading.facts import Day, Read
from db.reading.histories import histories
from db.reading.lives import absent
from db.reading.numbering import Numbering
from db.reading.related import related
from db.reading.votes import results_of, vote_details
from db.records import (
    Brief,
    Disagreement,
    FactGroup,
    Name,
    Pack,
    Related,
    Results,
    RichText,
    Sheet,
    Span,
)

_MAIN_LANGUAGE = "en"  # of main names, whatever the pack
_MENTIONED = "p.id in (select m.passage from mention m where m.entity = ?)"


class SheetReader:
    """Reads one entity's sheet; the parts are read in the order in which their sources are numbered."""

    def __init__(self, connection: Connection, entity: Row, day: Day) -> None:
        self._connection, self._entity, self._day = connection, entity, day
        self._id: str = entity["id"]
        self._title: str = day.names.get(self._id, entity["name"])
        self._numbering = Numbering()

    def sheet(self, pack: Pack, as_of: str) -> Sheet:
        """The whole sheet."""
        topics = self._topics()
        description = self._description()
        groups = self._groups()
        results = self._results()
        return Sheet(
            address=f"entity:{self._id}",
            kind=self._entity["kind"],
            kind_label=self._entity["kind_label"],
            title=self._title,
            pack=pack,
            as_of=as_of,
            names=self._names(),
            topics=topics,
            description=description,
            groups=groups,
            results=results,
            histories=histories(groups),
            away=absent(self._connection, self._day.seen).get(self._id, ""),
            vote=vote_details(self._connection, self._id, results, self._day, self._numbering),
            related=self._related(),
            passages=passages.passages(self._connection, _MENTIONED, [self._id], self._numbering),
            notes=passages.notes(self._connection, f"entity:{self._id}", self._numbering),
            coverage=coverage_of(self._connection, tuple(topic.address.partition(":")[2] for topic in topics)),
            sources=sources.listed(self._connection, self._numbering),
        )

    def _names(self) -> tuple[Name, ...]:
        rows = self._connection.rows(
            "select * from name where entity = ? and not search_only order by place", [self._id]
        )
        main = Name(self._entity["name"], _MAIN_LANGUAGE)
        names = [name for name in map(values.name, rows) if name.text != main.text]
        return tuple(name for name in (main, *names) if name.text != self._title)

    def _topics(self) -> tuple[Brief, ...]:
        rows = self._connection.rows(
            "select t.id, t.label_en, t.meaning from entity_topic e join topic t on t.id = e.topic"
            " where e.entity = ? order by e.place",
            [self._id],
        )
        return tuple(Brief(f"topic:{row['id']}", row["label_en"], "topic", row["meaning"] or "") for row in rows)

    def _description(self) -> tuple[RichText, ...]:
        paragraphs = values.rich_texts(self._entity["description"])
        described = tuple(self._numbering.rich_text(paragraph) for paragraph in paragraphs)
        if question := self._entity["question"]:
            return (*described, (Span("The question put:", "strong"), Span(f" {question}")))
        return described

    def _groups(self) -> tuple[FactGroup, ...]:
        found = facts.read(self._connection, "s.subject = ?", [self._id], self._day)
        by_property = groupby(found, key=lambda one: one.fact.property)
        return tuple(self._group(slug, list(inside)) for slug, inside in by_property)

    def _group(self, property: str, inside: list[Read]) -> FactGroup:
        vocabulary = self._connection.row("select * from property where id = ?", [property])
        assert vocabulary is not None  # the facts were joined with it
        ordered = self._numbering.facts(facts.ordered(inside, self._day))
        return FactGroup(
            property=property,
            label=vocabulary["label_en"],
            single=bool(vocabulary["single"]),
            meaning=vocabulary["meaning"] or "",
            facts=ordered,
            disagreements=self._disagreements({fact.disagreement for fact in ordered}),
        )

    def _disagreements(self, wanted: set[str]) -> tuple[Disagreement, ...]:
        rows = self._connection.rows("select id, note from disagreement where subject = ? order by id", [self._id])
        return tuple(Disagreement(row["id"], row["note"]) for row in rows if row["id"] in wanted)

    def _results(self) -> Results | None:
        found = results_of(self._connection, self._id)
        return replace(found, citations=self._numbering.citations(found.citations)) if found else None

    def _related(self) -> tuple[Related, ...]:
        found = related(self._connection, self._id, self._day)
        numbered = self._numbering.facts(one.fact for one in found)
        return tuple(Related(one.label, one.address, one.name, fact) for one, fact in zip(found, numbered, strict=True))


def entity_row(connection: Connection, id: str) -> Row | None:
    """What is known of an entity in one row, an election's own columns with it."""
    return connection.row(
        "select e.*, k.label_en as kind_label, v.question"
        " from entity e join kind k on k.id = e.kind left join election v on v.id = e.id where e.id = ?",
        [id],
    )
