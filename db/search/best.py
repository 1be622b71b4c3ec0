"""The best units of each common word, found in passing while the index is filled.

A word in very many units cannot be ranked when it is asked for; so its best units by BM25 (Robertson and
Zaragoza, 2009, without the word's rarity, which is the same for all of them) are kept from the start. Only units
that hold the word twice, or in their title, are looked at: those that hold it once are nearly alike. Words of
grammar keep no list, for nobody looks for the unit that says “the” most.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from math import inf

from db.search.lexicon import FUNCTION_WORDS
from db.search.words import words_of

KEPT = 100
FROM_UNITS = 1000  # a word in fewer units is ranked when it is asked for
SATURATION, LENGTH_SHARE = 1.5, 0.8  # k1 and b of BM25
TITLE_TIMES, NAMES_TIMES = 3, 2  # how often a word of the title and of the names counts
_SOON = 4  # a word's first units pass uncounted: most words never get further, and keep no list
_SCORES, _UNIT_BITS = (1 << 20) - 1, 40  # scores are kept as so many steps
_UNIT_MASK = (1 << _UNIT_BITS) - 1

Texts = tuple[int, str, str, str]


def length_norm(length: int, mean: float) -> float:
    """What the length of a unit adds to the divisor of BM25."""
    return SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean)


def packed(score: float, unit: int) -> int:
    """Score and unit as one number: greater is better, and of equals the earlier unit."""
    return (int(score * _SCORES) << _UNIT_BITS) | (_UNIT_MASK - unit)


def units_of(best: bytes) -> list[int]:
    """The units of a kept list, best first."""
    return [_UNIT_MASK - (key & _UNIT_MASK) for key in array("Q", best)]


def best_of(lists: Sequence[bytes]) -> list[int]:
    """The units of several kept lists as one, best first, each once."""
    if len(lists) == 1:
        return units_of(lists[0])
    keys = sorted((key for best in lists for key in array("Q", best)), reverse=True)
    return list(dict.fromkeys(_UNIT_MASK - (key & _UNIT_MASK) for key in keys))


def counted_words(title: str, names: str, text: str) -> list[str]:
    """The words of a unit, each as often as it counts."""
    named = words_of(names) * NAMES_TIMES if names else []
    return words_of(title) * TITLE_TIMES + named + words_of(text)


def without(best: bytes, gone: Set[int]) -> bytes:
    """A kept list less the units that are gone."""
    return array("Q", (key for key in array("Q", best) if _UNIT_MASK - (key & _UNIT_MASK) not in gone)).tobytes()


class BestUnits:
    """Lists of the best units, growing as texts pass by."""

    def __init__(self) -> None:
        self.units = self.words = 0
        self._lists: dict[str, array[int]] = {}
        # How often a unit of norm 1 must hold a word to be kept; while it is new, how often it was seen, below zero.
        self._least: dict[str, float] = dict.fromkeys(FUNCTION_WORDS, inf)

    def take(self, texts: Iterable[Texts]) -> None:
        """Count the words of some units, given as number, title, names and text."""
        least, least_of = self._least, self._least.get
        for unit, title, names, text in texts:
            words = counted_words(title, names, text)
            self.units += 1
            self.words += len(words)
            norm = length_norm(len(words), max(1.0, self.words / self.units))
            for word, times in Counter(words).items():
                if times > 1:
                    enough = least_of(word, -1)
                    if enough < 0:
                        least[word] = enough - 1 if enough > -_SOON else 0
                    elif times > enough * norm:
                        self._keep(word, packed(times / (times + norm), unit))

    def kept(
        self, earlier: dict[str, bytes], common: Container[str], gone: Set[int] = frozenset()
    ) -> Iterator[tuple[str, bytes]]:
        """Each common word with its list, joined with what was kept of it before; less the units that are gone."""
        for word in sorted(earlier.keys() | self._lists.keys()):
            if word in common:
                keys = array("Q", earlier.get(word, b""))
                keys.extend(self._lists.get(word, ()))
                yield word, array("Q", sorted(_present(keys, gone), reverse=True)[:KEPT]).tobytes()

    def _keep(self, word: str, key: int) -> None:
        keys = self._lists.get(word)
        if keys is None:
            keys = self._lists[word] = array("Q")
        keys.append(key)
        if len(keys) >= 2 * KEPT:
            keys = self._lists[word] = array("Q", sorted(keys, reverse=True)[:KEPT])
            worst = (keys[-1] >> _UNIT_BITS) / _SCORES
            self._least[word] = worst / (1 - worst)


def _present(keys: array[int], gone: Set[int]) -> Iterable[int]:
    return [key for key in keys if _UNIT_MASK - (key & _UNIT_MASK) not in gone] if gone else keys
