"""Parts of a briefing that are less than a page."""

from contextlib import closing

import pytest

from db import Pack, Reference
from desktop.render import briefing, compose, hits, markdown, note, part
from desktop.render.blocks import FactTable, SourceList

PACK = Pack("altamar", "Altamar", "1.0", "en", "CC0-1.0", "2024-12-31")


@pytest.fixture
def reference(bundled):
    with closing(Reference(bundled)) as opened:
        yield opened


def rows(document):
    return [
        row for block in document.blocks if isinstance(block, FactTable) for each in block.sets for row in each.rows
    ]


def sources(document):
    return [line.title for block in document.blocks if isinstance(block, SourceList) for line in block.lines]


def test_a_passage_stands_by_itself_with_its_sources(reference):
    address = "passage:harbour-digest#1"
    page = reference.open(address)
    whole, made = compose(page), part(page, address)
    assert (made.address, made.title) == (address, whole.title)
    assert "¶ 1" in markdown(made)
    assert "\n¶ 2 " not in markdown(made)


def test_a_value_stands_by_itself_with_its_sources(reference):
    address = "statement:assembly/seats@2007-01-01"
    page = reference.open(address)
    made = part(page, address)
    assert [row.anchor for row in rows(made)] == [address]
    assert 0 < len(sources(made)) < len(sources(compose(page)))


def test_a_disputed_value_stands_beside_the_others(reference):
    disputed = next(fact for fact in reference.facts() if fact.disagreement)
    address = f"statement:{disputed.id}"
    assert len(rows(part(reference.open(address), address))) > 1


@pytest.mark.parametrize("address", ["entity:assembly", "passage:harbour-digest#999", "statement:assembly/none"])
def test_all_else_is_the_whole_page(reference, address):
    page = reference.open("document:harbour-digest" if address.startswith("passage") else "entity:assembly")
    assert part(page, address) == compose(page)


def test_a_note_has_its_first_line_for_a_title():
    made = note("Why this matters\n\nBecause seats are counted twice.\nAnd votes.", PACK)
    assert made.title.text == "Why this matters"
    assert len(made.blocks) == 2
    assert note("One line only", PACK).title.text == "Note of the reader"
    assert note(" \n ", PACK).title.text == "Note of the reader"


def test_hits_lead_to_their_places(reference):
    found = reference.search("assembly")
    made = markdown(hits(found, reference.pack))
    assert made.startswith("# assembly\n")
    assert made.count("\n- ") == len(found.hits)
    assert "Nothing found." in markdown(hits(reference.search("zzzzqqqq"), reference.pack))


def test_parts_and_notes_share_one_list_of_sources(reference):
    address = "statement:assembly/seats@2007-01-01"
    parts = [
        part(reference.open(address), address),
        note("Mind the date.", PACK),
        compose(reference.open("entity:assembly")),
    ]
    first, _, _, last = briefing(parts)
    assert not sources(first)
    assert len(sources(last)) == len(set(sources(last)))
