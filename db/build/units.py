"""What the search finds: every passage, statement, entity, vote, topic, document and source as a unit of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.build.sentences import Sentences
from db.content import markup
from db.content.entries import (
    Content,
    DocumentEntry,
    ElectionEntry,
    EntityEntry,
    PropertyEntry,
    Reference,
    ResultRow,
    Statement,
)
from db.dates import Period, PeriodKind, parse_period
from db.records import Label, Modality, Rank, Result
from db.search.units import PERSON, Bounds, Unit

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
COMPILER = "compiler"  # the property that says whose figures the statements on an entity are
OF_WHAT = "of-what"  # the property of a qualifier that says what a number counts
_PREFERENCE = {Rank.PREFERRED: 1, Rank.NORMAL: 0, Rank.DEPRECATED: -2}


_RESULT = Label("Result", kk="Нәтиже", ru="Результат")
_RESULT_ALSO = (
    "outcome, final result, won, got, итоги, результаты, получил, получила, набрал, набрала, қорытынды, нәтижесі, алды"
)
_SHARE_ALSO = "share of votes, vote share, доля голосов, дауыс үлесі"
_VOTES_ALSO = "votes, голоса, голосов, дауыс, жинады"
_SEATS_ALSO = "seats, mandates, мест, места, мандаты, мандатов, орын"
_NATIONAL = ("mazhilis", "presidential", "kurultai", "referendum")  # votes that are meant where none is named


class Units:
    """The units of one pack, in an order that depends on nothing but the content."""

    def __init__(self, content: Content, sentences: Sentences, properties: dict[str, PropertyEntry]) -> None:
        self._content, self._sentences, self._properties = content, sentences, properties
        self._names = {entity.id: all_names(entity) for entity in content.entities}
        self._people = frozenset(entity.id for entity in content.entities if entity.kind == PERSON)
        self._above = {topic.id: topic.parent for topic in content.topics}

    def all(self, entities: Iterable[EntityEntry], documents: Iterable[DocumentEntry]) -> Iterator[Unit]:
        """All units, entities before what speaks of them."""
        for entity in entities:
            yield self._entity(entity)
            yield from (self._statement(entity, statement) for statement in entity.statements)
            if entity.election and entity.election.results:
                yield from (self._result(entity, row, entity.election) for row in entity.election.results.rows)
        for document in documents:
            yield from self._document(document)
        for topic in self._content.topics:
            yield Unit("topic", f"topic:{topic.id}", topic.label.en, topic.meaning, _others(topic.label))
        for entry in sorted(self._content.sources, key=lambda each: each.source.id):
            source = entry.source
            text = ", ".join(filter(None, (source.publisher, source.date, source.note)))
            yield Unit(
                "source", f"source:{source.id}", source.title, text, sources=(source.id,), language=source.language
            )

    def _entity(self, entity: EntityEntry) -> Unit:
        text = "\n".join(markup.plain(rich.spans) for rich in entity.description)
        results = entity.election.results if entity.election else None
        rows = "; ".join(map(_result, results.rows)) if results else ""
        question = entity.election.question if entity.election else ""
        cited = [reference for rich in entity.description for reference in rich.references]
        return Unit(
            kind="election" if entity.election else "entity",
            address=f"entity:{entity.id}",
            title=entity.name,
            text="\n".join(filter(None, (text, question, rows))),
            names=self._names[entity.id][1:],
            topics=self._topics(word.text for word in entity.topics),
            sources=_sources(cited),
            language=self._content.pack.language,
            years=_years(entity.election.date if entity.election else ""),
        )

    def _statement(self, entity: EntityEntry, statement: Statement) -> Unit:
        defined = self._properties[statement.property]
        value = statement.typed.value
        sentence = self._sentences.of(statement)
        return Unit(
            kind="statement",
            address=f"statement:{statement.id}",
            title=f"{entity.name}: {defined.label.en}",
            text=f"{sentence}. {statement.note}".rstrip(),
            names=self._behind(entity, statement),
            topics=self._topics(word.text for word in entity.topics),
            sources=_sources(statement.references),
            language=self._content.pack.language,
            years=_years(statement.period.text if statement.period else statement.typed.edtf),
            subject=self._names[entity.id],
            property=(
                defined.label.en,
                *_others(defined.label),
                *_all(defined.inverse),
                *_also(defined),
            ),
            value=" ".join((self._names[value.entity][0] if value.entity else value.text, *_counted(statement))),
            datatype=PERSON if value.entity in self._people else value.datatype.value,
            period_kind=statement.period.kind.value if statement.period else "",
            bounds=_bounds(statement.period),
            preference=_PREFERENCE[statement.rank] - (statement.modality is not Modality.FACT),
        )

    def _result(self, entity: EntityEntry, row: ResultRow, election: ElectionEntry) -> Unit:
        """What one party, candidate or answer had in a vote: a statement of its own for whoever asks for that."""
        who = (row.name, *(name for one in (row.entity, row.party) if one for name in self._names[one]))
        return Unit(
            kind="election",
            address=f"entity:{entity.id}",
            title=f"{row.name}: {entity.name}",
            text=_result(row),
            names=tuple(dict.fromkeys(who)),
            topics=self._topics(word.text for word in entity.topics),
            sources=_sources(election.results.references if election.results else ()),
            language=self._content.pack.language,
            years=_years(election.date),
            subject=self._names[entity.id],
            property=(*_all(_RESULT), "", *_asked_as(row)),
            value=" ".join((*dict.fromkeys(who), _result(row))),
            datatype="quantity",
            period_kind="point",
            bounds=_bounds(parse_period(election.date, PeriodKind.POINT)),
            preference=int(election.vote in _NATIONAL),
        )

    def _behind(self, entity: EntityEntry, statement: Statement) -> tuple[str, ...]:
        """The names of whoever said what a statement says, or compiles what it is on."""
        said = (statement.stated_by,) if statement.stated_by else ()
        compiled = (each.typed.value.entity for each in entity.statements if each.property == COMPILER)
        return tuple(dict.fromkeys(name for one in (*said, *compiled) if one for name in self._names[one]))

    @property
    def everywhere(self) -> tuple[str, ...]:
        """The names of what the whole pack is about, which bears the id of the pack."""
        return self._names.get(self._content.pack.id, ())

    def _document(self, document: DocumentEntry) -> Iterator[Unit]:
        topics = self._topics(word.text for word in document.topics)
        source = (document.source,) if document.source else ()
        language = self._content.pack.language
        yield Unit(
            "document", f"document:{document.id}", document.title, topics=topics, sources=source, language=language
        )
        for passage in document.passages:
            text = markup.plain(passage.rich.spans)
            yield Unit(
                kind="passage",
                address=f"passage:{document.id}#{passage.number}",
                title=f"{document.title}: {passage.heading}" if passage.heading else document.title,
                text=text,
                topics=topics,
                sources=tuple(dict.fromkeys((*source, *_sources(passage.rich.references)))),
                language=language,
                years=_years(text),
            )

    def _topics(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Topics with all those above them, so that a search in a topic finds what lies deeper."""
        found: dict[str, None] = {}
        for topic in topics:
            while topic and topic not in found:
                found[topic] = None
                topic = self._above.get(topic, "")
        return tuple(found)


