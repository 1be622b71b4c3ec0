"""The index as it is written: the same for the same units, whole after more are added."""

import os
import sqlite3
from array import array
from pathlib import Path

import pytest

from db.search import IndexWriter, Searcher, Unit, counting, writer
from db.search.best import FROM_UNITS, KEPT, units_of

from .conftest import UNITS


def write(path: Path, *batches: tuple[Unit, ...]) -> None:
    connection = sqlite3.connect(path)
    for batch in batches:
        writer = IndexWriter(connection)
        writer.add(batch)
        writer.finish()
        connection.commit()
    connection.close()


def test_the_same_units_give_the_same_bytes(tmp_path: Path):
    write(tmp_path / "one.db", UNITS)
    write(tmp_path / "two.db", UNITS)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_units_can_be_added_later(tmp_path: Path):
    write(tmp_path / "one.db", UNITS[:6], UNITS[6:])
    write(tmp_path / "two.db", UNITS)
    for question in ("party list", "lantern", "Мажилис", "threshold 2022"):
        found = [
            [(row.address, row.match) for row in Searcher(sqlite3.connect(tmp_path / name)).search(question).rows]
            for name in ("one.db", "two.db")
        ]
        assert found[0] == found[1]


def test_numbers_follow_the_order_in_which_units_come():
    connection = sqlite3.connect(":memory:")
    assert IndexWriter(connection).add(UNITS) == len(UNITS)
    rows = connection.execute("select id, address from search_unit order by id").fetchall()
    assert rows == [(number, unit.address) for number, unit in enumerate(UNITS, 1)]


def test_the_best_units_of_a_common_word_are_kept():
    """The word stands in every unit, most often in the one that is shortest and says it most."""
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    filling = "filling " * 20
    writer.add(
        Unit("passage", f"p{n}", "", f"common common {filling}" if n != 700 else "common common common")
        for n in range(FROM_UNITS + 200)
    )
    writer.finish()
    kept = units_of(connection.execute("select units from search_best where word = 'common'").fetchone()[0])
    assert kept[0] == 701
    assert len(kept) == KEPT
    assert Searcher(connection).search("common").rows[0].address == "p700"


def test_a_removed_unit_is_found_by_nothing():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    writer = IndexWriter(connection)
    writer.add(
        Unit("passage", f"passage:{place}", f"Heading {place}", f"common words and own{place}") for place in range(1500)
    )
    writer.finish()
    IndexWriter(connection).remove([1, 8])
    searcher = Searcher(connection)
    assert searcher.search("own7 ").rows == ()
    assert "passage:0" not in {row.address for row in searcher.search("common ", limit=2000).rows}
    assert searcher.search("own8 ").rows[0].address == "passage:8"


def test_counting_anew_gives_what_counting_in_passing_gave():
    def kept(connection):
        return [
            connection.execute(f"select * from {table} order by 1").fetchall()
            for table in ("search_best", "search_meta", "search_word", "search_opening")
        ]

    connection = sqlite3.connect(":memory:", isolation_level=None)
    writer = IndexWriter(connection)
    writer.add(Unit("passage", f"passage:{place}", f"Heading {place}", "common words " * 3) for place in range(1500))
    writer.finish()
    before = kept(connection)
    assert before[0]
    again = IndexWriter(connection)
    again.recount()
    again.finish()
    assert kept(connection) == before


def written_in_parts() -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    writer = IndexWriter(connection)
    for part in range(4):
        places = range(part * 500, part * 500 + 500)
        writer.add(Unit("passage", f"passage:{place}", f"Heading {place}", "common words " * 3) for place in places)
    writer.finish()
    tables = ("search_best", "search_meta", "search_word")
    return [connection.execute(f"select * from {table} order by 1").fetchall() for table in tables]


def test_another_process_counts_the_same(monkeypatch: pytest.MonkeyPatch):
    here = written_in_parts()
    monkeypatch.setattr(counting, "MANY", 1000)
    moved = []
    move = counting.Counting._move
    monkeypatch.setattr(counting.Counting, "_move", lambda self: moved.append(move(self)))
    assert written_in_parts() == here
    assert moved


def test_what_a_lost_process_had_counted_is_counted_anew(monkeypatch: pytest.MonkeyPatch):
    here = written_in_parts()
    monkeypatch.setattr(counting, "MANY", 1000)
    monkeypatch.setattr(counting, "_take", _end)
    assert written_in_parts() == here


def _end(_: object) -> None:
    os._exit(1)


def test_a_small_change_brings_the_words_up_to_date(monkeypatch: pytest.MonkeyPatch):
    """After it the words are counted as if all had been written at once; only their numbers are others."""

    def words(connection: sqlite3.Connection) -> list[object]:
        number = dict(connection.execute("select id, word from search_word"))
        openings = connection.execute("select opening, units, words from search_opening order by 1").fetchall()
        slips = connection.execute("select cut, word from search_slip").fetchall()
        return [
            connection.execute("select word, stem, sound, units, named from search_word order by 1").fetchall(),
            [(opening, units, [number[one] for one in array("I", ids)]) for opening, units, ids in openings],
            sorted((cut, number[word]) for cut, word in slips),
            connection.execute("select * from search_best order by 1").fetchall(),
            connection.execute("select * from search_meta order by 1").fetchall(),
        ]

    def passage(place: int) -> Unit:
        return Unit("passage", f"passage:{place}", f"Heading {place}", f"common words {'rarely ' * (place == 7)}" * 2)

    late = [Unit("entity", "entity:late", "Late Chamber", "common lanterns"), passage(2001)]
    monkeypatch.setattr(writer, "AGAINST", 1000)
    changed = sqlite3.connect(":memory:", isolation_level=None)
    first = IndexWriter(changed)
    first.add([*map(passage, range(2000)), passage(7)])
    first.finish()
    second = IndexWriter(changed)
    second.add(late)
    second.remove([2001])
    touched = []
    write_all = IndexWriter._write_all
    monkeypatch.setattr(IndexWriter, "_write_all", lambda self: touched.append(write_all(self)))
    second.finish()
    assert not touched
    before = words(changed)
    third = IndexWriter(changed)
    third.recount()
    third.finish()
    assert touched
    assert before[:3] == words(changed)[:3]
    assert before[4] == words(changed)[4]
    assert Searcher(changed).search("lanterns ").rows[0].address == "entity:late"
