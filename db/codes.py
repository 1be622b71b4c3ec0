"""Short codes that lead back to a place, and tell whether its words are still those that were copied.

A code is `anyqtama:`, the address (of a statement or passage without its kind, which its own sign shows), `~` and
the first four digits of the SHA-256 of the words: `anyqtama:mazhilis/seats@2022-06-08~3f2a`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from db.dates import describe
from db.errors import NotFound
from db.evidence import digest
from db.records import Fact, Found, Hit, HitKind, Page, Passage, RichText

PREFIX = "anyqtama:"
LENGTH = 4  # hexadecimal digits: one change in 65,536 goes unnoticed
SHOWN = 300  # characters of the words in a hit
_END = r"(?=[.,;:)\]}»]*(?:\s|$|[<>\"“”]))"
_CODE = re.compile(rf"{PREFIX}(?P<address>[^\s<>\"“”]+?)(?:~(?P<mark>[0-9a-f]{{{LENGTH}}}))?{_END}")
_KINDS: dict[str, HitKind] = {
    "passage": "passage",
    "statement": "statement",
    "document": "document",
    "topic": "topic",
    "source": "source",
}
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says: where, and the mark of its words, empty for a whole page."""

    address: str
    mark: str


def code_of(page: Page, address: str) -> str:
    """The code of a place on a page, or of a page as a whole."""
    words = words_at(page, address)
    short = address.removeprefix("statement:").removeprefix("passage:")
    return f"{PREFIX}{short}~{digest(words)[:LENGTH]}" if words else f"{PREFIX}{address}"


def read_code(text: str) -> Code | None:
    """The first code in a text, whatever stands around it."""
    found = _CODE.search(text)
    if not found:
        return None
    own = found["address"]
    known = re.match(r"[a-z]+:", own)
    kind = "" if known else "passage:" if "#" in own else "statement:" if "/" in own else "entity:"
    return Code(kind + own, found["mark"] or "")


def words_at(page: Page, address: str) -> str:
    """What a passage or a statement says, with its time; nothing for any other address or where it is not there."""
    kind, _, own = address.partition(":")
    if kind == "passage":
        return next((plain_text(each.text) for each in records_on(page, Passage) if each.id == own), "")
    if kind == "statement":
        return next((fact_words(each) for each in records_on(page, Fact) if each.id == own), "")
    return ""


def fact_words(fact: Fact) -> str:
    """A statement in words: its value, what goes with it, and when."""
    parts = [fact.value.text, *(f"{label}: {value.text}" for label, value in fact.qualifiers)]
    return "; ".join((*parts, describe(fact.period)) if fact.period else parts)


def plain_text(text: RichText) -> str:
    """Running text without its look and its citations."""
    return "".join(span.text for span in text if span.kind != "citation")


def records_on(page: object, kind: type[_Record]) -> Iterator[_Record]:
    """All records of one kind on a page, wherever they stand."""
    waiting: list[Any] = [page]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, kind):
            yield each
        elif isinstance(each, tuple):
            waiting[:0] = each
        elif is_dataclass(each):
            waiting[:0] = [getattr(each, field.name) for field in fields(each)]


def found_by_code(text: str, open_page: Callable[[str], Page]) -> Found | None:
    """The place that a code in the text names, as the one hit; None where the text holds no code."""
    code = read_code(text)
    if code is None:
        return None
    try:
        page = open_page(code.address)
    except NotFound:
        return Found(text, read_as=(f"a code of {code.address}, which this pack does not hold",))
    words = words_at(page, code.address)
    kind = code.address.partition(":")[0]
    if kind in ("passage", "statement") and not words:
        return Found(text, read_as=(f"a code of {code.address}, which this pack does not hold",))
    changed = bool(code.mark) and digest(words)[:LENGTH] != code.mark
    state = "its words have changed since they were copied" if changed else "its words are as they were copied"
    own = code.address.partition(":")[2]
    hit = Hit(_KINDS.get(kind, "entity"), own, code.address, page.title, words, words[:SHOWN])
    return Found(text, (hit,), 1, read_as=(f"a code: {state}",) if code.mark else ("a code",))
