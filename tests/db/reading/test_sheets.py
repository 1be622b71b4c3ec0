"""The sheet of an entity: every part of it, on the last day known and on others."""

import pytest

from db import BadDate, Force, Modality, NotFound, Rank, Reference


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def assembly(reference):
    return reference.open("entity:assembly")


def group(sheet, name):
    return next(group for group in sheet.groups if group.property == name)


def values(sheet, name):
    return [(fact.value.text, fact.force) for fact in group(sheet, name).facts]


def test_the_head(assembly, reference):
    assert (assembly.title, assembly.kind, assembly.kind_label) == (
        "Assembly of Altamar",
        "organization",
        "Organization",
    )
    assert assembly.pack == reference.pack
    assert assembly.as_of == ""
    assert [topic.address for topic in assembly.topics] == ["topic:assembly", "topic:state"]


def test_names_without_those_that_only_help_to_find(assembly):
    assert [name.text for name in assembly.names] == ["Zhiyn", "Жиын", "Jıyn", "Жийын", "Council of the Coast"]
    assert assembly.names[-1].period.text == "1991/2006-12"


def test_the_description_has_paragraphs_links_and_numbered_citations(assembly):
    assert len(assembly.description) == 2
    cited = [span for text in assembly.description for span in text if span.kind == "citation"]
    assert [(span.text, span.target) for span in cited] == [
        ("1, ¶ 2", "source:harbour-report"),
        ("2", "source:gazette_2021"),
        ("3", "source:coast-news"),
        ("1, ¶ 2", "source:harbour-report"),
    ]
    assert "entity:altamar" in [span.target for span in assembly.description[0] if span.kind == "link"]


def test_groups_stand_in_the_order_of_the_vocabulary(assembly):
    assert [group.property for group in assembly.groups] == [
        "founded",
        "status",
        "seats",
        "entry-threshold",
        "member",
        "assessment",
        "expectation",
        "observer-count",
    ]
    assert group(assembly, "seats").single
    assert group(assembly, "seats").meaning == "Seats of a chamber."
    assert not group(assembly, "member").single


def test_what_is_in_force_first_then_history_then_the_future(assembly):
    assert values(assembly, "seats") == [
        ("40 seats", Force.IN_FORCE),
        ("30 seats", Force.ENDED),
        ("50 seats", Force.FUTURE),
    ]


def test_another_day_shows_that_day(reference):
    sheet = reference.open("entity:assembly", "2000")
    assert sheet.as_of == "2000-12-31"
    assert values(sheet, "seats")[0] == ("30 seats", Force.IN_FORCE)
    assert {force for _, force in values(sheet, "entry-threshold")} == {Force.FUTURE}
    assert values(sheet, "assessment")[0][1] is Force.FUTURE


def test_a_day_inside_an_uncertain_bound_is_no_more_than_possible(reference):
    sheet = reference.open("entity:chair-of-the-election-commission", "2015-02-10")
    assert values(sheet, "holder")[0] == ("Clara Weiss", Force.POSSIBLE)


def test_still_so_when_knowledge_ends_is_only_possible_later(reference):
    assert values(reference.open("entity:assembly", "2024-12-31"), "seats")[0] == ("40 seats", Force.IN_FORCE)
    assert values(reference.open("entity:assembly", "2025-01-01"), "seats")[0] == ("40 seats", Force.POSSIBLE)


def test_what_was_seen_on_one_day_is_not_stretched(reference, assembly):
    assert values(assembly, "member") == [("Ivo Maran", Force.NEAR)]
    assert values(reference.open("entity:assembly", "2021-05-03"), "member") == [("Ivo Maran", Force.IN_FORCE)]


def test_measured_values_come_newest_first(reference):
    scores = group(reference.open("entity:press-index"), "index-score").facts
    assert [fact.period.text for fact in scores] == ["2023", "2022", "2021", "2020"]
    assert (scores[0].value.low, scores[0].value.high) == (48, 50)
    assert ("Scale", "0 to 100") in [(label, value.text) for label, value in scores[1].qualifiers]


def test_a_statement_that_was_taken_back_stands_last(reference):
    holders = group(reference.open("entity:chair-of-the-election-commission", "2019-06"), "holder").facts
    assert [fact.value.entity for fact in holders] == ["clara-weiss", "ada-norvik", "ivo-maran"]
    assert holders[-1].rank is Rank.DEPRECATED
    assert holders[-1].force is Force.POSSIBLE


def test_views_and_plans_keep_whose_they_are(assembly):
    plan = group(assembly, "seats").facts[-1]
    assert (plan.modality, plan.stated_by, plan.stated_by_name) == (Modality.PLAN, "ivo-maran", "Ivo Maran")
    assert group(assembly, "assessment").facts[0].modality is Modality.OPINION
    assert group(assembly, "expectation").facts[0].modality is Modality.EXPECTATION


def test_a_disagreement_stands_with_its_facts_only(assembly):
    told = group(assembly, "entry-threshold")
    assert [each.note for each in told.disagreements] == ["The report says 4.5 per cent, the paper 5."]
    assert [fact.disagreement for fact in told.facts] == ["threshold", "threshold", ""]
    assert group(assembly, "seats").disagreements == ()


