"""The bibliography: sources by id, and the list at the end of a page."""

from __future__ import annotations

from db.reading import values
from db.reading.connection import Connection
from db.reading.numbering import Numbering
from db.records import CitedSource, Source


def source(connection: Connection, id: str) -> Source | None:
    """One source, or None."""
    row = connection.row("select * from source where id = ?", [id])
    return values.source(row) if row else None


def by_id(connection: Connection) -> dict[str, Source]:
    """The whole bibliography."""
    question = "select * from source order by id"
    return connection.kept(question, lambda: {row["id"]: values.source(row) for row in connection.rows(question)})


def listed(connection: Connection, numbering: Numbering) -> tuple[CitedSource, ...]:
    """The numbered list of the sources a page has met."""
    found = {wanted: each for wanted in numbering.cited() if (each := source(connection, wanted))}
    return numbering.listed(found)
