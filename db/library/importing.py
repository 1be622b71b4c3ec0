"""Takes files of documents into a library, batch by batch, through the same index that the reference is searched by."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
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
_UNLIST = "delete from document where id in (select value from json_each(?)) and unit > ?"
_INSERT_NEW = "insert or ignore into document(id, unit, digest, date, source, file) values(?, ?, ?, ?, ?, ?)"
_INSERT = "insert or replace into document(id, unit, digest, date, source, file) values(?, ?, ?, ?, ?, ?)"


class _Document(NamedTuple):
    """A document made ready to be written."""

    given: Given
    digest: bytes
    ready: Ready


@dataclass(slots=True)
class _Piece:
    """Some lines of a file: number and end of the last one, what is wrong with some, and the documents by their ids."""

    number: int = 0
    read: int = 0
    good: int = 0
    titles: int = 0
    bad: list[BadLine] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    documents: dict[str, _Document] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """One line more."""
        self.number, self.read, given = line.number, line.read, line.document
        if given is None:
            self.bad.append(BadLine(line.number, line.reason))
            return
        self.good += 1
        self.titles += not given.text
        self.documents[given.id] = _document(given)
        if line.unread:
            self.unread.update(line.unread)


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
        added, replaced = self._taken(piece.documents, done.file.name)
        self._lines += piece.good + len(piece.bad)
        if self._lines >= BATCH:
            self._commit()
            sleep(COURTESY)
        return Imported(
            done.file,
            lines=piece.number,
            added=done.added + added,
            replaced=done.replaced + replaced,
            unchanged=done.unchanged + piece.good - added - replaced,
            left_out=done.left_out + len(piece.bad),
            bad=(*done.bad, *piece.bad[: max(0, TOLD - len(done.bad))]),
            titles=done.titles + piece.titles,
            unread=_more_unread(done.unread, piece.unread),
        )

    def _taken(self, documents: dict[str, _Document], file: str) -> tuple[int, int]:
        """Write what is new or has changed; how many documents are added, and how many are replaced."""
        if not documents:
            return 0, 0
        if self._listed(documents.values(), file, _INSERT_NEW) < len(documents):  # seldom: some are there already
            return self._compared(documents, file)
        self._index.write([one.ready for one in documents.values()])
        self._changed = True
        return len(documents), 0

    def _compared(self, documents: dict[str, _Document], file: str) -> tuple[int, int]:
        ids = json.dumps(list(documents))
        self._connection.execute(_UNLIST, (ids, self._index.last))
        known = {key: (unit, digest) for key, unit, digest in self._connection.execute(_KNOWN, (ids,))}
        fresh = [one for key, one in documents.items() if known.get(key, (0, b""))[1] != one.digest]
        changed = [known[one.given.id][0] for one in fresh if one.given.id in known]
        if changed:
            self._index.remove(changed)
        if fresh:
            self._listed(fresh, file, _INSERT)
            self._index.write([one.ready for one in fresh])
            self._changed = True
        return len(fresh) - len(changed), len(changed)

    def _listed(self, documents: Collection[_Document], file: str, how: str) -> int:
        """List documents under the numbers that their units are going to have; how many of them are listed."""
        with self._index.beside.alone():
            rows = sorted(
                (one.given.id, number, one.digest, one.given.date, one.given.source, file)
                for number, one in enumerate(documents, self._index.last + 1)
            )
            return self._connection.executemany(how, rows).rowcount

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
    piece, begun = _Piece(), 0
    for line in lines:
        piece.take(line)
        if piece.good + len(piece.bad) >= min(PIECE, BATCH) or line.read - begun >= HEAVY:
            yield piece
            piece, begun = _Piece(), line.read
    if piece.number:
        yield piece


def _document(given: Given) -> _Document:
    unit = ready_text(KIND, f"{KIND}:{given.id}", given.title, given.text, given.language, _years(given.date))
    return _Document(given, given.digest, unit)


def _more_unread(before: tuple[UnreadField, ...], more: Counter[str]) -> tuple[UnreadField, ...]:
    if not more:
        return before
    lines = Counter({one.name: one.lines for one in before}) + more
    return tuple(UnreadField(name, number) for name, number in lines.most_common(TOLD))


@lru_cache(maxsize=4096)  # many documents are of one day
def _years(date: str) -> tuple[int, int] | None:
    if not date:
        return None
    try:
        period = parse_period(day_of(date), PeriodKind.ATTESTED)
    except BadDate:
        return None
    return int(period.start_earliest[:4]), int(period.end_latest[:4])
