"""A composed document as plain data for the page template; links are settled here, so that none leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

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
    NameLine,
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
from desktop.render.painting import painted
from desktop.render.references import shown
from desktop.render.style import PAPER

Data = dict[str, Any]

WIDE_ROWS = 8  # a set with more values has a table of its own
WIDE_TEXT = 600  # characters in a set: about a dozen lines, too much to hold together on one page
RUNNING = 92  # characters of a title or pack in head and foot
ENDING = 20  # of them at the end, where the version stands
SECTION = 2  # the level of a heading that opens a section
LONG_TEXT = 1800  # characters in one value: too much to keep in one piece


class PageWriter:
    """Writes one document; `prefix` keeps its anchors apart from those of its neighbours in a briefing.

    Lines of sources have no prefix: `sources` are the anchors of all that are listed, here or in a neighbour.
    `pages` are the places of the pages that may be linked to, by their addresses.
    """

    def __init__(self, document: Document, prefix: str, sources: frozenset[str], pages: Mapping[str, str]) -> None:
        self._document, self._prefix, self._sources, self._pages = document, prefix, sources, pages
        self._known = set(_anchors(document.blocks)) - {""}
        self._made: set[str] = set()

    def data(self) -> Data:
        """All the template needs to set the document."""
        title = self._document.title
        return {
            "anchor": f"{self._prefix}page",
            "as-of": self._document.as_of,
            "pack": shortened(self._document.pack),
            "title": {
                "sort": title.kind,
                "text": title.text,
                "short": shortened(title.text),
                "names": [self._name_line(line) for line in title.names],
                "lines": [self._pieces(line) for line in title.lines],
            },
            "blocks": self._blocks(),
        }

    def _blocks(self) -> list[Data]:
        """The blocks; a paragraph before a table announces it and stays with it.

        Of tables under one heading after another, as on the page of a source, the first bears the heads of the columns.
        """
        blocks = self._document.blocks
        made = [self._block(block) for block in blocks]
        for data, after in zip(made, (*blocks[1:], None), strict=True):
            data["sticky"] = isinstance(after, FactTable | Table)
        for first, heading, data in zip(blocks, blocks[1:], made[2:], strict=False):
            data["bare"] = isinstance(first, FactTable) and isinstance(heading, Heading) and heading.level > SECTION
        return made

    def _block(self, block: Block) -> Data:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case FactTable():
                return {
                    "kind": "facts",
                    "bare": False,
                    "runs": [self._run(sets, wide) for sets, wide in _runs(block.sets)],
                }
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Listing():
                return {"kind": "listing", "items": [self._item(item) for item in block.items]}
            case SourceList():
                return {"kind": "sources", "lines": [self._source(line) for line in block.lines]}

    def _heading(self, heading: Heading) -> Data:
        text = self._pieces((Piece(heading.text, href=heading.href),))
        return {"kind": "heading", "level": heading.level, "anchor": self._anchor(heading.anchor), "pieces": text}

    def _paragraph(self, paragraph: Paragraph) -> Data:
        return {
            "kind": "paragraph",
            "role": paragraph.role,
            "number": paragraph.number,
            "anchor": self._anchor(paragraph.anchor),
            "pieces": self._pieces(paragraph.pieces),
        }

    def _run(self, sets: list[FactSet], wide: bool) -> Data:
        return {"wide": wide, "sets": [self._set(fact_set) for fact_set in sets]}

    def _set(self, fact_set: FactSet) -> Data:
        return {
            "anchor": self._anchor(fact_set.anchor),
            "label": self._pieces(fact_set.label),
            "unknown": fact_set.unknown,
            "items": [self._entry(item) for item in fact_set.items],
        }

    def _entry(self, entry: Entry) -> Data:
        match entry:
            case FactRow():
                return self._fact(entry)
            case SideBySide():
                rows = [self._fact(row) for row in entry.rows]
                return {"kind": "sides", "note": entry.note, "rows": rows}
            case Series():
                return self._series(entry)

    def _series(self, series: Series) -> Data:
        rows = [self._series_row(series, row) for row in series.rows]
        labels = [*series.columns, *([words.NOTE] if series.noted else [])]
        lengths = [max(len(_plain(row["cells"][place])) for row in rows) for place in range(len(labels))]
        columns = [{"text": label, "room": _room(length)} for label, length in zip(labels, lengths, strict=True)]
        return {"kind": "series", "caption": series.caption, "columns": columns, "rows": rows}

    def _series_row(self, series: Series, row: FactRow) -> Data:
        cells = [self._pieces(series.cell(row, label)) for label in series.columns]
        cells += [self._pieces((Piece(row.said),))] if series.noted else []
        return self._fact(replace(row, qualifiers=(), remarks=(), note="")) | {"cells": cells}

    def _fact(self, row: FactRow) -> Data:
        return {
            "kind": "fact",
            "anchor": self._anchor(row.anchor),
            "value": self._pieces(row.value),
            "when": row.when,
            "past": row.past,
            "long": _length(row) > LONG_TEXT,
            "details": [self._pieces(line) for line in _details(row)],
            "references": self._pieces(row.references, brackets=False),
        }

    def _table(self, table: Table) -> Data:
        return {
            "kind": "table",
            "columns": _columns(table),
            "rows": [[self._pieces(cell) for cell in row] for row in table.rows],
            "notes": [self._pieces(note) for note in table.notes],
        }

    def _figure(self, figure: Figure) -> Data:
        return {
            "kind": "figure",
            "svg": painted(figure, PAPER),
            "width": figure.picture.width,
            "words": figure.words,
            "caption": self._pieces(figure.caption),
            "table": None if figure.beside else self._table(figure.table),
        }

    def _item(self, item: Item) -> Data:
        return {"pieces": self._pieces(item.pieces), "detail": item.detail}

    def _name_line(self, line: NameLine) -> Data:
        return {"language": line.language, "code": line.code, "names": [self._pieces(name) for name in line.names]}

    def _source(self, line: SourceLine) -> Data:
        details = ", ".join(part for part in (line.publisher, line.date, line.language, line.standing) if part)
        seen = _sentence(words.SEEN.format(seen=line.seen)) if line.seen else ""
        cited = _sentence(words.CITED.format(locators=", ".join(line.locators))) if line.locators else ""
        url = {"text": line.url, "href": web_href(line.url)} if web_href(line.url) else None
        return {
            "number": line.number,
            "anchor": self._anchor(line.anchor),
            "title": line.title,
            "details": details,
            "url": url,
            "rest": [part for part in (seen, _sentence(line.note).removesuffix("."), cited) if part],
        }

    def _pieces(self, pieces: Pieces, *, brackets: bool = True) -> list[Data]:
        texts = shown([piece for piece in pieces if piece.text], locators=True, brackets=brackets)
        return [self._piece(piece, text) for piece, text in texts]

    def _piece(self, piece: Piece, text: str) -> Data:
        if piece.style == "reference":
            text = text.replace("¶ ", "¶\u00a0").replace(", ", ",\u00a0")
        return {"text": text, "style": piece.style} | self._target(piece)

    def _target(self, piece: Piece) -> Data:
        """On paper a number leads to its line in the list of sources, other links to where they stand, if here."""
        name = f"source-{piece.text}" if piece.style == "reference" else piece.href.removeprefix("#")
        if name in self._sources:
            return {"to": name}
        if name in self._known:
            return {"to": self._prefix + name}
        if name in self._pages and name != self._document.address:
            return {"to": self._pages[name]}
        return {"url": piece.href} if web_href(piece.href) else {}

    def _anchor(self, name: str) -> str:
        """The anchor, at its first use only: no place of that name may stand twice."""
        if not name or name in self._made:
            return ""
        self._made.add(name)
        return name if name in self._sources else self._prefix + name


def _columns(table: Table) -> list[Data]:
    """The heads of a table; columns of words share the room by the length of what they hold."""
    lengths = [
        max((_text_length(row[place]) for row in table.rows), default=0) + len(column.text)
        for place, column in enumerate(table.columns)
    ]
    return [
        {"text": column.text, "number": column.number, "room": column.room or _room(length)}
        for column, length in zip(table.columns, lengths, strict=True)
    ]


def shortened(text: str) -> str:
    """A line for head or foot, which must not run over."""
    return text if len(text) <= RUNNING else f"{text[: RUNNING - ENDING].rstrip()} … {text[-ENDING:].lstrip()}"


def _room(length: int) -> int:
    """The share of a column in the room of its table, for words of that length."""
    return min(max(length, 16), 60)


def _sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _plain(pieces: list[Data]) -> str:
    return "".join(piece["text"] for piece in pieces)


def _text_length(pieces: Pieces) -> int:
    return sum(len(piece.text) for piece in pieces)


def _details(row: FactRow) -> Iterator[Pieces]:
    if row.qualifiers:
        parts = [(Piece(lead), value) for lead, value in row.qualified]
        yield tuple(piece for part in parts for piece in part)
    if row.voice:
        yield _voice(row)
    if row.remarks:
        yield (Piece("; ".join(row.remarks)),)
    if row.note:
        yield (Piece(row.note),)


def _voice(row: FactRow) -> Pieces:
    before, after = words.SAID_BY.format(voice=words.VOICE_LABELS[row.voice], name="\0").split("\0")
    name = row.said_by or Piece(words.UNNAMED)
    return (Piece(before, "strong"), replace(name, style="plain"), Piece(after))


def _runs(sets: Iterable[FactSet]) -> Iterator[tuple[list[FactSet], bool]]:
    """Short sets that follow one another together, each long one by itself."""
    short: list[FactSet] = []
    for fact_set in sets:
        if not _is_wide(fact_set):
            short.append(fact_set)
            continue
        if short:
            yield short, False
        yield [fact_set], True
        short = []
    if short:
        yield short, False


def _is_wide(fact_set: FactSet) -> bool:
    if len(fact_set.rows) > WIDE_ROWS or any(isinstance(item, Series) for item in fact_set.items):
        return True
    return sum(_length(row) for row in fact_set.rows) > WIDE_TEXT


def _length(row: FactRow) -> int:
    """How much room a row needs, in characters of its value; the column of sources is a quarter as wide."""
    sources = sum(len(piece.locator) for piece in row.references)
    return sum(_text_length(line) for line in _details(row)) + _text_length(row.value) + 4 * sources


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.anchor
            case FactTable():
                yield from _fact_anchors(block)
            case SourceList():
                yield from (line.anchor for line in block.lines)


def source_anchors(documents: Iterable[Document]) -> frozenset[str]:
    """The anchors of all numbered lines of sources."""
    lists = (block for document in documents for block in document.blocks if isinstance(block, SourceList))
    return frozenset(line.anchor for block in lists for line in block.lines if line.number)


def _fact_anchors(table: FactTable) -> Iterator[str]:
    for fact_set in table.sets:
        yield fact_set.anchor
        yield from (row.anchor for row in fact_set.rows)
