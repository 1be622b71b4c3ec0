"""A composed document as Markdown (CommonMark, with tables) for the terminal and for other programs' editors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.render import words
from desktop.render.blocks import (
    Block,
    Document,
    Entry,
    FactRow,
    FactSet,
    FactTable,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Piece,
    Pieces,
    Series,
    SideBySide,
    SourceLine,
    SourceList,
    Table,
)
from desktop.render.links import web_href
from desktop.render.references import shown

_SIGNS = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_OPENING = re.compile(r"^(\s*)(?:([-+=#])|(\d+)([.)])(?=\s|$))")
_CLOSED = re.compile(r"(?<!\\)\](?=[(\[])")  # our bracket, before what would make a link of it
_DEFINED = re.compile(r"^(\[.*?)(?<!\\)\](?=:)")  # and where it would define one
_MARKS = {"strong": "**", "emphasis": "*"}


def markdown(document: Document) -> str:
    """The whole page; links within the reference are left out, citation numbers stand in brackets."""
    parts = [*_title(document), *(_block(block) for block in document.blocks), escape(document.pack)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Words that stay words: nothing in them is read as Markdown or HTML, and they stay on their line."""
    line = " ".join(text.split("\n")).replace("\r", " ")
    return _OPENING.sub(_opened, _SIGNS.sub(r"\\\g<0>", line))


def _opened(found: re.Match[str]) -> str:
    space, sign, number, dot = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{dot}"


def _title(document: Document) -> Iterator[str]:
    title = document.title
    yield f"# {escape(title.text)}"
    yield " · ".join(part for part in (f"*{escape(title.kind)}*" if title.kind else "", escape(document.as_of)) if part)
    lines = (
        f"- {escape(line.language)}: {'; '.join(_pieces(name) for name in line.names)}" for line in document.title.names
    )
    yield "\n".join(lines)
    yield from (_pieces(line) for line in title.lines)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escape(block.text)}"
        case Paragraph():
            number = f"¶ {escape(block.number)} " if block.number else ""
            return number + "  \n".join(_pieces(line) for line in _lines(block.pieces))
        case FactTable():
            return "\n".join(line for fact_set in block.sets for line in _fact_set(fact_set))
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Listing():
            return "\n".join(_item(item) for item in block.items)
        case SourceList():
            return "\n".join(_source(line) for line in block.lines)


def _lines(pieces: Pieces) -> Iterator[Pieces]:
    """The pieces line by line: the items of a list inside a passage stand on lines of their own."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(replace(piece, text=first))
        for text in others:
            yield tuple(line)
            line = [replace(piece, text=text)]
    yield tuple(line)


def _fact_set(fact_set: FactSet) -> Iterator[str]:
    yield f"- {' · '.join(_piece(piece) for piece in fact_set.label)}"
    if fact_set.unknown:
        yield f"  - *{escape(fact_set.unknown)}*"
    for item in fact_set.items:
        yield from (f"  {line}" for line in _entry(item))


def _entry(entry: Entry) -> Iterator[str]:
    match entry:
        case FactRow():
            yield from _fact(entry)
        case SideBySide():
            yield f"- **{escape(words.DISAGREEMENT)}.** {escape(entry.note)}"
            yield from (f"  {line}" for row in entry.rows for line in _fact(row))
        case Series():
            if entry.caption:
                yield f"- {escape(entry.caption)}"
            indent = "  " if entry.caption else ""
            yield from (f"{indent}{line}" for row in entry.rows for line in _fact(_without(row, entry.columns)))


def _without(row: FactRow, columns: tuple[str, ...]) -> FactRow:
    """The row with those of its qualifiers only that the caption does not say."""
    return replace(row, qualifiers=tuple(pair for pair in row.qualifiers if pair[0] in columns))


def _fact(row: FactRow) -> Iterator[str]:
    when = f" ({escape(row.when)})" if row.when else ""
    references = f" {_pieces(row.references)}" if row.references else ""
    yield f"- {_pieces(row.value)}{when}{references}"
    qualifiers = "".join(f"{escape(lead)}{_piece(value)}" for lead, value in row.qualified)
    details = (qualifiers, _voice(row), escape("; ".join(row.remarks)), escape(row.note))
    yield from (f"  - {line}" for line in details if line)


def _voice(row: FactRow) -> str:
    if not row.voice:
        return ""
    name = row.said_by.text if row.said_by else words.UNNAMED
    return words.SAID_BY.format(voice=f"**{words.VOICE_LABELS[row.voice]}**", name=escape(name))


def _table(table: Table) -> str:
    head = _row(escape(column.text) for column in table.columns)
    line = _row("---:" if column.number else "---" for column in table.columns)
    rows = [_row(_pieces(cell) for cell in row) for row in table.rows]
    notes = "".join(f"\n\n{_pieces(note)}" for note in table.notes)
    return "\n".join((head, line, *rows)) + notes


def _figure(figure: Figure) -> str:
    """The table behind the picture, unless the page holds the same figures already."""
    return "" if figure.beside else f"*{escape(figure.words)}*\n\n{_table(figure.table)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _item(item: Item) -> str:
    return f"- {_pieces(item.pieces)}{f' ({escape(item.detail)})' if item.detail else ''}"


def _source(line: SourceLine) -> str:
    parts = [line.publisher, line.date, line.language, line.standing]
    details = escape(", ".join(part for part in parts if part))
    url = f"<{line.url}>" if web_href(line.url) and not re.search(r"[\s<>]", line.url) else escape(line.url)
    cited = escape(words.CITED.format(locators=", ".join(line.locators))) if line.locators else ""
    seen = escape(words.SEEN.format(seen=line.seen)) if line.seen else ""
    text = ". ".join(part for part in (escape(line.title), details, url, cited, seen, escape(line.note)) if part)
    return f"{line.number}. {text}" if line.number else text


def _pieces(pieces: Pieces) -> str:
    return _DEFINED.sub(r"\1\\]", _CLOSED.sub(r"\\]", "".join(_piece(*one) for one in shown(pieces, locators=True))))


def _piece(piece: Piece, shown_text: str = "") -> str:
    if piece.style == "reference":
        return _reference(shown_text)
    text = escape(piece.text)
    mark = _MARKS.get(piece.style, "")
    return f"{mark}{text}{mark}" if text.strip() else text


def _reference(text: str) -> str:
    """The brackets are ours and stay; what stands in them is the content's."""
    opening, closing = "[" * text.startswith("["), "]" * text.endswith("]")
    return f"{opening}{escape(text.removeprefix('[').removesuffix(']'))}{closing}"
