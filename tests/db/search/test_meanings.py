"""Words that people use for each other: each finds what holds the other, behind what holds the very word."""

import sqlite3

import pytest

from db.search import Answer, IndexWriter, Searcher, Unit

UNITS = (
    Unit("passage", "passage:mayors", "Mayors", "The mayors of the harbour towns meet in spring."),
    Unit("passage", "passage:governors", "Towns", "Each governor of a town reports to the council."),
    Unit("passage", "passage:round", "Votes", "Nobody won, so a second round followed."),
    Unit("passage", "passage:running", "Sport", "They run races, and the lights go off at night."),
    Unit("passage", "passage:women", "Lists", "A third of the places on a list go to women."),
    Unit("passage", "passage:decree", "Acts", "Бұл жарлық 1990 жылы шықты; заң кейін келді."),
)
GROUPS = (
    ("mayor", "governor", "әкім"),
    ("run-off", "second round", "второй тур"),
    ("women", "female", "женщины", "әйелдер"),
    ("law", "заң"),
)


@pytest.fixture(scope="module")
def meaning() -> Searcher:
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(UNITS)
    writer.finish(meanings=GROUPS)
    return Searcher(connection)


def addresses(answer: Answer) -> list[str]:
    return [row.address for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("female", "passage:women"),
        ("женщин", "passage:women"),
        ("әйелдерге", "passage:women"),
        ("второй тур", "passage:round"),
        ("law", "passage:decree"),
        ("заңды", "passage:decree"),
    ],
)
def test_another_word_finds_it_in_any_form_and_language(meaning: Searcher, question: str, address: str):
    assert addresses(meaning.search(question)) == [address]


def test_the_very_word_comes_first(meaning: Searcher):
    for question, first in (("mayors town", "passage:mayors"), ("governors town", "passage:governors")):
        rows = meaning.search(question).rows
        assert rows[0].address == first
        assert {row.address for row in rows} == {"passage:mayors", "passage:governors"}
        assert [row.match == "variant" for row in rows] == [False, True]


def test_a_run_that_holds_grammar_means_nothing_word_by_word(meaning: Searcher):
    assert addresses(meaning.search("run-off")) == ["passage:round"]


def test_as_typed_leaves_other_words_out(meaning: Searcher):
    assert addresses(meaning.search("female as:typed")) == []


def test_a_hit_in_another_word_says_which(meaning: Searcher):
    answer = meaning.search("female")
    assert answer.rows[0].forms == ("women",)
    assert answer.read_as == ("female: also women",)
