"""From the facts of a sheet to its pictures: histories as steps, seats, turnout, and measures over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from db import Fact, History, Modality, PeriodKind, Rank, Results, VoteDetails, describe, describe_moment
from desktop import charts
from desktop.render import words
from desktop.render.blocks import Block, Column, Figure, Heading, Piece, Pieces, Table
from desktop.render.facts import value_piece, value_pieces
from desktop.render.inline import Numbering, noted
from desktop.render.painting import NAMED

LEAST = 4  # points of a measure that are worth a picture
MOST_SEATS = 400  # that a half circle can show
_SCALES = ("Scale", "Of what")  # qualifiers whose values are never drawn on one axis
_VOICES = ("Compiled by", "Region", "Country", "Role", "Applies to")  # qualifiers that tell series apart


def history_blocks(histories: Iterable[History], numbering: Numbering, ends: str) -> Iterator[Block]:
    """For each property a picture, and a table of value, from, until, by which act, and sources."""
    for history in histories:
        yield Heading(history.label, 3, anchor=f"history:{history.property}")
        table = _history_table(history, numbering)
        caption = (Piece(words.HISTORY_CAPTION.format(label=history.label), "quiet"),)
        steps = _steps(history.steps, ends)
        numeric = all(fact.value.low is not None for fact in history.steps)
        draw = partial(charts.steps, steps, NAMED, history.unit) if numeric else partial(charts.spans, steps, NAMED)
        yield Figure(draw, caption, table)


def seats_figure(results: Results, title: str, table: Table) -> Iterator[Block]:
    """The half circle of a vote that filled a chamber; the table is that of the results, which stands beside.

    Posts in hundreds of places are no chamber, and so many marks could not be told apart.
    """
    parties = [
        charts.Party(row.name, row.seats, f"entity:{row.party or row.entity}" if row.party or row.entity else "")
        for row in sorted(results.rows, key=lambda row: -(row.seats or 0))
        if row.seats
    ]
    if len(parties) > 1 and sum(party.seats for party in parties) <= MOST_SEATS:
        draw = partial(charts.hemicycle, parties, NAMED, words.SEATS_IN_ALL)
        yield Figure(draw, (Piece(words.SEATS_CAPTION.format(title=title), "quiet"),), table, beside=True)


def turnout_figure(vote: VoteDetails, own: str, numbering: Numbering) -> Iterator[Block]:
    """Turnout of all votes of the kind as columns, this one set off."""
    if len(vote.turnouts) < 2:
        return
    columns = [
        charts.Column(
            fact.period.start_earliest[:4] if fact.period else "",
            fact.value.low or 0,
            f"{_sign(fact)}{_figure(fact)}",
            fact.subject == own,
            f"entity:{fact.subject}",
            fact.subject_name,
        )
        for fact in vote.turnouts
    ]
    unit = vote.turnouts[0].value.unit
    rows = tuple(
        (
            (Piece(fact.subject_name, "strong" if fact.subject == own else "plain", f"entity:{fact.subject}"),),
            (value_piece(fact.value),),
            numbering.references(fact.citations),
        )
        for fact in vote.turnouts
    )
    table = Table((Column(words.VOTE, room=56), Column(words.TURNOUT, True, 24), Column(words.SOURCES, room=20)), rows)
    yield Figure(partial(charts.columns, columns, NAMED, unit, 100), (Piece(words.TURNOUTS, "quiet"),), table)


def measure_figures(label: str, facts: Sequence[Fact]) -> Iterator[Figure]:
    """A measure over the years, one picture for each scale, one series for each voice; the values stand beside."""
    measured = [fact for fact in facts if _is_measured(fact)]
    for scale in dict.fromkeys(_qualified(fact, _SCALES) for fact in measured):
        inside = [fact for fact in measured if _qualified(fact, _SCALES) == scale]
        if len({fact.period.start_earliest[:4] for fact in inside if fact.period}) >= LEAST:
            template = words.MEASURED_SCALE if scale else words.MEASURED
            caption = template.format(label=label, scale=scale)
            draw = partial(charts.lines, list(_series(inside, label)), NAMED, inside[0].value.unit)
            yield Figure(draw, (Piece(caption, "quiet"),), _year_table(inside), beside=True)


def compared_figure(label: str, facts: Sequence[Fact], numbering: Numbering) -> Iterator[Block]:
    """One measure of several things, a series for each: of the voice that gives most, then what others give."""
    measured = [fact for fact in facts if _is_measured(fact)]
    voices = Counter(_qualified(fact, _VOICES) for fact in measured)
    if not voices:
        return
    main = voices.most_common(1)[0][0]
    drawn = [fact for fact in measured if _qualified(fact, _VOICES) == main]
    names = _short_names([fact.subject_name for fact in drawn])
    series = [
        charts.Series(names[name], tuple(_point(fact) for fact in drawn if fact.subject_name == name))
        for name in dict.fromkeys(fact.subject_name for fact in drawn)
    ]
    caption = f"{words.MEASURED.format(label=label)}{f' ({main})' if main else ''}"
    draw = partial(charts.lines, series, NAMED, drawn[0].value.unit)
    yield Figure(draw, (Piece(caption, "quiet"),), _things_table(measured, names, numbering))


def year_of(day: str) -> float:
    """An ISO day as a number of years with its fraction."""
    found = date.fromisoformat(day)
    first = date(found.year, 1, 1)
    return found.year + (found - first).days / 365.25


def _history_table(history: History, numbering: Numbering) -> Table:
    acts = any(label == words.BY for fact in history.steps for label, _ in fact.qualifiers)
    by = (Column(words.BY, room=16),) if acts else ()
    bounds = (Column(words.FROM, room=17), Column(words.UNTIL, room=17))
    columns = (Column(words.VALUE, room=40), *bounds, *by, Column(words.SOURCES, room=12))
    rows = tuple(_history_row(fact, acts, numbering) for fact in history.steps)
    return Table(columns, rows, anchors=tuple(f"statement:{fact.id}" for fact in history.steps))


def _history_row(fact: Fact, acts: bool, numbering: Numbering) -> tuple[Pieces, ...]:
    by = value_pieces(value for label, value in fact.qualifiers if label == words.BY)
    other = "".join(f"; {label}: {told}" for label, told in _by_label(fact) if label != words.BY)
    note = noted(other or fact.value.text, fact.note)
    value = (value_piece(fact.value, strong=len(fact.value.text) < 60), Piece(f"{other}{note}", "quiet"))
    return (value, *_bounds(fact), *((by,) if acts else ()), numbering.references(fact.citations))


def _by_label(fact: Fact) -> Iterator[tuple[str, str]]:
    """What qualifies a value; what bears the same label stands together."""
    for label, told in groupby(fact.qualifiers, key=lambda each: each[0]):
        yield label, ", ".join(value.text for _, value in told)


def _bounds(fact: Fact) -> tuple[Pieces, Pieces]:
    """From and until as they are known; what was only seen on a day claims neither."""
    period = fact.period
    assert period is not None  # undated facts are no steps
    if period.kind is PeriodKind.ATTESTED and period.start and period.end:
        start, end = describe_moment(period.start), describe_moment(period.end)
        return (Piece(f"{words.SEEN_ON} {start}"),), (Piece(end if end != start else ""),)
    start = describe_moment(period.start) if period.start else "" if period.open_start else words.NOT_RECORDED
    end = words.STILL_SO if period.open_end else words.NOT_RECORDED
    return (Piece(start),), (Piece(describe_moment(period.end) if period.end else end),)


def _steps(facts: Sequence[Fact], ends: str) -> list[charts.Step]:
    known = [fact.period.start_earliest for fact in facts if fact.period and fact.period.start]
    known += [fact.period.end_earliest for fact in facts if fact.period and fact.period.end]
    first = min(known, default=ends)
    return [_step(fact, first, ends) for fact in facts]


def _step(fact: Fact, first: str, ends: str) -> charts.Step:
    period = fact.period
    assert period is not None  # undated facts are no steps
    start = max(period.start_earliest, first)
    end = max(min(period.end_latest, ends), start)
    sure_from, sure_until = max(period.start_latest, start), min(period.end_earliest, end)
    value = fact.value.low or 0
    if period.kind is PeriodKind.ATTESTED and sure_from > sure_until:
        middle = (year_of(start) + year_of(end)) / 2
        return charts.Step(value, fact.value.text, year_of(start), middle, middle, year_of(end), f"statement:{fact.id}")
    days = [year_of(day) for day in (start, sure_from, sure_until, end)]
    return charts.Step(value, fact.value.text, days[0], days[1], days[2], days[3], f"statement:{fact.id}")


def _is_measured(fact: Fact) -> bool:
    reported = fact.modality is Modality.FACT and fact.rank is not Rank.DEPRECATED
    dated = fact.period is not None and fact.period.kind is PeriodKind.POINT
    return reported and dated and fact.value.low is not None


def _qualified(fact: Fact, labels: Sequence[str]) -> str:
    return ", ".join(value.text for label, value in fact.qualifiers if label in labels)


def _series(facts: Sequence[Fact], label: str) -> Iterator[charts.Series]:
    for voice in dict.fromkeys(_qualified(fact, _VOICES) for fact in facts):
        points = tuple(_point(fact) for fact in facts if _qualified(fact, _VOICES) == voice)
        alone = len(points) == len(facts)
        yield charts.Series(voice or (label if alone else words.OTHER_COUNTS), points, bool(voice) or alone)


def _point(fact: Fact) -> charts.Point:
    assert fact.period is not None  # measures are dated
    low, high = fact.value.low or 0, fact.value.high
    value = (low + high) / 2 if high is not None else low
    return charts.Point(_middle_year(fact), value, fact.value.text)


def _middle_year(fact: Fact) -> float:
    """Measures of a year stand at that year, those of a day at their day."""
    period = fact.period
    assert period is not None  # measures are dated
    assert period.start is not None  # at both ends
    exact = period.start.precision == "day"
    return year_of(period.start_earliest) if exact else float(period.start.text[:4])


def _year_table(facts: Sequence[Fact]) -> Table:
    rows = tuple(((Piece(describe(fact.period) if fact.period else ""),), (value_piece(fact.value),)) for fact in facts)
    return Table((Column(words.YEAR), Column(words.VALUE, True)), rows)


def _things_table(facts: Sequence[Fact], names: dict[str, str], numbering: Numbering) -> Table:
    """One row for each thing and voice, years side by side as words, oldest first."""
    rows = []
    for name in dict.fromkeys(fact.subject_name for fact in facts):
        own = [fact for fact in facts if fact.subject_name == name]
        for voice in dict.fromkeys(_qualified(fact, _VOICES) for fact in own):
            said = sorted((fact for fact in own if _qualified(fact, _VOICES) == voice), key=_middle_year)
            values = "; ".join(f"{describe(fact.period)}: {_figure(fact)}" for fact in said if fact.period)
            cited = [citation for fact in said for citation in fact.citations]
            link = Piece(names.get(name, name), href=f"entity:{said[0].subject}")
            rows.append(((link,), (Piece(voice),), (Piece(values),), numbering.references(cited)))
    columns = (
        *(Column(words.NAME, room=16), Column(words.SOURCE, room=22)),
        *(Column(words.VALUE, room=48), Column(words.SOURCES, room=14)),
    )
    return Table(columns, tuple(rows))


def _figure(fact: Fact) -> str:
    low, high = fact.value.low, fact.value.high
    return f"{low:g}" if high is None or high == low else f"{low:g}–{high:g}"


def _sign(fact: Fact) -> str:
    return {"more than": ">", "at least": "≥", "about": "~", "almost": "<", "at most": "≤", "less than": "<"}.get(
        fact.value.comparator, ""
    )


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """Names without the words that all begin with, as in “Internet use in …”."""
    listed = list(dict.fromkeys(names))
    split = [name.split() for name in listed]
    common = 0
    while len(split) > 1 and all(len(each) > common + 1 and each[common] == split[0][common] for each in split):
        common += 1
    return {name: " ".join(each[common:]) for name, each in zip(listed, split, strict=True)}
