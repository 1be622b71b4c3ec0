"""Takes files of documents into a library, batch by batch, through the same index that the reference is searched by."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import NamedTuple

from db.dates import PeriodKind, parse_period
from db.errors import BadDate
from db.library.lines import Given, Line, opened
from db.records import BadLine, Imported, Progress, UnreadField
from db.search import IndexWriter, Ready, ready_text

KIND = "library"
BATCH = 40_000  # lines of one transaction: what is lost at most when the machine stops
COURTESY = 0.05  # seconds between two transactions in which others may write to the library
PIECE, HEAVY = 5000, 16 * 1024 * 1024  # lines, and bytes, that are made ready while those before are written
TOLD = 100  # bad lines that are told one by one
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ])")  # what is before the time of day
_KNOWN = "select id, unit, digest from document where id in (select value from json_each(?))"
_INSERT = "insert or replace into document(id, unit, digest, date, source, file) values(?, ?, ?, ?, ?, ?)"


class _Document(NamedTuple):
    """A document made ready to be written."""

    given: Given
    digest: bytes
    ready: Ready


class _Piece(NamedTuple):
    """Some lines of a file: number and end of the last one, what is wrong with some, and the documents by their ids."""

    number: int
    read: int
    bad: list[BadLine]
    good: int
    titles: int
    unread: Counter[str]
    documents: dict[str, _Document]


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
        self._lines = 0  # of the open transaction
        connection.execute("begin immediate")
        self._index = IndexWriter(connection)
        connection.execute("update state set value = 1 where key = 'unfinished'")
        connection.execute("commit")

    def take(self, path: Path, progress: Callable[[Progress], None], stop: Callable[[], bool]) -> Imported:
        """Read one file to its end, or until `stop`. Raises BadDocument where it cannot be read at all."""
        done = Imported(path)
        with opened(path) as lines:
            size = max(1, path.stat().st_size)
            try:
                with closing(self._index.beside.ahead(_pieces(self._index.beside.paced(lines)))) as pieces:
                    for piece in pieces:
                        done = self._written(done, piece)
                        taken = done.added + done.replaced
                        progress(Progress(done.lines, taken, min(1.0, piece.read / size)))
                        if stop():
                            break
            except OSError:
                self._commit()  # what came before is kept
                raise
        self._commit()
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

    def _written(self, done: Imported, piece: _Piece) -> Imported:
        if not self._connection.in_transaction:
            self._connection.execute("begin immediate")
        ids = json.dumps(list(piece.documents))
        known = {key: (unit, digest) for key, unit, digest in self._connection.execute(_KNOWN, (ids,))}
        fresh = [one for key, one in piece.documents.items() if known.get(key, (0, b""))[1] != one.digest]
        changed = [known[one.given.id][0] for one in fresh if one.given.id in known]
        if fresh:
            self._write(fresh, changed, done.file.name)
        self._lines += piece.good + len(piece.bad)
        if self._lines >= BATCH:
            self._commit()
            sleep(COURTESY)
        added = len(fresh) - len(changed)
        return Imported(
            done.file,
            lines=piece.number,
            added=done.added + added,
            replaced=done.replaced + len(changed),
            unchanged=done.unchanged + piece.good - len(fresh),
            left_out=done.left_out + len(piece.bad),
            bad=(*done.bad, *piece.bad[: max(0, TOLD - len(done.bad))]),
            titles=done.titles + piece.titles,
            unread=_more_unread(done.unread, piece.unread),
        )

    def _write(self, fresh: list[_Document], changed: list[int], file: str) -> None:
        self._changed = True
        if changed:
            self._index.remove(changed)
        numbers = self._index.write([one.ready for one in fresh])
        rows = sorted(
            (one.given.id, number, one.digest, one.given.date, one.given.source, file)
            for number, one in zip(numbers, fresh, strict=True)
        )
        with self._index.beside.alone():
            self._connection.executemany(_INSERT, rows)

    def _commit(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("commit")
        self._lines = 0


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


def _pieces(lines: Iterator[Line]) -> Iterator[_Piece]:
    taken: list[tuple[Line, _Document | None]] = []
    begun = 0
    for line in lines:
        taken.append((line, _document(line.document) if line.document else None))
        if len(taken) >= min(PIECE, BATCH) or line.read - begun >= HEAVY:
            yield _piece(taken)
            taken, begun = [], line.read
    if taken:
        yield _piece(taken)


def _document(given: Given) -> _Document:
    unit = ready_text(KIND, f"{KIND}:{given.id}", given.title, given.text, given.language, _years(given.date))
    return _Document(given, given.digest, unit)


def _piece(taken: list[tuple[Line, _Document | None]]) -> _Piece:
    last, _ = taken[-1]
    return _Piece(
        last.number,
        last.read,
        [BadLine(line.number, line.reason) for line, document in taken if document is None],
        sum(document is not None for _, document in taken),
        sum(document is not None and not document.given.text for _, document in taken),
        Counter(name for line, _ in taken for name in line.unread),
        {document.given.id: document for _, document in taken if document},
    )


def _more_unread(before: tuple[UnreadField, ...], more: Counter[str]) -> tuple[UnreadField, ...]:
    if not more:
        return before
    lines = Counter({one.name: one.lines for one in before}) + more
    return tuple(UnreadField(name, number) for name, number in lines.most_common(TOLD))


def _years(date: str) -> tuple[int, int] | None:
    if not date:
        return None
    try:
        period = parse_period(day_of(date), PeriodKind.ATTESTED)
    except BadDate:
        return None
    return int(period.start_earliest[:4]), int(period.end_latest[:4])
