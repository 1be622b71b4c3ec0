"""Units as they are ranked: their words in a row, and what the ranking has to know of them."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from sys import intern

from db.search.best import NAMES_TIMES, TITLE_TIMES
from db.search.lexicon import FUNCTION_WORDS
from db.search.tables import UNIT_COLUMNS
from db.search.words import fold, whole_words_of, words_of

KEPT = 3000  # units whose words are remembered: typing asks for the same ones again and again
KEPT_OF_MANY = 400  # of a large index, whose units are long and seldom asked for twice
_SELECT = f"select {', '.join(UNIT_COLUMNS)} from search_unit where id in "
_BREAK = ""  # stands between the fields, so that nothing runs from one into the next
_Row = tuple[
    int, str, str, str, str, str, str, str, str, int | None, int | None,
    str, str, str, str, str, str, str, str, str, int,
]  # fmt: skip


class Text:
    """One unit, with its words as title, names, text in one list with a break between."""

    def __init__(self, row: _Row) -> None:
        (self.number, self.kind, self.address, self.title, self.text, self._names) = row[:6]
        (self._topics, self._sources, self.language, first, last, self._subject, self._property) = row[6:13]
        (self._value, self.datatype, self.period_kind) = row[13:16]
        self.bounds, self.preference = row[16:20], row[20]
        self.years = (first, last) if first is not None and last is not None else None
        title, text = whole_words_of(self.title), whole_words_of(self.text)
        names = [word for lines in (self._names, self._subject, self._property) if lines for word in _words(lines)]
        self.words = [*title, _BREAK, *names, _BREAK, *text]
        self.title_end = len(title) + 1
        self.names_end = self.title_end + len(names) + 1
        self.length = len(title) * TITLE_TIMES + len(names) * NAMES_TIMES + len(text)
        self._standing: dict[str, list[int]] = {}

    @property
    def says(self) -> bool:
        """Whether it says something of a subject: a statement, or a result of a vote."""
        return self.kind == "statement" or bool(self.datatype)

    @property
    def is_result(self) -> bool:
        """Whether it says what somebody had in a vote."""
        return self.kind == "election" and self.says

    def share(self) -> None:
        """Hold each word once for all texts, where many are kept: it takes time and saves a third of the memory."""
        self.words = list(map(intern, self.words))

    def times(self, at: int) -> int:
        """How often a word at that place counts."""
        return TITLE_TIMES if at < self.title_end else NAMES_TIMES if at < self.names_end else 1

    def weight(self, standing: Sequence[int]) -> int:
        """How often words count together that stand there, in order."""
        return len(standing) if standing[0] >= self.names_end else sum(map(self.times, standing))

    @cached_property
    def folded(self) -> str:
        """What is shown of it, as words are looked for in it."""
        return fold(self.text or self.title)

    @cached_property
    def different(self) -> Mapping[str, None]:
        """Its words, each once."""
        return dict.fromkeys(self.words)

    def standing(self, word: str) -> list[int]:
        """Where one of its words stands."""
        places = self._standing.get(word)
        if places is None:  # a question asks for a few words: to note the places of all would take longer
            places = self._standing[word] = _places_in(self.words, word)
        return places

    def rows(self, row: tuple[str, ...]) -> list[int]:
        """Where some words stand in a row."""
        length = len(row)
        return [at for at in self.standing(row[0]) if tuple(self.words[at : at + length]) == row]

    def beginning(self, opening: str) -> Iterator[str]:
        """Its different words that begin so."""
        for at in range(bisect_left(self._sorted, opening), len(self._sorted)):
            if not self._sorted[at].startswith(opening):
                return
            yield self._sorted[at]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.different)

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of its topics."""
        return tuple(self._topics.split())

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of its sources."""
        return tuple(self._sources.split())

    @cached_property
    def names(self) -> frozenset[str]:
        """Title and names, each as its words joined by spaces."""
        return frozenset(" ".join(words_of(name)) for name in (self.title, *self._names.split("\n")))

    @cached_property
    def name_words(self) -> tuple[frozenset[str], ...]:
        """The words of each name that carry more than grammar."""
        return tuple(frozenset(name.split()) - FUNCTION_WORDS for name in self.names)

    @cached_property
    def subject(self) -> tuple[frozenset[str], ...]:
        """The words of each name of a statement's subject."""
        return _sets(self._subject)

    @cached_property
    def speaker(self) -> tuple[frozenset[str], ...]:
        """The words of each name of whoever said what a statement says."""
        return _sets(self._names)

    @cached_property
    def property(self) -> tuple[frozenset[str], ...]:
        """The words of each label of a statement's property."""
        return _sets(self._property.partition("\n\n")[0])

    @cached_property
    def also(self) -> tuple[frozenset[str], ...]:
        """The words of whatever else people call a statement's property."""
        return _sets(self._property.partition("\n\n")[2])

    @cached_property
    def value(self) -> frozenset[str]:
        """The words of a statement's value."""
        return frozenset(whole_words_of(self._value))


class Texts:
    """Reads units, and remembers the `kept` ones read last."""

    def __init__(self, connection: sqlite3.Connection, kept: int = KEPT) -> None:
        self._connection = connection
        self._most = kept
        self._kept: dict[int, Text] = {}

    def get(self, number: int) -> Text:
        """A unit by its number."""
        if number not in self._kept:
            self.fetch((number,))
        text = self._kept[number] = self._kept.pop(number)
        return text

    def fetch(self, numbers: Sequence[int]) -> None:
        """Read units at once that are asked for next: as many as are kept."""
        missing = [number for number in numbers if number not in self._kept][: self._most]
        if missing:
            self._read(missing)

    def _read(self, numbers: Sequence[int]) -> None:
        for number in list(self._kept)[: max(0, len(self._kept) + len(numbers) - self._most)]:
            del self._kept[number]
        places = ",".join("?" * len(numbers))
        for row in self._connection.execute(f"{_SELECT}({places})", numbers):
            text = self._kept[row[0]] = Text(row)
            if self._most == KEPT:
                text.share()


def _places_in(words: list[str], wanted: str) -> list[int]:
    """Where a word stands among others; most stand once or twice."""
    places: list[int] = []
    try:
        while True:
            places.append(words.index(wanted, places[-1] + 1 if places else 0))
    except ValueError:
        return places


@lru_cache(maxsize=1024)  # many statements share a subject, and more a property
def _words(lines: str) -> tuple[str, ...]:
    """The words of all lines."""
    return tuple(map(intern, whole_words_of(lines)))


@lru_cache(maxsize=1024)
def _sets(lines: str) -> tuple[frozenset[str], ...]:
    """The words of each line."""
    return tuple(frozenset(whole_words_of(line)) for line in lines.split("\n")) if lines else ()
