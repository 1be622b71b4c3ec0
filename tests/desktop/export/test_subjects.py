"""What each page, the facts and the hits say in columns."""

from contextlib import closing

import pytest

from db import Reference
from desktop.export import FORMATS, facts_data, hits_data, page_data, write


@pytest.fixture
def reference(bundled):
    with closing(Reference(bundled)) as opened:
        yield opened


def table(data, name):
    found = next(table for table in data.tables if table.name == name)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


@pytest.mark.parametrize(
    "address",
    [
        "entity:assembly",
        "entity:referendum-2006-10-01",
        "topic:assembly",
        "document:harbour-digest",
        "source:gazette_2021",
        "changes:2000-01-01..2024-12-31",
        "timeline:",
        "coverage:",
    ],
)
def test_every_page_in_every_format(reference, address):
    data = page_data(reference.open(address))
    assert data.tables
    assert ("Page", address) in data.notes or address.startswith("changes")
    for form in FORMATS:
        assert len(write(data, form)) > 200


def test_a_sheet_holds_facts_history_names_and_sources(reference):
    data = page_data(reference.open("entity:assembly", "2010"))
    assert dict(data.notes)["As of"] == "2010-12-31"
    seats = [row for row in table(data, "Facts") if row["property"] == "seats"]
    assert {(row["value"], row["low"], row["unit"]) for row in seats} >= {("40 seats", 40.0, "seats")}
    steps = [row["edtf"] for row in table(data, "History") if row["property"] == "seats"]
    assert steps == sorted(steps)
    assert "Жиын" in {row["name"] for row in table(data, "Names")}
    assert [row["number"] for row in table(data, "Sources")] == list(range(1, len(table(data, "Sources")) + 1))


def test_results_are_numbers(reference):
    votes = [unit.id for unit in reference.units("election")]
    data = page_data(reference.open(f"entity:{votes[0]}"))
    rows = table(data, "Results")
    assert rows
    assert all(row[column] is None or isinstance(row[column], int) for row in rows for column in ("votes", "seats"))


def test_changes_say_from_what_to_what(reference):
    data = page_data(reference.open("changes:2000-01-01..2024-12-31"))
    assert dict(data.notes)["As of"] == "2000-01-01 to 2024-12-31"
    changed = [row for row in table(data, "Changes") if row["kind"] == "changed"]
    assert all(row["before"] and row["after"] for row in changed)
    assert {row["kind"] for row in table(data, "Changes")} <= {"came in", "ended", "changed"}


def test_hits_in_their_order(reference):
    found = reference.search("assembly seats")
    data = hits_data(found, reference.pack)
    assert [row["address"] for row in table(data, "Hits")] == [hit.address for hit in found.hits]
    assert dict(data.notes)["Hits"] == str(len(found.hits))


def test_readers_get_the_columns_that_fit_a_page(reference):
    facts = reference.facts(subject="assembly")
    (brief,) = facts_data(facts, reference.pack, "", brief=True).tables
    assert brief.columns == ("Subject", "Property", "Value", "When", "Standing", "Sources")
    assert len(brief.rows) == len(facts)
