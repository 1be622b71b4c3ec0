"""What is wrong with a pack: each problem with its file, line and rule, all of them gathered before anyone is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.errors import BadContent, Problem

Rule = Literal[
    "unreadable",
    "unknown-file",
    "syntax",
    "markup",
    "unknown-key",
    "missing-key",
    "bad-id",
    "duplicate-id",
    "unknown-property",
    "datatype",
    "bad-date",
    "dangling",
    "locator",
    "no-reference",
    "two-in-force",
    "impossible-date",
    "mixed-script",
    "unreachable",
    "uncited",
    "modality",
    "results",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file of the pack, the file named from the pack's folder on; lines are counted from 1."""

    file: str
    line: int


class Problems:
    """Gathers problems; the same one twice counts once."""

    def __init__(self) -> None:
        self._found: set[tuple[str, int, Rule, str]] = set()

    def add(self, place: Place, rule: Rule, text: str) -> None:
        """Note that a line breaks a rule; `text` is one sentence for the author."""
        self._found.add((place.file, place.line, rule, text))

    def raise_if_any(self) -> None:
        """Tell all of them at once, by file and line; raises BadContent."""
        if self._found:
            raise BadContent(tuple(Problem(*each) for each in sorted(self._found)))
