"""All that has a date in one row: events, and the turns of posts and rules, by topic and kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.dates import Period, PeriodKind
from db.errors import NotFound
from db.reading import sources
from db.reading.changes import turns
from db.reading.connection import Connection
from db.reading.events import events, in_order
from db.reading.facts import Day, citations_of, fact_on
from db.reading.numbering import Numbering
from db.reading.scopes import Scope, scope_of, topic_list, topics_of
from db.records import Brief, Event, EventKind, Pack, TimelinePage

_KIND = "kind:"
_POST = "holder"


def timeline_page(connection: Connection, own: str, pack: Pack, day: Day, as_of: str) -> TimelinePage | None:
    """The page of `/topic:…`, `/entity:…` or `/kind:vote+law`, each optional; None where there is no such scope."""
    parts = [part for part in own.split("/") if part]
    kinds = _kinds([part.removeprefix(_KIND) for part in parts if part.startswith(_KIND)])
    wanted = [part for part in parts if not part.startswith(_KIND)]
    scope = scope_of(connection, "/".join(wanted))
    if scope is None:
        return None
    numbering = Numbering()
    shown = [event for event in _all(connection, scope, day) if not kinds or event.kind in kinds]
    found = tuple(_numbered(connection, shown, numbering))
    return TimelinePage(
        address=_address(scope, kinds),
        title=_title(scope.brief),
        pack=pack,
        events=found,
        topics=topic_list(connection),
        scope=scope.brief,
        kinds=kinds,
        sources=numbering.listed(sources.by_id(connection)),
        as_of=as_of,
    )


def _kinds(named: list[str]) -> tuple[EventKind, ...]:
    wanted = {kind for part in named for kind in part.split("+") if kind}
    known = {kind.value for kind in EventKind}
    if unknown := sorted(wanted - known):
        raise NotFound(f"There is no kind of event “{unknown[0][:40]}”: take some of {', '.join(sorted(known))}.")
    return tuple(kind for kind in EventKind if kind.value in wanted)


def _all(connection: Connection, scope: Scope, day: Day) -> list[Event]:
    topics = topics_of(connection)
    return in_order([*events(connection, scope, topics, day), *_turned(connection, scope, day, topics)])


def _turned(connection: Connection, scope: Scope, day: Day, topics: dict[str, tuple[str, ...]]) -> Iterator[Event]:
    """Who took up a post and which rule came in, where a source says when."""
    for told in turns(connection, scope):
        period = told.after.fact.period if told.after else None
        if told.after is None or not told.single or period is None or period.start is None:
            continue
        if period.kind is PeriodKind.INTERVAL:
            start, fact = period.start, fact_on(told.after, day)
            period = Period(start.text, PeriodKind.POINT, start, start)
            kind = EventKind.POST if fact.property == _POST else EventKind.RULE
            text = f"{fact.label}: {fact.value.text}"
            address = f"statement:{fact.id}"
            yield Event(period, kind, address, fact.subject_name, text, topics.get(fact.subject, ()), True, fact)


def _numbered(connection: Connection, shown: Sequence[Event], numbering: Numbering) -> Iterator[Event]:
    cited = citations_of(connection, {event.fact.id for event in shown if event.fact})
    for event in shown:
        own = numbering.citations(cited.get(event.fact.id, ())) if event.fact else ()
        yield replace(event, fact=replace(event.fact, citations=own) if event.fact else None)


def _address(scope: Scope, kinds: tuple[EventKind, ...]) -> str:
    return f"timeline:{scope.suffix}{'/' + _KIND + '+'.join(kinds) if kinds else ''}"


def _title(scope: Brief | None) -> str:
    return f"Timeline: {scope.title}" if scope else "Timeline"
