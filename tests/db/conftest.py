"""A copy of the small pack that a test may break, and what the reader says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.content import read
from db.errors import BadContent, Problem


class Workshop:
    """A pack to change: every change tells the line it stands in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """Put a file of its own into the pack."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def line(self, file: str, text: str) -> int:
        """The last line of a file that holds a text, with one ↑ behind it for each line above."""
        lines = (self.folder / file).read_text(encoding="utf-8").split("\n")
        found = [number for number, line in enumerate(lines, 1) if text.rstrip("↑") in line]
        return found[-1] - text.count("↑")

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the pack, nothing where it can be read."""
        try:
            read(self.folder)
        except BadContent as error:
            return error.problems
        return ()

    def told(self) -> list[tuple[str, int, str]]:
        """File, line and rule of everything that is wrong."""
        return [(problem.file, problem.line, problem.rule) for problem in self.problems()]


@pytest.fixture
def workshop(pack: Path, tmp_path: Path) -> Workshop:
    """A pack without a fault."""
    shutil.copytree(pack, tmp_path / "pack")
    return Workshop(tmp_path / "pack")
