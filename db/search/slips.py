"""Which words are offered as corrections, and the keys under which slips of them are found."""

from __future__ import annotations

import zlib

OPENINGS, OPENING_WORDS = 3, 40  # letters of an opening that has a list of its words; words in it
SLIP_SHORTEST, SLIP_LONGEST, SLIP_LETTERS = 4, 24, 16
SLIP_WORDS = 200_000  # beyond so many words only those of two units and more are offered as corrections


def is_corrected(word: str, units: int, least: int) -> bool:
    """Whether a word in so many units is offered as a correction, if it must be in `least`."""
    return units >= least and SLIP_SHORTEST <= len(word) <= SLIP_LONGEST and word.isalpha()


def cuts_of(word: str) -> set[int]:
    """Keys of a word and of the word without one of its first letters (Garbe's symmetric deletes, SymSpell)."""
    cut = (word[:at] + word[at + 1 :] for at in range(min(len(word), SLIP_LETTERS)))
    return {zlib.crc32(form.encode()) for form in (word, *cut)}