def test_citations_carry_number_locator_passage_and_fingerprint(assembly):
    first, second = group(assembly, "seats").facts[0].citations
    assert (first.number, first.source, first.locator, first.passage) == (
        1,
        "harbour-report",
        "¶ 2",
        "harbour-digest#1",
    )
    assert [(each.sentence, each.words > 0, len(each.sha256)) for each in first.sentences] == [(3, True, 64)]
    assert (second.number, second.locator, second.sentences) == (2, "p. 2", ())


def test_every_citation_leads_to_the_line_of_its_source(reference, assembly):
    for sheet in (assembly, reference.open("entity:ivo-maran"), reference.open("entity:election-2023-06-11-assembly")):
        numbers = {line.source.id: line.number for line in sheet.sources}
        assert list(numbers.values()) == list(range(1, len(numbers) + 1))
        cited = [each for group in sheet.groups for fact in group.facts for each in fact.citations]
        cited += [each for line in sheet.related for each in line.fact.citations]
        cited += [each for passage in sheet.passages for each in passage.citations]
        cited += sheet.results.citations if sheet.results else ()
        assert cited
        assert all(numbers[each.source] == each.number for each in cited)


def test_sources_collect_the_places_that_were_cited(assembly):
    gazette = next(line for line in assembly.sources if line.source.id == "gazette_2021")
    assert gazette.locators == ("p. 2", "p. 1")


def test_notes_are_numbered_too(assembly):
    assert len(assembly.notes) == 1
    assert assembly.notes[0][-2].text == "2, p. 1"


def test_coverage_of_its_topics_and_of_those_above(assembly, reference):
    assert [(line.topic, line.state) for line in assembly.coverage] == [("assembly", "partly"), ("assembly", "covered")]
    assert reference.open("entity:green-harbour").coverage == ()


def test_passages_that_mention_it(assembly):
    assert [passage.id for passage in assembly.passages] == ["harbour-digest#1"]
    passage = assembly.passages[0]
    assert (passage.number, passage.heading) == ("1", "The sitting of May")
    assert len(passage.digest) == 64


def test_a_person_sees_posts_memberships_words_and_results_from_the_other_side(reference):
    related = reference.open("entity:ivo-maran").related
    assert [(line.label, line.address, line.name) for line in related] == [
        ("Posts held", "entity:chair-of-the-election-commission", "Chair of the Election Commission"),
        ("Member of", "entity:assembly", "Assembly of Altamar"),
        ("Leads", "entity:free-valley", "Free Valley"),
        ("Spoke at", "entity:harbour-roundtable", "Harbour round table of 2022"),
        ("Own statements on other subjects", "entity:assembly", "Assembly of Altamar"),
        ("Own statements on other subjects", "entity:assembly", "Assembly of Altamar"),
        ("Results of votes", "entity:election-2019-05-12-assembly", "Assembly election of 12 May 2019"),
    ]
    assert related[-1].fact.value.text == "44.1 per cent, 90 210 votes"


def test_the_posts_of_a_body_and_what_a_qualifier_names(reference):
    posts = reference.open("entity:election-commission").related
    assert [(line.label, line.name) for line in posts] == [("Posts", "Chair of the Election Commission")]
    brought = [line for line in reference.open("entity:election-law").related if line.label == "Brought about"]
    assert [line.fact.id for line in brought] == ["assembly/seats@2007-01-01"]


def test_a_party_sees_its_results(reference):
    results = [line for line in reference.open("entity:free-valley").related if line.label == "Results of votes"]
    assert [line.fact.value.text for line in results] == [
        "Free Valley: 40 per cent, 480 000 votes, 17 seats",
        "Ivo Maran: 44.1 per cent, 90 210 votes",
    ]


def test_a_vote_has_its_results(reference):
    results = reference.open("entity:election-2023-06-11-assembly").results
    first, _, last = results.rows
    assert (first.party, first.party_name, first.votes, first.share) == ("green-harbour", "Green Harbour", 612000, 51)
    assert (first.list_seats, first.district_seats, first.seats) == (11, 10, 21)
    assert (last.votes, last.note) == (None, "Two districts.")
    assert results.complete
    assert results.note == "Votes abroad are in."
    assert not reference.open("entity:election-2019-05-12-assembly").results.complete


def test_a_referendum_says_its_question(reference):
    sheet = reference.open("entity:referendum-2006-10-01")
    assert "".join(span.text for span in sheet.description[-1]) == (
        "The question put: Shall the Assembly have forty members?"
    )


def test_a_statement_opens_the_sheet_of_its_subject(reference, assembly):
    assert reference.open("statement:assembly/seats@1991") == assembly


@pytest.mark.parametrize(
    "address", ["entity:none", "nonsense", "", "entity:", "topic:none", "kind:person", "entity:\0", "a:\udcff"]
)
def test_an_address_that_leads_nowhere(reference, address):
    with pytest.raises(NotFound):
        reference.open(address)


def test_a_day_that_cannot_be_read(reference):
    with pytest.raises(BadDate, match="soon"):
        reference.open("entity:assembly", "soon")
