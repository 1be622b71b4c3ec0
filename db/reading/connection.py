"""One read-only connection to the bundled reference, checked when it opens and stoppable while it works."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from db import schema
from db.errors import BadDatabase, Stopped

CHECK_EVERY = 1000  # instructions of SQLite's machine between two looks at `stop`
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in their low byte
_BROKEN_FILE = {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_FORMAT,
}
Parameters = Sequence[object] | Mapping[str, object]


def never() -> bool:
    """The stop of those who wait for the answer."""
    return False


class Connection:
    """The bundled reference, open for reading; belongs to the thread that makes it. Raises BadDatabase."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _check_file(path)
        # Immutable spares locks and journals, so that it also opens from a folder nobody may write to.
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with self.guarded():
            self.raw = sqlite3.connect(address, uri=True)
        try:
            self._check_kind()
        except BaseException:
            self.close()
            raise

    def rows(self, question: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows of an answer, with names to their columns."""
        with self.guarded():
            cursor = self.raw.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(question, parameters).fetchall()

    def row(self, question: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row, or None."""
        found = self.rows(question, parameters)
        return found[0] if found else None

    def close(self) -> None:
        """Close it; a second time does no harm."""
        self.raw.close()

    @contextmanager
    def stoppable(self, stop: Callable[[], bool]) -> Iterator[None]:
        """Give up as soon as `stop` says so, in the middle of a question too; raises Stopped."""
        self.raw.set_progress_handler(stop, CHECK_EVERY)
        try:
            with self.guarded():
                yield
        finally:
            self.raw.set_progress_handler(None, 0)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Tell a broken file from a bug of ours: the first becomes BadDatabase, the second stays what it is."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
            if code == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            if code in _BROKEN_FILE:
                raise BadDatabase(f"The database {self.path} is damaged and cannot be read ({error}).") from error
            raise

    def _check_kind(self) -> None:
        application, version = self._number("application_id"), self._number("user_version")
        if application != schema.APPLICATION_ID:
            raise BadDatabase(f"{self.path} is not a reference of Anyqtama: it was made by another program.")
        if version > schema.VERSION:
            raise BadDatabase(f"The database {self.path} is of version {version}, made for a newer Anyqtama.")
        if version < schema.VERSION:
            raise BadDatabase(f"The database {self.path} is of the old version {version}: build it anew.")
        if self._number("page_count") * self._number("page_size") > self.path.stat().st_size:
            raise BadDatabase(f"The database {self.path} is damaged: its end is missing.")

    def _number(self, pragma: str) -> int:
        found = self.row(f"pragma {pragma}")
        return int(found[0]) if found else 0


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise BadDatabase(f"{path} is a folder, not a database.")
        with path.open("rb") as file:
            start = file.read(16)
    except FileNotFoundError as error:
        raise BadDatabase(f"There is no database at {path}.") from error
    except (OSError, ValueError) as error:
        raise BadDatabase(
            f"The database {path} cannot be opened: {getattr(error, 'strerror', None) or error}."
        ) from error
    if start != b"SQLite format 3\0":
        raise BadDatabase(f"{path} is not a database.")
