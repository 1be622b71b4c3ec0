"""The stretch of a text that shows best why it was found, with the words marked."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from db.records import Mark
from db.search.words import fold, holds_number, standing

WIDTH = 180  # characters shown
LEAD = 30  # characters before the first marked word
_MOST_MARKS = 12
_YEAR = 4  # digits; longer numbers are written in groups


def marks_in(text: str, forms: Collection[str], folded: str = "") -> list[tuple[int, int, str]]:
    """Where forms stand in a text: start, end, form; a form of several words is found as a row.

    `folded` is the text folded, where whoever asks has that already.
    """
    folded = folded or fold(text)
    numbers = any(len(form) > _YEAR and form.isdigit() for form in forms) and holds_number(text)
    if len(folded) == len(text) and not numbers and all(form.isalnum() and form != "percent" for form in forms):
        return sorted(place for form in forms for place in _places(folded, form))
    rows: dict[str, list[list[str]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        row = form.split()
        rows.setdefault(row[0], []).append(row)
    words = standing(text)
    found: list[tuple[int, int, str]] = []
    for at in [at for at, (_, _, word) in enumerate(words) if word in rows]:
        start, _, first = words[at]
        for row in rows[first]:
            if len(row) == 1 or [word for _, _, word in words[at : at + len(row)]] == row:
                found.append((start, words[at + len(row) - 1][1], " ".join(row)))
                break
    return found


def _places(folded: str, word: str) -> Iterator[tuple[int, int, str]]:
    """Where a word stands as a whole: much faster than to look at every word of the text."""
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        before, behind = folded[max(0, start - 2) : start][::-1], folded[end : end + 2]
        if not (_goes_on(before, word) or _goes_on(behind, word)):
            yield start, end, word
        start = folded.find(word, end)


def _goes_on(beside: str, word: str) -> bool:
    """Whether a word, or a number with a point in it, goes on with the two letters beside it."""
    return beside[:1].isalnum() or (beside[:1] in (".", ",") and beside[1:].isdigit() and word.isdigit())


def snippet(text: str, forms: Collection[str], folded: str = "") -> tuple[str, tuple[Mark, ...]]:
    """The best stretch of a text and the marks in it; the beginning where nothing is to be marked."""
    found = marks_in(text, forms, folded)
    start = _best_start(text, found)
    end = _word_end(text, start + WIDTH)
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(lead) - start
    marks = []
    last = start
    for begin, finish, _ in found:
        if begin >= last and finish <= end:
            marks.append(Mark(begin + shift, finish - begin))
            last = finish
    return lead + text[start:end].replace("\n", " ") + tail, tuple(marks)


def _best_start(text: str, found: list[tuple[int, int, str]]) -> int:
    best, start = 0, 0
    for at, (begin, _, _) in enumerate(found):
        different = {form for _, end, form in found[at : at + _MOST_MARKS] if end <= begin + WIDTH - LEAD}
        if len(different) > best:
            best, start = len(different), begin
    if start <= LEAD or len(text) <= WIDTH:
        return 0
    cut = text.rfind(" ", 0, start - LEAD)
    return cut + 1 if cut >= start - 2 * LEAD else start - LEAD


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    cut = text.rfind(" ", end - LEAD, end)
    return cut if cut > 0 else end
