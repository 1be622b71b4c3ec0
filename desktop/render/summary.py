"""The summary of a sheet: what stands on its day, without history, passages and relations, short enough for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from desktop.render import words
from desktop.render.blocks import (
    Block,
    Document,
    Entry,
    FactRow,
    FactSet,
    FactTable,
    Heading,
    Listing,
    Paragraph,
    Piece,
    Series,
    SideBySide,
    SourceLine,
    SourceList,
    Table,
)

SECTIONS = {"results": words.RESULTS, "facts": words.FACTS, "members": words.MEMBERS, "related": words.RELATED}


def summary(document: Document, rows: int) -> Document:
    """The document cut down to `rows` values and results, their sources, and a word on what the full sheet holds."""
    kept = tuple(_shortened(document.blocks, rows))
    more = (Paragraph((Piece(words.MORE),), "note"),)
    cited = _cited(kept)
    lines = tuple(
        replace(line, url="", seen="", note="", locators=())
        for block in document.blocks
        for line in _source_lines(block)
        if str(line.number) in cited
    )
    sources = (Heading(words.SOURCES), SourceList(lines)) if lines else ()
    return replace(document, blocks=(*kept, *more, *sources))


def _shortened(blocks: tuple[Block, ...], rows: int) -> Iterator[Block]:
    """The lead, and of the sections that are told in short the head and the main values."""
    left, section = rows, ""
    for block in blocks:
        if isinstance(block, Heading):
            section = block.anchor
        elif isinstance(block, Paragraph) and block.role == "lead":
            yield block
        elif section in SECTIONS and (made := _main(block, left)):
            yield Heading(SECTIONS[section], anchor=section)
            yield made
            left -= _count(made)


def _main(block: Block, rows: int) -> Table | FactTable | Listing | None:
    if isinstance(block, Table) and rows > 0:
        return replace(block, rows=block.rows[:rows])
    if isinstance(block, Listing) and rows > 0:
        return replace(block, items=block.items[:rows])
    if isinstance(block, FactTable) and (sets := tuple(_main_sets(block, rows))):
        return FactTable(sets)
    return None


def _main_sets(table: FactTable, rows: int) -> Iterator[FactSet]:
    """The first value of each label, as long as there is room."""
    main = ((fact_set, entry) for fact_set in table.sets if (entry := next(_standing(fact_set), None)))
    for fact_set, entry in islice(main, max(rows, 0)):
        yield replace(fact_set, items=(entry,))


def _standing(fact_set: FactSet) -> Iterator[Entry]:
    """What stands on the day, without notes; what is not known stays said, with the nearest value."""
    for item in fact_set.items:
        if isinstance(item, SideBySide):
            yield item
        elif isinstance(item, Series):
            yield replace(item.rows[0], note="")
        elif not item.past or fact_set.unknown:
            yield replace(item, note="")


def _count(block: Table | FactTable | Listing) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Listing():
            return len(block.items)
        case FactTable():
            return len(block.sets)


def _cited(blocks: tuple[Block, ...]) -> set[str]:
    return {piece.text for block in blocks for piece in _pieces(block) if piece.style == "reference"}


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph():
            yield from block.pieces
        case Table():
            yield from (piece for note in block.notes for piece in note)
        case FactTable():
            rows: Iterator[FactRow] = (row for fact_set in block.sets for row in fact_set.rows)
            yield from (piece for row in rows for piece in row.references)


def _source_lines(block: Block) -> Sequence[SourceLine]:
    return block.lines if isinstance(block, SourceList) else ()
