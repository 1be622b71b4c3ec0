"""The tree: its branches, their order and where they lead."""

import pytest

from db import Reference


@pytest.fixture(scope="module")
def branches(bundled):
    opened = Reference(bundled)
    yield opened.tree()
    opened.close()


def titles(branches, parent):
    return [branch.title for branch in branches if branch.parent == parent]


def test_the_first_level(branches):
    assert titles(branches, None) == [
        "Topics",
        "Institutions",
        "Posts",
        "People",
        "Elections and referendums",
        "Events",
        "Laws and treaties",
        "Programmes",
        "Concepts and rules",
        "Areas",
        "Documents",
        "Sources",
    ]


def test_every_parent_stands_before_its_children_and_ids_are_unique(branches):
    seen = {None}
    for branch in branches:
        assert branch.parent in seen
        assert branch.id not in seen
        seen.add(branch.id)


def test_every_address_can_be_opened(branches, bundled):
    opened = Reference(bundled)
    addresses = {branch.address for branch in branches if branch.address}
    assert len(addresses) == 31
    for address in addresses:
        assert opened.open(address).address == address
    opened.close()


def test_a_topic_holds_its_topics_and_then_its_entities(branches):
    assert titles(branches, "topics/state/assembly") == [
        "Entry threshold",
        "Assembly election of 11 June 2023",
        "Assembly election of 12 May 2019",
        "Assembly of Altamar",
        "Law on Elections",
    ]


def test_an_entity_stands_under_each_of_its_topics_with_one_address(branches):
    found = [branch for branch in branches if branch.address == "entity:assembly"]
    assert [branch.parent for branch in found] == ["topics/state/assembly", "topics/state", "organization"]
    assert len({branch.id for branch in found}) == 3


def test_elections_come_newest_first(branches):
    assert titles(branches, "election") == [
        "Assembly election of 11 June 2023",
        "Assembly election of 12 May 2019",
        "Referendum of 1 October 2006",
    ]


def test_people_stand_by_their_last_name(branches):
    assert titles(branches, "person") == ["Ivo Maran", "Ada Norvik", "Clara Weiss"]


def test_digests_come_before_articles(branches):
    assert titles(branches, "documents") == ["Digests of sources", "Articles"]
    assert titles(branches, "documents/digest") == ["The Harbour Report, a digest"]


def test_sources_are_grouped_by_what_kind_of_voice_they_are(branches):
    assert titles(branches, "sources") == ["Official", "Observers", "Research", "Media", "Advocacy"]
    assert titles(branches, "sources/media") == ["Вести побережья"]


def test_a_tip_says_what_it_is_without_citations(branches):
    tips = {branch.address: branch.tip for branch in branches}
    assert tips["entity:altamar"] == "Area: A country on a coast that no map shows."
    assert tips["source:coast-news"] == "Coast News, 2022-11?"
    assert tips["topic:abroad"] == "Treaties and indices."
