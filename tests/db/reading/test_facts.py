"""Statements by subject, property and day."""

import pytest

from db import BadDate, Force, NotFound, Reference


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


def ids(facts):
    return [fact.id for fact in facts]


def test_all_of_them_once(reference):
    found = ids(reference.facts())
    assert len(found) == len(set(found)) == 41


def test_by_subject_under_any_name(reference):
    assert ids(reference.facts(subject="Иво Маран")) == []
    assert len(reference.facts(subject="Жиын")) == 12


def test_by_property_under_its_id_or_label(reference):
    by_id = reference.facts(property="turnout")
    assert {fact.property for fact in by_id} == {"turnout"}
    assert len(by_id) == 3
    assert reference.facts(property="TURNOUT") == reference.facts(property="Явка") == by_id


def test_by_both(reference):
    assert ids(reference.facts(subject="assembly", property="seats")) == [
        "assembly/seats@2007-01-01",
        "assembly/seats@1991",
        "assembly/seats@2028",
    ]


def test_of_a_topic_a_source_and_a_statement(reference):
    assert {fact.subject for fact in reference.facts(subject="topic:parties")} == {
        "clara-weiss",
        "election-law",
        "free-valley",
        "green-harbour",
    }
    assert "river-convention/ratified" in ids(reference.facts(subject="gazette_2021"))
    assert ids(reference.facts(subject="assembly/seats@1991")) == ["assembly/seats@1991"]


def test_a_day_leaves_out_what_is_over_or_yet_to_come(reference):
    assert ids(reference.facts(subject="assembly", property="seats", as_of="2000")) == ["assembly/seats@1991"]
    forces = {fact.force for fact in reference.facts(as_of="2010-05-05")}
    assert forces <= {Force.IN_FORCE, Force.POSSIBLE, Force.NEAR, Force.EVENT, Force.UNDATED}
    assert Force.IN_FORCE in forces


def test_outside_of_a_page_citations_have_no_number(reference):
    cited = [citation for fact in reference.facts() for citation in fact.citations]
    assert cited
    assert {citation.number for citation in cited} == {0}


def test_what_has_no_facts(reference):
    with pytest.raises(NotFound, match="only things, topics and sources"):
        reference.facts(subject="harbour-digest")


def test_an_unknown_property_is_answered_with_near_ones(reference):
    with pytest.raises(NotFound, match="did you mean “turnout”"):
        reference.facts(property="trunout")
    with pytest.raises(NotFound, match=r"“zzz”\.$"):
        reference.facts(property="zzz")


def test_a_day_that_cannot_be_read(reference):
    with pytest.raises(BadDate):
        reference.facts(as_of="then")
