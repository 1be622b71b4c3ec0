"""The build: what stands in the database, that it is the same twice, and that it is whole or not there at all."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import evidence, schema
from db.build import build, making
from db.errors import BadContent, BadDatabase
from db.records import Result

ROOT = Path(__file__).parents[3]


@pytest.fixture
def rows(bundled):
    """A function that gives all rows of a question to the built database."""
    with closing(sqlite3.connect(bundled)) as connection:
        yield lambda question, *parameters: connection.execute(question, parameters).fetchall()


def test_two_builds_are_equal_to_the_byte_wherever_the_pack_lies(pack, bundled, tmp_path):
    elsewhere = tmp_path / "другая папка" / "pack"
    shutil.copytree(pack, elsewhere)
    build(elsewhere, tmp_path / "other name.db")
    assert (tmp_path / "other name.db").read_bytes() == bundled.read_bytes()


def test_the_order_of_files_and_the_seed_of_hashes_change_nothing(pack, bundled, tmp_path):
    """A process of its own with another hash seed, and files made in the opposite order."""
    copy = tmp_path / "pack"
    for path in sorted(pack.rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(pack)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    code = (
        "import sys; from pathlib import Path; from db.build import build; build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(copy), str(tmp_path / "seed.db")]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C"})
    assert (tmp_path / "seed.db").read_bytes() == bundled.read_bytes()


def test_no_path_and_no_time_stands_in_the_database(pack, bundled):
    raw = bundled.read_bytes()
    assert str(pack).encode() not in raw
    assert str(bundled.parent).encode() not in raw


def test_the_stamp_and_the_pages(rows):
    assert rows("pragma application_id") == [(schema.APPLICATION_ID,)]
    assert rows("pragma user_version") == [(schema.VERSION,)]
    assert rows("pragma page_size") == [(4096,)]
    assert rows("pragma freelist_count") == [(0,)]


def test_the_counts_that_a_build_tells_are_those_of_the_tables(pack, tmp_path, rows):
    built = build(pack, tmp_path / "reference.db")
    assert built.target == tmp_path / "reference.db"
    assert built.pack.id == "altamar"
    assert [table for table, _ in built.counts] == list(schema.TABLES)
    for table, count in built.counts:
        assert rows(f"select count(*) from {table}") == [(count,)]
        assert count, f"the pack of the tests should fill {table}"


def test_a_statement_with_everything_it_has(rows):
    (found,) = rows(
        "select property, text, low, unit, period, period_kind, start_earliest, start_latest, end_earliest, end_latest,"
        " rank, modality, stated_by, confidence, disagreement, note, sentence from statement where id = ?",
        "assembly/entry-threshold@2021-05",
    )
    sentence = "Assembly of Altamar: entry threshold 5 per cent, since about May 2021"
    days = ("2021-04-01", "2021-06-30", "9999-12-31", "9999-12-31")
    value = ("entry-threshold", "5 per cent", 5.0, "per cent", "2021-05~/..", "interval")
    rest = ("normal", "fact", None, "low", "threshold", "Rounded, it seems.", sentence)
    assert found == value + days + rest


def test_what_has_no_date_has_no_bounds(rows):
    (found,) = rows(
        "select period, period_kind, start_earliest, end_latest from statement where id = 'assembly/founded'"
    )
    assert found == (None, None, None, None)


def test_a_reference_carries_locator_passage_and_fingerprints(rows, original):
    (found,) = rows(
        "select source, locator, passage, sentences from citation where owner = ? and place = 0",
        "statement:assembly/seats@2007-01-01",
    )
    print_of_it = evidence.fingerprints(original.read_text(encoding="utf-8"))[2]
    assert found[:3] == ("harbour-report", "¶ 2", "harbour-digest#1")
    expected = [print_of_it.sentence, print_of_it.paragraph, print_of_it.words, print_of_it.sha256]
    assert json.loads(found[3]) == [expected]


def test_qualifiers_and_entities_as_values_are_shown_by_name(rows):
    assert rows("select text, entity from qualifier where property = 'act'") == [("Law on Elections", "election-law")]
    member = "select text, entity from statement where property = 'member'"
    assert rows(member) == [("Ivo Maran", "ivo-maran")]


def test_dates_as_values_keep_how_they_were_written(rows):
    assert rows("select text, edtf from statement where id = 'election-commission/founded'") == [
        ("about 1991", "1991~")
    ]


def test_passages_mentions_and_notes(rows):
    text = "Ivo Maran looked forward to a lively chamber; Clara Weiss thought the change late."
    assert rows("select heading, text, digest from passage where id = 'harbour-digest#2'") == [
        ("The sitting of May", text, evidence.digest(text))
    ]
    mentioned = rows("select entity from mention where passage = 'harbour-digest#2' order by entity")
    assert mentioned == [("clara-weiss",), ("ivo-maran",)]
    owners = [("document:harbour-digest",), ("entity:assembly",), ("passage:harbour-digest#3",)]
    assert rows("select owner from note order by owner") == owners
    assert rows("select owner from citation where owner like 'note:%' order by owner") == [
        ("note:document:harbour-digest/1",),
        ("note:entity:assembly/0",),
    ]


def test_names_with_language_period_and_place(rows):
    found = rows("select text, language, period, search_only from name where entity = 'assembly' order by place")
    assert found[1] == ("Жиын", "kk-Cyrl", None, 0)
    assert found[4] == ("Council of the Coast", "en", "1991/2006-12", 0)
    assert found[5] == ("Jiyn", "en", None, 1)


def test_results_keep_what_is_not_known_apart_from_nothing(rows):
    found = rows(
        "select name, party, votes, share, seats, list_seats from result where election = ? order by place",
        "election-2023-06-11-assembly",
    )
    assert found[0] == ("Green Harbour", "green-harbour", 612000, 51.0, 21, 11)
    assert found[2] == ("Independents", None, None, 9.0, 2, None)
    assert rows("select complete from election order by id") == [(0,), (1,), (1,)]


def test_topics_know_what_lies_above_them(rows):
    assert rows("select id, parent from topic where id in ('state', 'assembly', 'threshold') order by place") == [
        ("state", None),
        ("assembly", "state"),
        ("threshold", "assembly"),
    ]


def test_the_search_holds_a_unit_for_everything_that_can_be_found(rows):
    units = dict(rows("select kind, count(*) from search_unit group by kind"))
    tables = ("passage", "statement", "topic", "document", "source", "election")
    held = {table: rows(f"select count(*) from {table}")[0][0] for table in (*tables, "entity", "result")}
    results = rows("select count(*) from search_unit where kind = 'election' and datatype > ''")[0][0]
    assert results == held["result"]
    units["election"] -= results
    assert {kind: units[kind] for kind in tables} == {kind: held[kind] for kind in tables}
    assert units["entity"] + units["election"] == held["entity"]


def test_a_statement_is_found_by_every_name_of_its_subject_and_property(rows):
    (found,) = rows(
        "select subject, property, value, topics, sources, preference from search_unit where address = ?",
        "statement:assembly/assessment@2021-05-03",
    )
    assert "Zhiyn" in found[0]
    assert "Жиын" in found[0]
    assert found[1] == "Assessment"
    assert found[3].split() == ["assembly", "state"]
    assert found[4].split() == ["harbour-report"]
    assert found[5] < 0, "an opinion stands behind facts"


def test_a_pack_with_a_fault_leaves_the_old_database_alone(workshop, tmp_path):
    target = tmp_path / "reference.db"
    build(workshop.folder, target)
    before = target.read_bytes()
    workshop.change("entities/area/altamar.yaml", "topics: [state]", "topics: [realm]")
    with pytest.raises(BadContent):
        build(workshop.folder, target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack", "reference.db"]


def test_a_build_that_breaks_off_leaves_nothing_behind(pack, tmp_path, monkeypatch):
    target = tmp_path / "out" / "reference.db"

    def no_space(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(making, "_fill", no_space)
    with pytest.raises(BadDatabase, match="disk is full"):
        build(pack, target)
    assert list(target.parent.iterdir()) == []


def test_a_folder_in_the_way_is_said(pack, tmp_path):
    (tmp_path / "reference.db").mkdir()
    with pytest.raises(BadDatabase, match="is a folder"):
        build(pack, tmp_path / "reference.db")


def test_a_file_where_a_folder_is_needed_is_said(pack, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadDatabase, match="cannot be written"):
        build(pack, tmp_path / "file" / "reference.db")


def test_everybody_may_read_what_was_built(bundled):
    assert bundled.stat().st_mode & 0o444 == 0o444


def test_a_vote_is_found_by_the_numbers_of_its_results(rows):
    address = "entity:election-2023-06-11-assembly"
    found, *results = rows("select text from search_unit where address = ? order by id", address)
    assert "Green Harbour: share 51 per cent, 612,000 votes, 21 seats; Free Valley: " in found[0]
    assert found[0].endswith("Independents: share 9 per cent, 2 seats")
    assert ("Green Harbour: share 51 per cent, 612,000 votes, 21 seats",) in results


def test_one_seat_is_one_and_thousands_are_grouped():
    assert Result("Blue", votes=1, seats=1).in_words == "Blue: 1 vote, 1 seat"
    assert Result("Blue", share=5, seats=2701).in_words == "Blue: share 5 per cent, 2,701 seats"


def test_what_a_number_counts_is_part_of_what_is_searched_as_its_value(workshop, tmp_path):
    counts = "- id: of-what\n  label: {en: Of what}\n  datatype: text\n  meaning: What it counts.\n- id: scale\n"
    workshop.change("properties.yaml", "- id: scale\n", counts)
    vote = "elections/election-2019-05-12-assembly.yaml"
    workshop.change(vote, "    value: 55.4\n", "    value: 55.4\n    qualifiers: {of-what: names on the rolls}\n")
    build(workshop.folder, tmp_path / "counted.db")
    with closing(sqlite3.connect(tmp_path / "counted.db")) as connection:
        found = connection.execute("select value from search_unit where value like '55.4%'").fetchall()
    assert found == [("55.4 per cent names on the rolls",)]
