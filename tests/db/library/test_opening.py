"""A library is made once and whole, by whoever comes first; what is not a library stays as it is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import BadLibrary, Library, LibraryBusy, Reference, prepare, set_aside
from db.library import schema
from db.library.opening import writing_alone

ROOT = Path(__file__).parents[3]
RACE = """
import sys
from pathlib import Path
from db import Library
sys.stdin.read(1)
Library(Path(sys.argv[1])).add_briefing(sys.argv[2])
"""


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"pragma {name}").fetchone()[0]


def test_a_new_library_bears_its_marks(path: Path):
    prepare(path)
    assert pragma(path, "application_id") == schema.APPLICATION_ID
    assert pragma(path, "user_version") == schema.VERSION == len(schema.STEPS)
    assert pragma(path, "journal_mode") == "wal"
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in schema.TABLES.items():
            assert [row[1] for row in connection.execute(f"pragma table_info({table})")] == list(columns)


def test_made_already_it_is_not_written_again(path: Path):
    prepare(path)
    before = path.read_bytes()
    prepare(path)
    assert path.read_bytes() == before


def test_a_file_without_a_byte_becomes_a_library(path: Path):
    path.parent.mkdir(parents=True)
    path.touch()
    prepare(path)
    assert pragma(path, "application_id") == schema.APPLICATION_ID


@pytest.mark.parametrize("openers", [6])
def test_processes_that_race_to_make_it_all_come_in(path: Path, openers: int):
    for attempt in range(3):
        target = path.with_name(f"race-{attempt}.db")
        started = [
            subprocess.Popen(
                [sys.executable, "-c", RACE, target, str(number)],
                cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for number in range(openers)
        ]  # fmt: skip
        for process in started:  # all have loaded, or nearly, when the first is let go
            process.stdin.write("x")
            process.stdin.flush()
        told = [process.communicate(timeout=60)[1] for process in started]
        assert told == [""] * openers
        with closing(sqlite3.connect(target)) as connection:
            titles = {row[0] for row in connection.execute("select title from briefing")}
        assert titles == {str(number) for number in range(openers)}


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"\x01" * 5000])
def test_what_is_no_library_stays_as_it_is(path: Path, bundled: Path, content: bytes):
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    for opener in (Library, lambda file: Reference(bundled, file)):
        with pytest.raises(BadLibrary) as told:
            opener(path)
        assert str(told.value).count(".\n") == 0
        assert str(told.value).endswith(".")
    assert path.read_bytes() == content


def test_the_reference_is_no_library(bundled: Path):
    before = bundled.read_bytes()
    with pytest.raises(BadLibrary, match="another program"):
        Library(bundled)
    assert bundled.read_bytes() == before


def test_a_newer_library_is_refused_in_words(path: Path, bundled: Path):
    prepare(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"pragma user_version = {schema.VERSION + 1}")
    with pytest.raises(BadLibrary, match="newer Anyqtama"):
        Library(path)
    with pytest.raises(BadLibrary, match="newer Anyqtama"):
        Reference(bundled, path)


def test_a_folder_is_no_library(tmp_path: Path):
    with pytest.raises(BadLibrary, match="folder"):
        Library(tmp_path)


def test_a_missing_library_is_said(tmp_path: Path, bundled: Path):
    with pytest.raises(BadLibrary, match="no library at"):
        Reference(bundled, tmp_path / "none.db")


def test_a_library_damaged_in_the_middle_is_told_and_left(filled: Library, bundled: Path):
    filled.close()
    broken = bytearray(filled.path.read_bytes())
    broken[4096 : len(broken) // 2] = b"\xff" * (len(broken) // 2 - 4096)
    filled.path.write_bytes(broken)
    with pytest.raises(BadLibrary, match="damaged"), closing(Reference(bundled, filled.path)) as reference:
        reference.check_library()
    assert filled.path.read_bytes() == bytes(broken)


def test_set_aside_keeps_the_damaged_one_and_makes_room(path: Path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"damaged")
    first = set_aside(path)
    assert first.read_bytes() == b"damaged"
    assert not path.exists()
    path.write_bytes(b"again")
    assert set_aside(path) not in (first, path)
    prepare(path)
    assert first.read_bytes() == b"damaged"


def test_one_import_at_a_time(filled: Library):
    with writing_alone(filled.path, 0), pytest.raises(LibraryBusy, match="running"):
        filled.import_files([])
    assert filled.import_files([]) == ()


def test_pins_do_not_wait_for_an_import(filled: Library):
    with writing_alone(filled.path, 0):
        assert filled.add_briefing("meanwhile").title == "meanwhile"
