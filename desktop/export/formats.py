"""One writer for each format; text that a spreadsheet could take for a formula stays text in all of them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from html import escape

from desktop.export.tables import Cell, Export, Table

_LOOKS_LIKE_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_BAD_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LONGEST_CELL = 32_767  # units of UTF-16 that a cell of XLSX may hold
LONGEST_NAME = 28  # of the name of a sheet, with room for a number
WIDEST = 60  # characters of a column in XLSX; longer text is wrapped
_STYLE = (
    "body { font-family: sans-serif; margin: 2rem; } table { border-collapse: collapse; margin: 1rem 0; }"
    " th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; vertical-align: top; }"
    " td { mso-number-format: '\\@'; } td.number { text-align: right; mso-number-format: General; }"
    " dt { float: left; clear: left; width: 6rem; color: #555; }"
)


def write(data: Export, format: str) -> bytes:
    """The file of an export; CSV opens right in spreadsheet programs, which look for a mark of UTF-8 there."""
    return FORMATS[format](data)


def inert(text: str) -> str:
    """Text as a spreadsheet shows it and never runs it: an apostrophe before what could begin a formula.

    The rule is OWASP's on CSV injection; blanks and control signs before the sign are passed over, as Excel does.
    """
    return f"'{text}" if _LOOKS_LIKE_FORMULA.match(text) else text


def comma_separated(data: Export) -> bytes:
    """CSV (RFC 4180) in UTF-8 with its mark; notes, and the names of several tables, are lines that begin with `#`."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([f"# {_one_line(data.title)}"])
    writer.writerows([f"# {label}", inert(_one_line(words))] for label, words in data.notes)
    for table in data.tables:
        if len(data.tables) > 1:
            writer.writerows([[], [f"# {_one_line(table.name)}"]])
        writer.writerow([inert(column) for column in table.columns])
        writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def json_text(data: Export) -> bytes:
    """JSON: the notes by their labels, then each table as records."""
    tables = [
        {"name": table.name, "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows]}
        for table in data.tables
    ]
    made = {"title": data.title, **{_key(label): words for label, words in data.notes}, "tables": tables}
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace")


def workbook(data: Export) -> bytes:
    """XLSX: the notes on a sheet of their own, then a sheet for each table, its head fixed, numbers as numbers."""
    from xlsxwriter import Workbook  # only here: nobody waits for it who does not need it

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(made, options)
    book.set_properties({"title": data.title[:255], "created": datetime(1980, 1, 1)})  # two exports are alike
    strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in _leaves(data):
        leaf = book.add_worksheet(name)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                _put(leaf, place, column, cell, strong if place == 0 else wrapped)
        for column, width in enumerate(_widths(rows)):
            leaf.set_column(column, column, width)
        leaf.freeze_panes(1, 0)
    book.close()
    return made.getvalue()


def markdown(data: Export) -> bytes:
    """Markdown: a heading, the notes as a list, a pipe table each."""
    parts = [f"# {_md(data.title)}", "\n".join(f"- {label}: {_md(words)}" for label, words in data.notes)]
    for table in data.tables:
        parts += [f"## {_md(table.name)}"] if len(data.tables) > 1 else []
        rows = [[_md(_text(cell)) for cell in row] for row in (table.columns, *table.rows)]
        rows.insert(1, ["---"] * len(table.columns))
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def web_page(data: Export) -> bytes:
    """HTML that stands by itself."""
    notes = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in data.notes)
    tables = "\n".join(_html_table(table, named=len(data.tables) > 1) for table in data.tables)
    head = f'<meta charset="utf-8"><title>{escape(data.title)}</title><style>{_STYLE}</style>'
    page = f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>\n<h1>{escape(data.title)}</h1>\n'
    return f"{page}<dl>{notes}</dl>\n{tables}\n</body></html>\n".encode("utf-8", "replace")


FORMATS: Mapping[str, Callable[[Export], bytes]] = {
    "csv": comma_separated,
    "xlsx": workbook,
    "json": json_text,
    "md": markdown,
    "html": web_page,
}
BRIEF = ("md", "html")  # read by people: they get the columns that fit a page


def _csv_cell(cell: Cell) -> Cell:
    return inert(cell) if isinstance(cell, str) else cell


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _key(label: str) -> str:
    return label.lower().replace(" ", "_")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:g}" if isinstance(cell, float) and abs(cell) < 1e6 else str(cell)


def _md(text: str) -> str:
    line = re.sub(r"([\\`*_|<>\[\]#~])", r"\\\1", _one_line(text))
    return line.replace("&", "&amp;")


def _leaves(data: Export) -> Iterator[tuple[str, list[tuple[Cell, ...]]]]:
    """The sheets of a workbook: names are short, without signs, and no two alike."""
    taken: set[str] = set()
    about: list[tuple[Cell, ...]] = [(data.title, ""), *data.notes]
    tables = [(table.name, [table.columns, *table.rows]) for table in data.tables]
    for name, rows in [*tables, ("About", about)]:
        plain = _cut(_BAD_IN_XML.sub(" ", _SHEET_NAME.sub(" ", name)).strip(), LONGEST_NAME) or "Table"
        number = next(count for count in range(1, len(tables) + 3) if _numbered(plain, count).casefold() not in taken)
        taken.add(_numbered(plain, number).casefold())
        yield _numbered(plain, number), list(rows)


def _numbered(name: str, count: int) -> str:
    return name if count == 1 else f"{name} {count}"


def _put(leaf: object, row: int, column: int, cell: Cell, look: object) -> None:
    if isinstance(cell, str):
        text = _BAD_IN_XML.sub("\ufffd", cell)
        leaf.write_string(row, column, _cut(text, LONGEST_CELL), look)  # type: ignore[attr-defined]
    elif cell is not None:
        leaf.write_number(row, column, cell, look)  # type: ignore[attr-defined]


def _cut(text: str, most: int) -> str:
    """The text, or as much of it as fits, counted as XLSX counts: in units of UTF-16."""
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * most else units[: 2 * most - 2].decode("utf-16-le", "ignore") + "…"


def _widths(rows: list[tuple[Cell, ...]]) -> list[int]:
    columns = zip(*rows, strict=False) if rows else ()
    return [min(WIDEST, max(len(_text(cell)) for cell in column) + 2) for column in columns]


def _html_table(table: Table, *, named: bool) -> str:
    name = f"<h2>{escape(table.name)}</h2>\n" if named else ""
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    rows = "\n".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in table.rows)
    return f"{name}<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"


def _html_cell(cell: Cell) -> str:
    opening = '<td class="number">' if isinstance(cell, int | float) else "<td>"
    return f"{opening}{escape(_text(cell))}</td>"
