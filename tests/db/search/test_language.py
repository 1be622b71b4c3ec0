"""What was typed, read as words, phrases, exclusions and filters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.language import LONGEST, MOST_WORDS, Filters, read


def shown(text: str) -> list[list[tuple[str, ...]]]:
    """The words of each clause."""
    return [[part.words for part in clause] for clause in read(text).clauses]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("two words", [[("two",)], [("words",)]]),
        ('"two words" more', [[("two", "words")], [("more",)]]),
        ("«две фразы»", [[("две", "фразы")]]),
        ('an open "quote', [[("an",)], [("open",)], [("quote",)]]),
        ("this OR that", [[("this",), ("that",)]]),
        ("OR", [[("or",)]]),
        ("party-list", [[("party",)], [("list",)]]),
        ("Article 50(2)", [[("article",)], [("50",)], [("2",)]]),
        ("7%", [[("7", "percent")]]),
        ("7 per cent", [[("7", "percent")]]),
        ("7 процентов", [[("7", "percent")]]),
        ("12 035 578 голосов", [[("12035578",)], [("голосов",)]]),
        ("20 000", [[("20000",)]]),
        ("2019 2024", [[("2019",)], [("2024",)]]),
        ("in: nothing", [[("in",)], [("nothing",)]]),
        ("year:soon", [[("year",)], [("soon",)]]),
        ("12:30", [[("12",)], [("30",)]]),
        ("- -- *", []),
        ("-only", [[("only",)]]),
    ],
)
def test_words_are_read(text: str, clauses: list[list[tuple[str, ...]]]):
    assert shown(text) == clauses


def test_an_exclusion_needs_a_space_before_it():
    assert [part.words for part in read("list -party").without] == [("party",)]
    assert read("seven-year").without == ()


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("in:entity x", Filters(kinds=("entity",))),
        ("topic:voting source:report x", Filters(topics=("voting",), sources=("report",))),
        ("year:2008..2012 x", Filters(years=(2008, 2012))),
        ("year:2012-2008 x", Filters(years=(2008, 2012))),
        ("year:2010 x", Filters(years=(2010, 2010))),
        ("year:..2010 x", Filters(years=(0, 2010))),
        ("year:2010.. x", Filters(years=(2010, 9999))),
    ],
)
def test_fields_narrow(text: str, filters: Filters):
    asked = read(text)
    assert asked.filters == filters
    assert [clause[0].words for clause in asked.clauses] == [("x",)]


def test_the_last_word_is_open_until_it_is_finished():
    assert not read("elect").clauses[-1][0].finished
    assert read("elect ").clauses[-1][0].finished
    assert read("elect* next").clauses[0][0].opening


@given(st.text())
def test_any_text_is_a_question(text: str):
    asked = read(text)
    assert sum(len(part.words) for clause in asked.clauses for part in clause) <= MOST_WORDS


def test_much_text_is_read_as_little():
    assert len(read("word " * 1_000_000).text) <= LONGEST + 1
