"""What the reader keeps: imported documents, briefings, searches, and what an import answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.records.packs import Pack
from db.records.pages import CitedSource

PinState = Literal["whole", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class LibraryDocument:
    """An imported document without its text; all but `id` and `title` may be empty, `file` is where it came from."""

    id: str
    title: str
    date: str = ""
    language: str = ""
    source: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """The text of an imported document, paragraph by paragraph; it is the reader's own, no part of the reference.

    `pack` is the one it was opened beside. It has no numbered sources and is of no day, as other pages are.
    """

    address: str
    title: str
    pack: Pack
    document: LibraryDocument
    paragraphs: tuple[str, ...]
    sources: tuple[CitedSource, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a file that could not be imported, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class UnreadField:
    """A field of a file that holds long texts and that no import reads, and how many lines have it so."""

    name: str
    lines: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: lines read, documents taken, and the share of the file's bytes from 0 to 1."""

    lines: int
    taken: int
    share: float
    finishing: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: documents `added`, `replaced` by changed ones and `unchanged`; lines `left_out`.

    `bad` tells of the first lines left out. `titles` are documents of a title and no text, `unread` fields with long
    texts that were passed over, those of most lines first. Where the import was `stopped`, `lines` says how far it
    came.
    """

    file: Path
    lines: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    left_out: int = 0
    bad: tuple[BadLine, ...] = ()
    titles: int = 0
    unread: tuple[UnreadField, ...] = ()
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """One item of a briefing: an address with the day it is seen on, or a free note where `address` is empty.

    `digest` is that of the words when it was pinned, empty where an address has no words of its own.
    """

    id: int
    address: str = ""
    title: str = ""
    as_of: str = ""
    note: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Pins in the order the reader gave them; the title may be empty."""

    id: int
    title: str
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A search that was made, or kept under a `title`; `at` is the moment in UTC, ISO 8601."""

    id: int
    query: str
    kind: str = ""
    as_of: str = ""
    title: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class PinCheck:
    """Whether what a pin leads to is still there, in the same words."""

    briefing: str
    pin: Pin
    state: PinState


@dataclass(frozen=True, slots=True)
class LibraryChecked:
    """A library that is whole: how many documents, briefings and pins it holds, and the pins that lost their place.

    `unfinished` is true where an import was cut off and its documents are not all found yet.
    """

    path: Path
    documents: int
    briefings: int
    pins: int
    unfinished: bool = False
    lost: tuple[PinCheck, ...] = ()
