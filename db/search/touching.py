"""Brings the words of a large index up to date after a small change, without looking at all the others."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Set

from db.search.slips import OPENING_WORDS, OPENINGS, SLIP_WORDS, cuts_of, is_corrected
from db.search.words import sound_of, stem_of

_WORD = "select id, units from search_word where word = ?"
_CHANGE = "update search_word set units = ?, named = max(named, ?) where id = ?"
_COMMONEST = "select id from search_word where word >= ? and word < ? order by units desc, word limit ?"
_ALL_UNITS = "select sum(units) from search_word where word >= ? and word < ?"


def touch(connection: sqlite3.Connection, more: Counter[str], named: Set[str]) -> None:
    """Count in how many units more, or less, the words are that a change has touched; `named` are parts of names."""
    for word, units in sorted(more.items()):
        _touch_word(connection, word, units, word in named)
    openings = {word[:letters] for word in more for letters in range(1, OPENINGS + 1) if len(word) >= letters}
    for opening in sorted(openings):
        _touch_opening(connection, opening)


def _touch_word(connection: sqlite3.Connection, word: str, more: int, named: bool) -> None:
    number, before = connection.execute(_WORD, (word,)).fetchone() or (0, 0)
    units = max(0, before + more)
    if not units:
        connection.execute("delete from search_word where id = ?", (number,))
    elif number:
        connection.execute(_CHANGE, (units, named, number))
    else:
        number = connection.execute("select ifnull(max(id), 0) + 1 from search_word").fetchone()[0]
        row = (number, word, stem_of(word), sound_of(word), units, named)
        connection.execute("insert into search_word values(?, ?, ?, ?, ?, ?)", row)
    _touch_slips(connection, word, number, before, units)


def _touch_slips(connection: sqlite3.Connection, word: str, number: int, before: int, units: int) -> None:
    least = 1 if _last_word(connection) <= SLIP_WORDS else 2
    was, is_one = is_corrected(word, before, least), is_corrected(word, units, least)
    if (was and not is_one) or not units:
        _each_cut(connection, "delete from search_slip where cut = ? and word = ?", cuts_of(word), number)
    elif is_one and not was:
        _each_cut(connection, "insert or ignore into search_slip values(?, ?)", cuts_of(word), number)


def _each_cut(connection: sqlite3.Connection, change: str, cuts: Iterable[int], number: int) -> None:
    connection.executemany(change, [(cut, number) for cut in sorted(cuts)])


def _last_word(connection: sqlite3.Connection) -> int:
    return int(connection.execute("select ifnull(max(id), 0) from search_word").fetchone()[0])


def _touch_opening(connection: sqlite3.Connection, opening: str) -> None:
    between = (opening, opening + "\U0010ffff")
    units = connection.execute(_ALL_UNITS, between).fetchone()[0]
    if not units:
        connection.execute("delete from search_opening where opening = ?", (opening,))
        return
    words = array("I", (number for (number,) in connection.execute(_COMMONEST, (*between, OPENING_WORDS))))
    connection.execute("insert or replace into search_opening values(?, ?, ?)", (opening, units, words.tobytes()))
