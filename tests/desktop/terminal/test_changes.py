"""`changes` on the terminal: forms, scopes, and how it ends."""

import csv
import io
import json

import pytest


def test_changes_are_printed(run):
    answer = run("changes", "2006", "2007", "--subject", "assembly")
    assert answer.status == 0
    assert answer.out.startswith("# What changed: Assembly of Altamar, 1 January 2006 to 31 December 2007\n")
    assert "40 seats" in answer.out


def test_json_holds_the_whole_page(run):
    answer = run("changes", "2007-01-01", "2007-12-31", "--format", "json")
    page = json.loads(answer.out)
    assert (page["first"], page["last"]) == ("2007-01-01", "2007-12-31")
    kinds = {change["kind"] for group in page["certain"] for change in group["changes"]}
    assert kinds <= {"came in", "ended", "changed"}


def test_csv_has_a_line_for_each_change(run):
    answer = run("changes", "2007", "2007", "--format", "csv")
    lines = list(csv.reader(io.StringIO(answer.out)))
    assert any("40 seats" in line for line in lines)


@pytest.mark.parametrize(("form", "start"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")])
def test_into_a_file(run, tmp_path, form, start):
    target = tmp_path / f"changes.{form}"
    assert run("changes", "2007", "2021", "--format", form, "-o", str(target)).status == 0
    assert target.read_bytes().startswith(start)


def test_nothing_found_is_said_and_is_status_1(run):
    answer = run("changes", "1800", "1801")
    assert answer.status == 1
    assert "Nothing is recorded that changed or happened" in answer.out


@pytest.mark.parametrize(
    "words",
    [
        ("2022", "2021"),
        ("soon", "2021"),
        ("2021-02-30", "2022"),
        ("2021",),
        ("2021", "2022", "--subject", "nobody at all"),
        ("2021", "2022", "--subject", "source:coast-news"),
        ("2021", "2022", "--format", "wax"),
    ],
)
def test_bad_use_gets_a_sentence(run, words):
    answer = run("changes", *words)
    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1
    assert answer.err.strip().endswith(".")
