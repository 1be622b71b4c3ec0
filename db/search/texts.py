"""Units as they are ranked: their words in a row, and what the ranking has to know of them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from sys import intern

from db.search.best import NAMES_TIMES, TITLE_TIMES
from db.search.tables import UNIT_COLUMNS
from db.search.words import whole_words_of, words_of

KEPT = 1000  # units whose words are remembered: typing asks for the same ones again and again
_SELECT = f"select {', '.join(UNIT_COLUMNS)} from search_unit where id = ?"
_BREAK = ""  # stands between the fields, so that nothing runs from one into the next


@dataclass(frozen=True, slots=True)
class Text:
    """One unit: its row, and its words as title, names, text in one list with a break between."""

    number: int
    kind: str
    address: str
    title: str
    text: str
    names: frozenset[str]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    language: str
    years: tuple[int, int] | None
    subject: frozenset[str]
    property: frozenset[str]
    value: frozenset[str]
    datatype: str
    period_kind: str
    bounds: tuple[str, str, str, str]
    preference: int
    words: list[str]
    title_end: int
    names_end: int
    length: int

    def times(self, at: int) -> int:
        """How often a word at that place counts."""
        return TITLE_TIMES if at < self.title_end else NAMES_TIMES if at < self.names_end else 1


class Texts:
    """Reads units, and remembers those read last."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[int, Text] = {}

    def get(self, number: int) -> Text:
        """A unit by its number."""
        text = self._kept.pop(number, None)
        if text is None:
            text = _text(self._connection.execute(_SELECT, (number,)).fetchone())
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
        self._kept[number] = text
        return text


def _text(row: tuple[object, ...]) -> Text:
    columns = dict(zip(UNIT_COLUMNS, row, strict=True))
    strings = {name: str(value) for name, value in columns.items()}
    title, text = whole_words_of(strings["title"]), whole_words_of(strings["text"])
    beside = [strings[name] for name in ("names", "subject", "property") if strings[name]]
    names = whole_words_of("\n".join(beside)) if beside else []
    first, last = columns["year_from"], columns["year_until"]
    return Text(
        number=int(strings["id"]),
        kind=strings["kind"],
        address=strings["address"],
        title=strings["title"],
        text=strings["text"],
        names=frozenset(" ".join(words_of(name)) for name in (strings["title"], *strings["names"].split("\n"))),
        topics=tuple(strings["topics"].split()),
        sources=tuple(strings["sources"].split()),
        language=strings["language"],
        years=(int(first), int(last)) if isinstance(first, int) and isinstance(last, int) else None,
        subject=frozenset(words_of(strings["subject"])),
        property=frozenset(words_of(strings["property"])),
        value=frozenset(whole_words_of(strings["value"])),
        datatype=strings["datatype"],
        period_kind=strings["period_kind"],
        bounds=(
            strings["start_earliest"],
            strings["start_latest"],
            strings["end_earliest"],
            strings["end_latest"],
        ),
        preference=int(strings["preference"]),
        words=list(map(intern, (*title, _BREAK, *names, _BREAK, *text))),
        title_end=len(title) + 1,
        names_end=len(title) + len(names) + 2,
        length=len(title) * TITLE_TIMES + len(names) * NAMES_TIMES + len(text),
    )
