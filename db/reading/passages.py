"""Passages and notes as they stand on a page; outside of a page their citations have no numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from sqlite3 import Row

from db.reading import values
from db.reading.connection import Connection
from db.reading.numbering import Numbering
from db.records import Citation, Passage, RichText

_PASSAGES = """
    select p.*, d.title as document_title
    from passage p join document d on d.id = p.document
    where {where}
    order by d.place, d.id, p.place
"""
_CITATIONS = """
    select p.id as passage_of, c.*
    from passage p
    join document d on d.id = p.document
    join citation c on c.owner = 'passage:' || p.id
    where {where}
    order by c.owner, c.place
"""


def passages(
    connection: Connection, where: str, parameters: Sequence[object], numbering: Numbering | None
) -> tuple[Passage, ...]:
    """The passages that a condition on `p` (passage) and `d` (document) picks, in the order of their documents."""
    citations: defaultdict[str, list[Citation]] = defaultdict(list)
    for row in connection.rows(_CITATIONS.format(where=where), parameters):
        citations[row["passage_of"]].append(values.citation(row))
    rows = connection.rows(_PASSAGES.format(where=where), parameters)
    return tuple(_passage(row, citations[row["id"]], numbering) for row in rows)


def notes(connection: Connection, owner: str, numbering: Numbering | None) -> tuple[RichText, ...]:
    """Our notes on an entity, a document or a passage, named by its address."""
    rows = connection.rows("select spans from note where owner = ? order by place", [owner])
    return tuple(_text(row, numbering) for row in rows)


def _passage(row: Row, citations: list[Citation], numbering: Numbering | None) -> Passage:
    return Passage(
        id=row["id"],
        document=row["document"],
        document_title=row["document_title"],
        number=str(row["number"]),
        heading=row["heading"] or "",
        text=_text(row, numbering),
        digest=row["digest"],
        citations=numbering.citations(citations) if numbering else tuple(citations),
    )


def _text(row: Row, numbering: Numbering | None) -> RichText:
    text = values.rich_text(row["spans"])
    return numbering.rich_text(text) if numbering else text
