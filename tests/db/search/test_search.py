"""Questions to a small index: what stands on top, how it matched, what is said of it."""

import sqlite3

import pytest

from db.errors import Stopped
from db.search import Answer, IndexWriter, Searcher, Unit


def addresses(answer: Answer) -> list[str]:
    return [row.address for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "address", "match"),
    [
        ("majilis", "entity:mazhilis", "exact"),
        ("Мажилис", "entity:mazhilis", "exact"),
        ("мажилиса", "entity:mazhilis", "stem"),
        ("lower house", "entity:mazhilis", "exact"),
        ("мажил", "entity:mazhilis", "exact"),
        ("mazhils", "entity:mazhilis", "corrected"),
        ("harb chair", "entity:chair", "begun"),
        ("harb commission chair", "entity:chair", "begun"),
        ("vf;bkbc", "entity:mazhilis", "variant"),
        ("Old Moon", "entity:sun", "exact"),
        ("ombudsmen", "entity:ombudsman", "stem"),
        ("chair of the harbour commission", "entity:chair", "exact"),
        ("party-list voting", "passage:a#2", "exact"),
        ("Article 50(2)", "passage:a#2", "exact"),
        ("elected president", "passage:a#2", "stem"),
        ("токаев", "passage:b#1", "stem"),
        ("Елка", "passage:b#1", "stem"),
        ("Костанай", "passage:c#1", "variant"),
        ("20000 members", "passage:a#1", "exact"),
        ("11,7%", "passage:a#1", "exact"),
        ("elec* president", "passage:a#2", "exact"),
    ],
)
def test_what_is_meant_stands_first(searcher: Searcher, question: str, address: str, match: str):
    row = searcher.search(question).rows[0]
    assert (row.address, row.match) == (address, match)


def test_a_name_finds_what_bears_its_other_names(searcher: Searcher):
    answer = searcher.search("Мажилис")
    assert "passage:a#1" in addresses(answer)
    row = next(row for row in answer.rows if row.address == "passage:a#1")
    assert row.match == "variant"
    assert row.snippet[row.marks[0].start :][: row.marks[0].length] == "Mazhilis"
    assert any("mazhilis" in line for line in answer.read_as)


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("barrier 2010", "statement:old"),
        ("threshold 2022", "statement:new"),
        ("who chairs the harbour commission", "statement:holder"),
        ("7%", "statement:old"),
        ("threshold barrier", "statement:new"),
        ("какая доля голосов threshold", "statement:new"),
    ],
)
def test_a_statement_answers(searcher: Searcher, question: str, address: str):
    assert searcher.search(question, as_of="2026-01-01").rows[0].address == address


def test_the_day_decides_which_statement_is_in_force(searcher: Searcher):
    assert addresses(searcher.search("threshold barrier", as_of="2015-01-01"))[0] == "statement:old"
    assert addresses(searcher.search("threshold barrier", as_of="2026-01-01"))[:2] == ["statement:new", "statement:old"]


def test_a_source_stands_behind_what_the_pack_says(searcher: Searcher):
    found = addresses(searcher.search("party list"))
    assert found.index("source:report") > found.index("passage:a#1")


@pytest.mark.parametrize(
    "question",
    [
        *("quantum physics", "best pizza in rome", "зимняя рыбалка", "xyzzy", "", "   ", "?!"),
        *("president of borduria", "borduria weather", "prime chancellor of syldavia"),
    ],
)
def test_another_subject_finds_nothing(searcher: Searcher, question: str):
    assert searcher.search(question).rows == ()


def test_a_hit_says_which_words_it_lacks(searcher: Searcher):
    row = searcher.search("lantern lists harbour president").rows[0]
    assert row.match == "partial"
    assert set(row.missing) <= {"lantern", "lists", "harbour", "president"}
    assert row.missing


