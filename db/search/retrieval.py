"""Which units are worth ranking: a bounded number of candidates, found without ranking everything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from db.records.found import COUNTED
from db.search import query
from db.search.best import best_of
from db.search.facets import Counted
from db.search.forms import Term
from db.search.language import Filters
from db.search.tables import TITLE_WEIGHTS

POOL = 100  # candidates of one question to the index
FEW_WORDS_POOL = 60  # of a question of a few words, which FTS5 ranks nearly as we do
AFFORDABLE = 20_000  # units that may be ranked while somebody waits; more than that takes kept lists
SOURCES = 30  # sources looked at beside the candidates
_RANKED = f"order by bm25(search_text, {TITLE_WEIGHTS})"
_BEST = "select units from search_best where word = ?"
_COUNTED = "u.kind, u.address, u.topics, u.sources, u.language, u.year_from, u.year_until"
CAP = COUNTED  # hits are counted so far
WALKED = 100_000  # hits of a large index that a filter is held against, one after the other
KEPT = 16  # filters of a large index whose units are remembered
LEFT = CAP  # units that a filter may leave for each of them to be looked up in the index


class Retrieval:
    """Asks the index of one connection.

    `left` is given for a large one: there a filter is not held against each hit of a common word, and the units that a
    filter leaves are remembered, for to look for them takes a while.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        filters: Filters,
        without: tuple[Term, ...],
        last: int,
        left: dict[tuple[object, ...], list[int]] | None = None,
    ) -> None:
        self.pool = POOL  # how many candidates each question to the index brings
        self.cut = False  # whether there may be more hits than were counted
        self._connection = connection
        self._without = without
        self._last = last  # behind this unit stand only the sources
        self._conditions, self._values = _conditions(filters)
        self._bounded = left is not None and bool(self._conditions)
        self._left = {} if left is None else left

    @property
    def narrows(self) -> bool:
        """Whether some of what matches is left out."""
        return bool(self._conditions or self._without)

    def matching(self, match: str) -> list[int]:
        """The best units that match, the sources apart."""
        return self._best(match, f"and search_text.rowid <= {self._last}", self.pool) if match else []

    def ranked(self, match: str, pool: int) -> list[int]:
        """The best of all units that match."""
        return self._units(match, _RANKED, pool)

    def first(self, match: str, pool: int) -> list[int]:
        """The first units that match, in the order in which they were written."""
        if not match:
            return []
        return self._walked(match, pool) if self._bounded else self._units(match, "", pool)

    def best(self, words: Sequence[str]) -> list[int]:
        """The units kept as the best of some words, best first; filters and exclusions are for those who ask."""
        if self.narrows:
            return []
        return best_of([row[0] for word in words if (row := self._connection.execute(_BEST, (word,)).fetchone())])

    def sources(self, match: str, pool: int = SOURCES) -> list[int]:
        """The best of the sources that match, where they stand apart."""
        return self._best(match, f"and search_text.rowid > {self._last}", pool) if match else []

    def count(self, match: str) -> int:
        """How many units match, counted up to one more than the cap."""
        if not match:
            return 0
        if self._bounded:
            return len(self._walked(match, CAP + 1))
        inner = self._select("1", match, "limit ?")
        row = self._connection.execute(f"select count(*) from ({inner})", (*self._bound(match), CAP + 1)).fetchone()
        return int(row[0])

    def named(self, form: str, beginning: bool, most: int) -> list[int]:
        """The units that bear a name, and those whose name begins so."""
        if not form:
            return []
        found = self._connection.execute(
            "select unit from search_name where form >= ? and form < ? and unit > 0 order by form, unit limit ?",
            (form, form + "\U0010ffff" if beginning else form + "\0", most),
        )
        return self._kept_by_filters([unit for (unit,) in found])

    def answering(self, match: str, datatypes: tuple[str, ...]) -> list[int]:
        """Statements that match and have a value of such a kind."""
        if not match:
            return []
        tail = f"and u.datatype in ({','.join('?' * len(datatypes))}) {_RANKED} limit ?"
        sql = self._select("search_text.rowid", match, tail, True)
        return [unit for (unit,) in self._connection.execute(sql, (*self._bound(match), *datatypes, self.pool))]

    def in_years(self, match: str, years: tuple[int, int]) -> list[int]:
        """Statements that match and hold, or happened, between the first and the last of some years."""
        if not match:
            return []
        extra = "and u.datatype > '' and u.start_earliest <= ? and u.end_latest >= ? and u.start_earliest > ''"
        sql = self._select(
            "search_text.rowid", match, f"{extra} order by bm25(search_text, {TITLE_WEIGHTS}) limit ?", True
        )
        found = self._connection.execute(
            sql, (*self._bound(match), f"{years[1]}-12-31", f"{years[0]}-01-01", self.pool)
        )
        return [unit for (unit,) in found]

    def counted(self, match: str, most: int) -> Iterator[Counted]:
        """What the facets count of the units that match, or of all that the filters leave."""
        if self._bounded and (match or len(self._left_by_filters()) <= LEFT):
            yield from self.described(self._walked(match, most) if match else self._left_by_filters())
            return
        if match:
            sql, bound = self._select(_COUNTED, match, "limit ?", True), self._bound(match)
        else:
            conditions = " and ".join(self._conditions or ["true"])
            sql, bound = f"select {_COUNTED} from search_unit u where {conditions} limit ?", tuple(self._values)
        yield from self._connection.execute(sql, (*bound, most))

    def described(self, units: Sequence[int]) -> Iterator[Counted]:
        """What the facets count of these units."""
        places = ",".join("?" * len(units))
        yield from self._connection.execute(f"select {_COUNTED} from search_unit u where u.id in ({places})", units)

    def anything(self, most: int) -> list[int]:
        """The first units that the filters leave, for a question without words."""
        if not self._conditions:
            return []
        left = self._left_by_filters()
        return sorted(left)[:most] if len(left) <= LEFT else self._remembered("order by u.id limit ?", most)

    def _left_by_filters(self) -> list[int]:
        """All units that the filters leave, or one more than are looked up; an index holds what filters ask for."""
        return self._remembered("limit ?", LEFT + 1)

    def _remembered(self, tail: str, most: int) -> list[int]:
        key = (*self._conditions, *self._values, tail, most)
        if key not in self._left:
            sql = f"select u.id from search_unit u where {' and '.join(self._conditions)} {tail}"
            if len(self._left) >= KEPT:
                self._left.clear()
            self._left[key] = [unit for (unit,) in self._connection.execute(sql, (*self._values, most))]
        return self._left[key]

    def _best(self, match: str, where: str, pool: int) -> list[int]:
        """The best units; where there are no more than are wanted, all of them unranked, which costs much less."""
        found = self._units(match, where, pool + 1)
        return found if len(found) <= pool else self._units(match, f"{where} {_RANKED}", pool)

    def _units(self, match: str, order: str, pool: int) -> list[int]:
        sql = self._select("search_text.rowid", match, f"{order} limit ?")
        return [unit for (unit,) in self._connection.execute(sql, (*self._bound(match), pool))]

    def _walked(self, match: str, pool: int) -> list[int]:
        """The first units that match and pass the filters: of the few that the filters leave, or of the first hits."""
        asked, left = query.without(match, self._without), self._left_by_filters()
        if len(left) <= LEFT:
            # An opening is merged anew for each unit that is looked up; so all its hits are walked once instead.
            unit = "+rowid" if "*" in asked else "rowid"
            places = ",".join("?" * len(left))
            sql = f"select rowid from search_text where search_text match ? and {unit} in ({places}) limit ?"
            return [unit for (unit,) in self._connection.execute(sql, (asked, *left, pool))]
        hits = "select rowid as id from search_text where search_text match ? limit ?"
        passing = " and ".join(self._conditions)
        # The order of a cross join is kept: from the hits to their units, never the other way round.
        sql = f"select hit.id from ({hits}) hit cross join search_unit u on u.id = hit.id where {passing} limit ?"
        found = [unit for (unit,) in self._connection.execute(sql, (asked, WALKED, *self._values, pool))]
        if len(found) < pool:
            walked = f"select count(*) from ({hits})"
            self.cut |= self._connection.execute(walked, (asked, WALKED)).fetchone()[0] >= WALKED
        return found

    def _select(self, columns: str, match: str, tail: str, joined: bool = False) -> str:
        join = "join search_unit u on u.id = search_text.rowid" if joined or self._conditions else ""
        conditions = "".join(f" and {condition}" for condition in self._conditions)
        return f"select {columns} from search_text {join} where search_text match ?{conditions} {tail}"

    def _bound(self, match: str) -> tuple[object, ...]:
        return (query.without(match, self._without), *self._values)

    def _kept_by_filters(self, units: list[int]) -> list[int]:
        if not self._conditions or not units:
            return units
        places = ",".join("?" * len(units))
        sql = f"select u.id from search_unit u where u.id in ({places}) and {' and '.join(self._conditions)}"
        kept = {unit for (unit,) in self._connection.execute(sql, (*units, *self._values))}
        return [unit for unit in units if unit in kept]


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if filters.kinds:
        conditions.append(f"u.kind in ({','.join('?' * len(filters.kinds))})")
        values += filters.kinds
    for column, wanted in (("topics", filters.topics), ("sources", filters.sources)):
        if wanted:
            conditions.append("(" + " or ".join(f"instr(u.{column}, ?)" for _ in wanted) + ")")
            values += [f" {one} " for one in wanted]
    if filters.languages:
        conditions.append(f"u.language in ({','.join('?' * len(filters.languages))})")
        values += filters.languages
    if filters.years:
        conditions.append("u.year_from <= ? and u.year_until >= ?")
        values += [filters.years[1], filters.years[0]]
    return conditions, values
