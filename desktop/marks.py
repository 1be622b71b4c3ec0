"""Where words stand in a page's text, so that they can be marked and walked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from db import Mark

LIGHT = 3
BETWEEN = (" ", "-", "\u00a0", "\n")
MOST = 5000  # more marks than anyone walks; a page of one letter repeated must not stall the window


def whole_words(text: str, words: Iterable[str]) -> tuple[Mark, ...]:
    """Every place of these words, whole and in any case; words side by side make one mark.

    Short words such as “of the” are marked only between others, unless nothing else is asked for.
    """
    given = {word.strip() for word in words}
    plain = _plain(text)
    parts = sorted(_possible(map(_plain, given), plain), key=len, reverse=True)
    if not parts:
        return ()
    text = _units(plain)
    found = _found(rf"(?<!\w)(?:{'|'.join(map(_loose, parts))})(?!\w)", text)
    return found if all(map(_is_light, filter(None, given))) else calm(text, found)


def _possible(words: Iterable[str], text: str) -> set[str]:
    """Those words that may stand in a text: to look for all of them takes many times as long where few do."""
    caseless = text.casefold()
    return {word for word in words if word and (word[0].isdigit() or word.split()[0].casefold() in caseless)}


def calm(text: str, found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks side by side made one, without the light words at their ends or alone."""
    runs = (_trimmed(run, text) for run in _runs(found, text))
    return tuple(Mark(run[0].start, run[-1].start + run[-1].length - run[0].start) for run in runs if run)


def anywhere(text: str, typed: str) -> tuple[Mark, ...]:
    """Every place of what was typed, in any case, also inside words."""
    return _found(_loose(typed.strip()), _units(text)) if typed.strip() else ()


def _loose(words: str) -> str:
    """A pattern for words with any white space between them; a long number may be written in groups."""
    return r"\s+".join(map(_written, words.split()))


def _written(word: str) -> str:
    return _grouped(word) if word.isascii() and word.isdecimal() and 3 < len(word) < 16 else re.escape(word)


def _grouped(number: str) -> str:
    groups = f"{int(number):,}".split(",")
    return "[,\u00a0\u202f ]?".join(groups) if "".join(groups) == number else re.escape(number)


def _plain(text: str) -> str:
    """The text, letter for letter, with Latin letters bare of their accents: so the words of a hit are given."""
    return text if text.isascii() else "".join(map(_bare, text))


@lru_cache(maxsize=2048)
def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def _found(pattern: str, text: str) -> tuple[Mark, ...]:
    found = islice(re.finditer(pattern, text, re.IGNORECASE), MOST)
    return tuple(Mark(match.start(), match.end() - match.start()) for match in found)


def _units(text: str) -> str:
    """The text as Qt counts it, in units of UTF-16: what lies beyond the first plane takes two."""
    return re.sub(r"[\U00010000-\U0010ffff]", "\ufffc\ufffc", text)


def _runs(found: Iterable[Mark], text: str) -> Iterator[list[Mark]]:
    """Marks with nothing but a space or a hyphen between them, together."""
    run: list[Mark] = []
    for mark in found:
        if run and text[run[-1].start + run[-1].length : mark.start] not in BETWEEN:
            yield run
            run = []
        run.append(mark)
    if run:
        yield run


def _trimmed(run: list[Mark], text: str) -> list[Mark]:
    """A run without light words at its ends."""
    heavy = [place for place, mark in enumerate(run) if not _is_light(text[mark.start : mark.start + mark.length])]
    return run[heavy[0] : heavy[-1] + 1] if heavy else []


def _is_light(word: str) -> bool:
    """“of”, “the”, “на”: short and of small letters, unlike “CEC” and “98”."""
    return len(word) <= LIGHT and word.isalpha() and not word.isupper()