def test_many_words_need_not_all_be_there(searcher: Searcher):
    assert addresses(searcher.search("what share of the votes does a party list need to enter"))[0] == "passage:a#1"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ('"party list"', {"passage:a#1", "passage:a#2", "source:report"}),
        ('"list party"', set()),
        ("president -tokayev", {"passage:a#1", "passage:a#2"}),
        ("lantern in:entity", set()),
        ("in:entity", {"entity:mazhilis", "entity:sun", "entity:chair", "entity:ombudsman"}),
        ("топор OR ёлка", {"passage:b#1"}),
        ("president topic:rights", {"passage:a#2"}),
        ("president source:report year:2022", {"passage:a#1"}),
        ("near:3 party voting", {"passage:a#2"}),
    ],
)
def test_the_query_language_narrows(searcher: Searcher, question: str, found: set[str]):
    assert set(addresses(searcher.search(question))) == found


def test_filters_are_given_beside_the_words(searcher: Searcher):
    assert addresses(searcher.search("party", kinds=("entity",))) == ["entity:sun"]
    assert addresses(searcher.search("president", years=(2022, 2022))) == ["passage:a#1"]


def test_nothing_vanishes_while_a_question_is_typed(searcher: Searcher):
    question = "party list voting"
    for end in range(1, len(question) + 1):
        assert searcher.search(question[:end]).rows, question[:end]


def test_the_count_goes_beyond_what_is_shown(searcher: Searcher):
    answer = searcher.search("lantern", limit=5)
    assert (len(answer.rows), answer.count, answer.more) == (5, 30, False)


def test_repairs_come_with_their_counts(searcher: Searcher):
    repairs = searcher.search("lantern in:entity").repairs
    assert [(repair.query, repair.count) for repair in repairs] == [("lantern", 30)]
    assert ("president", 3) in [(r.query, r.count) for r in searcher.search("president lamppost").repairs]
    assert searcher.search("lantern").repairs == ()


def test_corrections_can_be_taken_off(searcher: Searcher):
    assert searcher.search("mazhils").rows
    assert searcher.search("mazhils", correct=False).rows == ()


def test_a_search_can_be_stopped(searcher: Searcher):
    with pytest.raises(Stopped):
        searcher.search("lantern keeper harbour quay", stop=lambda: True)
    assert searcher.search("lantern").rows


def test_facets_count_the_hits(searcher: Searcher):
    facets = searcher.facets("president ")
    assert facets.kinds == (("passage", 3),)
    assert facets.topics == (("parties", 1), ("rights", 1), ("voting", 1))
    assert facets.sources == (("report", 3),)
    assert facets.languages == (("en", 2),)
    assert facets.years == ((2021, 1), (2022, 1))
    assert not facets.more


def test_facets_keep_to_the_filters(searcher: Searcher):
    assert searcher.facets("president", topics=("rights",)).kinds == (("passage", 1),)
    assert searcher.facets("quantum").kinds == ()
    assert dict(searcher.facets("").kinds)["passage"] == 34


def test_as_typed_takes_off_other_names_and_corrections(searcher: Searcher):
    for typed in ("presidnt", "majilis"):
        widened, bare = searcher.search(typed), searcher.search(f"{typed} as:typed")
        assert not any("also" in line for line in bare.read_as)
        assert all(row.match in ("exact", "stem", "partial") for row in bare.rows)
        assert bare.count <= widened.count
    assert searcher.search("presidnt").count > 0 == searcher.search("presidnt as:typed").count


def test_a_repair_keeps_what_narrows_and_what_is_excluded(searcher: Searcher):
    repairs = searcher.search("president zzyyxx in:passage -quantum").repairs
    kept = [one for one in repairs if one.why.startswith("without “")]
    assert kept
    assert all("in:passage" in one.query and "-quantum" in one.query for one in kept)
    for one in repairs:
        assert searcher.search(one.query, limit=1).count >= min(one.count, 1)


def test_hits_are_narrowed_by_language(searcher: Searcher):
    found = searcher.search("president language:en").rows
    assert found
    assert {row.language for row in found} == {"en"}


def test_several_unknown_words_are_left_out_at_once(searcher: Searcher):
    assert searcher.search("president zzqqyy wwqqjj").count == 0
    repair = searcher.search("president zzqqyy wwqqjj").repairs[0]
    assert repair.query == "president"
    assert repair.count > 0


