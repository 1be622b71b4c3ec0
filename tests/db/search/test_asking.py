"""What a question asks for besides its words: a date, the first or the last of several, a name and not a number."""

import pytest

from db.search import Answer, Searcher, Unit
from db.search.language import read

from .conftest import indexed


def addresses(answer: Answer) -> list[str]:
    return [row.address for row in answer.rows]


def holder(name: str, first: str, last: str, note: str = "") -> Unit:
    return Unit(
        kind="statement", address=f"statement:warden/{first}", title="Warden of the Bridge: Holder",
        text=f"Warden of the Bridge: holder {name}, {first} to {last}. {note}", subject=("Warden of the Bridge",),
        property=("Holder",), value=name, datatype="person", period_kind="interval",
        bounds=(first, first, last, last), years=(int(first[:4]), int(last[:4])),
    )  # fmt: skip


def value(what: str, day: str, said: str, datatype: str = "quantity") -> Unit:
    return Unit(
        kind="statement", address=f"statement:bridge/{what}@{day}", title=f"Bridge: {what.capitalize()}",
        text=f"Bridge: {what} {said}, {day}.", subject=("Bridge", "мост", "көпір"),
        property=(what.capitalize(),), value=said, datatype=datatype, period_kind="point",
        bounds=(day, day, day, day), years=(int(day[:4]), int(day[:4])),
    )  # fmt: skip


def result(name: str, share: str, preference: int = 0) -> Unit:
    return Unit(
        kind="election", address="entity:vote", title=f"Vote of 1931: {name}", text=f"{name}: share {share} per cent",
        names=(name,), subject=("Vote of 1931",), property=("Result", "", "share of votes"),
        value=f"{name} share {share} per cent", datatype="quantity", period_kind="point",
        bounds=("1931-05-05",) * 4, years=(1931, 1931), preference=preference,
    )  # fmt: skip


POST = Unit("entity", "entity:warden", "Warden of the Bridge", "Keeps the bridge.")
HOLDERS = (
    holder("Anna Berg", "1991-05-01", "1996-05-01"),
    holder("Carl Dahl", "1996-05-02", "2004-05-01", "Seen again in 2009."),
    holder("Edda Falk", "2012-05-01", "2020-05-01"),
)
METERS = tuple(value("length", f"{year}-07-01", f"{meters} metres") for year, meters in ((1995, 90), (2003, 95)))
MEETINGS = tuple(value("meeting", f"{year}-09-01", "held on the bank", "text") for year in (2018, 2021, 2024))
VOTE = Unit("election", "entity:vote", "Vote of 1931", "Greens and Blues stood for the seats of the council.")


@pytest.fixture(scope="module")
def asking() -> Searcher:
    return Searcher(indexed([POST, *HOLDERS, *METERS, *MEETINGS, VOTE, result("Greens", "41"), result("Blues", "59")]))


@pytest.mark.parametrize(
    "question",
    [
        "length of the bridge in 2003",
        "length bridge in the year 2003",
        "length 2003 года мост",
        "length 2003 жылғы көпір",
        "length of the bridge in the 2000s",
        "length of the bridge in the early 2000s",
        "length 2000-х мост",
        "length 2000-жылдардағы көпір",
    ],
)
def test_words_around_a_year_are_part_of_the_date(asking: Searcher, question: str):
    assert addresses(asking.search(question))[0] == "statement:bridge/length@2003-07-01"


@pytest.mark.parametrize(
    ("typed", "decade"),
    [
        ("the 90s", "1990s"), ("’90s", "1990s"), ("1990's", "1990s"), ("1990-е годы", "1990s"), ("в 80-х", "1980s"),
        ("1990-жылдары", "1990s"), ("nineties", "1990s"), ("девяностых", "1990s"), ("2010s", "2010s"),
    ],
)  # fmt: skip
def test_a_decade_is_read_in_each_language(typed: str, decade: str):
    assert (decade,) in [part.words for clause in read(typed).clauses for part in clause]


@pytest.mark.parametrize("typed", ["1990 год", "20s", "article 90", "1995s", "A1990s"])
def test_other_numbers_are_no_decade(typed: str):
    assert not any(part.words[0] == "1990s" for clause in read(typed).clauses for part in clause)


def test_the_first_in_a_post_needs_no_who(asking: Searcher):
    assert addresses(asking.search("first warden of the bridge"))[0] == "statement:warden/1991-05-01"
    assert addresses(asking.search("who was the warden of the bridge in 2015"))[0] == "statement:warden/2012-05-01"


def test_first_stays_a_word_where_nobody_holds_the_rest(asking: Searcher):
    assert addresses(asking.search("first length of a road"))[:1] != ["statement:warden/1991-05-01"]


def test_a_year_in_the_note_on_a_holder_counts(asking: Searcher):
    assert addresses(asking.search("who was warden of the bridge in 2009"))[0] == "statement:warden/1996-05-02"


def test_the_last_of_several_comes_first(asking: Searcher):
    found = addresses(asking.search("last meeting of the bridge bank keepers"))
    assert found[:3] == [f"statement:bridge/meeting@{year}-09-01" for year in (2024, 2021, 2018)]


def test_what_somebody_had_in_a_vote_answers(asking: Searcher):
    assert asking.search("blues share of votes 1931").rows[0].title == "Vote of 1931: Blues"
    assert asking.search("how many votes greens 1931").rows[0].title == "Vote of 1931: Greens"


def test_results_of_others_stand_behind_the_vote(asking: Searcher):
    titles = [row.title for row in asking.search("vote 1931").rows]
    assert titles[0] == "Vote of 1931"
    assert set(titles[1:]) <= {"Vote of 1931: Greens", "Vote of 1931: Blues"}


def test_which_asks_for_names_and_not_for_a_number():
    stood = value("parties", "1931-05-05", "2 parties")
    searcher = Searcher(indexed([stood, Unit("entity", "entity:parties", "Bridge parties of 1931", "Greens, Blues.")]))
    assert addresses(searcher.search("which parties of the bridge in 1931"))[0] == "entity:parties"
    assert addresses(searcher.search("how many parties of the bridge in 1931"))[0] == stood.address


def test_a_statement_that_says_what_is_asked_comes_before_others_though_a_word_is_missing():
    length = value("length", "2003-07-01", "95 metres")
    other = Unit("passage", "passage:1", "Rivers", "The length of a river says what boats a town may build there.")
    beside = [value("weight", f"20{year}-07-01", "9 tonnes") for year in range(10, 15)]
    searcher = Searcher(indexed([length, other, *beside]))
    found = addresses(searcher.search("what length may boats of a town under the bridge have"))
    assert length.address in found[:2]


def test_marks_of_print_around_a_name_do_not_hide_what_is_there(asking: Searcher):
    assert "statement:bridge/length@2003-07-01" in addresses(asking.search("length «bridge viaduct» 2003"))
    assert not addresses(asking.search('length "bridge viaduct" 2003'))


def test_of_one_word_the_newest_value_comes_before_a_thing_that_only_speaks_of_it():
    speaks = Unit("entity", "entity:ferry", "Ferry", "Its length is told nowhere.")
    found = addresses(Searcher(indexed([speaks, *METERS])).search("length"))
    assert found == ["statement:bridge/length@2003-07-01", "statement:bridge/length@1995-07-01", "entity:ferry"]


def test_one_word_still_opens_the_thing_of_that_name():
    bears = Unit("entity", "entity:lengths", "Length of bridges", "How they are measured.")
    assert addresses(Searcher(indexed([bears, *METERS])).search("length"))[0] == "entity:lengths"
