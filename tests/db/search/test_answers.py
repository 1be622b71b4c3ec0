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


def _held(name: str, first: int, last: int) -> Unit:
    start, end = f"{first}-01-01", f"{last}-01-01"
    return Unit(
        address=f"statement:{name.lower()}", title="Speaker: Holder", text=f"Speaker: holder {name}.",
        subject=("Speaker",), property=("Holder", "", "became"), value=name, kind="statement", datatype="person",
        period_kind="interval", bounds=(start, start, end, end), years=(first, last),
    )  # fmt: skip


def test_when_somebody_came_to_a_post_is_told_by_who_held_it():
    born = Unit("entity", "entity:ada", "Ada", "Ada became a lawyer, then an adviser, and spoke to the Speaker.")
    searcher = Searcher(indexed([born, _held("Ada", 1990, 1995), _held("Bea", 1995, 2001)]))
    assert addresses(searcher.search("when did Ada become Speaker"))[0] == "statement:ada"


@pytest.mark.parametrize(("question", "first"), [("who was the first speaker", "ada"), ("who was speaker", "cleo")])
def test_who_was_first_is_the_earliest_of_those_who_were_it(question: str, first: str):
    post = Unit("entity", "entity:speaker", "Speaker", "Who chairs the council, since the first day.")
    held = [_held("Bea", 1995, 2001), _held("Ada", 1990, 1995), _held("Cleo", 2001, 2026)]
    assert addresses(Searcher(indexed([post, *held])).search(question))[0] == f"statement:{first}"


def test_a_property_named_by_the_whole_question_comes_before_one_named_by_a_word_of_it():
    term = Unit(
        address="statement:term", title="Council: Term", text="Council: term 5 years.",
        property=("Term", "", "how long elected"), value="5", **HOLDING,
    )  # fmt: skip
    seats = Unit(
        address="statement:seats", title="Council: Seats elected", text="Council: seats elected 40.",
        property=("Seats", "", "elected"), value="40", bounds=("2020-01-01",) * 4, **HOLDING,
    )  # fmt: skip
    searcher = Searcher(indexed([seats, term]))
    assert addresses(searcher.search("how long is the council elected"))[0] == "statement:term"
    assert addresses(searcher.search("how many elected to the council"))[0] == "statement:seats"


def test_no_statement_is_a_history_of_its_subject():
    rule = Unit(
        address="statement:rule", title="Council: Milestone", text="Council: milestone: elections began (1990).",
        property=("Milestone",), value="elections began", bounds=("1990-01-01",) * 4, **HOLDING | {"datatype": "text"},
    )  # fmt: skip
    article = Unit("document", "document:council", "The council and its elections", "How they went in 1990 and after.")
    searcher = Searcher(indexed([rule, article]))
    assert addresses(searcher.search("history of council elections 1990"))[0] == "document:council"
    assert addresses(searcher.search("council elections 1990"))[0] == "statement:rule"


def test_for_a_history_it_matters_less_how_near_the_words_stand():
    said = Unit("entity", "entity:speech", "Speech on council elections", "A speech.")
    article = Unit("document", "document:council", "Elections to the upper councils", "From the first to the last.")
    searcher = Searcher(indexed([said, article]))
    assert addresses(searcher.search("history of council elections"))[0] == "document:council"
    assert addresses(searcher.search("council elections"))[0] == "entity:speech"
