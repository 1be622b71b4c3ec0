from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from db import Asked, Branch, Hit, Mark, Reference
from desktop.models.hits import HIT, ICON_NAME, HitsModel, detail_of, shown
from desktop.models.searches import SearchesModel
from desktop.models.tree import BRANCH, COUNT, KIND, TreeModel

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def branches(bundled):
    reference = Reference(bundled)
    yield reference.tree()
    reference.close()


def every(model, parent=None):
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from every(model, index)


def test_the_tree_holds_every_branch_under_its_parent(qtmodeltester, branches):
    model = TreeModel()
    model.show(branches)
    qtmodeltester.check(model)
    shown = list(every(model))
    assert len(shown) == len(branches) > 20
    for index in shown:
        branch = index.data(BRANCH)
        above = index.parent().data(BRANCH).id if index.parent().isValid() else None
        assert branch.parent == above
        if branch.address:
            assert index.data(COUNT) == model.rowCount(index)


def test_a_folder_counts_the_things_below_it_and_a_topic_its_lines(branches):
    model = TreeModel()
    model.show(branches)
    counts = {index.data(BRANCH).id: index.data(COUNT) for index in every(model)}
    assert counts["sources"] == sum(branch.address.startswith("source:") for branch in branches)
    assert counts["documents"] == 2
    assert counts["topics"] == sum(branch.parent == "topics" for branch in branches)


def test_things_under_topics_are_drawn_as_what_they_are(branches):
    model = TreeModel()
    model.show(branches)
    kinds = {index.data(BRANCH).id: index.data(KIND) for index in every(model)}
    assert kinds["organization"] == "organization"
    assert kinds["organization/entity:assembly"] == ""
    under_topics = [
        kind for branch, kind in kinds.items() if branch.startswith("topics/") and branch.endswith(":assembly")
    ]
    assert set(under_topics) == {"organization"}


def test_the_tree_finds_addresses_and_the_way_to_them(branches):
    model = TreeModel()
    model.show(branches)
    assert model.find("entity:assembly").data(BRANCH).address == "entity:assembly"
    assert not model.find("entity:nobody").isValid()
    assert model.path("entity:nobody") == ()
    assert model.path("entity:assembly")[0].title == "Topics"
    assert model.path("entity:assembly")[-1].address.startswith("topic:")


def test_the_tree_knows_the_kind_of_every_entry(branches):
    model = TreeModel()
    model.show(branches)
    kinds = model.kinds()
    assert kinds["entity:assembly"] == "organization"
    assert kinds["entity:ivo-maran"] == "person"


def test_an_empty_tree_and_one_shown_anew(qtmodeltester, branches):
    model = TreeModel()
    qtmodeltester.check(model)
    model.show(branches)
    model.show((Branch("only", None, "Only"),))
    qtmodeltester.check(model)
    assert [index.data() for index in every(model)] == ["Only"]


def test_every_branch_and_hit_is_spoken(branches):
    tree, hits = TreeModel(), HitsModel()
    tree.show(branches)
    hits.show((Hit("passage", "d#1", "passage:d#1", "A title", "Words", "Some words", missing=("law",)),))
    assert all(index.data(SPOKEN).startswith(index.data()) for index in every(tree))
    spoken = hits.index(0).data(SPOKEN)
    assert [part in spoken for part in ("A title", "Some words", "Passage", "without law")] == [True] * 4


def test_a_fact_does_not_say_its_subject_twice():
    snippet = "Law: on parties: seats 98, since 2022. More."
    fact = Hit("statement", "s", "statement:s", "Law: on parties: Seats", snippet, snippet, (Mark(0, 3), Mark(17, 5)))
    found = shown(fact)
    assert (found.title, found.words) == ("Law: on parties", "Seats 98, since 2022. More.")
    assert [found.words[mark.start : mark.start + mark.length] for mark in found.marks] == ["Seats"]
    passage = Hit("passage", "p", "passage:p#1", "A: b", "A: b c", "A: b c")
    assert shown(passage).words == "A: b c"
    assert shown(Hit("document", "d", "document:d", "Title", "Title", "Title")).words == ""


def test_hits_are_listed_and_known_by_id(qtmodeltester):
    model = HitsModel()
    qtmodeltester.check(model)
    model.learn({"entity:a": "person"})
    model.show((Hit("entity", "a", "entity:a", "A", "", ""), Hit("source", "s", "source:s", "S", "", "")))
    qtmodeltester.check(model)
    assert [model.index(row).data(HIT).id for row in range(2)] == ["a", "s"]
    assert [model.index(row).data(ICON_NAME) for row in range(2)] == ["person", "source"]
    sought = Hit("source", "s", "source:s", "S", "", "", match="stem")
    assert (model.row_of(sought), model.row_of(replace(sought, text="Others")), model.row_of(None)) == (1, -1, -1)


def test_a_word_only_begun_is_not_called_corrected():
    hit = Hit("entity", "a", "entity:a", "A", "", "", match="begun")
    assert [detail_of(hit), detail_of(replace(hit, match="corrected"))] == ["began as typed", "spelling corrected"]


def test_kept_and_latest_searches(qtmodeltester, qapp):
    model = SearchesModel()
    model.show((Asked(1, "seats", title="How many"), Asked(2, "turnout", at="2026-01-01T00:00:00")))
    qtmodeltester.check(model)
    renamed = []
    model.renamed.connect(renamed.append)
    assert model.setData(model.index(0), "  ")
    assert renamed[0].title == "seats"
    assert not model.setData(model.index(1), "Turned out")
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Asked: turnout"
    qtmodeltester.check(model)


def test_the_tree_counts_hits_of_pages_and_folders(qtmodeltester):
    model = TreeModel()
    model.show(
        (
            Branch("topics", None, "Topics"),
            Branch("topics/a", "topics", "A", "topic:a"),
            Branch("people", None, "People"),
            Branch("people/b", "people", "B", "entity:b"),
            Branch("people/c", "people", "C", "entity:c"),
        )
    )
    model.show_hits({"topic:a": 5, "entity:b": 2, "entity:c": 3})
    qtmodeltester.check(model)
    topics, people = model.index(0, 0), model.index(1, 0)
    assert (topics.data(COUNT), model.index(0, 0, topics).data(COUNT), people.data(COUNT)) == (0, 5, 5)
    assert people.data(Qt.ItemDataRole.AccessibleTextRole) == "People, hits: 5"
    model.show_hits(None)
    assert people.data(COUNT) == 2
