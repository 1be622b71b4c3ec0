"""Everything that writes to the reader's library: one connection, one transaction for each change."""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from db.errors import DbError, NotFound
from db.library import opening
from db.library.importing import Importer, index_changed
from db.library.reader import LibraryReader, pin_of
from db.records import Asked, Briefing, Imported, LibraryDocument, Pin, Progress
from db.search import IndexWriter

REMEMBERED = 500  # searches of the history; older ones make room
_CACHE = 64 * 1024  # KiB of pages held while writing
_SWITCH = 0.0005  # seconds that who writes waits for Python while the next lines are read; else ten times as long
_CHECKPOINT = 16_000  # pages of the log before they go into the file: fewer and larger writes


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _silent(_: Progress) -> None:
    """For those who do not look on."""


def _never() -> bool:
    return False


class Library:
    """The reader's library, open for writing; belongs to the thread that makes it.

    What is removed is given back by the removing method, and `restore…` puts it back as it was. Raises BadLibrary
    where the file is damaged, not a library, or cannot be written, and NotFound for what is not there.
    """

    def __init__(self, path: Path, now: Callable[[], str] = _now) -> None:
        from sqlite_utils import Database  # only here: it takes a while to load, and most only read

        opening.prepare(path)
        self.path = path
        self._now = now
        with opening.told(path):
            self._raw = sqlite3.connect(path, isolation_level=None, timeout=opening.PATIENCE)
            self._raw.row_factory = sqlite3.Row
            self._raw.execute("pragma foreign_keys = on")
            self._database = Database(self._raw)

    def close(self) -> None:
        """Close it; a second time does no harm."""
        self._raw.close()

    def add_briefing(self, title: str = "") -> Briefing:
        """A new briefing behind the others."""
        with self._change():
            place = self._number("select ifnull(max(place), 0) + 1 from briefing")
            return Briefing(self._insert("briefing", title=title, place=place), title)

    def rename_briefing(self, id: int, title: str) -> str:
        """Give a briefing another title; the answer is the old one."""
        with self._change():
            old = str(self._row("briefing", id)["title"])
            self._database.table("briefing").update(id, {"title": title})
            return old

    def remove_briefing(self, id: int) -> Briefing:
        """Take a briefing away with its pins."""
        with self._change():
            row = self._row("briefing", id)
            removed = Briefing(id, row["title"], tuple(map(pin_of, self._pins_of(id))))
            self._raw.execute("delete from pin where briefing = ?", (id,))
            self._raw.execute("delete from briefing where id = ?", (id,))
            return removed

    def restore_briefing(self, removed: Briefing) -> None:
        """Put a briefing back behind the others, its pins in their order."""
        with self._change():
            place = self._number("select ifnull(max(place), 0) + 1 from briefing")
            self._insert("briefing", id=removed.id, title=removed.title, place=place)
            for place, pin in enumerate(removed.pins):
                self._insert_pin(removed.id, pin, place)

    def pin(self, briefing: int, address: str, title: str, *, as_of: str = "", digest: str = "", note: str = "") -> Pin:
        """Pin an address at the end of a briefing; `digest` is what the facade says of its words."""
        with self._change():
            self._row("briefing", briefing)
            place = self._number("select count(*) from pin where briefing = ?", briefing)
            given = {"address": address, "title": title, "as_of": as_of, "note": note, "digest": digest}
            return Pin(self._insert("pin", briefing=briefing, place=place, **given), **given)

    def add_note(self, briefing: int, text: str, place: int | None = None) -> Pin:
        """A free note in a briefing, at its end or before the pin that stands at `place`, counted from 0."""
        pin = self.pin(briefing, "", "", note=text)
        if place is not None:
            self.move_pin(pin.id, place)
        return pin

    def change_note(self, pin: int, text: str) -> str:
        """Write another note; the answer is the old one."""
        with self._change():
            old = str(self._row("pin", pin)["note"])
            self._database.table("pin").update(pin, {"note": text})
            return old

    def move_pin(self, pin: int, place: int) -> int:
        """Put a pin where it is to stand in its briefing, counted from 0; the answer is where it stood."""
        with self._change():
            briefing = int(self._row("pin", pin)["briefing"])
            ids = [int(row["id"]) for row in self._pins_of(briefing)]
            before = ids.index(pin)
            ids.insert(max(0, min(place, len(ids) - 1)), ids.pop(before))
            self._number_pins(ids)
            return before

    def remove_pin(self, pin: int) -> tuple[int, int, Pin]:
        """Take a pin away; the answer is its briefing, its place and the pin, as `restore_pin` takes them."""
        with self._change():
            row = self._row("pin", pin)
            ids = [int(each["id"]) for each in self._pins_of(row["briefing"])]
            self._raw.execute("delete from pin where id = ?", (pin,))
            self._number_pins([each for each in ids if each != pin])
            return int(row["briefing"]), ids.index(pin), pin_of(row)

    def restore_pin(self, briefing: int, place: int, pin: Pin) -> None:
        """Put a pin back where it stood."""
        with self._change():
            ids = [int(each["id"]) for each in self._pins_of(briefing)]
            self._insert_pin(briefing, pin, place)
            self._number_pins([*ids[:place], pin.id, *ids[place:]])

    def remember(self, query: str, kind: str = "", as_of: str = "") -> Asked:
        """Write a search into the history; the same one stands there once, the oldest make room."""
        with self._change():
            self._raw.execute("delete from history where query = ? and kind = ? and as_of = ?", (query, kind, as_of))
            asked = {"query": query, "kind": kind, "as_of": as_of, "at": self._now()}
            newest = self._number("select ifnull(max(id), 0) + 1 from history")
            self._insert("history", id=newest, **asked)
            self._raw.execute("delete from history where id <= ?", (newest - REMEMBERED,))
            return Asked(newest, **asked)

    def forget(self, ids: Sequence[int] | None = None) -> tuple[Asked, ...]:
        """Take searches out of the history, all of them where none is named."""
        with self._change():
            found = [row for row in self._raw.execute("select * from history") if ids is None or row["id"] in ids]
            self._raw.executemany("delete from history where id = ?", [(row["id"],) for row in found])
            return tuple(Asked(row["id"], row["query"], row["kind"], row["as_of"], at=row["at"]) for row in found)

    def restore_history(self, removed: Sequence[Asked]) -> None:
        """Put searches back where they stood."""
        with self._change():
            for asked in removed:
                fields = {"query": asked.query, "kind": asked.kind, "as_of": asked.as_of, "at": asked.at}
                self._insert("history", id=asked.id, **fields)

    def save_search(self, title: str, query: str, kind: str = "", as_of: str = "") -> Asked:
        """Keep a search under a title, behind the others."""
        with self._change():
            asked = {"title": title, "query": query, "kind": kind, "as_of": as_of}
            place = self._number("select ifnull(max(place), 0) + 1 from saved_search")
            return Asked(self._insert("saved_search", place=place, **asked), **asked)

    def rename_saved_search(self, id: int, title: str) -> str:
        """Give a kept search another title; the answer is the old one."""
        with self._change():
            old = str(self._row("saved_search", id)["title"])
            self._database.table("saved_search").update(id, {"title": title})
            return old

    def remove_saved_search(self, id: int) -> Asked:
        """Take a kept search away."""
        with self._change():
            row = self._row("saved_search", id)
            self._raw.execute("delete from saved_search where id = ?", (id,))
            return Asked(id, row["query"], row["kind"], row["as_of"], row["title"])

    def restore_saved_search(self, removed: Asked) -> None:
        """Put a kept search back, behind the others."""
        with self._change():
            fields = {"query": removed.query, "kind": removed.kind, "as_of": removed.as_of, "title": removed.title}
            place = self._number("select ifnull(max(place), 0) + 1 from saved_search")
            self._insert("saved_search", id=removed.id, place=place, **fields)

    def import_files(
        self,
        files: Sequence[Path],
        progress: Callable[[Progress], None] = _silent,
        stop: Callable[[], bool] = _never,
        failed: Callable[[Path, DbError], None] | None = None,
    ) -> tuple[Imported, ...]:
        """Take documents out of files; those that are there already are replaced if they have changed.

        Stops between two lines when `stop` says so; what came before stays. A file that cannot be read at all is
        given to `failed`, or raised as BadDocument where nobody takes it; then the files before it are whole.
        Raises LibraryBusy while another import runs.
        """
        with opening.told(self.path), opening.writing_alone(self.path, 0), self._in_bulk():
            importer = Importer(self._raw)
            done: list[Imported] = []
            problem: DbError | None = None
            for file in files:
                try:
                    done.append(importer.take(file, progress, stop))
                except DbError as error:
                    if failed is None:
                        problem = error
                        break
                    failed(file, error)
                if stop():
                    break
            progress(Progress(sum(one.lines for one in done), sum(one.added + one.replaced for one in done), 1.0, True))
            importer.finish()
            if problem:
                raise problem
            return tuple(done)

    def remove_document(self, id: str) -> LibraryDocument:
        """Take an imported document out; its file, imported again, brings it back. Raises LibraryBusy."""
        with opening.told(self.path), opening.writing_alone(self.path, 0):
            reader = LibraryReader(self.path)
            try:
                document = reader.document(id)
            finally:
                reader.close()
            with self._change():
                unit = self._number("select unit from document where id = ?", id)
                index = IndexWriter(self._raw)
                index.remove([unit])
                index.finish()
                self._raw.execute("delete from document where id = ?", (id,))
                index_changed(self._raw)
            return document

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One change: all of it, or nothing."""
        with opening.told(self.path):
            self._raw.execute("begin immediate")
            try:
                yield
                self._raw.execute("commit")
            except BaseException:
                if self._raw.in_transaction:
                    self._raw.execute("rollback")
                raise

    @contextmanager
    def _in_bulk(self) -> Iterator[None]:
        """Settings for much writing: a crash of the machine may lose the last batch, never the library."""
        self._raw.row_factory = None
        before = [self._number(f"pragma {name}") for name in ("synchronous", "wal_autocheckpoint", "cache_size")]
        collecting, switching = gc.isenabled(), sys.getswitchinterval()
        gc.disable()  # it would look at millions of texts, none of which forms a ring
        sys.setswitchinterval(_SWITCH)
        try:
            self._set_pragmas(1, _CHECKPOINT, -_CACHE)
            yield
        finally:
            sys.setswitchinterval(switching)
            if collecting:
                gc.enable()
            if self._raw.in_transaction:
                self._raw.execute("rollback")
            self._set_pragmas(*before)
            self._raw.row_factory = sqlite3.Row

    def _set_pragmas(self, synchronous: int, checkpoint: int, cache: int) -> None:
        self._raw.execute(f"pragma synchronous = {synchronous}")
        self._raw.execute(f"pragma wal_autocheckpoint = {checkpoint}")
        self._raw.execute(f"pragma cache_size = {cache}")

    def _insert(self, table: str, **fields: object) -> int:
        return int(str(self._database.table(table).insert(fields).last_pk))

    def _insert_pin(self, briefing: int, pin: Pin, place: int) -> None:
        texts = {"address": pin.address, "title": pin.title, "as_of": pin.as_of, "note": pin.note, "digest": pin.digest}
        self._insert("pin", id=pin.id, briefing=briefing, place=place, **texts)

    def _number_pins(self, ids: Sequence[int]) -> None:
        self._raw.executemany("update pin set place = ? where id = ?", list(enumerate(ids)))

    def _pins_of(self, briefing: int) -> list[sqlite3.Row]:
        return self._raw.execute("select * from pin where briefing = ? order by place, id", (briefing,)).fetchall()

    def _row(self, table: str, id: int) -> sqlite3.Row:
        row: sqlite3.Row | None = self._raw.execute(f"select * from {table} where id = ?", (id,)).fetchone()
        if row is None:
            raise NotFound(f"There is no {table.replace('_', ' ')} {id} in your library any more.")
        return row

    def _number(self, question: str, *values: object) -> int:
        return int(self._raw.execute(question, values).fetchone()[0])
