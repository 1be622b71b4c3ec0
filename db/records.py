"""The values that cross from the databases to the window and the terminal; all of them frozen.

An *address* names anything that can be opened, as one string: `entity:mazhilis`, `topic:parliament`,
`document:digest-2023`, `passage:digest-2023#4`, `statement:mazhilis/seats@2022-06-08`, `source:core-003`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal

from db.dates import Period

SpanKind = Literal["plain", "strong", "emphasis", "link", "citation"]
Origin = Literal["reference", "library"]
CoverageState = Literal["covered", "partly", "none"]
DocumentKind = Literal["digest", "article"]


class Datatype(StrEnum):
    """What a property's values are."""

    TEXT = "text"
    QUANTITY = "quantity"
    DATE = "date"
    ENTITY = "entity"


class Modality(StrEnum):
    """How a source means what it says."""

    FACT = "fact"
    OPINION = "opinion"
    EXPECTATION = "expectation"
    PLAN = "plan"


class Rank(StrEnum):
    """Wikidata's three ranks of a statement."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Standing(StrEnum):
    """What kind of voice a source is."""

    OFFICIAL = "official"
    INTERGOVERNMENTAL = "intergovernmental"
    OBSERVER = "observer"
    MEDIA = "media"
    RESEARCH = "research"
    PARTY = "party"
    ADVOCACY = "advocacy"


class Force(StrEnum):
    """How a statement stands on the day that is looked at."""

    IN_FORCE = "in force"  # certainly holds on that day
    POSSIBLE = "possible"  # the day lies inside the uncertainty of a bound
    NEAR = "near"  # attested on another day only
    EVENT = "event"  # a happening or a measured value: it has a day or year, not a duration
    ENDED = "ended"
    FUTURE = "future"
    UNDATED = "undated"  # no date is recorded for it


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the vocabulary in the three languages."""

    en: str
    kk: str = ""
    ru: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one meaning; `target` is an address for links and citations."""

    text: str
    kind: SpanKind = "plain"
    target: str = ""


RichText = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name: BCP 47 language with script where it matters (kk-Cyrl, kk-Latn), and its period of use."""

    text: str
    language: str
    period: Period | None = None
    search_only: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography; `date` is EDTF or empty, `accessed` says when or how it was seen."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    language: str
    standing: Standing
    accessed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an original's sentence: its number and paragraph's, how many words, and their SHA-256."""

    sentence: int
    paragraph: int
    words: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference of a statement or a sentence: `number` is its place in the sheet's list of sources.

    `sentences` are the fingerprints of the original sentences it rests on, none where no original was at hand.
    """

    number: int
    source: str
    locator: str = ""
    passage: str = ""
    sentences: tuple[Fingerprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value, ready to show as `text`; numbers also as `low` and `high` in `unit`, entities also as `entity`."""

    text: str
    datatype: Datatype
    low: float | None = None
    high: float | None = None
    comparator: str = ""
    unit: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement as it is shown: Wikidata's subject, property, value, qualifiers, rank and references."""

    id: str
    subject: str
    subject_name: str
    property: str
    label: str
    value: Value
    period: Period | None
    force: Force
    rank: Rank = Rank.NORMAL
    modality: Modality = Modality.FACT
    stated_by: str = ""
    stated_by_name: str = ""
    confidence: str = ""
    note: str = ""
    disagreement: str = ""
    qualifiers: tuple[tuple[str, Value], ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources say against one another about one property; the facts that carry its `id` stand side by side."""

    id: str
    note: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """All facts of one property on a sheet: those that stand on the day first, then history, newest first."""

    property: str
    label: str
    single: bool
    meaning: str
    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A statement of another subject that points here, read from this side."""

    label: str
    address: str
    name: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Result:
    """One row of an election's or referendum's results; what no source gave is None."""

    name: str
    entity: str = ""
    party: str = ""
    party_name: str = ""
    votes: int | None = None
    share: float | None = None
    seats: int | None = None
    list_seats: int | None = None
    district_seats: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The results table of a vote; `complete` is false where the sources gave only some of the rows."""

    rows: tuple[Result, ...]
    complete: bool
    note: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the reference holds of a topic in a period: covered, partly or none."""

    topic: str
    topic_label: str
    period: Period
    state: CoverageState
    checked: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered paragraph of a document, in our own words; `digest` is the SHA-256 of its words."""

    id: str
    document: str
    document_title: str
    number: str
    heading: str
    text: RichText
    digest: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """One line that can be opened."""

    address: str
    title: str
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Which content is open; `knowledge_ends` is the last day it knows of."""

    id: str
    title: str
    version: str
    language: str
    licence: str
    knowledge_ends: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: where, of which pack, and how many rows stand in each table."""

    target: Path
    pack: Pack
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """A database proved whole; `content` tells what an author should look at, empty unless asked for."""

    pack: Pack
    counts: tuple[tuple[str, int], ...]
    content: tuple[ContentReport, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentReport:
    """One list for authors: what it is about, how many there are, and the lines."""

    title: str
    count: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A line of a sheet's list of sources."""

    number: int
    source: Source
    locators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """An entity, an election or a topic on one page, as of a day (empty: the last day the pack knows of)."""

    address: str
    kind: str
    kind_label: str
    title: str
    pack: Pack
    as_of: str = ""
    names: tuple[Name, ...] = ()
    topics: tuple[Brief, ...] = ()
    description: tuple[RichText, ...] = ()
    groups: tuple[FactGroup, ...] = ()
    results: Results | None = None
    related: tuple[Related, ...] = ()
    members: tuple[Brief, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[RichText, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    sources: tuple[CitedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A digest or an article from start to end."""

    address: str
    title: str
    kind: DocumentKind
    pack: Pack
    about: Source | None
    passages: tuple[Passage, ...]
    notes: tuple[RichText, ...]
    subjects: tuple[Brief, ...]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source and what rests on it."""

    address: str
    title: str
    pack: Pack
    source: Source
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    sources: tuple[CitedSource, ...]


Page = Sheet | DocumentPage | SourcePage


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree; `address` is empty where there is nothing to open."""

    id: str
    parent: str | None
    title: str
    address: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of characters to mark in a text: where it starts and how long it is."""

    start: int
    length: int


Match = Literal["exact", "stem", "variant", "corrected", "partial"]
HitKind = Literal["passage", "statement", "entity", "election", "document", "topic", "source", "library"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result; `marks` lie in `snippet`, `forms` are the words as they matched, for marking the page."""

    kind: HitKind
    id: str
    address: str
    title: str
    text: str
    snippet: str
    marks: tuple[Mark, ...] = ()
    source: Source | None = None
    period: Period | None = None
    force: Force | None = None
    match: Match = "exact"
    forms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    score: float = 0.0
    origin: Origin = "reference"


@dataclass(frozen=True, slots=True)
class Repair:
    """A way to read a query anew, and how many hits that gives."""

    why: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search answered: `count` is capped where `more` is true, `read_as` says how the query was understood."""

    query: str
    hits: tuple[Hit, ...] = ()
    count: int = 0
    more: bool = False
    read_as: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    coverage: tuple[Coverage, ...] = field(default_factory=tuple)
