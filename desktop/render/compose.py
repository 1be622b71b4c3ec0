"""From a page of the reference to the block model that screen, terminal and paper are written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from db import (
    AppointmentsPage,
    Brief,
    ChangesPage,
    Coverage,
    CoveragePage,
    DocumentPage,
    Fact,
    LibraryPage,
    Name,
    Pack,
    Page,
    Passage,
    RichText,
    Sheet,
    SourcePage,
    TimelinePage,
    describe,
)
from desktop.render import own, times, words
from desktop.render.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Item,
    Listing,
    NameLine,
    Paragraph,
    Piece,
    Pieces,
    SourceList,
    Table,
    Title,
)
from desktop.render.facts import FactWriter, day_of
from desktop.render.figures import compared_figure, history_blocks, measure_figures, seats_figure
from desktop.render.frame import framed
from desktop.render.inline import Numbering, day_words, noted, source_details, source_list
from desktop.render.results import results_table
from desktop.render.votes import vote_blocks


def compose(page: Page) -> Document:
    """The blocks of any page that can be opened."""
    match page:
        case Sheet():
            return _Composer(page.pack, Numbering.of(page.sources), page.as_of).sheet(page)
        case DocumentPage():
            return _Composer(page.pack, Numbering.of(page.sources), "").document(page)
        case SourcePage():
            return _Composer(page.pack, Numbering.of(page.sources), "").source(page)
        case ChangesPage():
            return times.changes(page)
        case TimelinePage():
            return times.timeline(page)
        case AppointmentsPage():
            return times.appointments(page)
        case CoveragePage():
            return times.coverage(page)
        case LibraryPage():
            return own.library(page)


class _Composer:
    """One page being composed."""

    def __init__(self, pack: Pack, numbering: Numbering, as_of: str) -> None:
        self._pack, self._numbering, self._as_of = pack, numbering, as_of
        self._facts = FactWriter(numbering, day_of(as_of, pack.knowledge_ends), as_of, pack.knowledge_ends)

    def sheet(self, page: Sheet) -> Document:
        named = page.title.removesuffix(f" ({page.kind_label.lower()})")  # the kind stands above it
        title = Title(page.kind_label, named, _names(page.names), _belonging(page.topics))
        self._facts = replace(self._facts, away=bool(page.away))
        lead = tuple(Paragraph(self._numbering.pieces(text), "lead") for text in page.description)
        if page.away:
            said = words.OVER if page.away == "ended" else words.NOT_YET
            lead = (Paragraph((Piece(said.format(day=self._facts.day)),), "unknown"), *lead)
        body = (
            *lead,
            *self._results(page),
            *self._fact_sections(page),
            *self._over_time(page),
            *self._sheet_rest(page),
        )
        return self._document(page.address, title, body or (Paragraph((Piece(words.NOTHING),), "unknown"),))

    def document(self, page: DocumentPage) -> Document:
        kind = words.DIGEST if page.kind == "digest" else words.ARTICLE
        about = (SourceList((source_details(page.about),)),) if page.about else ()
        body = (
            *about,
            *self._paragraphs(page.passages, level=2),
            *_section(words.NOTES, *self._notes(page.notes)),
            *_section(words.SUBJECTS, *_listing(page.subjects)),
            *_section(words.SOURCES, *((source_list(page.sources),) if page.sources else ())),
        )
        return self._document(page.address, Title(kind, page.title), body)

    def source(self, page: SourcePage) -> Document:
        body = (
            SourceList((source_details(page.source),)),
            *_section(words.RESTING, *self._resting(page.facts)),
            *_section(words.RESTING_PASSAGES, *self._by_document(page.passages)),
            *_section(words.SOURCES, *((source_list(page.sources),) if len(page.sources) > 1 else ())),
        )
        return self._document(page.address, Title(words.SOURCE, page.title), body)

    def _document(self, address: str, title: Title, blocks: tuple[Block, ...]) -> Document:
        return framed(address, title, self._pack, self._as_of, blocks)

    def _results(self, page: Sheet) -> Iterator[Block]:
        if page.results is None:
            return
        table = results_table(page.results, self._numbering)
        yield Heading(words.RESULTS, anchor="results")
        yield from seats_figure(page.results, page.title, table)
        yield table

    def _fact_sections(self, page: Sheet) -> Iterator[Block]:
        told = {history.property for history in page.histories}
        if (facts := self._facts.facts(page.groups, told)).sets:
            yield Heading(words.FACTS, anchor="facts")
            yield from self._measures(page)
            yield facts
        elif page.measures:
            yield from self._measures(page)
        if (voices := self._facts.voices(page.groups)).sets:
            yield Heading(words.VOICES, anchor="voices")
            yield Paragraph((Piece(words.VOICES_MEANING, "quiet"),), "note")
            yield voices

    def _measures(self, page: Sheet) -> Iterator[Block]:
        if not page.vote:  # where numbers are of one day
            for group in page.groups:
                yield from measure_figures(group.label, group.facts)
        if page.measures:
            yield from compared_figure(page.measures[0].label, page.measures, self._numbering)

    def _over_time(self, page: Sheet) -> Iterator[Block]:
        if page.vote:
            yield from vote_blocks(page.vote, page.address.partition(":")[2], self._numbering)
        ends = self._pack.knowledge_ends
        yield from _section(words.HISTORY, *history_blocks(page.histories, self._numbering, ends), anchor="history")

    def _sheet_rest(self, page: Sheet) -> Iterator[Block]:
        yield from _section(
            words.RELATED,
            *((self._facts.related(page.related, page.address),) if page.related else ()),
            anchor="related",
        )
        yield from _section(words.MEMBERS, *_listing(page.members), anchor="members")
        yield from _section(words.PASSAGES, *self._by_document(page.passages))
        yield from _section(words.NOTES, *self._notes(page.notes))
        yield from _section(words.COVERAGE, *_coverage(page.coverage))
        yield from _section(words.SOURCES, *((source_list(page.sources),) if page.sources else ()))

    def _resting(self, facts: Iterable[Fact]) -> Iterator[Block]:
        by_subject: dict[str, list[Fact]] = {}
        for fact in facts:
            by_subject.setdefault(fact.subject, []).append(fact)
        for subject, told in by_subject.items():
            yield Heading(told[0].subject_name, 3, href=f"entity:{subject.removeprefix('entity:')}")
            yield self._facts.mixed(told)

    def _by_document(self, passages: Iterable[Passage]) -> Iterator[Block]:
        current = ""
        for passage in passages:
            if passage.document != current:
                current = passage.document
                yield Heading(passage.document_title, 3, href=f"document:{current.removeprefix('document:')}")
            yield self._paragraph(passage)

    def _paragraphs(self, passages: Iterable[Passage], level: int) -> Iterator[Block]:
        current = ""
        for passage in passages:
            if passage.heading and passage.heading != current:
                yield Heading(passage.heading, level)
            current = passage.heading
            yield self._paragraph(passage)

    def _paragraph(self, passage: Passage) -> Paragraph:
        anchor = f"passage:{passage.id.removeprefix('passage:')}"
        return Paragraph(self._numbering.pieces(passage.text), "text", passage.number, anchor)

    def _notes(self, notes: Iterable[RichText]) -> Iterator[Block]:
        for note in notes:
            yield Paragraph(self._numbering.pieces(note), "note")


def _section(heading: str, *blocks: Block, anchor: str = "") -> Iterator[Block]:
    """A heading and what stands under it; no heading over nothing."""
    if blocks:
        yield Heading(heading, anchor=anchor)
        yield from blocks


def _listing(briefs: Iterable[Brief]) -> Iterator[Block]:
    items = tuple(Item((Piece(brief.title, href=brief.address),), brief.detail or brief.kind) for brief in briefs)
    if items:
        yield Listing(items)


def _belonging(topics: tuple[Brief, ...]) -> tuple[Pieces, ...]:
    if not topics:
        return ()
    pieces = [Piece(f"{words.PART_OF} ", "quiet")]
    for place, topic in enumerate(topics):
        pieces.extend([Piece(" · ", "quiet")] if place else [])
        pieces.append(Piece(topic.title, href=topic.address))
    return (tuple(pieces),)


def _names(names: Iterable[Name]) -> tuple[NameLine, ...]:
    lines: dict[str, list[Pieces]] = {}
    for name in names:
        if name.search_only:
            continue
        period = (Piece(f" ({describe(name.period)})", "quiet"),) if name.period else ()
        lines.setdefault(name.language.partition("-")[0], []).append((Piece(name.text), *period))
    return tuple(NameLine(words.LANGUAGES.get(code, code), code, tuple(names)) for code, names in lines.items())


def _coverage(coverage: tuple[Coverage, ...]) -> Iterator[Block]:
    if not coverage:
        return
    columns = tuple(Column(text) for text in (words.TOPIC, words.PERIOD, words.STATE, words.CHECKED))
    rows = tuple(
        (
            (Piece(line.topic_label, href=f"topic:{line.topic}"),),
            (Piece(describe(line.period)),),
            (
                Piece(words.STATES[line.state], "strong"),
                *((Piece(noted(words.STATES[line.state], line.note), "quiet"),) if line.note else ()),
            ),
            (Piece(day_words(line.checked)),),
        )
        for line in coverage
    )
    yield Table(columns, rows)
