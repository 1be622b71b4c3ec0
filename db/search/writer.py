"""Fills the search index of a database that is being built."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from db.records import Translation
from db.search.beside import Beside
from db.search.best import FROM_UNITS, BestUnits, counted_words, without
from db.search.counting import Counting
from db.search.keys import keys_of
from db.search.meanings import kept as meanings_kept
from db.search.ready import Ready, ready
from db.search.tables import DELETE_TEXT, FILL, INDEXES, INSERT_TEXT, INSERT_UNIT, STORED_TEXTS, UNIT_COLUMNS, create
from db.search.touching import touch
from db.search.translations import kept as translations_kept
from db.search.units import Unit
from db.search.words import clean, words_of

CHUNK = 5000
LISTED = "source"  # titles of others: found, but behind what the pack itself says
STATEMENT = "statement"  # its names are those of whoever said it
_DATATYPE = UNIT_COLUMNS.index("datatype") - 1
NAMED = frozenset(("entity", "topic", "election", "document", "source"))
SMALL, AGAINST = 50, 20_000  # an addition this many times smaller than what is there, which has so many units at least
_STORED_TEXTS = f"select {STORED_TEXTS} from search_unit where id between ? and ?"
_OF_STEM = "select word, units from search_word where stem = ? order by units desc, word limit 20"
_MERGED = 500  # pages that a small addition may merge, so that many of them leave few parts
_MEMORY = 64 * 1024 * 1024  # bytes FTS5 gathers before it writes a segment


class IndexWriter:
    """Writes units into the tables search_… of a connection; the caller commits.

    Units may be added in any number of calls, `finish` makes the index whole; `last` is the number of the last one.
    The same units in the same order give the same bytes. Added to again later, or less what `remove` takes out, an
    index is right after the next `finish`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.beside = Beside()
        self._counting = Counting(self.beside)
        self._best = BestUnits()
        self._gone: set[int] = set()
        if not connection.in_transaction:
            connection.execute("begin")
        create(connection)
        for option, value in (("hashsize", _MEMORY), ("automerge", 0), ("crisismerge", 128)):
            connection.execute("insert into search_text(search_text, rank) values(?, ?)", (option, value))
        self.last = int(connection.execute("select ifnull(max(id), 0) from search_unit").fetchone()[0])
        self._before = self.last  # units that an earlier writer has put in
        self._less: Counter[str] = Counter()  # how many units of those the words have lost
        self._whole = False  # whether all is to be counted anew

    def add(self, units: Iterable[Unit]) -> int:
        """Add units; returns the number of the last one. They are numbered from 1 in the order they come.

        They are asked for in another thread, while those before are written.
        """
        coming = iter(units)
        for chunk in self.beside.ahead(iter(lambda: ready(self.beside.paced(islice(coming, CHUNK))), [])):
            self.write(chunk)
        return self.last

    def write(self, units: Sequence[Ready]) -> range:
        """Add units that are ready; returns their numbers."""
        numbers = range(self.last + 1, self.last + len(units) + 1)
        self.last += len(units)
        numbered = list(zip(numbers, units, strict=True))
        with self.beside.alone():
            self._connection.executemany(INSERT_UNIT, [(number, *unit.row) for number, unit in numbered])
            self._connection.executemany("insert or ignore into search_name values(?, ?)", list(_names(numbered)))
        self._counting.take([(number, unit.title, unit.names, unit.text) for number, unit in numbered])
        self._connection.execute(INSERT_TEXT, (numbers[0], numbers[-1]))
        return numbers

    def remove(self, numbers: Iterable[int]) -> None:
        """Take units out; nothing finds them any more. How often their words stand in the rest is told by `finish`."""
        words: Counter[str] = Counter()
        before = len(self._gone)
        for number in sorted(set(numbers) - self._gone):
            for _, title, names, text in self._connection.execute(_STORED_TEXTS, (number, number)).fetchall():
                words.update(counted_words(title, names, text))
                self._less.update(set(words_of(f"{title}\n{names}\n{text}")) if number <= self._before else ())
                self._connection.execute(DELETE_TEXT, (number, number))
                self._connection.execute("delete from search_unit where id = ?", (number,))
                self._connection.execute("delete from search_name where unit = ?", (number,))
                self._gone.add(number)
        self._scrub(words.keys())
        less = (("units", len(self._gone) - before), ("words", words.total()))
        for key, value in less:
            self._connection.execute("update search_meta set value = value - ? where key = ?", (value, key))

    def recount(self) -> None:
        """Count all units anew, where an earlier writer came to its end without `finish`; then call `finish`."""
        self._connection.execute("delete from search_best")
        self._connection.execute("delete from search_meta")
        self._counting.taken()
        self._whole = True
        self._counting, self._best = Counting(self.beside), BestUnits()
        for first in range(1, self.last + 1, CHUNK):
            self._best.take(self._connection.execute(_STORED_TEXTS, (first, first + CHUNK - 1)))

    def _scrub(self, words: Iterable[str]) -> None:
        """Leave the units that are gone out of the kept lists of their words."""
        for word in sorted(words):
            row = self._connection.execute("select units from search_best where word = ?", (word,)).fetchone()
            if row:
                kept = without(row[0], self._gone)
                self._connection.execute("update search_best set units = ? where word = ?", (kept, word))

    def finish(
        self,
        meanings: Iterable[Sequence[str]] = (),
        everywhere: Iterable[str] = (),
        translations: Iterable[Translation] = (),
    ) -> None:
        """Write what is known only when all units are in.

        `meanings` are groups of words that people use for each other; `everywhere` are names of what all units are
        about, so that a question need not mean any of them by it. `translations` are English words with those of
        other languages.
        """
        counted = self._counting.taken()
        if counted is None:
            self.recount()
        elif counted.units:
            self._best = counted
        self._write_everywhere(everywhere)
        small = self._is_small()
        self._write_meta()
        if small:
            self._touch()
        else:
            self._write_all()
        self._write_meanings(meanings)
        self._write_translations(translations)

    def _is_small(self) -> bool:
        units = self._connection.execute("select ifnull(max(value), 0) from search_meta where key = 'units'")
        there = int(units.fetchone()[0])
        added = self.last - self._before
        large = there >= AGAINST or not added  # to take out is not worth all words in any index
        return not self._whole and large and (added + len(self._gone)) * SMALL <= there

    def _touch(self) -> None:
        """Bring up to date what a few units have changed; the index of their words stays in a part of its own."""
        more, named = Counter[str](), set[str]()
        added = (self._before + 1, self.last)
        for _, title, names, text in self._connection.execute(_STORED_TEXTS, added):
            more.update(set(words_of(f"{title}\n{names}\n{text}")))
        for (form,) in self._connection.execute("select form from search_name where unit between ? and ?", added):
            named.update(form.split())
        more.subtract(self._less)
        touch(self._connection, more, named)
        self._connection.execute("insert into search_text(search_text, rank) values('merge', ?)", (_MERGED,))
        common = self._connection.execute("select word from search_word where units >= ?", (FROM_UNITS,))
        self._write_best({word for (word,) in common})

    def _write_all(self) -> None:
        words, named = self._words(), self._named()
        with ThreadPoolExecutor(1) as executor:
            coming = executor.submit(keys_of, words, named)  # takes about as long as to make one part of all
            self._connection.execute("insert into search_text(search_text) values('optimize')")
            keys = coming.result()
        for table, rows in (
            ("search_word", keys.words),
            ("search_opening", keys.openings),
            ("search_slip", keys.slips),
        ):
            self._refill(table, rows)
        for statement in INDEXES.split(";\n"):
            if statement.strip():
                self._connection.execute(statement)
        self._write_best({word for word, units in words if units >= FROM_UNITS})

    def _refill(self, table: str, rows: Iterable[tuple[str | int | bytes, ...]]) -> None:
        self._connection.execute(f"delete from {table}")
        self._connection.executemany(FILL[table], rows)

    def _write_meanings(self, groups: Iterable[Sequence[str]]) -> None:
        """What stands for what, in the words that the index holds."""
        if text := meanings_kept(groups, self._forms_of):
            self._connection.execute("insert or replace into search_meta values('meanings', ?)", (text,))

    def _write_translations(self, entries: Iterable[Translation]) -> None:
        if rows := list(translations_kept(entries, self._forms_of)):
            self._refill("search_translation", rows)

    def _forms_of(self, stem: str) -> dict[str, int]:
        return dict(self._connection.execute(_OF_STEM, (stem,)))

    def _write_everywhere(self, names: Iterable[str]) -> None:
        forms = sorted({" ".join(words_of(clean(name))) for name in names} - {""})
        if forms:
            self._connection.execute("insert or replace into search_meta values('everywhere', ?)", ("\n".join(forms),))

    def _write_meta(self) -> None:
        earlier = dict(self._connection.execute("select key, value from search_meta"))
        last = self._connection.execute("select ifnull(max(id), 0) from search_unit where kind <> ?", (LISTED,))
        totals = {
            "found": int(last.fetchone()[0]),
            "units": int(earlier.get("units", 0)) + self._best.units,
            "words": int(earlier.get("words", 0)) + self._best.words,
        }
        self._connection.executemany("insert or replace into search_meta values(?, ?)", sorted(totals.items()))

    def _words(self) -> list[tuple[str, int]]:
        """Each word of the index in order, and how many units hold it."""
        execute = self._connection.execute
        execute("create virtual table temp.search_vocabulary using fts5vocab(main, search_text, row)")
        found = execute("select term, doc from temp.search_vocabulary order by term").fetchall()
        execute("drop table temp.search_vocabulary")
        return found

    def _named(self) -> set[str]:
        forms = self._connection.execute("select distinct form from search_name")
        return {word for (form,) in forms for word in form.split()}

    def _write_best(self, common: set[str]) -> None:
        earlier = dict(self._connection.execute("select word, units from search_best"))
        self._connection.execute("delete from search_best")
        kept = self._best.kept(earlier, common, self._gone)
        self._connection.executemany("insert or replace into search_best values(?, ?)", kept)


def _names(units: Iterable[tuple[int, Ready]]) -> Iterator[tuple[str, int]]:
    for number, unit in units:
        kind, title, names = unit.row[0], str(unit.row[2]), str(unit.row[4])
        says = kind == STATEMENT or unit.row[_DATATYPE]  # then its names are those of others
        if not says and (kind in NAMED or names):
            for form in sorted({" ".join(words_of(name)) for name in (title, *names.split("\n"))} - {""}):
                yield form, number
