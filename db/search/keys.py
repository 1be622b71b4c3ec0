"""The keys under which the words of an index are found: stem and sound, openings, slips."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from db.search.slips import OPENING_WORDS, OPENINGS, SLIP_WORDS, cuts_of, is_corrected
from db.search.words import sound_of, stem_of

Words = Sequence[tuple[str, int]]  # in their order, each with the units that hold it


class Keys(NamedTuple):
    """Rows for the tables of words, of openings and of slips."""

    words: list[tuple[int, str, str, str, int, bool]]
    openings: list[tuple[str, int, bytes]]
    slips: Iterator[tuple[int, int]]


def keys_of(words: Words, named: Set[str]) -> Keys:
    """All keys of the words of an index; `named` are those that stand in names."""
    rows = [
        (number, word, stem_of(word), sound_of(word), units, word in named)
        for number, (word, units) in enumerate(words, 1)
    ]
    return Keys(rows, _openings(words), _slips(words))


def _openings(words: Words) -> list[tuple[str, int, bytes]]:
    """The commonest words of each opening of one to three letters: what a first keystroke asks for."""
    rows: list[tuple[str, int, bytes]] = []
    for letters in range(1, OPENINGS + 1):
        groups: dict[str, list[tuple[int, int]]] = {}
        for number, (word, units) in enumerate(words, 1):
            if len(word) >= letters:
                groups.setdefault(word[:letters], []).append((-units, number))
        for opening, group in groups.items():
            commonest = array("I", (number for _, number in sorted(group)[:OPENING_WORDS]))
            rows.append((opening, -sum(units for units, _ in group), commonest.tobytes()))
    return sorted(rows)


def _slips(words: Words) -> Iterator[tuple[int, int]]:
    least = 1 if len(words) <= SLIP_WORDS else 2
    packed = sorted(
        cut << 32 | number  # single numbers are sorted several times as fast as pairs
        for number, (word, units) in enumerate(words, 1)
        if is_corrected(word, units, least)
        for cut in cuts_of(word)
    )
    return ((each >> 32, each & 0xFFFFFFFF) for each in packed)
