"""Statements and series: typed values, periods, ids, and what may be in force at once."""

from __future__ import annotations

import pytest

from db.content import read
from db.dates import PeriodKind
from db.records import Datatype, Modality, Rank

ASSEMBLY = "entities/organization/assembly.yaml"
CHAIR = "entities/post/chair-of-the-election-commission.yaml"
TABLE = "entities/concept/press-index.yaml"
LAW = "entities/law/election-law.yaml"


@pytest.fixture
def statements(workshop):
    """A function that gives the statements of the pack by id."""
    return lambda: {
        statement.id: statement for entity in read(workshop.folder).entities for statement in entity.statements
    }


@pytest.mark.parametrize(
    ("id", "text", "datatype", "low", "high"),
    [
        ("assembly/seats@1991", "30 seats", Datatype.QUANTITY, 30, 30),
        ("assembly/entry-threshold@2021-05-03", "4.5 per cent", Datatype.QUANTITY, 4.5, 4.5),
        ("assembly/observer-count@2021", "more than 300 observers", Datatype.QUANTITY, 300, 300),
        ("press-index/index-score@2023", "48 to 50", Datatype.QUANTITY, 48, 50),
        ("election-law/registration-members@2007", "6,000 members", Datatype.QUANTITY, 6000, 6000),
        ("assembly/founded", "September 1991", Datatype.DATE, None, None),
        ("assembly/status", "only chamber of the country", Datatype.TEXT, None, None),
        ("assembly/member@2021-05-03", "ivo-maran", Datatype.ENTITY, None, None),
    ],
)
def test_values_are_ready_to_show(statements, id, text, datatype, low, high):
    value = statements()[id].typed.value
    assert (value.text, value.datatype, value.low, value.high) == (text, datatype, low, high)


@pytest.mark.parametrize(
    ("written", "shown"),
    [("1", "1 seat"), ("0", "0 seats"), ("12345678", "12,345,678 seats"), ("-0.40", "-0.40 seats")],
)
def test_numbers_are_shown_as_precisely_as_they_were_written(workshop, statements, written, shown):
    workshop.change(ASSEMBLY, "    value: 40\n", f"    value: {written}\n")
    assert statements()["assembly/seats@2007-01-01"].typed.value.text == shown


def test_a_date_without_quotes_is_the_text_that_was_written(workshop, statements):
    workshop.change(LAW, "value: '2006-12-20'", "value: 2006-12-20")
    workshop.change(ASSEMBLY, "    attested: '2021-05-03'", "    attested: 2021-05-03")
    assert statements()["election-law/adopted"].typed.edtf == "2006-12-20"
    assert statements()["assembly/member@2021-05-03"].period.text == "2021-05-03"


def test_a_series_becomes_a_statement_for_each_line(statements):
    scores = {own: each for own, each in statements().items() if own.startswith("press-index/index-score")}
    assert list(scores) == [f"press-index/index-score@{year}" for year in (2020, 2021, 2022, 2023)]
    third = scores["press-index/index-score@2022"]
    assert [each.property for each in third.qualifiers] == ["scale", "index-rank"]
    assert [each.source for each in third.references] == ["press_table", "coast-news"]
    assert [each.source for each in scores["press-index/index-score@2021"].references] == ["press_table"]
    assert third.note == "A new count."
    assert third.period.kind is PeriodKind.POINT


def test_modality_rank_and_speaker_are_kept(statements):
    found = statements()
    assert found["assembly/assessment@2021-05-03"].modality is Modality.OPINION
    assert found["assembly/assessment@2021-05-03"].stated_by == "clara-weiss"
    assert found["chair-of-the-election-commission/holder@2019"].rank is Rank.DEPRECATED


def test_ids_are_subject_property_and_start(statements):
    found = statements()
    assert {"assembly/status", "assembly/entry-threshold@2021-05", "assembly/lively-chamber"} <= set(found)


