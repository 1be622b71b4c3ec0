"""Verifying: a whole database is proved, and every way of being broken is told in one sentence."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from db import schema
from db.errors import BadDatabase
from db.verify import verify


@pytest.fixture
def copy(bundled, tmp_path):
    """A database to break."""
    return shutil.copyfile(bundled, tmp_path / "reference.db")


def broken(path, *statements):
    """What is said of a database after these statements."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    with pytest.raises(BadDatabase) as caught:
        verify(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    return sentence


def test_what_was_built_is_whole(bundled):
    verified = verify(bundled)
    assert verified.pack.title == "Altamar, a country that does not exist"
    assert dict(verified.counts)["entity"] == 17
    assert [table for table, _ in verified.counts] == list(schema.TABLES)
    assert verified.content == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("delete from source where id = 'coast-news'", "citation.source points at “coast-news”"),
        ("delete from topic where id = 'assembly'", "points at “assembly”"),
        ("delete from entity where id = 'ada-norvik'", "statement.entity points at “ada-norvik”"),
        ("update statement set stated_by = 'nobody' where stated_by is not null", "statement.stated_by points at"),
        ("update citation set passage = 'harbour-digest#99' where passage is not null", "citation.passage points at"),
        ("update citation set owner = 'statement:x' where owner = 'entity:altamar'", "citation.owner points at"),
        ("update note set owner = 'document:x'", "points at"),
        ("delete from citation where owner = 'statement:assembly/founded'", "assembly/founded has no reference"),
        ("delete from disagreement", "statement.disagreement points at"),
        ("update passage set text = replace(text, '4.5', '5.4')", "harbour-digest#1 are not those"),
        ("update passage set spans = replace(spans, '4.5', '5.4')", "harbour-digest#1 are not those"),
        ("update passage set digest = '' where number = '2'", "are not those it was built with"),
        ("update passage set spans = replace(spans, 'entity:ivo', 'entity:iva')", "links to “entity:iva-maran”"),
        ("update passage set spans = '[' where number = '2'", "cannot be read"),
        ("update entity set description = 'x' where id = 'altamar'", "malformed JSON"),
        ("update fingerprint set words = words + 1", "is not one of harbour-report"),
        ("delete from search_unit where kind = 'passage'", "the search does not know passage:harbour-digest#1"),
        ("delete from search_unit where address = 'topic:votes'", "the search does not know topic:votes"),
        ("insert into search_unit select 9999, * from (select kind, address, title, text, names, topics, sources, "
         "language, year_from, year_until, subject, property, value, datatype, period_kind, start_earliest, "
         "start_latest, end_earliest, end_latest, preference from search_unit limit 1)", "units where"),
        ("delete from search_text_docsize where id = 1", "has the words of 83 units where 84 are wanted"),
        ("drop table coverage", "its table coverage is missing"),
        ("alter table coverage rename column state to status", "its table coverage is missing or has other columns"),
        ("drop table search_unit", "search index is missing"),
        ("delete from meta where key = 'title'", "does not say its title"),
    ],
)  # fmt: skip
def test_every_way_of_being_broken_is_told(copy, statement, words):
    assert words in broken(copy, statement)


def test_an_id_that_stands_twice(copy):
    sentence = broken(
        copy,
        "create table twice as select * from statement",
        "drop table statement",
        "alter table twice rename to statement",
        "insert into statement select * from statement limit 1",
    )
    assert "stands twice in statement" in sentence


def test_a_file_damaged_in_the_middle(copy):
    raw = bytearray(copy.read_bytes())
    for start in range(20 * 4096, len(raw), 4096 * 3):
        raw[start : start + 200] = os.urandom(200)
    copy.write_bytes(raw)
    assert "damaged" in broken(copy)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is not a database"),
        (b"PK\x03\x04" + b"x" * 5000, "is not a database"),
        (b"SQLite format 3\0", "damaged"),
        (b"SQLite format 3\0" + b"\xff" * 8192, "damaged"),
    ],
)
def test_what_is_no_database(tmp_path, raw, words):
    path = tmp_path / "reference.db"
    path.write_bytes(raw)
    with pytest.raises(BadDatabase, match=words) as caught:
        verify(path)
    assert "\n" not in str(caught.value)


def test_an_index_that_is_not_of_its_table(copy):
    root = "(select rootpage from sqlite_master where name = 'idx_name_entity_place')"
    swap = f"update sqlite_master set rootpage = {root} where name = 'idx_note_owner_place'"
    assert "its file is damaged" in broken(copy, "pragma writable_schema = on", swap)


def test_a_file_cut_short(copy):
    copy.write_bytes(copy.read_bytes()[:-8192])
    with pytest.raises(BadDatabase, match="damaged"):
        verify(copy)


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    with pytest.raises(BadDatabase, match="There is no database"):
        verify(tmp_path / "nowhere.db")
    with pytest.raises(BadDatabase, match="is a folder"):
        verify(tmp_path)


def test_a_database_of_another_program_and_a_newer_one(copy):
    assert "another program" in broken(copy, "pragma application_id = 1")
    assert "newer" in broken(copy, f"pragma application_id = {schema.APPLICATION_ID}", "pragma user_version = 999")


def test_what_an_author_should_look_at(bundled):
    reports = {report.title: report for report in verify(bundled, content=True).content}
    assert reports["statements of low confidence"].lines == ("assembly/entry-threshold@2021-05",)
    assert "organization: 4 entities, 15 statements" in reports["entities and statements by kind"].lines
    assert "votes: 4 entities, 6 statements" in reports["entities and statements by topic"].lines
    assert "assembly/seats@2007-01-01" not in reports["statements without a second source"].lines
    assert "assembly/founded" in reports["statements without a second source"].lines
    assert reports["passages that no statement rests on"].lines == ("threshold-article#1", "threshold-article#2")
    assert "open-sea" in reports["entities that no statement, passage or result names"].lines
    assert reports["sources that nothing rests on"].lines == ()
    assert all(report.count == len(report.lines) for report in reports.values())
