"""What the user's world can do to us, told in one sentence each; everything else is a bug of ours."""

from __future__ import annotations


class DbError(Exception):
    """Something outside the program: a file missing, damaged, too new or unreadable, a question nobody can answer."""


class NotFound(DbError):
    """There is nothing of that id or name."""


class BadDate(DbError):
    """A date that cannot be read; the message names it and says which forms are understood."""


class BadDatabase(DbError):
    """A database that is missing, damaged, of another program, or newer than this program."""


class BadLibrary(BadDatabase):
    """The reader's own database is missing, damaged, of another program, too new, or cannot be written."""


class LibraryBusy(BadLibrary):
    """Another process writes to the reader's database just now."""


class BadDocument(DbError):
    """A user's document that holds no text which can be read."""


class BadContent(DbError):
    """The content breaks rules; one `Problem` each, with file, line and rule."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Problem:
    """One broken rule of the content: where it stands and what is wrong."""

    __slots__ = ("file", "line", "rule", "text")

    def __init__(self, file: str, line: int, rule: str, text: str) -> None:
        self.file, self.line, self.rule, self.text = file, line, rule, text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.text}"


class Stopped(Exception):
    """The caller no longer wants the answer."""
