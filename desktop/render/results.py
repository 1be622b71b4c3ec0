"""The results of a vote as a table; a column that no row fills is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from db import Result, Results
from desktop.render import words
from desktop.render.blocks import Column, Piece, Pieces, Table
from desktop.render.inline import Numbering


class _Field(NamedTuple):
    label: str
    number: bool
    cell: Callable[[Result], Piece]


def results_table(results: Results, numbering: Numbering) -> Table:
    """One row for each candidate, party or answer; a figure that no source gave is a dash."""
    fields = [field for field in _FIELDS if any(field.cell(row).text for row in results.rows)]
    rows = tuple(tuple(_filled(field, row) for field in fields) for row in results.rows)
    notes: list[Pieces] = [] if results.complete else [(Piece(words.INCOMPLETE, "strong"),)]
    if results.note or results.citations:
        notes.append((Piece(results.note, "quiet"), Piece(" "), *numbering.references(results.citations)))
    columns = tuple(Column(field.label, field.number) for field in fields)
    return Table(columns, rows, tuple(notes), tuple(result_anchor(row.name) for row in results.rows))


def result_anchor(name: str) -> str:
    """The place on the page of a vote where the row of a party, a candidate or an answer stands."""
    return f"result:{name}"


def whole(number: int | None) -> str:
    """A whole number in groups of three, with commas between as in the values of statements."""
    return "" if number is None else f"{number:,}"


def _filled(field: _Field, row: Result) -> Pieces:
    """A cell; where a source could have given a figure and did not, a dash."""
    piece = field.cell(row)
    return (piece,) if piece.text or not field.number else (Piece(words.NOT_GIVEN, "quiet"),)


def _linked(text: str, entity: str) -> Piece:
    return Piece(text, href=f"entity:{entity}" if entity else "")


_FIELDS = (
    _Field(words.NAME, False, lambda row: _linked(row.name, row.entity or row.party)),
    _Field(words.PARTY, False, lambda row: _linked(row.party_name if row.party_name != row.name else "", row.party)),
    _Field(words.VOTES, True, lambda row: Piece(whole(row.votes))),
    _Field(words.SHARE, True, lambda row: Piece("" if row.share is None else f"{row.share:g}")),
    _Field(words.LIST_SEATS, True, lambda row: Piece(whole(row.list_seats))),
    _Field(words.DISTRICT_SEATS, True, lambda row: Piece(whole(row.district_seats))),
    _Field(words.SEATS, True, lambda row: Piece(whole(row.seats), "strong")),
    _Field(words.NOTE, False, lambda row: Piece(row.note, "quiet")),
)