def test_a_word_left_out_is_no_leave_to_guess_the_other(searcher: Searcher):
    """“bitcoin price” is no question after the prime of anything."""
    answer = searcher.search("zzqqyy parte ")
    assert any("party" in line for line in answer.read_as)
    assert (answer.rows, answer.repairs) == ((), ())
    assert [repair.query for repair in searcher.search("zzqqyy presidnt ").repairs] == ["president"]


def test_all_that_filters_leave_is_counted_and_no_more():
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(Unit("passage", f"passage:{n}", f"Leaf {n}", "A windmill.") for n in range(40))
    writer.add(Unit("source", f"source:{n}", f"Windmill {n}", "Press house") for n in range(100))
    writer.finish()
    searcher = Searcher(connection)
    assert searcher.search("windmill ").count == 140
    assert searcher.search("w in:passage").count == 40


def test_two_letters_sound_like_nothing():
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add([Unit("source", "source:a", "A page", "Published at a.kz, volume xi.")])
    writer.finish()
    searcher = Searcher(connection)
    assert searcher.search("kz").count == 1
    for typed in ("qqzz", "ккзз", "xxyy", "zzkk"):
        assert (searcher.search(typed).rows, searcher.search(typed).read_as) == ((), ()), typed


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("what did Serikova say about beacons", "statement:said"),
        ("Aida Serikova harbour remark", "statement:said"),
        ("who is the chair of the harbour commission", "statement:holder"),
        ("harbour commission of Ruritania chair", "entity:chair"),
        ("who chaired the harbour commission", "statement:holder"),
        ("twenty thousand members", "passage:a#1"),
        ("seven percent share of votes", "statement:old"),
        ("семь процентов barrier", "statement:old"),
    ],
)
def test_questions_as_people_ask_them(searcher: Searcher, question: str, address: str):
    assert searcher.search(question, as_of="2026-01-01").rows[0].address == address


def test_a_correction_that_leaves_a_word_out_is_no_hit(searcher: Searcher):
    assert addresses(searcher.search("harbuor lantren "))
    assert not any(row.missing for row in searcher.search("harbuor syldavia ").rows)


def test_what_makes_no_sense_either_way_is_left_out_on_the_right_keyboard(searcher: Searcher):
    repairs = searcher.search("ghbdtn vf;bkbc").repairs
    assert [repair.query for repair in repairs] == ["мажилис"]


@pytest.mark.parametrize(
    "typed", ["harbour beacons ombudsman lantern keeper", "party percent near:3", "president term", "harbour mazhilis"]
)
def test_what_is_shown_is_counted_also_where_words_are_missing(searcher: Searcher, typed: str):
    told, spread = searcher.search(typed), searcher.facets(typed)
    assert told.count == sum(count for _, count in spread.kinds) > 0
    assert {row.address for row in told.rows} <= {address for address, _ in spread.addresses}


@pytest.mark.parametrize("query", ["who chairs the assembly", "council elections 1931", "Оберния", "threshold"])
def test_typing_finds_something_wherever_the_full_answer_does(searcher, query):
    for end in range(1, len(query) + 1):
        full, quick = searcher.search(query[:end], limit=3), searcher.search(query[:end], limit=3, typing=True)
        assert quick.rows or not full.rows, query[:end]
        assert {row.number for row in full.rows[:1]} <= {row.number for row in quick.rows}, query[:end]


def test_an_unfinished_word_that_opens_most_of_the_index_does_not_select_beside_others():
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    writer.add(Unit("entity", f"entity:{number}", f"Thing {number}", "") for number in range(40))
    writer.add([Unit("entity", "entity:club", "Rare club", ""), Unit("entity", "entity:both", "Rare thing", "")])
    writer.finish()
    searcher = Searcher(connection)
    assert [row.address for row in searcher.search("rare thi").rows] == ["entity:both", "entity:club"]
    assert searcher.search("rare thi").rows[1].missing == ("thi",)
