"""One record of tables in every format: numbers stay numbers, text stays text, formulas do not run."""

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from desktop.export import FORMATS, Export, Table, write
from desktop.export.formats import LONGEST_CELL, inert

NOTES = (("Pack", "Altamar, a country"), ("Version", "1.0"), ("As of", "2024-12-31"))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FORMULAS = ["=1+1", "+1", "-1 %", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", '=HYPERLINK("http://x","y")']


def of(*rows, columns=("text", "number"), name="Facts"):
    return Export("Assembly", NOTES, (Table(name, columns, rows),))


def csv_rows(data):
    written = write(data, "csv")
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def leaf(data, name="Facts"):
    return load_workbook(io.BytesIO(write(data, "xlsx")))[name]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_pack_version_and_day(format):
    written = write(of(("a", 1)), format)
    if format == "xlsx":
        text = str(list(leaf(of(("a", 1)), "About").iter_rows(values_only=True)))
    else:
        text = written.decode("utf-8-sig")
    assert all(words in text for words in ("Altamar, a country", "1.0", "2024-12-31"))


@pytest.mark.parametrize("format", FORMATS)
def test_two_exports_are_alike(format):
    assert write(of(("a", 1)), format) == write(of(("a", 1)), format)


def test_numbers_stay_numbers():
    data = of(("Мәжіліс", -98), ("x", 61.2), ("y", None))
    assert csv_rows(data)[-3:] == [["Мәжіліс", "-98"], ["x", "61.2"], ["y", ""]]
    assert [row[1].value for row in leaf(data).iter_rows(min_row=2)] == [-98, 61.2, None]
    assert [row["number"] for row in json.loads(write(data, "json"))["tables"][0]["rows"]] == [-98, 61.2, None]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_does_not_run(text):
    data = of((text, 1))
    assert csv_rows(data)[-1][0] == f"'{text}"
    cell = leaf(data)["A2"]
    assert cell.data_type == "s"


def test_a_note_cannot_run_either():
    data = Export("=1", (("Pack", "=cmd|' /C calc'!A0"),), (Table("=2", ("=3",), (("=4",),)),))
    assert [row for row in csv_rows(data) if row and row[0].startswith("=")] == []
    assert csv_rows(data)[1][1].startswith("'=")


@given(texts)
@example("")
@example("'=1")
def test_whatever_text_comes_back_from_csv(text):
    got = csv_rows(of((text, 1)))[-1][0]
    assert got == inert(text)
    assert not got.lstrip().startswith(tuple("=+-@")) or not text
    assert got.removeprefix("'") == text.removeprefix("'")


@given(texts)
@example("a|b\nc")
@example("\x00\x1b\ufffe")
@example("<script>alert(1)</script>")
def test_no_text_breaks_a_format(text):
    data = of((text, 1), columns=("text", text or "c"), name=text)
    for form in FORMATS:
        assert write(data, form)
    assert json.loads(write(data, "json"))["tables"][0]["name"] == text
    assert b"<script" not in write(data, "html")


@given(texts)
@example("a|b\\|c\nd")
def test_a_row_of_markdown_has_its_cells(text):
    tokens = MarkdownIt("commonmark").enable("table").parse(write(of((text, 1)), "md").decode())
    assert sum(token.type == "td_open" for token in tokens) == 2
    assert not [token for token in tokens if token.type.startswith("html")]


def test_a_cell_of_a_workbook_holds_what_it_can():
    shown = leaf(of(("x" * (LONGEST_CELL + 9), 1)))["A2"].value
    assert len(shown) == LONGEST_CELL
    assert shown.endswith("…")


def test_names_of_sheets_are_made_fit():
    tables = tuple(Table(name, ("a",), ((1,),)) for name in ("a/b", "a:b", "About", "x" * 50, "x" * 40, ""))
    book = load_workbook(io.BytesIO(write(Export("t", NOTES, tables), "xlsx")))
    assert len(set(map(str.casefold, book.sheetnames))) == 7
    assert all(len(name) <= 31 for name in book.sheetnames)
