"""The facade: what a search answers in records, and which thread may ask."""

import sqlite3
import threading
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import BadDate, Force, Reference, Stopped


@pytest.fixture(scope="module")
def reference(bundled):
    with closing(Reference(bundled)) as opened:
        yield opened


def test_the_pack(reference):
    assert (reference.pack.id, reference.pack.version, reference.pack.knowledge_ends) == (
        "altamar",
        "1.0",
        "2024-12-31",
    )


def test_a_statement_in_force_stands_on_top_with_period_and_source(reference):
    hit = reference.search("entry threshold", kind="statement").hits[0]
    assert (hit.kind, hit.id) == ("statement", "assembly/entry-threshold@2021-05-03")
    assert hit.address == "statement:assembly/entry-threshold@2021-05-03"
    assert (hit.period.text, hit.force) == ("2021-05-03/..", Force.IN_FORCE)
    assert (hit.source.id, hit.source.publisher) == ("harbour-report", "Port Selin Institute")
    assert hit.origin == "reference"


def test_the_chosen_day_decides_what_is_in_force(reference):
    hit = reference.search("entry threshold", kind="statement", as_of="2010-01-01").hits[0]
    assert (hit.id, hit.force) == ("assembly/entry-threshold@2007", Force.IN_FORCE)


@pytest.mark.parametrize(("day", "name"), [("1995-01-01", "Council of the Coast"), ("", "Assembly of Altamar")])
def test_hits_bear_the_name_of_the_day(reference, day, name):
    hits = reference.search("assembly seats", as_of=day).hits
    assert {hit.title for hit in hits if hit.address.startswith("statement:assembly/seats@")} == {f"{name}: Seats"}
    assert name in {hit.title for hit in reference.search("assembly", as_of=day, kind="entity").hits}


def test_every_kind_can_be_found_alone_and_opened(reference):
    for kind, words in {
        "passage": "lively chamber",
        "statement": "turnout",
        "entity": "Clara Weiss",
        "election": "referendum",
        "document": "harbour report",
        "topic": "parties",
        "source": "gazette",
    }.items():
        hits = reference.search(words, kind=kind).hits
        assert hits, kind
        assert {hit.kind for hit in hits} == {kind}
        assert all(reference.open(hit.address) for hit in hits)


def test_marks_lie_on_the_words(reference):
    hit = reference.search("lively chamber", kind="passage").hits[0]
    assert [hit.snippet[mark.start : mark.start + mark.length] for mark in hit.marks] == ["lively", "chamber"]


def test_a_vote_has_its_day(reference):
    hit = reference.search("Assembly election of 12 May 2019", kind="election").hits[0]
    assert (hit.period.text, hit.force) == ("2019-05-12", None)


def test_the_limit(reference):
    found = reference.search("assembly", limit=2)
    assert len(found.hits) == 2
    assert found.count > 2


def test_nothing_found_says_what_is_covered(reference):
    found = reference.search("abroad qqqq", kind="election")
    assert found.hits == ()
    assert [(line.topic, line.state) for line in found.coverage] == [("abroad", "none")]


def test_what_the_reference_does_not_know_of(reference):
    found = reference.search("zzzqqq")
    assert (found.hits, found.count, found.coverage) == ((), 0, ())


def test_a_day_that_cannot_be_read(reference):
    with pytest.raises(BadDate):
        reference.search("seats", as_of="then")


def test_a_search_nobody_waits_for_stops(reference):
    with pytest.raises(Stopped):
        reference.search("assembly threshold", stop=lambda: True)
    assert reference.search("assembly").hits


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text())
def test_no_input_raises(reference, text):
    assert reference.search(text).query == text


@pytest.mark.parametrize(
    "text", ["", '"', "*", "7%", "\0", "\udcff", "party-list", "Article 50(2)", "in:", "year:..", "x" * 100_000]
)
def test_hard_input_is_answered(reference, text):
    assert reference.search(text).query == text


def test_it_belongs_to_its_thread(bundled):
    caught = []

    def ask(opened):
        try:
            opened.tree()
        except sqlite3.ProgrammingError as error:
            caught.append(str(error))

    with closing(Reference(bundled)) as opened:
        other = threading.Thread(target=ask, args=(opened,))
        other.start()
        other.join()
    assert len(caught) == 1
    assert "thread" in caught[0]


def test_hits_are_counted_by_kind_topic_and_page(reference: Reference):
    found, facets = reference.search("assembly"), reference.facets("assembly")
    assert {one.id for one in facets.kinds} == {hit.kind for hit in found.hits}
    assert all(one.label and one.count > 0 for one in (*facets.topics, *facets.sources))
    assert dict(facets.pages)["entity:assembly"] > 1
    assert not any(address.startswith(("passage:", "statement:")) for address, _ in facets.pages)
    alone = reference.facets("assembly", kind="passage")
    assert [one.id for one in alone.kinds] == ["passage"]
    assert list(facets.years) == sorted(facets.years)


def test_a_whole_name_names_its_page(reference: Reference):
    assert reference.search("Assembly of Altamar").named == "entity:assembly"
    assert reference.search("assembly of altamar and more").named == ""
