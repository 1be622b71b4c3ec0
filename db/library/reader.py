"""All questions to the reader's library: search, documents, briefings, searches; it writes nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Row as SqlRow

from db.dates import Period, PeriodKind, parse_period
from db.errors import BadDatabase, BadDate, BadLibrary, NotFound
from db.evidence import digest
from db.library import schema
from db.library.importing import KIND, day_of, state
from db.library.opening import check_version
from db.reading.connection import Connection
from db.records import Asked, Briefing, Hit, LibraryDocument, LibraryPage, Pack, Pin, Source, Standing
from db.search import Answer, Row, Searcher, Spread

TITLE = 60  # characters of the text that stand for a title that is missing
_DOCUMENTS = """
    select d.id, u.title, substr(u.text, 1, 200) as opening, u.language, d.date, d.source, d.file
    from document d join search_unit u on u.id = d.unit
"""

_KNOWN = "select id, date, source from document where id in (select value from json_each(?))"


class _Connection(Connection):
    """A library, open for reading beside whoever writes to it."""

    def __init__(self, path: Path) -> None:
        try:
            super().__init__(path)
        except BadLibrary:
            raise
        except BadDatabase as error:
            raise BadLibrary(str(error).replace("no database", "no library")) from error

    def _manner(self) -> str:
        """A folder that nobody may write to can only hold a library that nobody writes to."""
        return "mode=ro" if os.access(self.path.resolve().parent, os.W_OK) else "mode=ro&immutable=1"

    def _tables(self) -> Mapping[str, Collection[str]]:
        return schema.TABLES

    def _damaged(self, error: Exception) -> BadDatabase:
        reason = " ".join(str(error).split())[:80]
        return BadLibrary(f"The library {self.path} is damaged and cannot be read ({reason}); it was left as it is.")

    def _check_kind(self) -> None:
        version = self.number("user_version")
        check_version(self.path, self.number("application_id"), version)
        if version < schema.VERSION:
            raise BadLibrary(f"The library {self.path} is of the old version {version}: import into it once.")


class LibraryReader:
    """A library, open for reading; belongs to the thread that makes it. Raises BadLibrary."""

    def __init__(self, path: Path) -> None:
        self.connection = _Connection(path)
        self._searcher: Searcher | None = None
        self._seen = (0, 0)

    def search(
        self, text: str, limit: int, typing: bool, stop: Callable[[], bool], names: Searcher | None = None
    ) -> Answer:
        """The best documents for what was typed, by the other names too that `names` knows. Raises Stopped."""
        with self.connection.stoppable(stop), self._at_one_moment():
            return self._search(names).search(text, limit=limit, coach=not typing, typing=typing, stop=stop)

    def facets(self, text: str, stop: Callable[[], bool], names: Searcher | None = None) -> Spread:
        """How the documents that hold all the words are spread. Raises Stopped."""
        with self.connection.stoppable(stop), self._at_one_moment():
            return self._search(names).facets(text, stop=stop)

    def hits(self, rows: Sequence[Row]) -> tuple[Hit, ...]:
        """Rows of an answer with what is known of their documents, less those that were removed meanwhile."""
        ids = json.dumps([_own(row.address) for row in rows])
        known = {found["id"]: found for found in self.connection.rows(_KNOWN, [ids])}
        return tuple(_hit(row, known[own]) for row in rows if (own := _own(row.address)) in known)

    def document(self, id: str) -> LibraryDocument:
        """One document. Raises NotFound."""
        row = self.connection.row(f"{_DOCUMENTS} where d.id = ?", [id])
        if row is None:
            raise NotFound(f"There is no document “{id[:80]}” in your library.")
        return _document(row)

    def documents(self) -> Iterator[LibraryDocument]:
        """All documents, by their ids; any number of them, one after the other."""
        with self.connection.guarded():
            cursor = self.connection.raw.cursor()
            cursor.row_factory = SqlRow
            yield from map(_document, cursor.execute(f"{_DOCUMENTS} order by d.id"))

    def page(self, address: str, pack: Pack) -> LibraryPage:
        """The text of a document, opened beside a pack. Raises NotFound."""
        document = self.document(_own(address))
        paragraphs = tuple(line.strip() for line in self._text(document.id).splitlines() if line.strip())
        return LibraryPage(f"{KIND}:{document.id}", document.title, pack, document, paragraphs)

    def digest(self, address: str) -> str:
        """The digest of a document's words. Raises NotFound."""
        return digest(self._text(self.document(_own(address)).id))

    def briefings(self) -> tuple[Briefing, ...]:
        """All briefings with their pins, in the reader's order."""
        rows = self.connection.rows("select * from briefing order by place, id")
        return tuple(Briefing(row["id"], row["title"], self._pins(row["id"])) for row in rows)

    def history(self, limit: int) -> tuple[Asked, ...]:
        """The searches made, newest first."""
        return tuple(map(_asked, self.connection.rows("select * from history order by id desc limit ?", [limit])))

    def saved_searches(self) -> tuple[Asked, ...]:
        """The searches kept under a title, in the reader's order."""
        return tuple(map(_asked, self.connection.rows("select * from saved_search order by place, id")))

    def counts(self) -> tuple[int, int, int]:
        """How many documents, briefings and pins there are."""
        row = self.connection.row(
            "select (select count(*) from document), (select count(*) from briefing), (select count(*) from pin)"
        )
        return tuple(row) if row else (0, 0, 0)

    @property
    def unfinished(self) -> bool:
        """Whether an import was cut off, or runs just now."""
        with self.connection.guarded():
            return bool(state(self.connection.raw, "unfinished"))

    def prove_whole(self) -> None:
        """Read everything once; raises BadLibrary where it does not hold together."""
        with self.connection.guarded():
            if problem := next(self._problems(), ""):
                raise BadLibrary(f"The library {self.connection.path} is damaged: {problem}; it was left as it is.")

    def close(self) -> None:
        """Close it; a second time does no harm."""
        self.connection.close()

    def _problems(self) -> Iterator[str]:
        found = self.connection.rows("pragma integrity_check(1)")[0][0]
        if found != "ok":
            yield f"its file is broken ({' '.join(str(found).split())[:80]})"
        for table, columns in schema.TABLES.items():
            rows = self.connection.rows("select name from pragma_table_info(?)", [table])
            if not {row[0] for row in rows} >= set(columns):
                yield f"its table {table} is missing or has other columns"
        for question, problem in _DOUBTS:
            if self.connection.row(question):
                yield problem

    def _search(self, names: Searcher | None) -> Searcher:
        """Made when first needed, and again when an import or a removal changed the index."""
        raw = self.connection.raw
        written = int(raw.execute("pragma data_version").fetchone()[0])
        if self._searcher is None or written != self._seen[0]:
            index = state(raw, "index")
            if self._searcher is None or index != self._seen[1]:
                self._searcher = Searcher(raw, names)
            self._seen = (written, index)
        return self._searcher

    @contextmanager
    def _at_one_moment(self) -> Iterator[None]:
        """All questions inside see the same library, whatever an import writes meanwhile."""
        self.connection.raw.execute("begin")
        try:
            yield
        finally:
            if self.connection.raw.in_transaction:
                self.connection.raw.execute("rollback")

    def _text(self, id: str) -> str:
        row = self.connection.row(
            "select text from search_unit where id = (select unit from document where id = ?)", [id]
        )
        return str(row[0]) if row else ""

    def _pins(self, briefing: int) -> tuple[Pin, ...]:
        rows = self.connection.rows("select * from pin where briefing = ? order by place, id", [briefing])
        return tuple(pin_of(row) for row in rows)


