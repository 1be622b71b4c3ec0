"""What a pack holds, read and typed: frozen entries that know their place for the checks across files."""

from __future__ import annotations

from dataclasses import dataclass

from db.content.problems import Place
from db.dates import Period
from db.records import (
    CoverageState,
    Datatype,
    Fingerprint,
    Label,
    Modality,
    Name,
    Pack,
    Rank,
    RichText,
    Source,
    Translation,
    Value,
)

NO_LABEL = Label("")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or an id with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class KindEntry:
    """A kind of entity."""

    id: str
    label: Label
    plural: Label
    place: Place


@dataclass(frozen=True, slots=True)
class PropertyEntry:
    """A word of the vocabulary; `single` ones have at most one value in force on a day, `also` is for the search."""

    id: str
    label: Label
    datatype: Datatype
    unit: str
    single: bool
    inverse: Label
    also: tuple[str, ...]
    meaning: str
    place: Place


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic and the one it belongs under, empty at the top."""

    id: str
    parent: str
    label: Label
    meaning: str
    place: Place


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source of the bibliography."""

    source: Source
    place: Place


@dataclass(frozen=True, slots=True)
class FingerprintEntry:
    """One sentence of an original."""

    print: Fingerprint
    place: Place


@dataclass(frozen=True, slots=True)
class Reference:
    """What a statement or a sentence rests on; `sentences` are numbers of the source's fingerprints."""

    source: str
    locator: str
    passage: str
    sentences: tuple[int, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Rich:
    """A paragraph with its links and citations; the n-th citation span stands for the n-th reference."""

    spans: RichText
    references: tuple[Reference, ...]
    links: tuple[Word, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed value with its place; a date also as it is written."""

    value: Value
    edtf: str
    place: Place


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A property that narrows a statement, with its value."""

    property: str
    typed: Typed


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `id` is the explicit one of its author until the real ones are given."""

    id: str
    subject: str
    property: str
    typed: Typed
    period: Period | None
    qualifiers: tuple[Qualifier, ...]
    rank: Rank
    modality: Modality
    stated_by: str
    confidence: str
    disagreement: str
    note: str
    references: tuple[Reference, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DisagreementEntry:
    """What sources say against one another, under a key of its entity."""

    id: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of a results table; what no source gave is None."""

    name: str
    entity: str
    party: str
    votes: int | None
    share: float | None
    seats: int | None
    list_seats: int | None
    district_seats: int | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class ResultsEntry:
    """The results of a vote."""

    rows: tuple[ResultRow, ...]
    complete: bool
    note: str
    references: tuple[Reference, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ElectionEntry:
    """What a vote has besides what every entity has."""

    vote: str
    date: str
    question: str
    results: ResultsEntry | None
    place: Place


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """One thing the reference knows."""

    id: str
    kind: str
    name: str
    names: tuple[Name, ...]
    topics: tuple[Word, ...]
    description: tuple[Rich, ...]
    statements: tuple[Statement, ...]
    disagreements: tuple[DisagreementEntry, ...]
    notes: tuple[Rich, ...]
    election: ElectionEntry | None
    place: Place


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """One numbered paragraph of a document under its heading."""

    number: str
    heading: str
    rich: Rich


@dataclass(frozen=True, slots=True)
class DocumentNote:
    """A remark of ours on a passage, or on the whole document where `passage` is empty."""

    passage: str
    rich: Rich


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A digest or an article."""

    id: str
    title: str
    kind: str
    source: str
    topics: tuple[Word, ...]
    about: tuple[Word, ...]
    notes: tuple[DocumentNote, ...]
    passages: tuple[PassageEntry, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """What is known of a topic in a period."""

    topic: str
    period: Period
    state: CoverageState
    checked: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Content:
    """A whole pack, checked; `fingerprints` are by source, all else is in the order of its files.

    `words` are groups of words that people use for each other when they ask, `translations` English words with
    Russian and Kazakh ones.
    """

    pack: Pack
    kinds: tuple[KindEntry, ...]
    properties: tuple[PropertyEntry, ...]
    topics: tuple[TopicEntry, ...]
    sources: tuple[SourceEntry, ...]
    fingerprints: dict[str, tuple[FingerprintEntry, ...]]
    entities: tuple[EntityEntry, ...]
    documents: tuple[DocumentEntry, ...]
    coverage: tuple[CoverageEntry, ...]
    words: tuple[tuple[str, ...], ...] = ()
    translations: tuple[Translation, ...] = ()
