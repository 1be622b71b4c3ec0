"""Hits stay while a word is typed."""

from __future__ import annotations

import pytest

from db import Found
from db.search import Searcher
from db.search.keystrokes import MOST_LETTERS, Keystrokes


class Typing:
    """The small index, asked letter by letter."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher, self._keystrokes = searcher, Keystrokes()

    def search(self, text: str) -> Found:
        return self._keystrokes.answer(text, "", self._found)

    def _found(self, text: str) -> Found:
        return Found(text, self._searcher.search(text, limit=5, typing=True).rows)


@pytest.fixture
def typing(searcher: Searcher) -> Typing:
    return Typing(searcher)


def typed(typing: Typing, query: str) -> list[int]:
    """How many hits there are behind each letter."""
    return [len(typing.search(query[:end]).hits) for end in range(1, len(query) + 1)]


@pytest.mark.parametrize(
    "word", ["harbuor", "assmebly", "threshhold", "1931", "12,035", "7.1", "фыыуьидн", "Рурытания"]
)
def test_hits_never_go_and_come_back_within_a_word(typing, word):
    counts = typed(typing, word)
    there = [place for place, count in enumerate(counts) if count]
    assert there, counts
    assert all(counts[there[0] : there[-1]]), counts


def test_a_finished_word_that_nothing_knows_has_no_hits(typing):
    assert typing.search("harbqzx").hits
    assert not typing.search("harbqzx ").hits


def test_it_is_said_whose_hits_are_shown(typing):
    answer = typing.search("harbqzx")
    assert answer.query == "harbqzx"
    assert answer.read_as[-1] == "harbqzx: nothing begins so, the hits are those of harb"


def test_the_same_text_has_the_same_answer_however_it_was_come_by(typing):
    sudden = typing.search("council harbqz")
    for end in range(1, len("council harbqz")):
        typing.search("council harbqz"[:end])
    assert typing.search("council harbqz") == sudden


def test_a_field_is_taken_as_it_is(typing):
    assert typing.search("assembley").hits
    assert not typing.search("assembley as:typed").hits
    assert not typing.search("council in:librar").hits


def test_only_the_last_word_is_taken_back_and_not_without_end():
    asked: list[str] = []

    def nothing(text: str) -> Found:
        asked.append(text)
        return Found(text)

    assert Keystrokes().answer("one two", "", nothing) == Found("one two")
    assert asked == ["one two", "one tw", "one t"]
    asked.clear()
    Keystrokes().answer("x" * 1000, "", nothing)
    assert len(asked) == MOST_LETTERS + 1
