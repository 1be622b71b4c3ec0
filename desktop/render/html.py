"""A composed document as HTML for the screen, in the subset that Qt's rich text understands; all text is escaped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import chain, dropwhile

from desktop.render import words
from desktop.render.blocks import (
    Block,
    Column,
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
from desktop.render.links import safe_href
from desktop.render.painting import SCHEME, painted
from desktop.render.references import shown
from desktop.render.style import LIGHT

_BROWSER = "body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font-family: sans-serif; }\n"
_CONTINUED = '<p style="-qt-paragraph-type:empty"></p>'  # Qt lets the first paragraph flow into what stands before
SHORT = 20
WHOLE = sys.maxsize
_TAGS = {"strong": "b", "emphasis": "i"}


def html(document: Document, style: str = "", size: int = WHOLE) -> Iterator[str]:
    """The page, in parts of about `size` characters that are written one behind the other; all in one if not given.

    `style` is the style sheet as `desktop.render.style.stylesheet` makes it. Links carry addresses of the reference,
    `#…` for places in the page itself (anchors are `statement:…`, `passage:…`, `source-3`), or web addresses, which
    the window must not follow by itself.
    """
    yield from _parts(chain((_title(document),), _body(document, document.blocks, _image, size)), style, size)


def html_since(document: Document, anchor: str, style: str = "", size: int = WHOLE) -> Iterator[str]:
    """The same parts from the one that holds an anchor on; none where the page does not have it."""
    blocks = dropwhile(lambda block: anchor not in _anchors(block), document.blocks)
    cut = (_cut(block, anchor) for block in blocks)
    found = dropwhile(lambda part: _anchor(anchor) not in part, _body(document, cut, _image, size))
    yield from _parts(found, style, size)


def web_page(documents: Sequence[Document], style: str) -> str:
    """Pages as a file by itself: it says its title, language and encoding, and is set for a browser."""
    first = documents[0]
    head = f'<meta charset="utf-8"><title>{escape(first.title.text)}</title><style>{style}{_BROWSER}</style>'
    opening = f'<!DOCTYPE html>\n<html lang="{escape(first.language)}"><head>{head}</head>'
    bodies = "\n".join(part for each in documents for part in (_title(each), *_body(each, each.blocks, _drawing)))
    return f"{opening}<body>\n{bodies}\n</body></html>\n"


def _parts(blocks: Iterable[str], style: str, size: int) -> Iterator[str]:
    head = f"<html><head><style>{style}</style></head><body>"
    for number, part in enumerate(_gathered(blocks, size, "\n")):
        yield f"{head}{_CONTINUED if number else ''}{part}</body></html>"


def _anchors(block: Block) -> Iterable[str]:
    """The places in a block that can be jumped to."""
    match block:
        case Heading() | Paragraph():
            return (block.anchor,)
        case FactTable():
            return (anchor for each in block.sets for anchor in (each.anchor, *(row.anchor for row in each.rows)))
        case Table():
            return block.anchors
        case Figure(beside=False):
            return block.table.anchors
        case SourceList():
            return (line.anchor for line in block.lines)
        case _:
            return ()


def _cut(block: Block, anchor: str) -> Block:
    """A long list from the line on that holds an anchor; all else as it is."""
    if isinstance(block, Table) and anchor in block.anchors:
        place = block.anchors.index(anchor)
        return replace(block, rows=block.rows[place:], anchors=block.anchors[place:])
    if isinstance(block, SourceList):
        lines = dropwhile(lambda line: line.anchor != anchor, block.lines)
        return replace(block, lines=tuple(lines) or block.lines)
    return block


def _body(
    document: Document, blocks: Iterable[Block], draw: Callable[[Figure, int], str], size: int = WHOLE
) -> Iterator[str]:
    """The blocks one by one, and the foot; tables longer than the size as several, which stand as one."""
    numbers = {id(figure): number for number, figure in enumerate(document.figures)}
    for block in blocks:
        if isinstance(block, Figure):
            yield from _figure(block, draw(block, numbers[id(block)]), size)
        else:
            yield from _block(block, size)
    yield _foot(document)


def _gathered(parts: Iterable[str], size: int, between: str = "") -> Iterator[str]:
    """Parts put together until they are as long as the size, or end in a picture, which takes its time to be drawn."""
    held: list[str] = []
    length = 0
    for part in parts:
        held.append(part)
        length += len(part)
        if length >= size or (size < WHOLE and "<img" in part):
            yield between.join(held)
            held, length = [], 0
    if held:
        yield between.join(held)


def _image(figure: Figure, number: int) -> str:
    """The window draws the picture itself, in its own colours and as sharp as its screen."""
    picture = figure.picture
    size = f'width="{picture.width * picture.scale:.0f}" height="{picture.height * picture.scale:.0f}"'
    return f'<img src="{SCHEME}{number}" {size} alt="{escape(figure.words)}"/>'


def _drawing(figure: Figure, _: int) -> str:
    return painted(figure, LIGHT)


def _figure(figure: Figure, drawn: str, size: int) -> Iterator[str]:
    yield f'<p class="figure">{drawn}</p><p class="caption">{_pieces(figure.caption)}</p>'
    if not figure.beside:
        yield from _table(figure.table, size)


def _title(document: Document) -> str:
    title = document.title
    lines = "".join(f'<p class="line">{_pieces(line)}</p>' for line in title.lines)
    names = "".join(_name_line(line) for line in title.names)
    names = f'<table class="names" cellspacing="0" cellpadding="0">{names}</table>' if names else ""
    kind = f'<p class="kind">{escape(title.kind)}</p>' if title.kind else ""
    return f'{kind}<h1>{escape(title.text)}</h1>{names}<p class="asof">{escape(document.as_of)}</p>{lines}'


def _name_line(line: NameLine) -> str:
    names = '<span class="quiet"> · </span>'.join(_pieces(name) for name in line.names)
    return f'<tr><td class="language">{escape(line.language)}</td><td class="name">{names}</td></tr>'


def _foot(document: Document) -> str:
    return f'<p class="foot">{escape(document.pack)}</p>'


def _block(block: Heading | Paragraph | FactTable | Table | Listing | SourceList, size: int) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield _paragraph(block)
        case FactTable():
            yield from _fact_table(block, size)
        case Table():
            yield from _table(block, size)
        case Listing():
            yield f"<ul>{''.join(_item(item) for item in block.items)}</ul>"
        case SourceList():
            yield from _source_list(block, size)


def _heading(heading: Heading) -> str:
    text = _piece(Piece(heading.text, href=heading.href))
    return f"<h{heading.level}>{_anchor(heading.anchor)}{text}</h{heading.level}>"


def _paragraph(paragraph: Paragraph) -> str:
    number = f'<span class="number">¶\u00a0{escape(paragraph.number)}</span>\u2002' if paragraph.number else ""
    return f'<p class="{paragraph.role}">{_anchor(paragraph.anchor)}{number}{_pieces(paragraph.pieces)}</p>'


def _fact_table(table: FactTable, size: int) -> Iterator[str]:
    for rows in _gathered((row for each in table.sets for row in _fact_set(each, size)), size):
        yield f'<table class="facts" width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def _fact_set(fact_set: FactSet, size: int) -> Iterator[str]:
    """One row, or where there is very much under one label several, which stand as one."""
    label = _anchor(fact_set.anchor) + "<br/>".join(_piece(piece) for piece in fact_set.label)
    unknown = (f'<p class="unknown">{escape(fact_set.unknown)}</p>',) if fact_set.unknown else ()
    items = (part for entry in fact_set.items for part in _entry(entry, size))
    look = "label", "values"
    for inside in _gathered((*unknown, *items), size):
        yield f'<tr><td class="{look[0]}" width="26%">{label}</td><td class="{look[1]}">{inside}</td></tr>'
        label, look = "", ("more", "more")


def _entry(entry: Entry, size: int) -> Iterator[str]:
    match entry:
        case FactRow():
            yield _fact(entry)
        case SideBySide():
            yield _side_by_side(entry)
        case Series():
            yield from _series(entry, size)


def _series(series: Series, size: int) -> Iterator[str]:
    labels = (words.WHEN, words.VALUE, *series.columns, *((words.NOTE,) if series.noted else ()), words.SOURCE)
    width = f' width="{100 // len(labels)}%"'
    head = "".join(f'<th align="left"{width}>{escape(label)}</th>' for label in labels)
    caption = f'<p class="detail">{escape(series.caption)}</p>' if series.caption else ""
    rows = (f"<tr>{head}</tr>", *(_series_row(series, row, width) for row in series.rows))
    for inside in _gathered(rows, size):
        yield f'{caption}<table class="table" width="100%" cellspacing="0" cellpadding="0">{inside}</table>'
        caption = ""


def _series_row(series: Series, row: FactRow, width: str) -> str:
    cells = [
        f'<span class="when">{escape(row.when)}</span>',
        _anchor(row.anchor) + _pieces(row.value),
        *(_pieces(series.cell(row, label)) for label in series.columns),
        *((f'<span class="small">{escape(row.said)}</span>',) if series.noted else ()),
        _pieces(row.references),
    ]
    return f"<tr>{''.join(f'<td{width}>{cell}</td>' for cell in cells)}</tr>"


def _fact(row: FactRow) -> str:
    look = "past" if row.past else "value"
    when = f' <span class="when">{escape(row.when)}</span>' if row.when else ""
    first = f"{_anchor(row.anchor)}{_pieces(row.value)}{when}{_references(row.references)}"
    return f'<p class="{look}">{first}</p>{_details(row)}'


def _details(row: FactRow) -> str:
    lines = [_qualifiers(row), _voice(row), escape("; ".join(row.remarks)), escape(row.note)]
    return "".join(f'<p class="detail">{line}</p>' for line in lines if line)


def _qualifiers(row: FactRow) -> str:
    return "".join(f"{escape(lead)}{_piece(value)}" for lead, value in row.qualified)


def _voice(row: FactRow) -> str:
    if not row.voice:
        return ""
    name = _piece(row.said_by) if row.said_by else escape(words.UNNAMED)
    return words.SAID_BY.format(voice=f"<b>{escape(words.VOICE_LABELS[row.voice])}</b>", name=name)


def _side_by_side(block: SideBySide) -> str:
    width = f"{100 // max(len(block.rows), 1)}%"
    cells = "".join(f'<td class="side" width="{width}">{_fact(row)}</td>' for row in block.rows)
    head = f'<p class="disagree"><b>{escape(words.DISAGREEMENT)}.</b> {escape(block.note)}</p>'
    return f'{head}<table class="sides" width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'


def _table(table: Table, size: int) -> Iterator[str]:
    """Only where the table says how its room is shared can several stand as one."""
    room = sum(column.room for column in table.columns)
    widths = [f' width="{round(100 * column.room / room)}%"' if column.room else "" for column in table.columns]
    wide = ' width="100%"' if room else ""
    for rows in _gathered(_rows(table, widths), size if room else WHOLE):
        yield f'<table class="table"{wide} cellspacing="0" cellpadding="0">{rows}</table>'
    if table.notes:
        yield "".join(f'<p class="note">{_pieces(note)}</p>' for note in table.notes)


def _rows(table: Table, widths: Sequence[str]) -> Iterator[str]:
    columns = tuple(zip(table.columns, widths, strict=True))
    yield f"<tr>{''.join(_column_head(column, width) for column, width in columns)}</tr>"
    anchors = table.anchors or ("",) * len(table.rows)
    for row, anchor in zip(table.rows, anchors, strict=True):
        cells = "".join(_cell(*each, cell) for each, cell in zip(columns, row, strict=True))
        yield f"<tr>{cells.replace('>', f'>{_anchor(anchor)}', 1)}</tr>"


def _column_head(column: Column, width: str) -> str:
    return f'<th align="{"right" if column.number else "left"}"{width}>{escape(column.text)}</th>'


def _cell(column: Column, width: str, cell: Pieces) -> str:
    look = width or _unbroken(cell)
    return f'<td align="{"right" if column.number else "left"}"{look}>{_pieces(cell)}</td>'


def _unbroken(cell: Pieces) -> str:
    """Keeps short words whole: in a narrow window Qt would break them in their midst."""
    return ' class="whole"' if sum(len(piece.text) for piece in cell) <= SHORT else ""


def _item(item: Item) -> str:
    detail = f' <span class="quiet">{escape(item.detail)}</span>' if item.detail else ""
    return f"<li>{_pieces(item.pieces)}{detail}</li>"


def _source_list(sources: SourceList, size: int) -> Iterator[str]:
    for rows in _gathered(map(_source, sources.lines), size):
        yield f'<table class="sources" width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def _source(line: SourceLine) -> str:
    number = f'<td class="number" align="right" width="5%">{line.number}</td>' if line.number else ""
    title = f"{_anchor(line.anchor)}{_piece(Piece(line.title, href=line.href))}"
    details = ", ".join(escape(part) for part in (line.publisher, line.date, line.language, line.standing) if part)
    seen = words.SEEN.format(seen=line.seen) if line.seen else ""
    cited = words.CITED.format(locators=", ".join(line.locators)) if line.locators else ""
    last = "; ".join(escape(part) for part in (cited, seen, line.note) if part)
    url = _piece(Piece(line.url, "quiet", line.url)) if line.url else ""
    rest = "".join(f'<br/><span class="small">{part}</span>' for part in (details, url, last) if part)
    return f'<tr>{number}<td class="source">{title}{rest}</td></tr>'


def _references(references: Pieces) -> str:
    return f"\u2002{_pieces(references)}" if references else ""


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(_piece(piece, text) for piece, text in shown(pieces, locators=False))


def _piece(piece: Piece, shown_text: str = "") -> str:
    text = escape(shown_text or piece.text).replace("\n", "<br/>")  # the items of a list inside a passage
    if tag := _TAGS.get(piece.style):
        text = f"<{tag}>{text}</{tag}>"
    look = {"reference": "reference", "quiet": "quiet"}.get(piece.style, "")
    if href := safe_href(piece.href):
        tip = f' title="{escape(piece.tip)}"' if piece.tip else ""
        return f'<a class="{look or "link"}" href="{escape(href)}"{tip}>{text}</a>'
    return f'<span class="{look}">{text}</span>' if look else text


def _anchor(name: str) -> str:
    return f'<a name="{escape(name)}"></a>' if name else ""
