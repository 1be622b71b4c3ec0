"""Takes files of documents into a library, batch by batch, through the same index that the reference is searched by."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from db.dates import PeriodKind, parse_period
from db.errors import BadDate
from db.library.lines import Given, Line, opened
from db.records import BadLine, Imported, Progress
from db.search import IndexWriter, Unit

KIND = "library"
BATCH = 20_000  # documents of one transaction: what is lost at most when the machine stops
TOLD = 100  # bad lines that are told one by one
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ])")  # what is before the time of day
_KNOWN = "select id, unit, digest from document where id in (select value from json_each(?))"
_INSERT = "insert or replace into document(id, unit, digest, date, source, file) values(?, ?, ?, ?, ?, ?)"


class Importer:
    """Writes documents into a library's connection; whoever calls holds the lock of the library's writers.

    Each batch is a transaction of its own. Between the first of them and `finish` the library says that it is
    unfinished: its documents are there, but not all are found yet. An importer that meets such a library, left by
    one that was cut off, counts everything anew.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cut_off = bool(state(connection, "unfinished"))
        self._changed = False
        connection.execute("begin immediate")
        self._index = IndexWriter(connection)
        connection.execute("update state set value = 1 where key = 'unfinished'")
        connection.execute("commit")

    def take(self, path: Path, progress: Callable[[Progress], None], stop: Callable[[], bool]) -> Imported:
        """Read one file to its end, or until `stop`. Raises BadDocument where it cannot be read at all."""
        done = Imported(path)
        with opened(path) as lines:
            size = max(1, path.stat().st_size)
            coming = _until(lines, stop)
            while batch := list(islice(coming, BATCH)):
                done = self._written(done, batch)
                taken = done.added + done.replaced
                progress(Progress(done.lines, taken, min(1.0, batch[-1].read / size)))
        return replace(done, stopped=stop())

    def finish(self) -> None:
        """Make everything found that was taken."""
        self._connection.execute("begin immediate")
        if self._cut_off:
            self._index.recount()
        if self._cut_off or self._changed:
            self._index.finish()
        self._connection.execute("update state set value = 0 where key = 'unfinished'")
        index_changed(self._connection)
        self._connection.execute("commit")

    def _written(self, done: Imported, batch: list[Line]) -> Imported:
        bad = [BadLine(line.number, line.reason) for line in batch if line.document is None]
        given = {line.document.id: line.document for line in batch if line.document}
        known = {
            key: (unit, digest) for key, unit, digest in self._connection.execute(_KNOWN, (json.dumps(list(given)),))
        }
        fresh = [(one, digest) for one in given.values() if known.get(one.id, (0, b""))[1] != (digest := one.digest)]
        changed = [known[one.id][0] for one, _ in fresh if one.id in known]
        if fresh:
            self._write(fresh, changed, done.file.name)
        added = len(fresh) - len(changed)
        return Imported(
            done.file,
            lines=batch[-1].number,
            added=done.added + added,
            replaced=done.replaced + len(changed),
            unchanged=done.unchanged + len(batch) - len(bad) - len(fresh),
            left_out=done.left_out + len(bad),
            bad=(*done.bad, *bad[: max(0, TOLD - len(done.bad))]),
        )

    def _write(self, fresh: list[tuple[Given, bytes]], changed: list[int], file: str) -> None:
        self._connection.execute("begin immediate")
        self._changed = True
        self._index.remove(changed)
        last = self._index.add(_unit(one) for one, _ in fresh)
        numbers = range(last - len(fresh) + 1, last + 1)
        rows = (
            (one.id, number, digest, one.date, one.source, file)
            for number, (one, digest) in zip(numbers, fresh, strict=True)
        )
        self._connection.executemany(_INSERT, rows)
        self._connection.execute("commit")


def state(connection: sqlite3.Connection, key: str) -> int:
    """One of the numbers that a library keeps of itself."""
    return int(connection.execute("select value from state where key = ?", (key,)).fetchone()[0])


def index_changed(connection: sqlite3.Connection) -> None:
    """Let those who have the index open read it anew."""
    connection.execute("update state set value = value + 1 where key = 'index'")


def day_of(date: str) -> str:
    """A date less the time of day behind it."""
    found = _DAY.match(date)
    return found[0] if found else date


def _until(lines: Iterable[Line], stop: Callable[[], bool]) -> Iterator[Line]:
    for line in lines:
        yield line
        if stop():
            return


def _unit(given: Given) -> Unit:
    return Unit(KIND, f"{KIND}:{given.id}", given.title, given.text, language=given.language, years=_years(given.date))


def _years(date: str) -> tuple[int, int] | None:
    if not date:
        return None
    try:
        period = parse_period(day_of(date), PeriodKind.ATTESTED)
    except BadDate:
        return None
    return int(period.start_earliest[:4]), int(period.end_latest[:4])
