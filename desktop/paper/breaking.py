"""Where words too long for their line may be broken: after a sign where there is one, never in a short word."""

from __future__ import annotations

import re
from typing import Any

LONGEST = 26  # characters that fit every line of running text
LONGEST_NARROW = 15  # characters that fit the narrow columns
_BREAK = "\u200b"  # the template turns it into a break that leaves no character in the text
_NAMES = frozenset({"to", "url", "href", "anchor", "kind", "style", "code", "svg"})  # keys whose strings are not read
_NARROW = frozenset({"label", "references", "columns", "when"})
_PARTS = re.compile(r"[^/.?&=_–-]{1,6}[/.?&=_–-]{0,3}|[/.?&=_–-]{1,3}")


def broken(data: Any, longest: int = LONGEST) -> Any:
    """The same data, its long words prepared to be broken."""
    if isinstance(data, str):
        return broken_text(data, longest)
    if isinstance(data, list):
        return [broken(part, longest) for part in data]
    if isinstance(data, dict):
        return {key: _broken_value(key, value, longest) for key, value in data.items()}
    return data


def broken_text(text: str, longest: int = LONGEST) -> str:
    """The same text with places to break in each word longer than `longest` characters."""
    if len(text) <= longest or not any(len(word) > longest for word in text.split()):
        return text
    return re.sub(rf"\S{{{longest + 1},}}", lambda found: _BREAK.join(_PARTS.findall(found[0])), text)


def _broken_value(key: str, value: Any, longest: int) -> Any:
    if key in _NAMES and isinstance(value, str):
        return value
    return broken(value, LONGEST_NARROW if key in _NARROW else longest)
