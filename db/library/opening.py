"""Makes a library ready, once and before anybody opens it; a file that is damaged or not ours is never touched."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db.errors import BadLibrary, LibraryBusy
from db.library import schema

PATIENCE = 30.0  # seconds to wait for another process that makes or writes the same library
_PAUSE = 0.02
_MAGIC = b"SQLite format 3\0"
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BESIDE = ("-wal", "-shm")


def prepare(path: Path) -> None:
    """Make the library where there is none, bring an old one up to date; then it may be opened by anybody.

    Raises BadLibrary, and leaves the file as it is, where it is damaged, not a library, or made for a newer program.
    """
    with told(path):
        if _is_ready(path):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with writing_alone(path, PATIENCE):
            _retried(path)


def set_aside(path: Path) -> Path:
    """Give a damaged library another name, which is the answer; to be called only when the user agrees."""
    with told(path), writing_alone(path, PATIENCE):
        for number in range(1, 1000):
            aside = path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")
            if not aside.exists():
                break
        os.replace(path, aside)
        for ending in _BESIDE:
            with contextlib.suppress(FileNotFoundError):
                os.replace(f"{path}{ending}", f"{aside}{ending}")
        return aside


@contextmanager
def writing_alone(path: Path, patience: float) -> Iterator[None]:
    """Only one process at a time makes a library or changes its index; raises LibraryBusy when patience ends.

    The lock is SQLite's own on an empty file beside the library: it works on every system, and goes with the process.
    """
    with closing(sqlite3.connect(f"{path}-lock", isolation_level=None, timeout=patience)) as lock:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in _BUSY:
                raise LibraryBusy(f"Another import into {path} is running: wait until it has ended.") from error
            raise
        yield


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What the file or its folder does to us, in a sentence."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise BadLibrary(f"The library {path} is damaged ({error}); it was left as it is.") from error
        if code in _BUSY:
            raise LibraryBusy(f"The library {path} is in use by another program: try again in a moment.") from error
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise BadLibrary(f"The library {path} cannot be written: {error}.") from error
        raise
    except OSError as error:
        raise BadLibrary(f"The library {path} cannot be written: {(error.strerror or str(error)).lower()}.") from error


def check_version(path: Path, application: int, version: int) -> None:
    """Raises BadLibrary for another program's database and for one made by a newer program."""
    if application != schema.APPLICATION_ID:
        raise BadLibrary(f"{path} is not a library of Anyqtama: it was made by another program and is left as it is.")
    if version > schema.VERSION:
        raise BadLibrary(f"The library {path} is of version {version}, made for a newer Anyqtama; it is left as it is.")


def _is_ready(path: Path) -> bool:
    """Whether nothing is to be done; asked without writing a byte."""
    try:
        if path.is_dir():
            raise BadLibrary(f"{path} is a folder, not a library.")
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        return False
    if not start:
        return False
    if start != _MAGIC:
        raise BadLibrary(f"{path} is not a library, or damaged: it was left as it is.")
    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as connection:
        try:
            return _state(path, connection) == (schema.VERSION, "wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in _BUSY:
                return False  # it is being made just now
            raise


def _state(path: Path, connection: sqlite3.Connection) -> tuple[int, str]:
    """Version and journal; a database without any table is new and of version 0."""
    if not _one(connection, "select count(*) from sqlite_master"):
        return 0, ""
    version = int(str(_one(connection, "pragma user_version")))
    check_version(path, int(str(_one(connection, "pragma application_id"))), version)
    return version, str(_one(connection, "pragma journal_mode"))


def _retried(path: Path) -> None:
    """Make it, again and again while a reader of the old one holds a lock that SQLite does not wait for."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return _make(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > end:
                raise
        time.sleep(_PAUSE)


def _make(path: Path) -> None:
    from sqlite_utils import Database  # only here: it takes a while to load

    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as connection:
        if _state(path, connection) == (schema.VERSION, "wal"):
            return
        connection.execute("pragma journal_mode = wal")
        connection.execute("begin immediate")
        schema.bring_up_to_date(Database(connection))
        connection.execute("commit")


def _one(connection: sqlite3.Connection, question: str) -> object:
    return connection.execute(question).fetchone()[0]
