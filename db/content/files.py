"""The files of a pack: which there are, and their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from db.content.problems import Place, Problems
from db.errors import BadContent, Problem

_SINGLE = ("pack.yaml", "kinds.yaml", "properties.yaml", "topics.yaml")
_OPTIONAL = ("coverage.yaml", "words.yaml", "translations.yaml")
_IN_FOLDERS = ("sources/*.yaml", "fingerprints/*.yaml", "documents/*.md", "entities/*/*.yaml", "elections/*.yaml")
_NOT_CONTENT = ("README.md",)


class Pack:
    """The folder of a pack; raises BadContent where there is none."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        if not folder.is_dir():
            what = "is a file; a pack is a folder" if folder.exists() else "does not exist"
            raise BadContent((Problem(str(folder), 1, "unreadable", f"The content folder {what}."),))
        self._folder = folder
        self._problems = problems
        self._names = sorted(_names_under(folder))

    def matching(self, pattern: str) -> tuple[str, ...]:
        """The names of all files of a pattern, in the order of the alphabet."""
        return tuple(name for name in self._names if PurePosixPath(name).match(pattern) and _depth(name, pattern))

    def check_names(self) -> None:
        """What a pack must have is there, and nothing lies in it that nobody would read."""
        for name in _SINGLE:
            if name not in self._names:
                self._problems.add(Place(name, 1), "unreadable", "The file is missing.")
        known = {name for pattern in (*_SINGLE, *_OPTIONAL, *_IN_FOLDERS) for name in self.matching(pattern)}
        for name in self._names:
            if name not in known and name not in _NOT_CONTENT:
                self._problems.add(Place(name, 1), "unknown-file", "A pack has no place for this file.")

    def has(self, name: str) -> bool:
        """Whether the pack holds that file."""
        return name in self._names

    def text(self, name: str) -> str | None:
        """The text of a file, None (and a problem) where it cannot be read."""
        path = self._folder / name
        try:
            raw = path.read_bytes()
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self._unreadable(name, line, "The file is not UTF-8 text.")
            return None
        except OSError as error:
            reason = "It is a folder, not a file." if path.is_dir() else f"It cannot be opened: {error.strerror}."
            self._unreadable(name, 1, reason)
            return None
        if not text.strip():
            self._unreadable(name, 1, "The file is empty.")
            return None
        return text

    def _unreadable(self, name: str, line: int, reason: str) -> None:
        self._problems.add(Place(name, line), "unreadable", reason)


def _names_under(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        # A folder named like a file is listed too, so that reading it says what is wrong.
        if not hidden and (path.suffix in (".yaml", ".md") or not path.is_dir()):
            yield name.as_posix()


def _depth(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/")
