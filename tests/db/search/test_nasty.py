"""Whatever is typed or stored, the search answers."""

import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search import IndexWriter, Searcher, Unit

NASTY = (
    '"', "*", "'", "''", '""', "(", ")", "()", "-", "--", "+", ":", "^", "%", "7%", "%%%", "\0",
    "a\0b", "\ud800", "x\udfff",
    "NEAR", "NEAR(a b)", "AND", "OR", "NOT", "a AND", "NOT a", "a OR", "OR a", "OR OR OR", 'a "b',
    '"a" "', "title:a",
    "in:", "in:entity", "in:nowhere x", "year:", "year:0", "year:9999..0000", "year:2008..",
    "near:0 a b", "near:999 a b",
    "near:x", "topic: x", 'source:"a b" x', "a*", "*a", "a*b", "**", "party-list", "Article 50(2)",
    "U.S.", "2007/2018",
    "Tokayev's", "o'brien", "{a b}", "a^2", "a;drop table search_unit;--", "\\", "\\\\", "\n",
    "\t\r\n", "\u202eabc", "שלום",
    "مرحبا بالعالم", "👩‍👩‍👧‍👦", "🇰🇿 flag", "é", "e\u0301" * 50, "\u0301", "ﷺ", "ß", "İ", "ı", "ǅ",
    "ﬁ", "½", "²", "Ⅷ", "٧٪",
    "中文", "हिन्दी", "a" * 1000, "a " * 5000, '"' * 1000, "-a " * 100, "OR " * 500, "(" * 500,
    "7" * 400, "1,000,000,000",
    "11.7.2022", "..", "1.", ".5", "a-b-c-d-e-f", "the of and", "who", "когда", "%_%", "\ufeff",
    "\u200b", "a\u00adb",
)  # fmt: skip


@pytest.mark.parametrize("question", NASTY)
def test_nothing_typed_is_an_error(searcher: Searcher, question: str):
    start = time.process_time()
    answer = searcher.search(question)
    assert answer.count >= len(answer.rows) or answer.more
    assert time.process_time() - start < 1


def test_a_megabyte_is_answered_at_once(searcher: Searcher):
    for text in ("harbour " * 131_072, "x" * 1_048_576, '"lantern ' * 100_000, "-quay " * 150_000):
        start = time.process_time()
        searcher.search(text)
        assert time.process_time() - start < 1


@given(st.text())
def test_any_text_is_answered(searcher: Searcher, question: str):
    for row in searcher.search(question).rows:
        for mark in row.marks:
            assert 0 <= mark.start < mark.start + mark.length <= len(row.snippet)


@given(
    st.lists(st.sampled_from(['"', "-", "OR", "in:entity", "year:2021", "near:4", "party", "7%", "*", "мажилис", "th"]))
)
def test_any_mixture_of_the_language_is_answered(searcher: Searcher, pieces: list[str]):
    searcher.search(" ".join(pieces))
    searcher.search("".join(pieces))


@given(st.lists(st.tuples(st.text(), st.text(), st.lists(st.text(), max_size=3)), max_size=5))
def test_any_text_can_be_stored_and_asked(texts: list[tuple[str, str, list[str]]]):
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(Unit("entity", f"entity:{n}", t, x, names=tuple(names)) for n, (t, x, names) in enumerate(texts))
    writer.finish()
    searcher = Searcher(connection)
    for title, text, _ in texts:
        searcher.search(title)
        searcher.search(text)
    connection.close()


def test_an_empty_index_answers():
    connection = sqlite3.connect(":memory:")
    IndexWriter(connection).finish()
    assert Searcher(connection).search("anything at all").rows == ()
