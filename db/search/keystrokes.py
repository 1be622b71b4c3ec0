"""Answers while a word is typed: hits that are there stay until the word is whole."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from db.records import Found

MOST_LETTERS = 24  # of one word that are taken back at most


class Keystrokes:
    """Remembers the last answer, for the next letter most often goes on from there.

    Halfway through a word nothing may begin so: a slip, another spelling or layout, a number up to its point. Then the
    hits are those of as many of its letters as have some. Where no letter has, the answer is empty.
    """

    def __init__(self) -> None:
        self._key: Hashable = None
        self._answered, self._found = "", Found("")

    def answer(self, text: str, how: Hashable, ask: Callable[[str], Found]) -> Found:
        """The answer to what is typed so far; `how` is all else that the answer depends on."""
        first: Found | None = None
        for begun in _shorter_and_shorter(text):
            if begun != text and self._key == (begun, how):
                begun, found = self._answered, self._found
            else:
                found = ask(begun)
            first = first or found
            if found.hits:
                break
        else:
            begun, found = text, first or Found(text)
        self._key, self._answered, self._found = (text, how), begun, found
        return found if begun == text else _told(text, begun, found)


def _shorter_and_shorter(text: str) -> Iterator[str]:
    """The text, and the text less one letter after the other of its last word; the first letter stays.

    A field such as in:library is taken as it is: with less of it the question would be another.
    """
    word = text[max(text.rfind(space) for space in " \t\n\u00a0\u3000") + 1 :]
    yield text
    for less in range(1, min(len(word), MOST_LETTERS + 1) if ":" not in word else 1):
        yield text[:-less]


def _told(text: str, begun: str, found: Found) -> Found:
    shorter = begun.split()[-1]
    line = f"{text.split()[-1]}: nothing begins so, the hits are those of {shorter}"
    return replace(found, query=text, read_as=(*found.read_as, line), named="")
