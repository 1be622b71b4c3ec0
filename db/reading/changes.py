"""What changed between two days: what came in, ended or gave way to another value, and what happened besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from db.dates import describe_moment, parse_moment
from db.days import first_day, parse_day
from db.errors import BadDate, NotFound
from db.reading import events, facts, sources
from db.reading.connection import Connection
from db.reading.facts import Day, Read
from db.reading.numbering import Numbering
from db.reading.scopes import Scope, scope_of, topic_list, topics_of
from db.reading.turns import Seen, Turn, turns_in_row, turns_of_one
from db.records import (
    Brief,
    Change,
    ChangeGroup,
    ChangeKind,
    ChangesPage,
    Citation,
    Event,
    Fact,
    Modality,
    Pack,
    Rank,
    Value,
)

_HOLDS = "s.period_kind in ('interval', 'attested')"
_BETWEEN = ".."
_ELSEWHERE = "Elsewhere"


def changes_page(connection: Connection, own: str, pack: Pack, day: Day) -> ChangesPage | None:
    """The page at `FROM..TO`, with a scope behind a slash; None where there is no such scope.

    Raises BadDate for days that cannot be read or stand the wrong way round, and NotFound without two days.
    """
    days, _, wanted = own.partition("/")
    first, last = _days(days)
    scope = scope_of(connection, wanted)
    return _Changes(connection, scope, day).page(pack, first, last) if scope else None


@dataclass(frozen=True, slots=True)
class Told:
    """A turn with what was read of the statements on its two sides."""

    turn: Turn
    before: Read | None
    after: Read | None

    @property
    def single(self) -> bool:
        """Whether its property has one value a day."""
        return any(side.single for side in (self.before, self.after) if side)

    def acts(self, kind: ChangeKind, day: Day) -> tuple[Value, ...]:
        """What brought the new value, or, where nothing else is recorded, ended the one before."""
        brought = self.after.acts if self.after and kind is not ChangeKind.ENDED else ()
        ending = self.before.ending_acts if self.before and kind is not ChangeKind.CAME_IN else ()
        return facts.names_on(brought or ending, day)


def turns(connection: Connection, scope: Scope) -> tuple[Told, ...]:
    """Every turn in a scope with what was read of its statements, in the order of the vocabulary.

    When values turn does not hang on the day that is looked at: the statements come as they are on no day, and without
    citations.
    """
    return connection.kept(("turns", scope.where, scope.id), lambda: tuple(_turns(connection, scope)))


def _turns(connection: Connection, scope: Scope) -> Iterator[Told]:
    rows: defaultdict[tuple[object, ...], list[Read]] = defaultdict(list)
    for one in facts.of_no_day(connection, f"{_HOLDS} and {scope.where}", scope.parameters, cited=False):
        if one.fact.modality is Modality.FACT and one.fact.rank is not Rank.DEPRECATED:
            rows[(one.fact.subject, one.fact.property, one.slot if one.single else one.fact.id)].append(one)
    for row in rows.values():
        by_id = {one.fact.id: one for one in row}
        inside = [one.fact for one in row]
        for turn in turns_in_row(inside) if row[0].single else turns_of_one(inside[0]):
            before, after = (by_id[side.id] if side else None for side in (turn.before, turn.after))
            yield Told(turn, before, after)


class _Changes:
    """One page of changes being put together."""

    def __init__(self, connection: Connection, scope: Scope, day: Day) -> None:
        self._connection, self._scope, self._day = connection, scope, day
        self._topics = topics_of(connection)
        self._numbering = Numbering()
        self._cited: dict[str, tuple[Citation, ...]] = {}

    def page(self, pack: Pack, first: str, last: str) -> ChangesPage:
        """All of it; sources are numbered in the order in which they are read."""
        seen = list(self._seen(first, last))
        happenings = list(self._happenings(first, last))
        told = {fact.id for change, _ in seen for fact in (change.before, change.after) if fact}
        told |= {event.fact.id for event in happenings if event.fact}
        self._cited = facts.citations_of(self._connection, told)
        scope = self._scope.brief
        return ChangesPage(
            address=f"changes:{first}{_BETWEEN}{last}{self._scope.suffix}",
            title=_title(first, last, scope),
            pack=pack,
            first=first,
            last=last,
            scope=scope,
            certain=self._groups(change for change, bounded in seen if change.certain and bounded),
            possible=self._groups(change for change, bounded in seen if not change.certain and bounded),
            unbounded=self._groups(change for change, bounded in seen if not bounded),
            happenings=tuple(replace(event, fact=self._with_numbers(event.fact)) for event in happenings),
            sources=self._numbering.listed(sources.by_id(self._connection)),
        )

    def _seen(self, first: str, last: str) -> Iterator[tuple[Change, bool]]:
        found: list[tuple[Seen, Told]] = []
        for told in turns(self._connection, self._scope):
            if seen := told.turn.between(first, last):
                found.append((seen, told))
        found.sort(key=lambda each: (each[0].bounds.earliest, each[0].bounds.latest))
        for seen, told in found:
            yield _change(seen, told, self._day), seen.bounds.bounded

    def _groups(self, changes: Iterable[Change]) -> tuple[ChangeGroup, ...]:
        """By the topic where the subject mainly belongs, in the order of the tree; inside in the order of time."""
        by_topic: defaultdict[str, list[Change]] = defaultdict(list)
        for change in changes:
            by_topic[next(iter(self._topics.get(change.fact.subject, ())), "")].append(change)
        listed = [(brief.address.partition(":")[2], brief.title) for brief in topic_list(self._connection)]
        return tuple(
            ChangeGroup(topic, label, tuple(map(self._numbered, by_topic[topic])))
            for topic, label in (*listed, ("", _ELSEWHERE))
            if topic in by_topic
        )

    def _numbered(self, change: Change) -> Change:
        before, after = self._with_numbers(change.before), self._with_numbers(change.after)
        return replace(change, before=before, after=after)

    def _with_numbers(self, fact: Fact | None) -> Fact | None:
        if fact is None:
            return None
        return replace(fact, citations=self._numbering.citations(self._cited.get(fact.id, ())))

    def _happenings(self, first: str, last: str) -> Iterator[Event]:
        found = events.events(self._connection, self._scope, self._topics, self._day, (first, last))
        return events.between(found, first, last)


def _change(seen: Seen, told: Told, day: Day) -> Change:
    before = told.before if seen.kind != "came in" else None
    after = told.after if seen.kind != "ended" else None
    return Change(
        kind=seen.kind,
        certain=seen.certain,
        earliest=seen.bounds.earliest,
        latest=seen.bounds.latest,
        before=facts.fact_on(before, day) if before else None,
        after=facts.fact_on(after, day) if after else None,
        acts=told.acts(seen.kind, day),
    )


def _days(text: str) -> tuple[str, str]:
    """The two days of an address; the first one from the start of its month or year, the last one to its end."""
    before, found, after = text.partition(_BETWEEN)
    if not found or not before.strip() or not after.strip():
        raise NotFound("Changes lie between two days: name both, as in 2019-01-01..2023-04-01.")
    first, last = first_day(before), parse_day(after)
    if first > last:
        raise BadDate(f"{_in_words(first)} comes after {_in_words(last)}: name the earlier day first.")
    return first, last


def _title(first: str, last: str, scope: Brief | None) -> str:
    days = _in_words(first) if first == last else f"{_in_words(first)} to {_in_words(last)}"
    return f"What changed: {scope.title}, {days}" if scope else f"What changed: {days}"


def _in_words(day: str) -> str:
    return describe_moment(parse_moment(day))
