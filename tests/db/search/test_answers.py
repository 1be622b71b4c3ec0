"""Statements that answer a question outright, and those that only look like it."""

import pytest

from db.search import Answer, Searcher, Unit

from .conftest import indexed


def addresses(answer: Answer) -> list[str]:
    return [row.address for row in answer.rows]


HOLDING = {"kind": "statement", "subject": ("Council",), "datatype": "quantity", "period_kind": "event"}


def _score(year: int) -> Unit:
    day = f"{year}-01-01"
    return Unit(
        address=f"statement:{year}", title="Freedom: Score", text=f"Freedom: score {year - 2000} ({year}).",
        subject=("Freedom",), property=("Score",), value=str(year - 2000), datatype="quantity", period_kind="event",
        bounds=(day, day, day, day), years=(year, year), kind="statement",
    )  # fmt: skip


def test_of_several_years_one_is_enough():
    beside = Unit("entity", "entity:net", "Freedom score of the net", "Freedom of the net: a score to compare.")
    found = Searcher(indexed([*map(_score, range(2010, 2021)), beside]))
    assert set(addresses(found.search("compare freedom score 2012 and 2018"))[:2]) == {
        "statement:2012",
        "statement:2018",
    }


def test_what_else_people_call_a_property_counts_only_whole():
    nomination = Unit(
        address="statement:nomination", title="Council: Nomination", text="Council: nomination: parties only.",
        property=("Nomination", "", "stand for election"), value="parties only", **HOLDING | {"datatype": "text"},
    )  # fmt: skip
    vote = Unit("election", "entity:vote", "Council election of 1931", "The vote of that year.")
    searcher = Searcher(indexed([nomination, vote]))
    assert addresses(searcher.search("council election"))[0] == "entity:vote"
    assert addresses(searcher.search("council stand for election"))[0] == "statement:nomination"


def test_a_number_is_no_answer_to_who():
    elected = Unit(
        address="statement:elected", title="Council: Elected", text="Council: elected 40 people.",
        property=("Elected",), value="40", **HOLDING,
    )  # fmt: skip
    by = Unit(
        address="statement:by", title="Council: Elected by", text="Council: elected by Assembly.",
        property=("Elected by",), value="Assembly", **HOLDING | {"datatype": "entity"},
    )  # fmt: skip
    searcher = Searcher(indexed([elected, by]))
    assert addresses(searcher.search("who elected the council"))[0] == "statement:by"
    assert addresses(searcher.search("how many elected council"))[0] == "statement:elected"


@pytest.mark.parametrize("question", ["history of the share of votes", "обзор barrier", "list of ombudsmen"])
def test_a_word_for_the_form_of_an_answer_is_not_missed(searcher: Searcher, question: str):
    assert searcher.search(question).rows[0].missing == ()


def test_a_vote_of_the_year_comes_before_what_only_speaks_of_it():
    text = "The Sun Party won forty seats."
    units = [
        Unit("entity", "entity:council", "Council of 1931", text),
        Unit("election", "entity:vote", "Vote of 1931", f"{text} Nobody else did.", years=(1931, 1931)),
    ]
    assert addresses(Searcher(indexed(units)).search("sun party seats 1931")) == ["entity:vote", "entity:council"]
