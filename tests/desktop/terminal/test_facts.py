"""The command `facts` and its tables."""

import csv
import io
import json
from contextlib import closing

import pytest
from openpyxl import load_workbook

from db import Reference
from desktop.terminal import tables


def test_a_table_for_the_eye(run):
    answer = run("facts", "--subject", "assembly", "--property", "seats")
    assert answer.status == 0
    heading, rule, *rows = answer.out.splitlines()
    assert heading.split() == ["Subject", "Property", "Value", "When", "Standing", "Sources"]
    assert set(rule) == {"-", " "}
    assert [row.split("  ")[0] for row in rows] == ["Assembly of Altamar"] * 3
    assert "40 seats; By: Law on Elections" in rows[0]
    assert "future, plan by Ivo Maran" in rows[2]
    assert "gazette_2021, p. 1" in rows[1]


def test_columns_stay_under_their_headings_in_a_narrow_terminal(bundled):
    with closing(Reference(bundled)) as opened:
        facts = opened.facts()
    lines = tables.table(facts, 80).splitlines()
    assert max(map(len, lines)) <= 80
    assert "".join(lines).count("Assembly") == tables.table(facts).count("Assembly")


def test_json(run):
    facts = json.loads(run("facts", "--property", "turnout", "--json").out)
    assert [fact["value"]["low"] for fact in facts] == [61.2, 58, 55.4]
    assert facts[1]["value"]["comparator"] == "about"
    assert facts[0]["citations"][0]["source"] == "observers-2023"


def test_csv_has_every_field(run):
    written = run("facts", "--subject", "assembly", "--format", "csv").out
    notes = [line for line in written.splitlines() if line.startswith("#")]
    assert notes[1:3] == ['# Pack,"Altamar, a country that does not exist"', "# Version,1.0"]
    rows = list(csv.DictReader(io.StringIO(written[written.index("id,") :])))
    assert len(rows) == 12
    by_id = {row["id"]: row for row in rows}
    seats = by_id["assembly/seats@2007-01-01"]
    assert (seats["low"], seats["unit"], seats["valid"], seats["as_of"]) == ("40.0", "seats", "2007-01-01/..", "")
    assert (seats["sources"], seats["locators"]) == ("harbour-report; gazette_2021", "¶ 2; p. 2")
    view = by_id["assembly/assessment@2021-05-03"]
    assert (view["modality"], view["stated_by"], view["as_of"]) == ("opinion", "clara-weiss", "2021-05-03")


def test_markdown_cells_hold_together(run):
    lines = [line for line in run("facts", "--format", "md").out.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lines} == {7}
    assert len(lines) == 43


def test_a_day(run):
    answer = run("facts", "--subject", "assembly", "--property", "seats", "--as-of", "2000", "--json")
    assert [fact["id"] for fact in json.loads(answer.out)] == ["assembly/seats@1991"]


def test_into_a_file(run, tmp_path):
    target = tmp_path / "facts.csv"
    assert run("facts", "--format", "csv", "-o", target).out == ""
    written = target.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf#")  # spreadsheet programs take it for UTF-8 by this mark
    assert written[3:].decode() == run("facts", "--format", "csv").out.replace("\r\n", "\n").replace("\n", "\r\n")


def test_a_workbook(run, tmp_path):
    target = tmp_path / "facts.xlsx"
    assert run("facts", "--subject", "assembly", "--format", "xlsx", "-o", target).status == 0
    rows = list(load_workbook(target)["Facts"].iter_rows(values_only=True))
    assert len(rows) == 13
    assert dict(zip(rows[0], rows[1], strict=True))["low"] in (40, None)


def test_json_with_its_pack(run):
    made = json.loads(run("facts", "--property", "turnout", "--format", "json").out)
    assert (made["version"], made["licence"]) == ("1.0", "CC0-1.0")
    assert [row["low"] for row in made["tables"][0]["rows"]] == [61.2, 58, 55.4]


@pytest.mark.parametrize(("form", "empty"), [("table", "Nothing is recorded of that.\n"), ("records", "[]\n")])
def test_nothing_recorded(run, form, empty):
    asked = ["--json"] if form == "records" else ["--format", form]
    answer = run("facts", "--subject", "ada-norvik", *asked)
    assert (answer.status, answer.out, answer.err) == (1, empty, "")


def test_bad_use(refuse):
    assert "did you mean “turnout”" in refuse("facts", "--property", "trunout")
    assert "There is nothing called “nobody”" in refuse("facts", "--subject", "nobody")
    assert "only things, topics and sources" in refuse("facts", "--subject", "harbour-digest")
    assert "not understood: word" in refuse("facts", "word")
