"""Which content is open, and what building and checking it gave."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pack:
    """Which content is open; `knowledge_ends` is the last day it knows of."""

    id: str
    title: str
    version: str
    language: str
    licence: str
    knowledge_ends: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: where, of which pack, and how many rows stand in each table."""

    target: Path
    pack: Pack
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """A database proved whole; `content` tells what an author should look at, empty unless asked for."""

    pack: Pack
    counts: tuple[tuple[str, int], ...]
    content: tuple[ContentReport, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentReport:
    """One list for authors: what it is about, how many there are, and the lines."""

    title: str
    count: int
    lines: tuple[str, ...]
