"""The facade: everything the window and the terminal may ask of the databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from db.dates import parse_day
from db.reading.connection import never
from db.reading.reader import Reader
from db.records import Branch, Fact, Found, Hit, HitKind, Pack, Page, Unit
from db.search import Row, Searcher

_KINDS: dict[str, HitKind] = {kind: kind for kind in get_args(HitKind)}


class Reference:
    """The bundled reference, read as one with the user's library; belongs to the thread that opens it.

    Raises BadDatabase when it opens, and whenever a damaged part of the file is met.
    """

    def __init__(self, bundled: Path, library: Path | None = None) -> None:
        self._bundled = Reader(bundled)
        self._library = library
        self._searcher: Searcher | None = None

    @property
    def pack(self) -> Pack:
        """Which content is open."""
        return self._bundled.pack

    def tree(self) -> tuple[Branch, ...]:
        """All branches, every parent before its children, children in the order in which they are shown."""
        with self._bundled.connection.guarded():
            return self._bundled.tree()

    def open(self, address: str, as_of: str = "") -> Page:
        """The page an address leads to, as of a day. Raises NotFound and BadDate."""
        with self._bundled.connection.guarded():
            return self._bundled.open(address, as_of)

    def resolve(self, subject: str) -> str:
        """The address of what an id, an address or a name means. Raises NotFound, which names what is near."""
        with self._bundled.connection.guarded():
            return self._bundled.resolve(subject)

    def search(
        self, text: str, *, limit: int = 50, kind: str = "", as_of: str = "", stop: Callable[[], bool] = never
    ) -> Found:
        """The best hits for what was typed, whatever it holds.

        Raises BadDate for the day alone, and Stopped as soon as `stop` says so.
        """
        day = parse_day(as_of) if as_of.strip() else ""
        with self._bundled.connection.stoppable(stop):
            answer = self._search().search(
                text, limit=limit, kinds=(kind,) if kind else (), as_of=day or self.pack.knowledge_ends, stop=stop
            )
            hits = tuple(self._hit(row, day) for row in answer.rows)
            coverage = self._bundled.coverage_for(text) if not hits else ()
        return Found(text, hits, answer.count, answer.more, answer.read_as, answer.repairs, coverage)

    def facts(self, *, subject: str = "", property: str = "", as_of: str = "") -> tuple[Fact, ...]:
        """Statements by subject and property; a day leaves out what is over or yet to come.

        Raises NotFound and BadDate.
        """
        with self._bundled.connection.guarded():
            return self._bundled.facts(subject, property, as_of)

    def units(self, kind: str = "") -> Iterator[Unit]:
        """Every unit of the pack, or those of one kind. Raises NotFound for a kind there is not."""
        with self._bundled.connection.guarded():
            yield from self._bundled.units(kind)

    def close(self) -> None:
        """Close the databases; a second time does no harm."""
        self._bundled.close()

    def _search(self) -> Searcher:
        """Made when first needed: it reads its vocabulary, which those who only open pages need not wait for."""
        if self._searcher is None:
            self._searcher = Searcher(self._bundled.connection.raw)
        return self._searcher

    def _hit(self, row: Row, day: str) -> Hit:
        period = self._bundled.period_of(row.address)
        return Hit(
            kind=_KINDS[row.kind],
            id=row.address.partition(":")[2],
            address=row.address,
            title=row.title,
            text=row.text,
            snippet=row.snippet,
            marks=row.marks,
            source=self._bundled.source(row.sources[0]) if row.sources else None,
            period=period,
            force=self._bundled.force_of(period, day) if row.kind == "statement" else None,
            match=row.match,
            forms=row.forms,
            missing=row.missing,
            score=row.score,
        )
