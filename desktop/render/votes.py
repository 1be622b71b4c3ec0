"""What an election's sheet holds besides its facts, as blocks: rules of the day, comparison, two accounts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from db import Comparison, Fact, Modality, VoteDetails, describe
from desktop.render import words
from desktop.render.blocks import Block, Column, Piece, Pieces, Table
from desktop.render.facts import value_piece
from desktop.render.figures import turnout_figure
from desktop.render.frame import section
from desktop.render.inline import Numbering, noted


def vote_blocks(vote: VoteDetails, own: str, numbering: Numbering) -> Iterator[Block]:
    """Sections on what else belongs to a vote; each is left out where nothing is recorded."""
    if vote.previous and vote.comparison:
        heading = words.COMPARED.format(title=vote.previous.title)
        yield from section(heading, _comparison(vote.comparison), anchor="compared", href=vote.previous.address)
    yield from section(words.RULES, *_rules(vote.rules, numbering), anchor="rules")
    yield from section(words.TURNOUT, *turnout_figure(vote, own, numbering), anchor="turnout")
    yield from section(words.ACCOUNTS, *_accounts(vote, numbering), anchor="accounts")


def _rules(rules: tuple[Fact, ...], numbering: Numbering) -> Iterator[Block]:
    if rules:
        columns = (
            *(Column(words.WHAT, room=28), Column(words.VALUE, room=38)),
            *(Column(words.WHEN, room=20), Column(words.SOURCES, room=14)),
        )
        yield Table(columns, tuple(_rule(fact, numbering) for fact in rules))


def _rule(fact: Fact, numbering: Numbering) -> tuple[Pieces, ...]:
    subject = Piece(fact.subject_name, "strong", f"entity:{fact.subject}")
    note = noted(fact.value.text, fact.note)
    return (
        (subject, Piece(f": {fact.label}")),
        (value_piece(fact.value), Piece(note, "quiet")),
        (Piece(describe(fact.period) if fact.period else ""),),
        numbering.references(fact.citations),
    )


def _comparison(rows: tuple[Comparison, ...]) -> Table:
    seats = any(row.seats is not None or row.seats_before is not None for row in rows)
    heads = [words.SHARE, words.SHARE_BEFORE, words.SHARE_DIFFERENCE]
    heads += [words.SEATS, words.SEATS_BEFORE, words.DIFFERENCE] if seats else []
    columns = (Column(words.NAME), *(Column(head, True) for head in heads))
    return Table(columns, tuple(_compared(row, seats) for row in rows))


def _compared(row: Comparison, seats: bool) -> tuple[Pieces, ...]:
    figures = [*_figures(row.share, row.share_before)]
    figures += [*_figures(row.seats, row.seats_before)] if seats else []
    return ((Piece(row.name, href=row.address),), *((Piece(figure),) for figure in figures))


def _figures(now: float | None, before: float | None) -> Iterator[str]:
    for value in (now, before):
        yield words.NOT_GIVEN if value is None else f"{value:g}"
    known = now is not None and before is not None
    yield f"{round((now or 0) - (before or 0), 2):+g}".replace("-", "−") if known else words.NOT_GIVEN


def _accounts(vote: VoteDetails, numbering: Numbering) -> Iterator[Block]:
    if vote.official or vote.observers:
        pairs = zip_longest(vote.official, vote.observers)
        rows = tuple((_account(one, numbering), _account(other, numbering)) for one, other in pairs)
        yield Table((Column(words.OFFICIAL, room=50), Column(words.OBSERVED, room=50)), rows)


def _account(fact: Fact | None, numbering: Numbering) -> Pieces:
    if fact is None:
        return ()
    said = f" ({fact.stated_by_name})" if fact.stated_by_name else ""
    voice = fact.modality is not Modality.FACT
    label = (
        words.VOICE_LABELS[fact.modality.value] if voice and fact.label == words.VOICE_LABELS["opinion"] else fact.label
    )
    lead = Piece(f"{label}{said}: ", "quiet")
    return (
        lead,
        Piece(fact.value.text, href=f"statement:{fact.id}"),
        Piece(" "),
        *numbering.references(fact.citations),
    )