def all_names(entity: EntityEntry) -> tuple[str, ...]:
    """The main name and all others, each once."""
    return tuple(dict.fromkeys((entity.name, *(name.text for name in entity.names))))


def _others(label: Label) -> tuple[str, ...]:
    return tuple(filter(None, (label.kk, label.ru)))


def _all(label: Label) -> tuple[str, ...]:
    return tuple(filter(None, (label.en, *_others(label))))


def _result(row: ResultRow) -> str:
    return Result(row.name, votes=row.votes, share=row.share, seats=row.seats).in_words


def _asked_as(row: ResultRow) -> Iterator[str]:
    """What people call a result when they ask, and what of it a row holds."""
    held = ((row.share, _SHARE_ALSO), (row.votes, _VOTES_ALSO), (row.seats, _SEATS_ALSO))
    for also in (_RESULT_ALSO, *(also for value, also in held if value is not None)):
        yield from also.split(", ")


def _also(defined: PropertyEntry) -> tuple[str, ...]:
    """What else people call a property, behind an empty name."""
    return ("", *defined.also) if defined.also else ()


def _sources(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.source for reference in references))


def _years(text: str) -> tuple[int, int] | None:
    found = [int(year) for year in _YEAR.findall(text)]
    return (min(found), max(found)) if found else None


def _bounds(period: Period | None) -> Bounds:
    if period is None:
        return "", "", "", ""
    return period.start_earliest, period.start_latest, period.end_earliest, period.end_latest


def _counted(statement: Statement) -> Iterator[str]:
    """What a number counts, where the statement says so."""
    return (each.typed.value.text for each in statement.qualifiers if each.property == OF_WHAT)
