"""Where words stand in a page's text, so that they can be marked and walked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from db import Mark

MOST = 5000  # more marks than anyone walks; a page of one letter repeated must not stall the window


def whole_words(text: str, words: Iterable[str]) -> tuple[Mark, ...]:
    """Every place of these words, whole and in any case; longer ones win over shorter ones inside them."""
    parts = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not parts:
        return ()
    alternatives = "|".join(_loose(part) for part in parts)
    return _found(rf"(?<!\w)(?:{alternatives})(?!\w)", text)


def anywhere(text: str, typed: str) -> tuple[Mark, ...]:
    """Every place of what was typed, in any case, also inside words."""
    return _found(_loose(typed.strip()), text) if typed.strip() else ()


def _loose(words: str) -> str:
    """A pattern for words with any white space between them."""
    return r"\s+".join(re.escape(word) for word in words.split())


def _found(pattern: str, text: str) -> tuple[Mark, ...]:
    # Qt counts in units of UTF-16: what lies beyond its first plane takes two
    units = re.sub(r"[\U00010000-\U0010ffff]", "\ufffc\ufffc", text)
    found = re.finditer(pattern, units, re.IGNORECASE)
    return tuple(Mark(match.start(), match.end() - match.start()) for match, _ in zip(found, range(MOST), strict=False))
