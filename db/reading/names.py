"""From what a person calls a thing to its address: an id, an address or any of its names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from db.dates import Truth, holds
from db.errors import NotFound
from db.reading import values
from db.reading.connection import Connection

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 200  # characters of a name that are compared; nothing in a pack is longer
_NEAR = 0.72  # how alike two names must be to be offered, 1 is equal
_NEAR_COUNT = 3
_LESS = 0.03  # what likeness to one word of a name loses against the whole name
_PAGES = ("changes", "timeline", "appointments", "coverage")  # addresses that opening them proves
_PAGES = ("changes", "timeline", "appointments", "coverage")  # addresses that opening them proves
# Where one name belongs to several things, the first of these kinds that has it wins.
_TABLES = {"entity": "entity", "topic": "topic", "document": "document", "source": "source"}
_NAMES = """
    select 'entity:' || id as address, kind, name as text, name as title, 0 as place from entity
    union all select 'entity:' || n.entity, e.kind, n.text, e.name, 1 + n.search_only
        from name n join entity e on e.id = n.entity
    union all select 'topic:' || id, 'topic', label_en, label_en, 4 from topic
    union all select 'topic:' || id, 'topic', label_kk, label_en, 4 from topic where label_kk <> ''
    union all select 'topic:' || id, 'topic', label_ru, label_en, 4 from topic where label_ru <> ''
    union all select 'document:' || id, 'document', title, title, 5 from document
    union all select 'source:' || id, 'source', title, title, 6 from source
    order by place, address
"""
_LAST_NAME, _DOCUMENT = 3, 5
_DATED = "select * from name where period <> '' and language = 'en' and not search_only order by entity, place"


@dataclass(frozen=True, slots=True)
class _Named:
    address: str
    title: str
    place: int  # 0 main names, 1 other names, 2 forms only for finding, 3 last names, 4 topics, 5 documents, 6 sources


def fold(text: str) -> str:
    """Words in lower case without accents, so that ё meets е and é meets e; what stands between them is gone."""
    apart = unicodedata.normalize("NFKD", text[:_LONGEST])
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(_WORD.findall(plain.casefold()))


class Names:
    """All names of a pack, folded once; belongs to the thread of its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_name: dict[str, list[_Named]] = {}

    def resolve(self, subject: str) -> str:
        """The address of what an id, an address or a name means. Raises NotFound, with near names."""
        wanted = subject.strip()
        return self._by_address(wanted) or self._by_id(wanted) or self._named(wanted)

    def exactly(self, subject: str) -> str:
        """The address of the one thing that bears this name; empty where none does, or several do."""
        folded = fold(subject)
        found = self._all().get(folded, []) if folded else []
        nearest = min((named.place for named in found), default=0)
        addresses = {named.address for named in found if named.place == nearest}
        return addresses.pop() if len(addresses) == 1 else ""

    def _by_address(self, wanted: str) -> str:
        kind, colon, own = wanted.partition(":")
        if not colon:
            return ""
        if kind in _TABLES and self._exists(_TABLES[kind], own):
            return wanted
        if kind in _PAGES:
            return wanted
        if kind in _PAGES:
            return wanted
        if kind == "passage" and self._exists("passage", own):
            return wanted
        return wanted if kind == "statement" and self._exists("entity", own.partition("/")[0]) else ""

    def _by_id(self, wanted: str) -> str:
        for kind, table in _TABLES.items():
            if self._exists(table, wanted):
                return f"{kind}:{wanted}"
        if self._exists("passage", wanted):
            return f"passage:{wanted}"
        return f"statement:{wanted}" if self._exists("statement", wanted) else ""

    def _named(self, wanted: str) -> str:
        folded = fold(wanted)
        found = self._all().get(folded, []) if folded else []
        nearest = min((named.place for named in found), default=0)
        first = [named for named in found if named.place == nearest]
        addresses = list(dict.fromkeys(named.address for named in first))
        if len(addresses) > 1:
            raise NotFound(f"“{wanted}” is the name of several: give one of {', '.join(addresses)}.")
        if not addresses:
            raise NotFound(self._sorry(wanted, folded))
        return addresses[0]

    def _sorry(self, wanted: str, folded: str) -> str:
        if not folded:
            return "No subject was named: give an id or a name."
        shown = wanted if len(wanted) <= 80 else f"{wanted[:80]}…"
        near = " or ".join(f"“{title}”" for title in self._near(folded))
        return f"There is nothing called “{shown}”{f'; did you mean {near}?' if near else ' in the reference.'}"

    def _near(self, folded: str) -> list[str]:
        """Up to three main names of what is called alike, the most alike first."""
        alike: dict[str, float] = {}
        for name, named in self._all().items():
            likeness = _likeness_to_name(folded, name, by_word=named[0].place < _DOCUMENT)
            if likeness >= _NEAR:
                title = named[0].title
                alike[title] = max(alike.get(title, 0.0), likeness)
        return sorted(alike, key=lambda title: (-alike[title], title))[:_NEAR_COUNT]

    def _all(self) -> dict[str, list[_Named]]:
        if not self._by_name:
            rows = self._connection.rows(_NAMES)
            for row in rows:
                self._add(fold(row["text"]), _Named(row["address"], row["title"], row["place"]))
            for row in rows:
                if row["kind"] == "person" and (words := fold(row["text"]).split()):
                    self._add(words[-1], _Named(row["address"], row["title"], _LAST_NAME))
        return self._by_name

    def _add(self, folded: str, named: _Named) -> None:
        self._by_name.setdefault(folded, []).append(named)

    def _exists(self, table: str, id: str) -> bool:
        return self._connection.row(f"select 1 from {table} where id = ?", [storable(id)]) is not None


def of_the_time(connection: Connection, day: str) -> dict[str, str]:
    """What things were called on an ISO day in English, for those whose name then is known to be another.

    A name that surely held goes before one that may have held.
    """
    found: dict[Truth, dict[str, str]] = {Truth.YES: {}, Truth.MAYBE: {}, Truth.NO: {}}
    for row in connection.rows(_DATED):
        if period := values.period(row):
            found[holds(period, day)].setdefault(row["entity"], row["text"])
    return found[Truth.MAYBE] | found[Truth.YES]


def storable(text: str) -> str:
    """The text without halves of characters, which no database takes."""
    return text.encode("utf-8", "replace").decode()


def near(wanted: str, known: Iterable[str]) -> list[str]:
    """Up to three known words that look like the wanted one."""
    alike = sorted(((_likeness(fold(wanted), fold(each)), each) for each in known), reverse=True)
    return [each for likeness, each in alike[:_NEAR_COUNT] if likeness >= _NEAR]


def _likeness_to_name(wanted: str, name: str, *, by_word: bool) -> float:
    """How alike the whole name is, or where one word was asked for one word of it, which counts a little less."""
    whole = _likeness(wanted, name)
    if not by_word or " " in wanted:
        return whole
    return max(whole, *(_likeness(wanted, word) - _LESS for word in name.split()), 0.0)


def _likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1: Ratcliff and Obershelp's measure, cheaply ruled out where it can be."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    return matcher.ratio()
