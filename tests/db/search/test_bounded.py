"""The way of a very large index, walked with its bounds set low: what it finds holds what was asked."""

import random

import pytest

from db.search import Searcher, Unit, bounded, retrieval, searcher
from db.search.words import words_of

from .conftest import indexed

COMMON = ("lantern", "harbour", "keeper", "quay")
RARE = tuple(f"rare{letter}{end}" for letter in "bcdfghjk" for end in ("ly", "ness", "man", "ton"))
UNITS = 3000


@pytest.fixture(scope="module")
def large() -> Searcher:
    """Units of random words: four in most of them, thirty-two in a few each."""
    chance = random.Random(7)
    units = []
    for number in range(UNITS):
        words = [word for word in COMMON for _ in range(chance.choice((0, 1, 1, 2, 3)))]
        words += chance.sample(RARE, 2) + ["filling"] * chance.randrange(5, 40)
        chance.shuffle(words)
        units.append(Unit("library", f"u{number}", f"Leaf {number}", " ".join(words)))
    return Searcher(indexed(units))


@pytest.fixture(params=["loose", "tight"], autouse=True)
def low_bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(searcher, "LARGE", 100)
    if request.param == "tight":
        for name, value in (("RANKED", 50), ("MERGED", 100), ("COSTLY", 500), ("FIRST", 60)):
            monkeypatch.setattr(bounded, name, value)


@pytest.mark.parametrize(
    "question",
    [
        "lantern ",
        "rarebly ",
        "lantern keeper ",
        "lantern rarecness ",
        "rarebly raredman ",
        "harbour quay keeper ",
        "filling rarefton ",
    ],
)
def test_every_whole_hit_holds_every_word(large: Searcher, question: str):
    rows = large.search(question, limit=20).rows
    assert rows
    assert len({row.address for row in rows}) == len(rows)
    for row in rows:
        if not row.missing and row.match == "exact":
            assert set(question.split()) <= set(words_of(row.text))
    assert not rows[0].missing


@pytest.mark.parametrize("opening", ["l", "la", "lant", "rare", "lantern kee", "keeper rareb", "harbour l"])
def test_an_opening_finds_what_begins_so(large: Searcher, opening: str):
    rows = large.search(opening, limit=20).rows
    assert len(rows) == 20
    last = opening.split()[-1]
    assert len(last) < 3 < len(opening) or any(word.startswith(last) for word in words_of(rows[0].text))


def test_a_phrase_stands_as_asked(large: Searcher):
    rows = large.search('"lantern keeper"', limit=20).rows
    assert rows
    assert all("lantern keeper" in " ".join(words_of(row.text)) for row in rows)


def test_a_common_word_is_answered_with_units_that_say_it_often(large: Searcher):
    rows = large.search("lantern ", limit=10).rows
    assert all(words_of(row.text).count("lantern") >= 2 for row in rows)


def test_counts_are_capped(large: Searcher):
    assert large.search("lantern ").more
    answer = large.search("rarebly ")
    assert not answer.more
    assert answer.count == large.search("rarebly", correct=False).count > 20


def test_a_long_question_finds_what_holds_most_of_it(large: Searcher):
    rows = large.search("lantern harbour keeper quay rarebly rarecman", limit=10).rows
    assert rows
    assert any(word in words_of(rows[0].text) for word in ("rarebly", "rarecman"))


def test_exclusions_and_filters_hold(large: Searcher):
    assert all("keeper" not in words_of(row.text) for row in large.search("lantern -keeper ").rows)
    assert large.search("lantern in:entity ").rows == ()


def test_a_slip_is_corrected(large: Searcher):
    row = large.search("lanterm ").rows[0]
    assert (row.match, "lantern" in words_of(row.text)) == ("corrected", True)


def test_the_names_of_a_reference_find_in_a_library():
    reference = Searcher(indexed([Unit("entity", "entity:a", "Amber Party", names=("Old Moon",))]))
    leaves = [Unit("library", f"u{n}", "Leaf", f"the Amber Party and leaf {n}") for n in range(150)]
    library = Searcher(indexed(leaves), reference)
    assert [row.match for row in library.search("Old Moon", limit=3).rows] == ["variant"] * 3
    assert Searcher(indexed(leaves)).search("Old Moon").rows == ()


def test_what_a_filter_leaves_out_is_not_counted(large: Searcher):
    assert large.search("lantern in:entity ").count == 0
    assert not large.search("lantern in:entity ").more
    kept = large.search("filling -lantern ", limit=20)
    held = sum("lantern" not in text for (text,) in large._connection.execute("select text from search_unit"))
    assert (kept.count, kept.more) == (held, False)
    assert held > 100


@pytest.fixture
def told() -> Searcher:
    """Units of one common word and one that half of them hold; of each ten one is in Russian, of each hundred one in
    Kazakh and of 1999.
    """
    return Searcher(
        indexed(
            Unit(
                "library",
                f"u{number}",
                f"Leaf {number}",
                "lantern keeper" if number % 2 else "lantern",
                language="kk" if number % 100 == 99 else "ru" if number % 10 == 5 else "en",
                years=(1999, 1999) if number % 100 == 99 else None,
            )
            for number in range(2000)
        )
    )


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("lantern language:kk ", 20),
        ("lantern year:1999", 20),
        ("lantern keeper language:kk", 20),
        ('"lantern keeper" year:1999', 20),
        ("lantern -keeper language:ru", 0),
        ("lantern language:ru", 200),
        ("l language:ru", 200),
        ("lantern OR keeper language:ru", 200),
    ],
)
def test_what_a_filter_leaves_is_found_behind_the_first_hits(
    told: Searcher, question: str, count: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(retrieval, "WALKED", 150)
    answer = told.search(question, limit=300)
    assert (answer.count, len(answer.rows)) == (count, count)
    assert all(row.language == "ru" if "ru" in question else row.years == (1999, 1999) for row in answer.rows)
    assert sum(dict(told.facets(question).languages).values()) == count


@pytest.mark.parametrize("question", ["lantern language:ru", "l language:ru", "lantern keeper language:ru"])
def test_where_not_all_hits_are_looked_at_there_may_be_more(
    told: Searcher, question: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(retrieval, "WALKED", 150)
    monkeypatch.setattr(retrieval, "LEFT", 100)
    answer, spread = told.search(question), told.facets(question)
    assert 0 < answer.count < 200
    assert answer.more
    assert all(row.language == "ru" for row in answer.rows)
    assert spread.more
    assert 0 < dict(spread.languages)["ru"] < 200


@pytest.mark.parametrize("question", ["l", "l -keeper", "k* OR l*", "lantern k*"])
def test_openings_of_very_many_words_are_never_merged_whole(
    told: Searcher, question: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bounded, "MERGED", 100)
    asked: list[str] = []
    told._connection.set_trace_callback(asked.append)
    told.search(question)
    told.facets(question)
    assert any("search_text match" in one for one in asked)
    assert not [one for one in asked if '" *' in one]
