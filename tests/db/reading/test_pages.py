"""The pages of topics, documents and sources."""

import pytest

from db import Reference


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


def test_a_topic_says_what_it_means_and_what_stands_below_it(reference):
    sheet = reference.open("topic:assembly")
    assert (sheet.title, sheet.kind, sheet.kind_label) == ("Assembly", "topic", "Topic")
    assert sheet.description[0][0].text == "The only chamber."
    assert [topic.address for topic in sheet.topics] == ["topic:state"]
    assert [(member.address, member.kind) for member in sheet.members] == [
        ("topic:threshold", "topic"),
        ("entity:election-2023-06-11-assembly", "election"),
        ("entity:election-2019-05-12-assembly", "election"),
        ("entity:assembly", "organization"),
        ("entity:election-law", "law"),
        ("document:harbour-digest", "document"),
    ]
    assert [line.state for line in sheet.coverage] == ["partly", "covered"]


def test_a_topic_shows_the_passages_of_its_articles_not_of_digests(reference):
    sheet = reference.open("topic:threshold")
    assert [passage.id for passage in sheet.passages] == ["threshold-article#1", "threshold-article#2"]
    assert [line.source.id for line in sheet.sources] == ["coast-news", "harbour-report", "press_table"]
    assert [line.topic for line in sheet.coverage] == ["assembly", "assembly"]  # from the topic above


def test_a_topic_keeps_its_day(reference):
    assert reference.open("topic:abroad", "1995-03").as_of == "1995-03-31"


def test_a_digest_from_start_to_end(reference):
    page = reference.open("document:harbour-digest")
    assert (page.title, page.kind) == ("The Harbour Report, a digest", "digest")
    assert page.about.id == "harbour-report"
    assert [passage.number for passage in page.passages] == ["1", "2", "3", "4"]
    assert [passage.heading for passage in page.passages][1:3] == ["The sitting of May", "What is new"]
    assert [subject.address for subject in page.subjects] == ["entity:assembly"]
    assert [(line.number, line.source.id) for line in page.sources] == [
        (1, "harbour-report"),
        (2, "coast-news"),
        (3, "gazette_2021"),
    ]
    assert page.sources[0].locators == ("¶ 2", "¶ 3", "¶ 4–6", "¶ 6", "¶ 7")


def test_the_notes_of_a_document_and_of_its_passages(reference):
    notes = ["".join(span.text for span in note) for note in reference.open("document:harbour-digest").notes]
    assert [note.split(" [")[0][:30] for note in notes] == [
        "The report is not signed 3.",
        "The report rounds the number o",
    ]


def test_an_article_is_about_no_source(reference):
    page = reference.open("document:threshold-article")
    assert page.kind == "article"
    assert page.about is None
    assert [subject.address for subject in page.subjects] == ["entity:assembly", "entity:election-law"]


def test_a_passage_opens_its_document_at_its_place(reference):
    page = reference.open("passage:harbour-digest#3")
    assert page.address == "passage:harbour-digest#3"
    assert page.passages == reference.open("document:harbour-digest").passages


def test_a_source_shows_what_rests_on_it_and_is_number_one_of_its_list(reference):
    page = reference.open("source:gazette_2021")
    assert page.source.title == page.title == "Gazette of Altamar, number 7"
    assert page.source.standing == "official"
    assert [fact.id for fact in page.facts] == [
        "assembly/founded",
        "assembly/status",
        "assembly/seats@1991",
        "assembly/seats@2007-01-01",
        "election-law/adopted",
        "election-law/in-force",
        "river-convention/ratified",
    ]
    assert [(line.number, line.source.id) for line in page.sources] == [(1, "gazette_2021"), (2, "harbour-report")]
    assert page.facts[0].citations[0].number == 1


def test_a_source_shows_the_passages_that_cite_it(reference):
    passages = reference.open("source:coast-news").passages
    assert [passage.id for passage in passages] == ["harbour-digest#3", "threshold-article#1"]
