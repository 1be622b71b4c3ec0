"""The tables of the search, all named search_…; the one place that writes their SQL."""

from __future__ import annotations

import sqlite3

TABLES = """
create table if not exists search_unit(
    id integer primary key, kind text not null, address text not null, title text not null, text text not null,
    names text not null, topics text not null, sources text not null, language text not null,
    year_from int, year_until int, subject text not null, property text not null, value text not null,
    datatype text not null, period_kind text not null, start_earliest text not null, start_latest text not null,
    end_earliest text not null, end_latest text not null, preference int not null);
create virtual table if not exists search_text using fts5(
    title, names, text, content='', tokenize="unicode61 remove_diacritics 2");
create table if not exists search_name(form text not null, unit int not null, primary key(form, unit)) without rowid;
create table if not exists search_word(
    id integer primary key, word text not null, stem text not null, sound text not null, units int not null,
    named int not null);
create table if not exists search_best(word text primary key, units blob not null) without rowid;
create table if not exists search_opening(opening text primary key, units int not null, words blob not null)
    without rowid;
create table if not exists search_slip(cut int not null, word int not null, primary key(cut, word)) without rowid;
create table if not exists search_translation(
    language text not null, key text not null, words text not null, primary key(language, key)) without rowid;
create table if not exists search_meta(key text primary key, value not null) without rowid;
"""
# Made when all is in: filling a table that has its indexes already takes several times as long. The last one holds
# what filters ask for, so that a large library need not be read from end to end for them.
INDEXES = """
create unique index if not exists search_word_word on search_word(word, units);
create index if not exists search_word_stem on search_word(stem);
create index if not exists search_word_sound on search_word(sound);
create index if not exists search_name_unit on search_name(unit);
create index if not exists search_unit_field on search_unit(language, year_from, year_until, kind);
"""
FILL = {
    "search_word": "insert into search_word values(?, ?, ?, ?, ?, ?)",
    "search_opening": "insert into search_opening values(?, ?, ?)",
    "search_slip": "insert into search_slip values(?, ?)",
    "search_translation": "insert into search_translation values(?, ?, ?)",
}
TITLE_WEIGHTS = "3.0, 2.0, 1.0"  # of title, names and text for bm25
_UNIT_COLUMNS = (
    "id kind address title text names topics sources language year_from year_until subject property value "
    "datatype period_kind start_earliest start_latest end_earliest end_latest preference"
)
UNIT_COLUMNS = tuple(_UNIT_COLUMNS.split())
INSERT_UNIT = f"insert into search_unit values({','.join('?' * len(UNIT_COLUMNS))})"
_WORDS_OF_NAMES = "names || char(10) || subject || char(10) || property"
_TEXT_OF_UNITS = f"""
       id, replace(title, '%', ' percent '), replace({_WORDS_OF_NAMES}, '%', ' percent '),
       replace(text, '%', ' percent ')
from search_unit where id between ? and ?
"""
INSERT_TEXT = f"insert into search_text(rowid, title, names, text) select {_TEXT_OF_UNITS}"
STORED_TEXTS = f"id, title, {_WORDS_OF_NAMES}, text"
# A table without content of its own forgets a row only when it is told all its words again.
DELETE_TEXT = f"insert into search_text(search_text, rowid, title, names, text) select 'delete', {_TEXT_OF_UNITS}"


def create(connection: sqlite3.Connection) -> None:
    """Make the tables where they are missing; their indexes come when the words are in."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
