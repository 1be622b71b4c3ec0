"""Hits stay while a word is typed."""

from __future__ import annotations

import pytest

from db.search import Answer, Searcher
from db.search.keystrokes import MOST_LETTERS, Keystrokes


def typed(searcher: Searcher, query: str) -> list[int]:
    """How many hits there are behind each letter."""
    return [len(searcher.search(query[:end], limit=5, typing=True).rows) for end in range(1, len(query) + 1)]


@pytest.mark.parametrize(
    "word", ["harbuor", "assmebly", "threshhold", "1931", "12,035", "7.1", "фыыуьидн", "Рурытания"]
)
def test_hits_never_go_and_come_back_within_a_word(searcher, word):
    counts = typed(searcher, word)
    there = [place for place, count in enumerate(counts) if count]
    assert there, counts
    assert all(counts[there[0] : there[-1]]), counts


def test_a_finished_word_that_nothing_knows_has_no_hits(searcher):
    assert searcher.search("harbqzx", typing=True).rows
    assert not searcher.search("harbqzx ", typing=True).rows
    assert not searcher.search("harbqzx").rows


def test_it_is_said_whose_hits_are_shown(searcher):
    answer = searcher.search("harbqzx", typing=True)
    assert answer.query == "harbqzx"
    assert answer.read_as[-1] == "harbqzx: nothing begins so, the hits are those of harb"


def test_the_same_text_has_the_same_answer_however_it_was_come_by(searcher):
    sudden = searcher.search("council harbqz", typing=True)
    for end in range(1, len("council harbqz")):
        searcher.search("council harbqz"[:end], typing=True)
    assert searcher.search("council harbqz", typing=True) == sudden


def test_a_field_is_taken_as_it_is(searcher):
    assert searcher.search("assembley", typing=True).rows
    assert not searcher.search("assembley as:typed", typing=True).rows
    assert not searcher.search("council in:librar", typing=True).rows


def test_only_the_last_word_is_taken_back_and_not_without_end():
    asked: list[str] = []

    def nothing(text: str) -> Answer:
        asked.append(text)
        return Answer(text)

    assert Keystrokes().answer("one two", "", nothing) == Answer("one two")
    assert asked == ["one two", "one tw", "one t"]
    asked.clear()
    Keystrokes().answer("x" * 1000, "", nothing)
    assert len(asked) == MOST_LETTERS + 1
