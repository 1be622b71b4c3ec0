"""Fills the search index of a database that is being built."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice

from db.search.best import FROM_UNITS, BestUnits, Texts, counted_words, without
from db.search.counting import Counting
from db.search.meanings import kept
from db.search.slips import OPENING_WORDS, OPENINGS, SLIP_WORDS, cuts_of, is_corrected
from db.search.tables import DELETE_TEXT, INDEXES, INSERT_TEXT, INSERT_UNIT, STORED_TEXTS, create
from db.search.touching import touch
from db.search.units import Unit
from db.search.words import clean, sound_of, stem_of, words_of

CHUNK = 5000
LISTED = "source"  # titles of others: found, but behind what the pack itself says
STATEMENT = "statement"  # its names are those of whoever said it
NAMED = frozenset(("entity", "topic", "election", "document", "source"))
SMALL, AGAINST = 50, 20_000  # an addition this many times smaller than what is there, which has so many units at least
_STORED_TEXTS = f"select {STORED_TEXTS} from search_unit where id between ? and ?"
_OF_STEM = "select word from search_word where stem = ? order by units desc, word limit 20"
_MERGED = 500  # pages that a small addition may merge, so that many of them leave few parts
_MEMORY = 64 * 1024 * 1024  # bytes FTS5 gathers before it writes a segment


class IndexWriter:
    """Writes units into the tables search_… of a connection; the caller commits.

    Units may be added in any number of calls, `finish` makes the index whole. The same units in the same order
    give the same bytes. Added to again later, or less what `remove` takes out, an index is right after the next
    `finish`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counting = Counting()
        self._best = BestUnits()
        self._gone: set[int] = set()
        if not connection.in_transaction:
            connection.execute("begin")
        create(connection)
        for option, value in (("hashsize", _MEMORY), ("automerge", 0), ("crisismerge", 128)):
            connection.execute("insert into search_text(search_text, rank) values(?, ?)", (option, value))
        self._last = int(connection.execute("select ifnull(max(id), 0) from search_unit").fetchone()[0])
        self._before = self._last  # units that an earlier writer has put in
        self._less: Counter[str] = Counter()  # how many units of those the words have lost
        self._whole = False  # whether all is to be counted anew

    def add(self, units: Iterable[Unit]) -> int:
        """Add units; returns the number of the last one. They are numbered from 1 in the order they come."""
        coming = iter(units)
        while chunk := [_cleaned(unit) for unit in islice(coming, CHUNK)]:
            self._counting.rest()  # the counting thread rests while rows go in one by one
            first, self._last = self._last + 1, self._last + len(chunk)
            self._connection.executemany(INSERT_UNIT, map(_row, range(first, self._last + 1), chunk))
            self._connection.executemany("insert or ignore into search_name values(?, ?)", _names(first, chunk))
            self._counting.take(list(map(_texts, count(first), chunk)))
            self._connection.execute(INSERT_TEXT, (first, self._last))
        return self._last

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
        self._counting, self._best = Counting(), BestUnits()
        for first in range(1, self._last + 1, CHUNK):
            self._best.take(self._connection.execute(_STORED_TEXTS, (first, first + CHUNK - 1)))

    def _scrub(self, words: Iterable[str]) -> None:
        """Leave the units that are gone out of the kept lists of their words."""
        for word in sorted(words):
            row = self._connection.execute("select units from search_best where word = ?", (word,)).fetchone()
            if row:
                kept = without(row[0], self._gone)
                self._connection.execute("update search_best set units = ? where word = ?", (kept, word))

    def finish(self, meanings: Iterable[Sequence[str]] = (), everywhere: Iterable[str] = ()) -> None:
        """Write what is known only when all units are in.

        `meanings` are groups of words that people use for each other; `everywhere` are names of what all units are
        about, so that a question need not mean any of them by it.
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

    def _is_small(self) -> bool:
        units = self._connection.execute("select ifnull(max(value), 0) from search_meta where key = 'units'")
        there = int(units.fetchone()[0])
        changed = self._last - self._before + len(self._gone)
        return not self._whole and there >= AGAINST and changed * SMALL <= there

    def _touch(self) -> None:
        """Bring up to date what a few units have changed; the index of their words stays in a part of its own."""
        more, named = Counter[str](), set[str]()
        added = (self._before + 1, self._last)
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
        self._connection.execute("insert into search_text(search_text) values('optimize')")
        words = list(self._write_words())
        self._write_openings(words)
        self._write_slips(words)
        for statement in INDEXES.split(";\n"):
            if statement.strip():
                self._connection.execute(statement)
        self._write_best({word for _, word, units in words if units >= FROM_UNITS})

    def _write_meanings(self, groups: Iterable[Sequence[str]]) -> None:
        """What stands for what, in the words that the index holds."""
        if text := kept(groups, lambda stem: (word for (word,) in self._connection.execute(_OF_STEM, (stem,)))):
            self._connection.execute("insert or replace into search_meta values('meanings', ?)", (text,))

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

    def _write_words(self) -> Iterator[tuple[int, str, int]]:
        """Each word of the index with its keys and how many units hold it."""
        execute = self._connection.execute
        execute("delete from search_word")
        named = {word for (form,) in execute("select distinct form from search_name") for word in form.split()}
        execute("create virtual table temp.search_vocabulary using fts5vocab(main, search_text, row)")
        found = execute("select term, doc from temp.search_vocabulary order by term").fetchall()
        execute("drop table temp.search_vocabulary")
        self._connection.executemany(
            "insert into search_word values(?, ?, ?, ?, ?, ?)",
            (
                (number, word, stem_of(word), sound_of(word), units, word in named)
                for number, (word, units) in enumerate(found, 1)
            ),
        )
        for number, (word, units) in enumerate(found, 1):
            yield number, word, units

    def _write_openings(self, words: list[tuple[int, str, int]]) -> None:
        """The commonest words of each opening of one to three letters: what a first keystroke asks for."""
        rows: list[tuple[str, int, bytes]] = []
        for letters in range(1, OPENINGS + 1):
            groups: dict[str, list[tuple[int, int]]] = {}
            for number, word, units in words:
                if len(word) >= letters:
                    groups.setdefault(word[:letters], []).append((-units, number))
            for opening, group in groups.items():
                commonest = array("I", (number for _, number in sorted(group)[:OPENING_WORDS]))
                rows.append((opening, -sum(units for units, _ in group), commonest.tobytes()))
        self._connection.execute("delete from search_opening")
        self._connection.executemany("insert into search_opening values(?, ?, ?)", sorted(rows))

    def _write_slips(self, words: list[tuple[int, str, int]]) -> None:
        least = 1 if len(words) <= SLIP_WORDS else 2
        rows = sorted(
            (cut, number) for number, word, units in words if is_corrected(word, units, least) for cut in cuts_of(word)
        )
        self._connection.execute("delete from search_slip")
        self._connection.executemany("insert into search_slip values(?, ?)", rows)

    def _write_best(self, common: set[str]) -> None:
        earlier = dict(self._connection.execute("select word, units from search_best"))
        self._connection.execute("delete from search_best")
        kept = self._best.kept(earlier, common, self._gone)
        self._connection.executemany("insert or replace into search_best values(?, ?)", kept)


def _cleaned(unit: Unit) -> Unit:
    texts = (unit.title, unit.text, unit.value, *unit.names, *unit.subject, *unit.property)
    if all(text.isascii() and "\0" not in text for text in texts):
        return unit
    return Unit(
        unit.kind,
        unit.address,
        clean(unit.title),
        clean(unit.text),
        tuple(map(clean, unit.names)),
        unit.topics,
        unit.sources,
        unit.language,
        unit.years,
        tuple(map(clean, unit.subject)),
        tuple(map(clean, unit.property)),
        clean(unit.value),
        unit.datatype,
        unit.period_kind,
        unit.bounds,
        unit.preference,
    )


def _row(number: int, unit: Unit) -> tuple[object, ...]:
    first, last = unit.years or (None, None)
    return (
        number,
        unit.kind,
        unit.address,
        unit.title,
        unit.text,
        "\n".join(unit.names),
        _listed(unit.topics),
        _listed(unit.sources),
        unit.language,
        first,
        last,
        "\n".join(unit.subject),
        "\n".join(unit.property),
        unit.value,
        unit.datatype,
        unit.period_kind,
        *unit.bounds,
        unit.preference,
    )


def _listed(ids: tuple[str, ...]) -> str:
    return f" {' '.join(ids)} " if ids else ""


def _texts(number: int, unit: Unit) -> Texts:
    return number, unit.title, "\n".join((*unit.names, *unit.subject, *unit.property)), unit.text


def _names(first: int, units: list[Unit]) -> Iterator[tuple[str, int]]:
    for number, unit in enumerate(units, first):
        if unit.kind in NAMED or (unit.names and unit.kind != STATEMENT):
            for form in sorted({" ".join(words_of(name)) for name in (unit.title, *unit.names)} - {""}):
                yield form, number
