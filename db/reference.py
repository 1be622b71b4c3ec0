"""The facade: everything the window and the terminal may ask of the databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from db.codes import found_by_code, read_code
from db.days import parse_day
from db.errors import NotFound
from db.library import LibraryReader
from db.library.joining import FEW, can_answer, counted, joined
from db.reading.connection import never
from db.reading.reader import Reader
from db.reading.wording import digest_of
from db.records import (
    Asked,
    Branch,
    Briefing,
    Facets,
    Fact,
    Found,
    Hit,
    HitKind,
    LibraryChecked,
    LibraryDocument,
    NotableDay,
    Pack,
    Page,
    Pin,
    PinCheck,
    PinState,
    Unit,
)
from db.search import Row, Searcher
from db.search.keystrokes import Keystrokes

LIBRARY = "library:"  # how the addresses of the reader's own documents begin
_KINDS: dict[str, HitKind] = {kind: kind for kind in get_args(HitKind)}


class Reference:
    """The bundled reference, read beside the user's library; belongs to the thread that opens it.

    Raises BadDatabase when it opens, and whenever a damaged part of the file is met; BadLibrary where it is the
    library that cannot be read: the reference opens without it.
    """

    def __init__(self, bundled: Path, library: Path | None = None) -> None:
        self._bundled = Reader(bundled)
        self._searcher: Searcher | None = None
        self._keystrokes = Keystrokes()
        try:
            self._library = LibraryReader(library) if library else None
        except BaseException:
            self._bundled.close()
            raise

    @property
    def pack(self) -> Pack:
        """Which content is open."""
        return self._bundled.pack

    def tree(self, as_of: str = "") -> tuple[Branch, ...]:
        """All branches, every parent before its children, children in the order in which they are shown.

        On a day things go by the names of that day, and what was not there then is `away`. Raises BadDate.
        """
        with self._bundled.connection.guarded():
            return self._bundled.tree(as_of)

    def notable_days(self) -> tuple[NotableDay, ...]:
        """Days that many questions begin with, newest first: every vote, and when a constitution came."""
        with self._bundled.connection.guarded():
            return self._bundled.notable_days()

    def open(self, address: str, as_of: str = "") -> Page:
        """The page an address leads to, as of a day. Raises NotFound and BadDate."""
        if address.startswith(LIBRARY):
            return self._own().page(address, self.pack)
        with self._bundled.connection.guarded():
            return self._bundled.open(address, as_of)

    def resolve(self, subject: str) -> str:
        """The address of what an id, an address, a name or a copied code means.

        Raises NotFound, which names what is near.
        """
        if subject.startswith(LIBRARY):
            return f"{LIBRARY}{self._own().document(subject.removeprefix(LIBRARY)).id}"
        with self._bundled.connection.guarded():
            code = read_code(subject)
            return self._bundled.resolve(code.address if code else subject)

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        kind: str = "",
        as_of: str = "",
        typing: bool = False,
        stop: Callable[[], bool] = never,
    ) -> Found:
        """The best hits for what was typed, whatever it holds: those of the reference, then those of the library.

        While somebody is `typing` the answer is quick and looks less far, help for few hits comes with the full one,
        and hits stay while a word is not whole.
        Their scores are of two measures and are not mixed; where both have more than `limit`, a third of the room is
        the library's. Raises BadDate for the day alone, and Stopped as soon as `stop` says so.
        """
        day = parse_day(as_of) if as_of.strip() else ""
        if (coded := found_by_code(text, lambda address: self.open(address, as_of))) is not None:
            return coded
        if not typing:
            return self._answered(text, limit, kind, day, typing, stop)
        return self._keystrokes.answer(
            text, (limit, kind, day), lambda begun: self._answered(begun, limit, kind, day, typing, stop)
        )

    def _answered(self, text: str, limit: int, kind: str, day: str, typing: bool, stop: Callable[[], bool]) -> Found:
        found = self._found(text, limit, kind, day, typing, stop) if kind != "library" else Found(text)
        if self._library is None or kind not in ("", "library"):
            return found
        if found.count >= FEW and not can_answer(text):  # with few hits it is asked for what it would find otherwise
            return found
        answer = self._library.search(text, limit, typing, stop, self._search())
        return joined(found, answer, self._library.hits(answer.rows), limit)

    def facets(self, text: str, *, kind: str = "", as_of: str = "", stop: Callable[[], bool] = never) -> Facets:
        """How the hits of a search are spread; slower than the search, which need not wait for it.

        Raises BadDate for the day, and Stopped.
        """
        spreads = []
        day = (parse_day(as_of) if as_of.strip() else "") or self.pack.knowledge_ends
        with self._bundled.connection.stoppable(stop):
            if kind != "library":
                spreads.append(self._search().facets(text, kinds=(kind,) if kind else (), as_of=day, stop=stop))
            known = self._bundled.labels(
                (one for spread in spreads for one, _ in spread.topics),
                (one for spread in spreads for one, _ in spread.sources),
            )
        if self._library is not None and kind in ("", "library") and can_answer(text):
            spreads.append(self._library.facets(text, stop, self._search()))
        return counted(text, spreads, lambda id: known.get(id, id), page_of)

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

    def digest(self, address: str) -> str:
        """The digest of the words an address leads to, empty for what has none of its own. Raises NotFound."""
        if address.startswith(LIBRARY):
            return self._own().digest(address)
        with self._bundled.connection.guarded():
            return digest_of(self._bundled, address)

    def documents(self) -> Iterator[LibraryDocument]:
        """All documents of the library, by their ids."""
        return self._library.documents() if self._library else iter(())

    def briefings(self) -> tuple[Briefing, ...]:
        """All briefings of the library with their pins, in the reader's order."""
        return self._library.briefings() if self._library else ()

    def history(self, limit: int = 100) -> tuple[Asked, ...]:
        """The searches made, newest first."""
        return self._library.history(limit) if self._library else ()

    def saved_searches(self) -> tuple[Asked, ...]:
        """The searches kept under a title, in the reader's order."""
        return self._library.saved_searches() if self._library else ()

    def check_library(self) -> LibraryChecked:
        """Prove the library whole, and find the pins that lead nowhere any more or to other words.

        Raises BadLibrary where it is not whole, and NotFound where there is none.
        """
        library = self._own()
        library.prove_whole()
        documents, briefings, pins = library.counts()
        lost = tuple(
            PinCheck(briefing.title, pin, state)
            for briefing in library.briefings()
            for pin in briefing.pins
            if (state := self._state_of(pin)) != "whole"
        )
        return LibraryChecked(library.connection.path, documents, briefings, pins, library.unfinished, lost)

    def close(self) -> None:
        """Close the databases; a second time does no harm."""
        self._bundled.close()
        if self._library:
            self._library.close()

    def _own(self) -> LibraryReader:
        if self._library is None:
            raise NotFound("There is no library of your own yet: import a file first.")
        return self._library

    def _state_of(self, pin: Pin) -> PinState:
        if not pin.address or pin.address.startswith("search:"):
            return "whole"
        try:
            return "whole" if pin.digest in ("", self.digest(pin.address)) else "changed"
        except NotFound:
            return "gone"

    def _found(self, text: str, limit: int, kind: str, day: str, typing: bool, stop: Callable[[], bool]) -> Found:
        with self._bundled.connection.stoppable(stop):
            answer = self._search().search(
                text,
                limit=limit,
                kinds=(kind,) if kind else (),
                as_of=day or self.pack.knowledge_ends,
                coach=not typing,
                typing=typing,
                stop=stop,
            )
            hits = tuple(self._hit(row, day) for row in answer.rows)
            coverage = self._bundled.coverage_for(text) if not hits else ()
            named = self._bundled.named(text)
        return Found(text, hits, answer.count, answer.more, answer.read_as, answer.repairs, coverage, named=named)

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
            title=self._bundled.title_on(row.address, row.title, day),
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


def page_of(address: str) -> str:
    """The page that a passage or a statement stands on; all else is a page itself."""
    kind, _, own = address.partition(":")
    if kind == "passage":
        return f"document:{own.partition('#')[0]}"
    if kind == "statement":
        return f"entity:{own.partition('/')[0]}"
    return address
