"""What changed, what happened, who appoints whom and what is covered: the pages that time is read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.dates import Period
from db.records.facts import Fact, Value
from db.records.library import LibraryPage
from db.records.packs import Pack
from db.records.pages import Brief, CitedSource, Coverage, CoverageState, DocumentPage, Sheet, SourcePage


class ChangeKind(StrEnum):
    """What became of a statement."""

    CAME_IN = "came in"
    ENDED = "ended"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that began, ended, or gave way to another; `earliest` and `latest` are the ISO days of it.

    `certain` says that it surely lies between the two days of the page; else it may, as far as the dates' bounds go.
    `acts` are the laws or acts that brought it.
    """

    kind: ChangeKind
    certain: bool
    earliest: str
    latest: str
    before: Fact | None
    after: Fact | None
    acts: tuple[Value, ...] = ()

    @property
    def fact(self) -> Fact:
        """The statement the change is told by: the new one, or the one that ended."""
        told = self.after or self.before
        assert told is not None  # one of them always is
        return told


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes under one topic, in the order in which they came."""

    topic: str
    label: str
    changes: tuple[Change, ...]


class EventKind(StrEnum):
    """What sort of thing happened."""

    VOTE = "vote"
    LAW = "law"
    BODY = "body"
    POST = "post"
    RULE = "rule"
    MEETING = "meeting"
    REPORT = "report"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a date: `title` is what it happened to, `text` what happened, `topic` where it belongs first.

    `certain` is false where its date may, or may not, lie between the days that are looked at.
    """

    period: Period
    kind: EventKind
    address: str
    title: str
    text: str
    topics: tuple[str, ...]
    certain: bool = True
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class NotableDay:
    """An ISO day that many questions begin with: a `vote`, or the day a constitution came."""

    day: str
    title: str
    vote: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All that changed from the first day to the last, both included; `scope` is None for the whole reference.

    `unbounded` are statements whose start or end is not recorded at all, so that it may lie in any time.
    """

    address: str
    title: str
    pack: Pack
    first: str
    last: str
    scope: Brief | None = None
    certain: tuple[ChangeGroup, ...] = ()
    possible: tuple[ChangeGroup, ...] = ()
    unbounded: tuple[ChangeGroup, ...] = ()
    happenings: tuple[Event, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All that has a date, oldest first; `kinds` are those asked for, none means all."""

    address: str
    title: str
    pack: Pack
    events: tuple[Event, ...]
    topics: tuple[Brief, ...]
    scope: Brief | None = None
    kinds: tuple[EventKind, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    """A post or a body in the picture of who appoints whom."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What one institution does to another: `label` reads from the source to the target, “appoints”."""

    source: str
    target: str
    relation: str
    label: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class AppointmentsPage:
    """Who appoints, elects, dismisses, oversees whom on a day."""

    address: str
    title: str
    pack: Pack
    institutions: tuple[Institution, ...]
    ties: tuple[Tie, ...]
    sources: tuple[CitedSource, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One topic over the years: a state for each year, empty where none is recorded; `things` are what there is."""

    topic: str
    label: str
    depth: int
    states: tuple[CoverageState | None, ...]
    things: int
    statements: int
    lines: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Topic by year: covered, partly, not covered."""

    address: str
    title: str
    pack: Pack
    years: tuple[int, ...]
    rows: tuple[CoverageRow, ...]
    as_of: str = ""


Page = Sheet | DocumentPage | SourcePage | ChangesPage | TimelinePage | AppointmentsPage | CoveragePage | LibraryPage
