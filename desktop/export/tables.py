"""What is handed on: tables under one title, with notes that say which pack they are from and as of which day."""

from __future__ import annotations

from dataclasses import dataclass

from db import Pack

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; numbers are numbers, what is not known is None."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """Tables with what must be said above them, as label and words."""

    title: str
    notes: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


def export(title: str, pack: Pack, as_of: str, tables: tuple[Table, ...], *more: tuple[str, str]) -> Export:
    """The tables that hold something, under the notes that every export carries; `as_of` empty: as the pack knows."""
    notes = (
        ("Pack", pack.title),
        ("Version", pack.version),
        ("As of", as_of or pack.knowledge_ends),
        *more,
        ("Licence", pack.licence),
    )
    filled = tuple(table for table in tables if table.rows)
    return Export(title, tuple((label, words) for label, words in notes if words), filled)
