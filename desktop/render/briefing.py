"""Several documents as one: their sources numbered through and listed once, at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeGuard

from desktop.render import words
from desktop.render.blocks import Block, Document, Heading, Piece, SourceLine, SourceList, Title


def briefing(documents: Sequence[Document]) -> list[Document]:
    """The documents without their own lists of sources, and one document more that lists all of them."""
    merged: dict[str, SourceLine] = {}
    chapters = [_chapter(document, _numbers(document, merged)) for document in documents]
    if not merged:
        return chapters
    first = documents[0]
    blocks = (SourceList(tuple(merged.values())),)
    return [*chapters, Document("", Title("", words.SOURCES), first.as_of, first.pack, blocks, first.language)]


def _numbers(document: Document, merged: dict[str, SourceLine]) -> dict[str, str]:
    """What each number of the document becomes; its sources are added to those met before."""
    numbers: dict[str, str] = {}
    for line in (line for block in document.blocks if _is_list(block) for line in block.lines):
        before = merged.get(line.href)
        number = before.number if before else len(merged) + 1
        locators = dict.fromkeys((*(before.locators if before else ()), *line.locators))
        merged[line.href] = replace(line, number=number, anchor=f"source-{number}", locators=tuple(locators))
        numbers[str(line.number)] = str(number)
    return numbers


def _chapter(document: Document, numbers: Mapping[str, str]) -> Document:
    kept = [block for block in document.blocks if not _is_list(block) and not _is_heading_of_list(block)]
    return replace(document, blocks=tuple(_renumbered(block, numbers) for block in kept))


def _renumbered(value: Any, numbers: Mapping[str, str]) -> Any:
    """The same blocks, however deep, with the new numbers."""
    if isinstance(value, Piece):
        return _piece(value, numbers) if value.style == "reference" else value
    if isinstance(value, tuple):
        return tuple(_renumbered(part, numbers) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _renumbered(getattr(value, each.name), numbers) for each in fields(value)})
    return value


def _piece(piece: Piece, numbers: Mapping[str, str]) -> Piece:
    number = numbers.get(piece.text, piece.text)
    href = f"#source-{number}" if piece.href.startswith("#source-") else piece.href
    return replace(piece, text=number, href=href)


def _is_list(block: Block) -> TypeGuard[SourceList]:
    return isinstance(block, SourceList) and any(line.number for line in block.lines)


def _is_heading_of_list(block: Block) -> bool:
    return isinstance(block, Heading) and block.text == words.SOURCES
