"""One read-only connection to the bundled reference, checked when it opens and stoppable while it works."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path
from typing import TypeVar, cast

from db import schema
from db.errors import BadDatabase, Stopped

CHECK_EVERY = 1000  # instructions of SQLite's machine between two looks at `stop`
KEPT = 64  # answers remembered: more than one page asks for
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
_UNREADABLE = "Could not decode"  # what Python says of text that is no text
Parameters = Sequence[object] | Mapping[str, object]
T = TypeVar("T")


def never() -> bool:
    """The stop of those who wait for the answer."""
    return False


class Connection:
    """The bundled reference, open for reading; belongs to the thread that makes it. Raises BadDatabase."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[Hashable, object] = {}
        _check_file(path)
        with self.guarded():
            self.raw = sqlite3.connect(f"{path.resolve().as_uri()}?{self._manner()}", uri=True)
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

    def kept(self, key: Hashable, read: Callable[[], T]) -> T:
        """What was read before under a key, of the latest keys: what the file holds never changes."""
        found = cast(T, self._kept.pop(key)) if key in self._kept else read()
        self._kept[key] = found  # the latest stands last
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return found

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
        except (UnicodeDecodeError, JSONDecodeError) as error:
            raise self._damaged(error) from error
        except sqlite3.ProgrammingError:
            raise  # asked from another thread, or after closing: nothing the file can help
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
            if code == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            if code in _BROKEN_FILE or _UNREADABLE in str(error) or not self._whole():
                raise self._damaged(error) from error
            raise
        except (LookupError, TypeError, ValueError) as error:
            if not self._whole():
                raise self._damaged(error) from error
            raise

    def _manner(self) -> str:
        """Immutable spares locks and journals, so that it also opens from a folder nobody may write to."""
        return "mode=ro&immutable=1"

    def _tables(self) -> Mapping[str, Collection[str]]:
        """What a sound file holds at least."""
        return schema.TABLES

    def _damaged(self, error: Exception) -> BadDatabase:
        return BadDatabase(f"The database {self.path} is damaged and cannot be read ({_short(error)}).")

    def _whole(self) -> bool:
        """Whether the file is sound and all its columns are there; asked only when something went wrong already."""
        try:
            sound = self.raw.execute("pragma integrity_check(1)").fetchone() == ("ok",)
            return sound and all(self._has(table, set(columns)) for table, columns in self._tables().items())
        except (sqlite3.Error, UnicodeDecodeError):
            return False

    def _has(self, table: str, columns: set[str]) -> bool:
        rows = self.raw.execute("select name from pragma_table_info(?)", [table])
        return columns <= {name for (name,) in rows}

    def _check_kind(self) -> None:
        application, version = self.number("application_id"), self.number("user_version")
        if application != schema.APPLICATION_ID:
            raise BadDatabase(f"{self.path} is not a reference of Anyqtama: it was made by another program.")
        if version > schema.VERSION:
            raise BadDatabase(f"The database {self.path} is of version {version}, made for a newer Anyqtama.")
        if version < schema.VERSION:
            raise BadDatabase(f"The database {self.path} is of the old version {version}: build it anew.")

    def number(self, pragma: str) -> int:
        """The value of a pragma."""
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


def _short(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words if len(words) <= 80 else f"{words[:80]}…"
