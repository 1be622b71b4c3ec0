"""A library of a test's own, and files to import into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import Library, Reference

DOCUMENTS = (
    {"id": "harbour", "title": "Harbour lights", "text": "The lantern of the quay.\nA second part.", "date": "2021"},
    {"id": 7, "title": "Порог", "text": "Порог снижен.", "language": "ru", "source": "Газета", "date": "2021-05-25"},
    {"id": "third", "text": "No title, but a threshold of lively words."},
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library is to be; its folder is not there yet."""
    return tmp_path / "Мои файлы" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An open library without anything in it."""
    opened = Library(path, now=lambda: "2026-01-01T12:00:00+00:00")
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write documents as JSON Lines; a str goes in as it is."""

    def write_lines(*given: object, name: str = "given.jsonl") -> Path:
        lines = (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in given)
        file = tmp_path / name
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return file

    return write_lines


@pytest.fixture
def filled(library: Library, write: Callable[..., Path]) -> Library:
    """A library with three documents."""
    library.import_files([write(*DOCUMENTS)])
    return library


@pytest.fixture
def reference(bundled: Path, filled: Library) -> Iterator[Reference]:
    """The small pack beside that library."""
    opened = Reference(bundled, filled.path)
    yield opened
    opened.close()
