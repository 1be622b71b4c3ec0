"""The facade: everything the window and the terminal may ask of the databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.reading.reader import Reader
from db.records import Branch, Fact, Pack, Page, Unit


class Reference:
    """The bundled reference, read as one with the user's library; belongs to the thread that opens it.

    Raises BadDatabase when it opens, and whenever a damaged part of the file is met.
    """

    def __init__(self, bundled: Path, library: Path | None = None) -> None:
        self._bundled = Reader(bundled)
        self._library = library

    @property
    def pack(self) -> Pack:
        """Which content is open."""
        return self._bundled.pack

    def tree(self) -> tuple[Branch, ...]:
        """All branches, every parent before its children, children in the order in which they are shown."""
        return self._bundled.tree()

    def open(self, address: str, as_of: str = "") -> Page:
        """The page an address leads to, as of a day. Raises NotFound and BadDate."""
        return self._bundled.open(address, as_of)

    def resolve(self, subject: str) -> str:
        """The address of what an id, an address or a name means. Raises NotFound, which names what is near."""
        return self._bundled.resolve(subject)

    def facts(self, *, subject: str = "", property: str = "", as_of: str = "") -> tuple[Fact, ...]:
        """Statements by subject and property; a day leaves out what is over or yet to come.

        Raises NotFound and BadDate.
        """
        return self._bundled.facts(subject, property, as_of)

    def units(self, kind: str = "") -> Iterator[Unit]:
        """Every unit of the pack, or those of one kind. Raises NotFound for a kind there is not."""
        return self._bundled.units(kind)

    def close(self) -> None:
        """Close the databases; a second time does no harm."""
        self._bundled.close()