def test_an_id_does_not_hang_on_doubt_about_the_date(workshop, statements):
    workshop.change(ASSEMBLY, "valid: '2021-05~/..'", "valid: '2021-05?/..'")
    assert "assembly/entry-threshold@2021-05" in statements()


def provisions(statements):
    """The ids of the two provisions of one day."""
    return {own for own in statements() if own.startswith("election-law/provision@2021-05-03-")}


def test_where_ids_would_clash_each_gets_a_digest_of_its_value_and_qualifiers(workshop, statements):
    before = provisions(statements)
    assert len(before) == 2
    workshop.change(LAW, "    confidence: medium\n", "    confidence: low\n    note: Unclear.\n")
    after = provisions(statements)
    assert after == before
    workshop.change(LAW, "for ten years", "for five years")
    changed = provisions(statements)
    assert len(changed & before) == 1


def test_an_explicit_id_takes_a_statement_out_of_a_clash(workshop, statements):
    workshop.change(
        LAW, "  - property: provision\n    value: party", "  - id: lists\n    property: provision\n    value: party"
    )
    assert {"election-law/lists", "election-law/provision@2021-05-03"} <= set(statements())


SEATS = "  - property: seats\n    value: 41\n    {when}\n    references: [{{source: coast-news}}]\n"


@pytest.mark.parametrize(
    ("when", "refused"),
    [
        ("valid: '2010/2012'", True),
        ("valid: '2007-01-01/..'", True),
        ("valid: '2023/'", False),  # it may have ended on any day of 2023
        ("valid: '2023-05-01/'", True),  # it held on that day
        ("valid: '/2007-01-01'", False),  # a hand-over
        ("valid: '/2006-12'", False),
        ("valid: '2006/2007'", False),  # it may have ended on the first day of 2007
        ("valid: '2006/2007-01-01'", False),
        ("valid: '2006/2007-01-02'", True),
        ("attested: '2010-06-01'", True),
        ("attested: '2010'", False),  # a year is not a day on which it certainly held
        ("at: '2010-06-01'", True),
        ("note: No date.", False),
        ("valid: '2010/2012'\n    modality: plan", False),
        ("valid: '2010/2012'\n    rank: deprecated", False),
        ("valid: '2010/2012'\n    rank: preferred", True),
        ("valid: '2010/2012'\n    qualifiers: {region: North Shore}", False),
        ("valid: '2010/2012'\n    qualifiers: {applies-to: altamar}", False),
        ("valid: '2010/2012'\n    qualifiers: {scale: large}", False),
        ("valid: '2010/2012'\n    qualifiers: {act: election-law}", True),
        ("valid: '2010/2012'\n    disagreement: threshold", True),
    ],
)
def test_two_values_in_force_at_once(workshop, when, refused):
    workshop.change(ASSEMBLY, "disagreements:\n", SEATS.format(when=when) + "disagreements:\n")
    assert [rule for *_, rule in workshop.told()] == (["two-in-force"] if refused else [])


def test_one_value_told_twice_is_no_contradiction(workshop):
    again = SEATS.format(when="valid: '2010/2012'").replace("41", "40")
    workshop.change(ASSEMBLY, "disagreements:\n", again + "disagreements:\n")
    assert workshop.told() == []


def test_two_values_measured_for_one_year_contradict_each_other(workshop):
    workshop.change("properties.yaml", "  meaning: Value of an index.", "  single: true\n  meaning: Value of an index.")
    point = "qualifiers: {scale: 0 to 100}\n    at: '2020'\n    references: [{source: coast-news}]\n"
    workshop.change(TABLE, "statements:\n", f"statements:\n  - property: index-score\n    value: 40\n    {point}")
    assert [rule for *_, rule in workshop.told()] == ["two-in-force"]


def test_a_recorded_disagreement_lets_both_stand(workshop):
    assert workshop.told() == []
    workshop.change(ASSEMBLY, "    disagreement: threshold\n    confidence: low\n", "    confidence: low\n")
    assert [rule for *_, rule in workshop.told()] == ["two-in-force"]
