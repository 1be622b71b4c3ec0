"""The pages of time as blocks: what changed, the timeline, who appoints whom, what is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from db import (
    AppointmentsPage,
    Brief,
    Change,
    ChangeGroup,
    ChangesPage,
    CoveragePage,
    Event,
    Fact,
    Force,
    PeriodKind,
    Tie,
    TimelinePage,
    describe,
    describe_moment,
    parse_moment,
)
from desktop import charts
from desktop.render import words
from desktop.render.blocks import Block, Column, Document, Figure, Paragraph, Piece, Pieces, Table, Title
from desktop.render.facts import value_pieces
from desktop.render.frame import framed, section, sources_of
from desktop.render.inline import Numbering, day_words, noted, source_list
from desktop.render.later import Later
from desktop.render.painting import NAMED

_FIRST, _LAST = "0001-01-01", "9999-12-31"
TIE_SORTS = ("elects", "appoints", "gives consent to", "dismisses", "oversees", "reports to")
_UPWARD = ("reports to",)


def changes(page: ChangesPage) -> Document:
    """What changed for certain, topic by topic, what may have, and what happened besides."""
    numbering = Numbering.of(page.sources)
    body = (
        *_lead(page),
        *section(words.CHANGED, *_groups(page.certain, numbering), anchor="certain"),
        *section(words.MAY_HAVE, *_meant(words.MAY_HAVE_MEANING, _groups(page.possible, numbering)), anchor="possible"),
        *section(words.HAPPENED, *_events(page.happenings, numbering), anchor="happened"),
        *section(
            words.UNBOUNDED, *_meant(words.UNBOUNDED_MEANING, _groups(page.unbounded, numbering)), anchor="unbounded"
        ),
        *sources_of(source_list(page.sources)),
    )
    title = Title(words.CHANGES, page.title, lines=_scope(page.scope))
    return framed(page.address, title, page.pack, page.as_of, body)


def timeline(page: TimelinePage) -> Document:
    """All events, decade by decade."""
    numbering = Numbering.of(page.sources)
    body: list[Block] = []
    for decade, inside in groupby(page.events, key=lambda event: int(event.period.start_earliest[:4]) // 10 * 10):
        heading = words.DECADE.format(first=decade, last=decade + 9)
        body.extend(section(heading, *_events(tuple(inside), numbering, page.as_of), anchor=f"decade:{decade}"))
    title = Title(words.TIMELINE, page.title, lines=_scope(page.scope))
    unknown = (Paragraph((Piece(words.NO_EVENTS),), "unknown"),)
    blocks = (*body, *sources_of(source_list(page.sources))) if body else unknown
    return framed(page.address, title, page.pack, page.as_of, blocks)


def appointments(page: AppointmentsPage) -> Document:
    """The picture of the institutions with its table."""
    numbering = Numbering.of(page.sources)
    title = Title(words.APPOINTMENTS, page.title)
    if not page.ties:
        unknown = (Paragraph((Piece(words.NO_TIES),), "unknown"),)
        return framed(page.address, title, page.pack, page.as_of, unknown)
    boxes = [charts.Box(each.id, each.name, f"entity:{each.id}", each.kind == "post") for each in page.institutions]
    names = {each.id: each.name for each in page.institutions}
    arrows = [_arrow(tie, names) for tie in page.ties]
    draw = partial(charts.institutions, boxes, arrows, TIE_SORTS, NAMED)
    figure = Figure(draw, (Piece(words.APPOINTMENTS_CAPTION, "quiet"),), _tie_table(page.ties, names, numbering))
    return framed(page.address, title, page.pack, page.as_of, (figure, *sources_of(source_list(page.sources))))


def coverage(page: CoveragePage) -> Document:
    """The matrix of topics and years with its table."""
    rows = [
        charts.MatrixRow(
            row.label,
            row.depth,
            tuple(
                charts.Cell(state or "", _year_of(row.topic, year), f"{row.label}, {year}")
                for year, state in zip(page.years, row.states, strict=True)
            ),
            f"topic:{row.topic}",
        )
        for row in page.rows
    ]
    figure = Figure(
        partial(charts.matrix, rows, page.years, NAMED),
        (Piece(words.COVERAGE_CAPTION, "quiet"),),
        _coverage_table(page),
    )
    return framed(page.address, Title(words.COVERAGE_KIND, page.title), page.pack, page.as_of, (figure,))


def when_changed(change: Change) -> str:
    """The date of a change as it is known: the day a value began or ended, or the days between which it must lie."""
    after, before = change.after, change.before
    period = after.period if after else before.period if before else None
    if period and period.kind is PeriodKind.INTERVAL and (moment := period.start if after else period.end):
        return describe_moment(moment)
    first, last = change.earliest, change.latest
    if first == _FIRST:
        return words.NOT_AFTER.format(last=day_words(last))
    if last == _LAST:
        return words.NOT_BEFORE.format(first=day_words(first))
    return words.BETWEEN.format(first=day_words(first), last=day_words(last))


def _lead(page: ChangesPage) -> Iterator[Block]:
    certain, possible = (sum(len(group.changes) for group in groups) for groups in (page.certain, page.possible))
    if not (certain or possible or page.happenings):
        yield Paragraph((Piece(words.NOTHING_CHANGED),), "unknown")
    else:
        counted = words.COUNTED.format(certain=certain, possible=possible, happenings=len(page.happenings))
        yield Paragraph((Piece(counted),), "lead")
    if page.last > page.pack.knowledge_ends:
        end = describe_moment(parse_moment(page.pack.knowledge_ends))
        yield Paragraph((Piece(words.NOTHING_AFTER.format(end=end)),), "unknown")


def _scope(scope: Brief | None) -> tuple[Pieces, ...]:
    return ((Piece(f"{words.SCOPE}: ", "quiet"), Piece(scope.title, href=scope.address)),) if scope else ()


def _meant(meaning: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    found = tuple(blocks)
    return (Paragraph((Piece(meaning, "quiet"),), "note"), *found) if found else ()


def _groups(groups: Iterable[ChangeGroup], numbering: Numbering) -> Iterator[Block]:
    for group in groups:
        href = f"topic:{group.topic}" if group.topic else ""
        yield from section(group.label, _change_table(group.changes, numbering), level=3, href=href)


def _change_table(changes: Sequence[Change], numbering: Numbering) -> Table:
    acts = any(change.acts for change in changes)
    by = (Column(words.BY, room=14),) if acts else ()
    sides = (Column(words.BEFORE, room=30), Column(words.AFTER, room=30))
    columns = (Column(words.WHEN, room=15), Column(words.WHAT, room=22), *sides, *by, Column(words.SOURCES, room=13))
    rows = tuple(_change_row(change, numbering, acts) for change in changes)
    return Table(columns, rows, anchors=tuple(f"change:{change.fact.id}" for change in changes))


def _change_row(change: Change, numbering: Numbering, acts: bool) -> tuple[Pieces, ...]:
    fact = change.fact
    cited = [citation for side in (change.after, change.before) if side for citation in side.citations]
    by = (value_pieces(change.acts),) if acts else ()
    return (
        (Piece(when_changed(change)),),
        (Piece(fact.subject_name, "strong", f"entity:{fact.subject}"), Piece(f": {fact.label}")),
        _side(change.before, words.NOT_GIVEN if change.after else ""),
        _side(change.after, words.ENDED),
        *by,
        numbering.references(cited),
    )


def _side(fact: Fact | None, otherwise: str) -> Pieces:
    if fact is None:
        return (Piece(otherwise, "quiet"),)
    qualified = "".join(
        f"; {label}: {value.text}" for label, value in fact.qualifiers if label not in (words.BY, words.ENDED_BY)
    )
    when = f" ({describe(fact.period)})" if fact.period else ""
    note = noted(when or qualified or fact.value.text, fact.note)
    statement = Piece(fact.value.text, href=f"statement:{fact.id}")
    return tuple(piece for piece in (statement, Piece(f"{qualified}{when}{note}", "quiet")) if piece.text)


def _events(events: Sequence[Event], numbering: Numbering, as_of: str = "") -> tuple[Table, ...]:
    if not events:
        return ()
    columns = (
        *(Column(words.WHEN, room=16), Column(words.WHAT, room=60)),
        *(Column(words.KIND, room=10), Column(words.SOURCES, room=16)),
    )
    rows = Later(lambda event: _event_row(event, numbering, as_of), events)
    return (Table(columns, rows, anchors=tuple(f"event:{event.address}" for event in events)),)


def _event_row(event: Event, numbering: Numbering, as_of: str) -> tuple[Pieces, ...]:
    """What lies after the day that is looked at says so; none is looked at where `as_of` is empty."""
    ahead = bool(as_of) and event.period.start_earliest > as_of
    remark = words.AHEAD if ahead else "" if event.certain else words.MAYBE
    maybe = (Piece(f" {remark}", "quiet"),) if remark else ()
    said = noted(event.text or event.title, event.fact.note if event.fact else "")
    note = (Piece(said, "quiet"),) if said else ()
    text = (Piece(f": {event.text}"),) if event.text else ()
    return (
        (Piece(describe(event.period)), *maybe),
        (Piece(event.title, "strong", event.address), *text, *note),
        (Piece(words.EVENT_KINDS[event.kind.value], "quiet"),),
        numbering.references(event.fact.citations) if event.fact else (),
    )


def _arrow(tie: Tie, names: dict[str, str]) -> charts.Arrow:
    tip = f"{names[tie.source]} {tie.label} {names[tie.target]}"
    faint = tie.fact.force in (Force.NEAR, Force.UNDATED)
    href = f"statement:{tie.fact.id}"
    return charts.Arrow(tie.source, tie.target, tie.label, href, tip, tie.label in _UPWARD, faint)


def _tie_table(ties: Iterable[Tie], names: dict[str, str], numbering: Numbering) -> Table:
    columns = (
        *(Column(words.WHO, room=19), Column(words.DOES, room=13), Column(words.WHOM, room=20)),
        *(Column(words.SINCE, room=34), Column(words.SOURCES, room=14)),
    )
    ordered = sorted(ties, key=lambda tie: (names[tie.source], TIE_SORTS.index(tie.label), names[tie.target]))
    rows = tuple(
        (
            (Piece(names[tie.source], href=f"entity:{tie.source}"),),
            (Piece(tie.label, href=f"statement:{tie.fact.id}"),),
            (Piece(names[tie.target], href=f"entity:{tie.target}"),),
            _since(tie.fact),
            numbering.references(tie.fact.citations),
        )
        for tie in ordered
    )
    return Table(columns, rows)


def _since(fact: Fact) -> Pieces:
    when = describe(fact.period) if fact.period else words.UNDATED
    return Piece(when), Piece(noted(when, fact.note), "quiet")


def _year_of(topic: str, year: int) -> str:
    return f"changes:{year}-01-01..{year}-12-31/topic:{topic}"


def _coverage_table(page: CoveragePage) -> Table:
    columns = (
        *(Column(words.TOPIC, room=22), Column(words.PERIOD, room=16), Column(words.STATE, room=32)),
        *(Column(words.CHECKED, room=13), Column(words.THINGS, True, 9), Column(words.STATEMENTS, True, 14)),
    )
    rows: list[tuple[Pieces, ...]] = []
    for row in page.rows:
        name = (Piece("\u2003" * row.depth), Piece(row.label, href=f"topic:{row.topic}"))
        counts = ((Piece(str(row.things)),), (Piece(str(row.statements)),))
        for line in row.lines:
            state = (Piece(words.STATES[line.state]), Piece(noted(words.STATES[line.state], line.note), "quiet"))
            rows.append((name, (Piece(describe(line.period)),), state, (Piece(day_words(line.checked)),), *counts))
        if not row.lines:
            rows.append((name, (Piece(words.NOT_GIVEN, "quiet"),), (), (), *counts))
    return Table(columns, tuple(rows))
