"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from db.dates import Period
from db.records.facts import Force, Source
from db.records.pages import Coverage

Origin = Literal["reference", "library"]
COUNTED = 1000  # hits are counted so far


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of characters to mark in a text: where it starts and how long it is."""

    start: int
    length: int


Match = Literal["exact", "stem", "variant", "begun", "corrected", "partial"]
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
    """A way to read a query anew, and how many hits that gives; where there are `more`, they were not counted on."""

    why: str
    query: str
    count: int

    @property
    def more(self) -> bool:
        return self.count > COUNTED

    @property
    def counted(self) -> int:
        """The count as far as it was made."""
        return min(self.count, COUNTED)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search answered: `count` is capped where `more` is true, `read_as` says how the query was understood.

    `hits` are those of the reference and then those of the reader's library; `of_library` is the library's share of
    `count`. `named` is the address of the one thing that bears exactly the name that was asked for.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    count: int = 0
    more: bool = False
    read_as: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    coverage: tuple[Coverage, ...] = field(default_factory=tuple)
    of_library: int = 0
    named: str = ""


@dataclass(frozen=True, slots=True)
class TypedField:
    """A field such as `topic:parliament` in the text of a query, and where it stands there."""

    name: str
    value: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many hits one value of a field has, or `more` than that; `id` is what the query language calls it."""

    id: str
    label: str
    count: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """How the hits of a query are spread over kinds, topics, sources and languages, most first.

    `years` go from the earliest to the latest; `pages` counts the hits on each page by its address. Where `more` is
    true, only the first ten thousand hits were counted, of the reference or of the library; each count says whether
    it is one of those. `of_library` is the library's share: its documents have no topics and none of the sources.
    """

    query: str
    kinds: tuple[Counted, ...] = ()
    topics: tuple[Counted, ...] = ()
    sources: tuple[Counted, ...] = ()
    languages: tuple[Counted, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    pages: tuple[tuple[str, int], ...] = ()
    more: bool = False
    of_library: int = 0
