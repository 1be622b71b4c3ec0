"""The one model of a page that screen, terminal and paper are written from: frozen blocks of pieces of text.

A `href` is an address of the reference (`entity:…`, `passage:…`, `source:…`), a place in the same document
(`#source-3`, `#statement:…`), or a web address that opens outside. Anchors are written without the `#`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from desktop.charts import Picture

Style = Literal["plain", "strong", "emphasis", "quiet", "reference"]
Role = Literal["text", "lead", "note", "unknown"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one look; a `reference` shows a number, `locator` the place in the source it leads to."""

    text: str
    style: Style = "plain"
    href: str = ""
    tip: str = ""
    locator: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """All names in one language; `code` is its BCP 47 tag without script."""

    language: str
    code: str
    names: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a page: what kind of thing it is, its name, its names in other languages, what it belongs to."""

    kind: str
    text: str
    names: tuple[NameLine, ...] = ()
    lines: tuple[Pieces, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; level 1 is the title."""

    text: str
    level: int = 2
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `number` is the paragraph's number in its document."""

    pieces: Pieces
    role: Role = "text"
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One value: when it holds, its qualifiers, what must be said of it, and the numbers of its sources.

    `past` is true for what does not stand on the day of the page. `voice` is empty for facts, else opinion,
    expectation or plan; `said_by` is then the speaker, where a source names one.
    """

    anchor: str
    value: Pieces
    when: str = ""
    past: bool = False
    qualifiers: tuple[tuple[str, Piece], ...] = ()
    voice: str = ""
    said_by: Piece | None = None
    remarks: tuple[str, ...] = ()
    note: str = ""
    references: Pieces = ()

    @property
    def qualified(self) -> tuple[tuple[str, Piece], ...]:
        """Each qualifier with the words that lead to it; a label is not said again of what follows under the same."""
        labels = ["", *(label for label, _ in self.qualifiers)]
        return tuple(
            (", " if label == before else f"{'; ' if before else ''}{label}: ", value)
            for before, (label, value) in zip(labels, self.qualifiers, strict=False)
        )

    @property
    def said(self) -> str:
        """What must be said of the value, as one line."""
        return "; ".join(part for part in (*self.remarks, self.note) if part)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Values that sources give against one another, with a sentence on what the matter is."""

    note: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over time: `caption` says what all rows share, `columns` name the qualifiers that change."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[FactRow, ...]

    @property
    def noted(self) -> bool:
        """Whether anything must be said of any of the values."""
        return any(row.said for row in self.rows)

    def cell(self, row: FactRow, column: str) -> Pieces:
        """What a row says of a column; a qualifier may stand twice."""
        values = [value for label, value in row.qualifiers if label == column]
        return tuple(piece for value in values for piece in (Piece("; "), value))[1:]


Entry = FactRow | SideBySide | Series


@dataclass(frozen=True, slots=True)
class FactSet:
    """What stands under one label; `unknown` says what is not known of it on the day of the page."""

    label: Pieces
    items: tuple[Entry, ...]
    anchor: str = ""
    unknown: str = ""

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """All values, in whichever form they stand."""
        return tuple(row for item in self.items for row in ((item,) if isinstance(item, FactRow) else item.rows))


@dataclass(frozen=True, slots=True)
class FactTable:
    """Labels and their values, one below the other."""

    sets: tuple[FactSet, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand at its right edge.

    `room` is its share of the width where tables below one another are to stand alike, 0 to go by what it holds.
    """

    text: str
    number: bool = False
    room: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row; `anchors` name its rows, where they can be jumped to."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Pieces, ...]]
    notes: tuple[Pieces, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: something to open, and a few words on it."""

    pieces: Pieces
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of lines in no order of rank."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One numbered line of the list of sources; all parts but the number and the title may be empty."""

    number: int
    anchor: str
    title: str
    href: str
    publisher: str = ""
    date: str = ""
    standing: str = ""
    language: str = ""
    url: str = ""
    seen: str = ""
    note: str = ""
    locators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceList:
    """The numbered sources that a page rests on."""

    lines: Sequence[SourceLine]


@dataclass(frozen=True)
class Figure:
    """A picture with the table behind it; `beside` says that the page holds the same figures already.

    It is drawn when it is first asked for, and is the same as another with the same words and table. Its colours are
    names yet, which `desktop.render.painting.painted` puts colours in place of.
    """

    draw: Callable[[], Picture] = field(compare=False)
    caption: Pieces
    table: Table
    beside: bool = False

    @cached_property
    def picture(self) -> Picture:
        """The drawing with its size and its parts that lead somewhere."""
        return self.draw()

    @property
    def words(self) -> str:
        """The caption as plain text, which also stands for the picture where it cannot be seen."""
        return "".join(piece.text for piece in self.caption)


Block = Heading | Paragraph | FactTable | Table | Listing | Figure | SourceList


@dataclass(frozen=True, slots=True)
class Document:
    """One page, composed: `as_of` and `pack` are the lines for head and foot, in words."""

    address: str
    title: Title
    as_of: str
    pack: str
    blocks: tuple[Block, ...]
    language: str = "en"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All pictures in their order; the n-th is the image `figure:n` of the page's HTML."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))
