"""What opens, what is refused and in which words, and how a long question is stopped."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from db import BadDatabase, Reference, Stopped
from db.reading.connection import Connection


@pytest.fixture
def copy(bundled, tmp_path):
    return shutil.copy(bundled, tmp_path / "copy.db")


@pytest.fixture
def connection(bundled):
    opened = Connection(bundled)
    yield opened
    opened.close()


def change(database, statement):
    with closing(sqlite3.connect(database)) as writer, writer:
        writer.execute(statement)
    writer.close()


def refused(database):
    with pytest.raises(BadDatabase) as caught:
        Reference(database)
    assert str(database) in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_missing_file(tmp_path):
    assert "no database" in refused(tmp_path / "none.db")


def test_a_folder(tmp_path):
    assert "folder" in refused(tmp_path)


def test_an_empty_file(tmp_path):
    (tmp_path / "empty.db").touch()
    assert "is not a database" in refused(tmp_path / "empty.db")


def test_a_file_of_another_kind(tmp_path):
    (tmp_path / "text.db").write_text("no database at all " * 500)
    assert "is not a database" in refused(tmp_path / "text.db")


def test_a_database_of_another_program(tmp_path):
    change(tmp_path / "other.db", "create table t(x)")
    assert "another program" in refused(tmp_path / "other.db")


def test_a_newer_database(copy):
    change(copy, "pragma user_version = 99")
    assert "99" in refused(copy)
    assert "newer" in refused(copy)


def test_an_older_database(copy):
    change(copy, "pragma user_version = 0")
    assert "build it anew" in refused(copy)


@pytest.mark.parametrize("length", [100, 4096, 8192, 100_000])
def test_a_database_without_its_end(copy, length):
    os.truncate(copy, length)
    assert "damaged" in refused(copy)


def test_a_database_that_does_not_say_which_pack_it_is(copy):
    change(copy, "delete from meta where key = 'knowledge_ends'")
    assert "knowledge_ends" in refused(copy)


def test_a_page_of_noise_is_told_when_it_is_met(copy):
    with closing(sqlite3.connect(copy)) as reader:
        (root,) = reader.execute("select rootpage from sqlite_master where name = 'statement'").fetchone()
        (size,) = reader.execute("pragma page_size").fetchone()
    reader.close()
    with open(copy, "r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    opened = Reference(copy)
    with pytest.raises(BadDatabase, match="damaged"):
        opened.facts()
    opened.close()


def test_text_that_is_no_text_is_damage(copy):
    change(copy, "update entity set description = cast(x'ff00' as text)")
    with pytest.raises(BadDatabase, match="damaged"):
        Reference(copy).tree()


def test_rich_text_that_is_no_json_is_damage(copy):
    change(copy, "update entity set description = '[[' where id = 'assembly'")
    with pytest.raises(BadDatabase, match="damaged"):
        Reference(copy).open("entity:assembly")


def test_a_missing_column_is_damage(copy):
    change(copy, "alter table topic drop column meaning")
    with pytest.raises(BadDatabase, match="damaged"):
        Reference(copy).tree()


def test_a_wrong_question_stays_a_mistake_of_ours(connection):
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        connection.rows("select nothing_of_that_name from topic")


def test_a_value_that_cannot_be_read_in_a_sound_file_stays_a_mistake_of_ours(connection):
    with pytest.raises(KeyError), connection.guarded():
        raise KeyError("ours")


def test_nothing_can_be_written(connection):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.raw.execute("delete from statement")


def test_a_folder_nobody_may_write_to_and_a_name_with_signs(bundled, tmp_path):
    place = tmp_path / "Анықтама 100% #1?"
    place.mkdir()
    shutil.copy(bundled, place / "база.db")
    place.chmod(0o500)
    opened = Reference(place / "база.db")
    assert opened.pack.id == "altamar"
    opened.close()
    place.chmod(0o700)


def test_a_long_question_is_stopped_in_its_middle(connection):
    looks = []

    def stop():
        looks.append(None)
        return len(looks) > 3

    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    with pytest.raises(Stopped), connection.stoppable(stop):
        connection.rows(endless)
    assert len(looks) == 4
    assert connection.row("select 1")[0] == 1


def test_closing_twice_does_no_harm(bundled):
    opened = Reference(bundled)
    opened.close()
    opened.close()
