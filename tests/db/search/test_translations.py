"""Ordinary words of Russian and Kazakh find English texts, whatever endings they have."""

import sqlite3

import pytest

from db.records import Translation
from db.search import IndexWriter, Searcher, Unit
from db.search.translations import kazakh_roots, russian_key

UNITS = (
    Unit("passage", "passage:threshold", "Lists", "The threshold is five in a hundred."),
    Unit("passage", "passage:membership", "Clubs", "Memberships of the club are free."),
    Unit("passage", "passage:chair", "Seats", "She was chairing it for years."),
    Unit("passage", "passage:own", "Words", "Порог дома был высоким."),
)
TRANSLATIONS = (
    Translation(("threshold",), ("порог",), ("шек",)),
    Translation(("membership",), ("членство",), ("мүшелік",)),
    Translation(("chair",), ("председатель",), ("төраға",)),
    Translation(("absent",), ("представитель",), ("өкіл",)),
)


def searcher(translations: tuple[Translation, ...]) -> Searcher:
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(UNITS)
    writer.finish(translations=translations)
    return Searcher(connection)


@pytest.fixture(scope="module")
def translating() -> Searcher:
    return searcher(TRANSLATIONS)


def addresses(searcher: Searcher, question: str) -> list[str]:
    return [row.address for row in searcher.search(question).rows]


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("членства", "passage:membership"),
        ("мүшелік", "passage:membership"),
        ("мүшелігі", "passage:membership"),
        ("мушелик", "passage:membership"),
        ("председателем", "passage:chair"),
        ("төрағаларының", "passage:chair"),
        ("шегі", "passage:threshold"),
    ],
)
def test_a_word_finds_the_english_one_in_any_form(translating: Searcher, question: str, address: str):
    assert addresses(translating, question) == [address]


def test_the_very_word_comes_before_its_translation(translating: Searcher):
    assert addresses(translating, "порог") == ["passage:own", "passage:threshold"]


def test_words_that_only_begin_alike_are_told_apart(translating: Searcher):
    assert addresses(translating, "представителя") == []


def test_as_typed_leaves_translations_out(translating: Searcher):
    assert addresses(translating, "порог as:typed") == ["passage:own"]


def test_an_english_word_is_not_translated(translating: Searcher):
    assert addresses(translating, "threshold") == ["passage:threshold"]


def test_an_index_made_before_there_were_translations_is_still_searched():
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(UNITS)
    writer.finish()
    connection.execute("drop table search_translation")
    assert addresses(Searcher(connection), "порог") == ["passage:own"]


def test_keys_leave_endings_off():
    assert russian_key("председателями") == russian_key("председатель") != russian_key("представитель")
    assert russian_key("чёрный") == russian_key("черные")
    assert "сайлау" in kazakh_roots("сайлаудан")
