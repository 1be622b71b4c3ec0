"""All questions to the bundled reference in one place: tree, pages, facts and names, but for search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, partial
from pathlib import Path
from sqlite3 import Row

from db.dates import Period, PeriodKind, parse_period
from db.days import parse_day
from db.errors import NotFound
from db.reading import facts, sources, values
from db.reading.appointments import appointments_page
from db.reading.changes import changes_page
from db.reading.connection import Connection
from db.reading.coverage import coverage_of
from db.reading.documents import document_page, source_page
from db.reading.facts import Day
from db.reading.lives import absent
from db.reading.matrix import coverage_page
from db.reading.names import Names, fold, near, of_the_time, storable
from db.reading.notable import notable_days
from db.reading.pack import pack
from db.reading.sheets import SheetReader, entity_row
from db.reading.timeline import timeline_page
from db.reading.topics import topic_sheet
from db.reading.tree import tree
from db.reading.units import units
from db.records import Branch, Coverage, Fact, Force, NotableDay, Page, Sheet, Unit

SHORT = 3  # letters: words up to this length say nothing of a subject
_STANDS = (Force.IN_FORCE, Force.POSSIBLE, Force.NEAR, Force.EVENT, Force.UNDATED)
_KEPT_DAYS, _KEPT_ROWS = 8, 4096  # answers remembered: the file never changes, and each keystroke asks for the same
_FACTS_OF = {
    "entity": "s.subject = :id",
    "topic": "s.subject in (select t.entity from entity_topic t where t.topic = :id)",
    "source": "'statement:' || s.id in (select c.owner from citation c where c.source = :id)",
    "statement": "s.id = :id",
}


class Reader:
    """The bundled reference, open for reading; belongs to the thread that makes it. Raises BadDatabase."""

    def __init__(self, path: Path) -> None:
        self.connection = Connection(path)
        try:
            self.pack = pack(self.connection)
        except BaseException:
            self.close()
            raise
        self._names = Names(self.connection)
        self._names_on = lru_cache(_KEPT_DAYS)(partial(of_the_time, self.connection))
        self.source = lru_cache(_KEPT_ROWS)(partial(sources.source, self.connection))
        self.period_of = lru_cache(_KEPT_ROWS)(self._period_of)
        self._pages: dict[str, Callable[[str, str], Page | None]] = {
            "entity": self._entity,
            "topic": self._topic,
            "document": self._document,
            "passage": self._passage,
            "statement": self._statement,
            "source": self._source,
            "changes": self._changes,
            "timeline": self._timeline,
            "appointments": self._appointments,
            "coverage": self._coverage,
        }

    def tree(self, as_of: str = "") -> tuple[Branch, ...]:
        """All branches, every parent before its children; on a day by the names of that day. Raises BadDate."""
        asked = parse_day(as_of) if as_of.strip() else ""
        day = self._day(asked)
        return tree(self.connection, day.names, absent(self.connection, asked) if asked else ())

    def notable_days(self) -> tuple[NotableDay, ...]:
        """Every vote, and when a constitution came, newest first."""
        return notable_days(self.connection)

    def open(self, address: str, as_of: str) -> Page:
        """The page an address leads to, as of a day (EDTF or ISO; empty: the last the pack knows of).

        Raises NotFound and BadDate.
        """
        kind, _, own = address.partition(":")
        day = parse_day(as_of) if as_of.strip() else ""
        question = self._pages.get(kind)
        page = question(storable(own), day) if question else None
        if page is None:
            raise NotFound(f"There is no page at “{address[:80]}”.")
        return page

    def resolve(self, subject: str) -> str:
        """The address of what an id, an address or a name means. Raises NotFound, with near names."""
        return self._names.resolve(subject)

    def named(self, subject: str) -> str:
        """The address of the one thing that bears exactly this name, or nothing."""
        return self._names.exactly(subject)

    def labels(self, topics: Iterable[str], wanted: Iterable[str]) -> dict[str, str]:
        """What topics and sources are called in a list, by their ids."""
        named = {row["id"]: row["label_en"] for row in self.connection.rows("select id, label_en from topic")}
        labels = {one: named[one] for one in topics if one in named}
        labels.update((one, found.title) for one in wanted if (found := self.source(one)))
        return labels

    def facts(self, subject: str, property: str, as_of: str) -> tuple[Fact, ...]:
        """Statements by subject and property (both may be empty); a day leaves out what is over or yet to come.

        Their citations carry no number: there is no page whose list it could stand in. Raises NotFound and BadDate.
        """
        where = ["1"]
        parameters: dict[str, str] = {}
        if subject.strip():
            kind, _, own = self.resolve(subject).partition(":")
            if kind not in _FACTS_OF:
                raise NotFound(f"“{subject.strip()[:80]}” is a text: only things, topics and sources have facts.")
            where.append(_FACTS_OF[kind])
            parameters["id"] = own
        if property.strip():
            where.append("s.property = :property")
            parameters["property"] = self._property(property)
        day = self._day(parse_day(as_of) if as_of.strip() else "")
        found = facts.read(self.connection, " and ".join(where), parameters, day)
        return _by_subject(found, day, only_standing=bool(as_of.strip()))

    def _period_of(self, address: str) -> Period | None:
        """When a statement holds, or an election was held; None for all else and where no date is recorded."""
        kind, _, own = address.partition(":")
        if kind == "statement":
            row = self._row("statement", own)
            return values.period(row) if row else None
        row = self._row("election", own) if kind == "entity" else None
        return parse_period(row["date"], PeriodKind.POINT) if row and row["date"] else None

    def force_of(self, period: Period | None, as_of: str) -> Force:
        """How what has this period stands on an ISO day (empty: the last the pack knows of)."""
        ends = self.pack.knowledge_ends
        return values.force_on(period, as_of or ends, ends)

    def title_on(self, address: str, title: str, as_of: str) -> str:
        """The title of a hit with the name its subject had on an ISO day (empty: the last the pack knows of)."""
        kind, _, own = address.partition(":")
        subject = own.partition("/")[0] if kind in ("entity", "statement") else ""
        name = self._names_on(as_of or self.pack.knowledge_ends).get(subject)
        row = self._row("entity", subject) if name else None
        return f"{name}{title.removeprefix(row['name'])}" if row and title.startswith(row["name"]) else title

    def coverage_for(self, text: str) -> tuple[Coverage, ...]:
        """What is covered of the topics whose labels share a word with the text."""
        words = {word for word in fold(text).split() if len(word) > SHORT}
        rows = self.connection.rows("select id, label_en, label_kk, label_ru from topic order by place")
        named = [row["id"] for row in rows if words & set(fold(" ".join(each or "" for each in row)).split())]
        return coverage_of(self.connection, tuple(named))

    def units(self, kind: str) -> Iterator[Unit]:
        """Every unit of the pack, or those of one kind. Raises NotFound for a kind there is not."""
        return units(self.connection, kind, self._day(""))

    def close(self) -> None:
        """Close the database; a second time does no harm."""
        self.connection.close()

    @cached_property
    def _vocabulary(self) -> dict[str, str]:
        """Property ids by everything they are called, folded."""
        rows = self.connection.rows("select id, label_en, label_kk, label_ru from property order by place desc")
        labels = {fold(row[label] or ""): row["id"] for row in rows for label in ("label_ru", "label_kk", "label_en")}
        return {**labels, **{fold(row["id"]): row["id"] for row in rows}}

    def _property(self, wanted: str) -> str:
        if found := self._vocabulary.get(fold(wanted)):
            return found
        alike = " or ".join(f"“{each}”" for each in near(wanted, sorted(set(self._vocabulary.values()))))
        hint = f"; did you mean {alike}?" if alike else "."
        raise NotFound(f"There is no property “{wanted.strip()[:80]}”{hint}")

    def _day(self, as_of: str) -> Day:
        seen = as_of or self.pack.knowledge_ends
        return Day(seen, self.pack.knowledge_ends, self._names_on(seen))

    def _row(self, table: str, id: str) -> Row | None:
        return self.connection.row(f"select * from {table} where id = ?", [id])

    def _entity(self, id: str, as_of: str) -> Sheet | None:
        entity = entity_row(self.connection, id)
        return SheetReader(self.connection, entity, self._day(as_of)).sheet(self.pack, as_of) if entity else None

    def _statement(self, id: str, as_of: str) -> Sheet | None:
        return self._entity(id.partition("/")[0], as_of)

    def _topic(self, id: str, as_of: str) -> Page | None:
        topic = self._row("topic", id)
        return topic_sheet(self.connection, topic, self.pack, as_of, self._day(as_of)) if topic else None

    def _document(self, id: str, _: str) -> Page | None:
        document = self._row("document", id)
        return document_page(self.connection, document, self.pack, f"document:{id}") if document else None

    def _passage(self, id: str, _: str) -> Page | None:
        passage = self._row("passage", id)
        document = self._row("document", passage["document"]) if passage else None
        return document_page(self.connection, document, self.pack, f"passage:{id}") if document else None

    def _source(self, id: str, as_of: str) -> Page | None:
        source = self._row("source", id)
        return source_page(self.connection, source, self.pack, self._day(as_of)) if source else None

    def _changes(self, own: str, _: str) -> Page | None:
        return changes_page(self.connection, own, self.pack, self._day(""))

    def _timeline(self, own: str, as_of: str) -> Page | None:
        return timeline_page(self.connection, own, self.pack, self._day(as_of), as_of)

    def _appointments(self, own: str, as_of: str) -> Page | None:
        return None if own else appointments_page(self.connection, self.pack, self._day(as_of), as_of)

    def _coverage(self, own: str, _: str) -> Page | None:
        return None if own else coverage_page(self.connection, self.pack)


def _by_subject(found: list[facts.Read], day: Day, *, only_standing: bool) -> tuple[Fact, ...]:
    position = {fact.id: place for place, fact in enumerate(facts.ordered(found, day))}
    found.sort(
        key=lambda one: (one.fact.subject_name.casefold(), one.fact.subject, one.place[0], position[one.fact.id])
    )
    return tuple(one.fact for one in found if not only_standing or one.fact.force in _STANDS)
