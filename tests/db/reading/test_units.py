"""The whole pack unit by unit."""

import sqlite3
from collections import Counter
from contextlib import closing
from typing import get_args

import pytest

from db import NotFound, Reference, UnitKind


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


def test_nothing_is_left_out(reference, bundled):
    counts = Counter(unit.kind for unit in reference.units())
    with closing(sqlite3.connect(bundled)) as rows:
        for kind in ("property", "topic", "source", "document", "passage", "election", "statement", "coverage"):
            assert counts.pop(kind) == rows.execute(f"select count(*) from {kind}").fetchone()[0]
        entities = rows.execute("select count(*) from entity").fetchone()[0]
    rows.close()
    assert counts == {"pack": 1, "entity": entities - 3}


def test_ids_are_unique_within_a_kind(reference):
    assert max(Counter((unit.kind, unit.id) for unit in reference.units()).values()) == 1


def test_one_kind(reference):
    for kind in get_args(UnitKind):
        units = list(reference.units(kind))
        assert units
        assert {unit.kind for unit in units} == {kind}


def test_a_kind_there_is_not(reference):
    with pytest.raises(NotFound, match="statement"):
        list(reference.units("statements"))


def unit(reference, kind, wanted):
    return next(unit for unit in reference.units(kind) if unit.id == wanted)


def test_a_statement_is_a_sentence_with_its_source(reference):
    found = unit(reference, "statement", "assembly/entry-threshold@2021-05")
    assert found.text == "Assembly of Altamar: entry threshold 5 per cent, since about May 2021. Rounded, it seems."
    assert (found.source, found.period.text) == ("coast-news", "2021-05~/..")
    assert found.record.confidence == "low"


def test_an_entity_keeps_all_its_names_and_reads_without_citations(reference):
    found = unit(reference, "entity", "assembly")
    assert "Jiyn" in [name.text for name in found.record.names]
    assert found.text.startswith("The only chamber of Altamar, elected every four years. It sits in Port Selin")
    assert found.record.topics == ("assembly", "state")


def test_a_vote_has_its_results(reference):
    found = unit(reference, "election", "election-2023-06-11-assembly")
    assert (found.record.vote, found.record.date) == ("assembly", "2023-06-11")
    assert len(found.record.results.rows) == 3
    assert unit(reference, "election", "referendum-2006-10-01").record.question


def test_passages_and_documents_have_their_words(reference):
    passage = unit(reference, "passage", "harbour-digest#2")
    assert passage.text == "Ivo Maran looked forward to a lively chamber; Clara Weiss thought the change late."
    document = unit(reference, "document", "harbour-digest")
    assert passage.text in document.text
    assert document.source == "harbour-report"
    assert document.record.subjects == ("assembly",)


def test_what_search_finds_can_be_looked_up_here(reference):
    for hit in reference.search("threshold").hits:
        found = unit(reference, hit.kind, hit.id)
        assert found.title == hit.title
        assert hit.kind == "document" or found.text == hit.text
