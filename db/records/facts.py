"""What the reference knows: names, sources, values and statements, and how they stand on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from db.dates import Period

SpanKind = Literal["plain", "strong", "emphasis", "link", "citation"]


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
    OWN = "own"  # the reader's own documents; no pack may say so


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
class Translation:
    """English words, and the Russian and Kazakh ones by which people ask for them."""

    english: tuple[str, ...]
    russian: tuple[str, ...]
    kazakh: tuple[str, ...]


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
