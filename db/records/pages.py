"""The pages that can be opened, and the tree that leads to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.dates import Period
from db.records.facts import Citation, Disagreement, Fact, Name, RichText, Source
from db.records.packs import Pack

CoverageState = Literal["covered", "partly", "none"]
DocumentKind = Literal["digest", "article"]
Absence = Literal["", "not yet", "ended"]


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

    @property
    def in_words(self) -> str:
        """“Amanat: share 53.9 per cent, 3,431,510 votes, 62 seats”; what no source gave is left out."""
        share = f"share {self.share:g} per cent" if self.share is not None else ""
        told = ", ".join(filter(None, (share, _counted(self.votes, "vote"), _counted(self.seats, "seat"))))
        return f"{self.name}: {told}" if told else self.name


def _counted(number: int | None, one: str) -> str:
    return "" if number is None else f"{number:,} {one if number == 1 else f'{one}s'}"


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
class CitedSource:
    """A line of a sheet's list of sources."""

    number: int
    source: Source
    locators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """A single-valued property over time, oldest first; what was only attested stands among the rest."""

    property: str
    label: str
    unit: str
    steps: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One party's or candidate's result beside that of the vote before; what is not known is None."""

    name: str
    address: str
    seats: int | None
    seats_before: int | None
    share: float | None
    share_before: float | None


@dataclass(frozen=True, slots=True)
class VoteDetails:
    """What an election's sheet holds besides: rules of the day, other votes of the kind, accounts side by side."""

    vote: str
    date: str
    rules: tuple[Fact, ...] = ()
    previous: Brief | None = None
    comparison: tuple[Comparison, ...] = ()
    turnouts: tuple[Fact, ...] = ()
    official: tuple[Fact, ...] = ()
    observers: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """An entity, an election or a topic on one page, as of a day (empty: the last day the pack knows of).

    `measures` are those of a topic: one property of several things over the years. `away` says why the thing was
    not there on the day: not founded or held yet, or ended already; it is empty where the thing was there.
    """

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
    histories: tuple[History, ...] = ()
    vote: VoteDetails | None = None
    measures: tuple[Fact, ...] = ()
    away: Absence = ""
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


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree; `address` is empty where there is nothing to open.

    `away` says that the thing was not there on the day: not founded or held yet, or ended already.
    """

    id: str
    parent: str | None
    title: str
    address: str = ""
    tip: str = ""
    away: bool = False