_DOUBTS = (
    (
        "select 1 from document d where not exists (select 1 from search_unit u where u.id = d.unit) limit 1",
        "a document has lost its text",
    ),
    (
        "select 1 where (select count(*) from search_unit) <> (select count(*) from document)",
        "its search holds texts of no document",
    ),
    (
        "select 1 where (select count(*) from search_text_docsize) <> (select count(*) from search_unit)",
        "its search does not hold the words of all documents",
    ),
    ("select 1 from pin p where p.briefing not in (select id from briefing) limit 1", "a pin has lost its briefing"),
)


def pin_of(row: SqlRow) -> Pin:
    """A pin as it is stored."""
    return Pin(row["id"], *(row[name] for name in ("address", "title", "as_of", "note", "digest")))


def _hit(row: Row, document: SqlRow) -> Hit:
    """A hit of the library; it stands apart from the reference's by its origin."""
    date, source = document["date"], document["source"]
    return Hit(
        kind="library",
        id=document["id"],
        address=row.address,
        title=row.title or _beginning(row.text),
        text=row.text,
        snippet=row.snippet,
        marks=row.marks,
        source=Source(row.address, source, "", date, "", row.language, Standing.OWN) if source else None,
        period=_period(date),
        match=row.match,
        forms=row.forms,
        missing=row.missing,
        score=row.score,
        origin="library",
    )


def _asked(row: SqlRow) -> Asked:
    known = row.keys()
    return Asked(
        *(row["id"], row["query"], row["kind"], row["as_of"]),
        title=row["title"] if "title" in known else "",
        at=row["at"] if "at" in known else "",
    )


def _document(row: SqlRow) -> LibraryDocument:
    title = row["title"] or _beginning(row["opening"])
    return LibraryDocument(row["id"], title, row["date"], row["language"], row["source"], row["file"])


def _beginning(text: str) -> str:
    words = " ".join(text[: 4 * TITLE].split())
    return words if len(words) <= TITLE else f"{words[:TITLE].rpartition(' ')[0] or words[:TITLE]}…"


def _own(address: str) -> str:
    return address.partition(":")[2]


def _period(date: str) -> Period | None:
    if not date:
        return None
    try:
        return parse_period(day_of(date), PeriodKind.POINT)
    except BadDate:
        return None
