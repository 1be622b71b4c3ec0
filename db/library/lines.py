"""Files of documents, one a line: JSON Lines and CSV, read as a stream; a bad line becomes a reason."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO, TypeVar

from db.errors import BadDocument

T = TypeVar("T")
Fields = Mapping[str, object]
LONGEST_LINE = 16 * 1024 * 1024  # bytes; a longer one would be held in memory as a whole
LONGEST_ID = 500  # characters
LONG = 80  # characters from which a field with several words is a text
# What corpora call the parts of a document, beside their own names; the first one that says anything counts.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("_id", "pid", "docid", "doc_id", "docno"),
    "title": ("headline",),
    "text": ("body", "contents", "content", "passage"),
    "date": (),
    "language": ("lang",),
    "source": (),
}
_BESIDE = ("date", "language", "source")
_NUMBERS = (int, float)
_decode = json.JSONDecoder().decode


class Given(NamedTuple):
    """One document as a file gives it; `digest` tells whether it is the same as before."""

    id: str
    title: str
    text: str
    date: str = ""
    language: str = ""
    source: str = ""

    @property
    def digest(self) -> bytes:
        """16 bytes that any change of the document changes."""
        fields = "\x1f".join((self.title, self.text, self.date, self.language, self.source))
        return blake2b(fields.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Line(NamedTuple):
    """One line of a file: its number, the bytes read up to its end, and a document or the reason why there is none.

    `unread` are the names of fields that hold a long text which is not part of the document.
    """

    number: int
    read: int
    document: Given | None
    reason: str = ""
    unread: tuple[str, ...] = ()


class BadLineError(Exception):
    """Why a line holds no document."""


@contextmanager
def opened(path: Path) -> Iterator[Iterator[Line]]:
    """The lines of a file; which kind it is its name tells. Raises BadDocument where it cannot be read at all."""
    reader = _READERS.get(path.suffix.lower())
    if path.is_dir():
        raise BadDocument(f"“{path}” is a folder: name the files in it.")
    if reader is None:
        raise BadDocument(f"“{path}” cannot be imported: take a file in {', '.join(_READERS)}.")
    try:
        with path.open("rb") as file:
            yield reader(path, file)
    except OSError as error:
        raise BadDocument(f"“{path}” cannot be read: {(error.strerror or str(error)).lower()}.") from error


def _json_lines(_: Path, file: BinaryIO) -> Iterator[Line]:
    number = read = 0
    while line := file.readline(LONGEST_LINE + 1):
        number, read = number + 1, read + len(line)
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            while rest := file.readline(LONGEST_LINE):
                read += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield Line(number, read, None, f"it is longer than {LONGEST_LINE // 1024 // 1024} MB")
        elif line := line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip():
            yield _line(number, read, _of_json, line)


def _comma_separated(path: Path, file: BinaryIO) -> Iterator[Line]:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(path, file, text)
    finally:
        text.detach()  # whoever opened the file closes it


def _rows(path: Path, file: BinaryIO, text: TextIO) -> Iterator[Line]:
    heading = text.readline(LONGEST_LINE)
    delimiter = max("\t;,", key=heading.count)
    names = [name.strip().lower() for name in next(csv.reader([heading], delimiter=delimiter), [])]
    if missing := [field for field in ("id", "text") if not {field, *SPELLINGS[field]} & set(names)]:
        raise BadDocument(f"“{path}” has no column {' and '.join(missing)} in its first line.")
    csv.field_size_limit(LONGEST_LINE)
    rows = csv.reader(text, delimiter=delimiter)
    while True:
        number = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Line(number, file.tell(), None, f"it is not CSV ({error})")
            continue
        if row is None:
            return
        if row:
            yield _line(number, file.tell(), partial(_of_row, names), row)


_READERS: dict[str, Callable[[Path, BinaryIO], Iterator[Line]]] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _comma_separated,
    ".tsv": _comma_separated,
}


def _line(number: int, read: int, fields_of: Callable[[T], Fields], given: T) -> Line:
    try:
        fields = fields_of(given)
        if fields.keys() <= SPELLINGS.keys():
            return Line(number, read, _given(fields))
        known = _respelled(fields)
        return Line(number, read, _given(known), "", _unread(fields, known))
    except BadLineError as error:
        return Line(number, read, None, str(error))


def _of_json(line: bytes) -> Fields:
    try:
        fields = _decode(str(line, "utf-8", "surrogatepass"))
    except UnicodeDecodeError as error:
        raise BadLineError("it is not text in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError("it is not JSON") from error
    if not isinstance(fields, dict):
        raise BadLineError("it is no object with id, title and text")
    return fields


def _of_row(names: list[str], row: list[str]) -> Fields:
    if len(row) > len(names):
        raise BadLineError("it has more columns than the first line")
    if any("\udc80" <= letter <= "\udcff" for cell in row for letter in cell):
        raise BadLineError("it is not text in UTF-8")
    return dict(zip(names, row, strict=False))


def _given(fields: Fields) -> Given:
    key, text = _key(fields), _text(fields, "text")
    title, *others = [_text(fields, name).strip() for name in ("title", *_BESIDE)]
    if not (title or text.strip()):
        raise BadLineError("it holds neither title nor text")
    return Given(key, title, text, *others)


@lru_cache(maxsize=4)  # a file names its fields alike in all lines
def _spelled(names: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Which fields may be which part of a document, and which of them may be left unread."""
    parts = {part: tuple(name for name in (part, *others) if name in names) for part, others in SPELLINGS.items()}
    sure = {found[0] for found in parts.values() if len(found) == 1}
    return {part: found for part, found in parts.items() if found}, tuple(name for name in names if name not in sure)


def _respelled(fields: Fields) -> Fields:
    """The parts of a document under their own names."""
    parts, _ = _spelled(tuple(fields))
    return {part: fields[names[0]] if len(names) == 1 else _telling(fields, names) for part, names in parts.items()}


def _telling(fields: Fields, names: tuple[str, ...]) -> object:
    """The first of some fields that says anything."""
    return next((fields[name] for name in names if not _says_nothing(fields[name])), fields[names[0]])


def _unread(fields: Fields, known: Fields) -> tuple[str, ...]:
    """The names of fields with a text that is not read."""
    _, unsure = _spelled(tuple(fields))
    long = [name for name in unsure if _is_long(fields[name])]
    return tuple(name for name in long if all(fields[name] is not one for one in known.values()))


def _is_long(value: object) -> bool:
    return isinstance(value, str) and len(value) >= LONG and len(value.split(None, 2)) > 2


def _key(fields: Fields) -> str:
    given = fields.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise BadLineError("it has no id")
    key = str(given).strip()
    if not key or len(key) > LONGEST_ID or not key.isprintable():
        raise BadLineError(f"its id is empty, longer than {LONGEST_ID} characters, or cannot be printed")
    return key


def _text(fields: Fields, field: str) -> str:
    given = fields.get(field)
    if given is None:
        return ""
    if isinstance(given, str):
        return given if given.isascii() else given.encode("utf-8", "replace").decode()  # no halves of characters
    if isinstance(given, _NUMBERS) and not isinstance(given, bool):
        return str(given)
    raise BadLineError(f"its {field} is no text")


def _says_nothing(given: object) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())
