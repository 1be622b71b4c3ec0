import re
from dataclasses import replace

import pytest

from db import Force, Modality, PeriodKind, Rank, Reference
from desktop.render import compose, html, words
from desktop.render.blocks import FactRow, FactTable, Heading, Paragraph, Piece, SideBySide, SourceList
from desktop.render.inline import noted
from tests import pages


def blocks(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def table(*groups):
    return blocks(compose(pages.sheet(groups=groups, related=())), FactTable)


def sections(document):
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]


def test_sections_come_in_a_fixed_order():
    assert sections(compose(pages.vote())) == [
        words.RESULTS,
        words.FACTS,
        words.VOICES,
        words.RELATED,
        words.PASSAGES,
        words.NOTES,
        words.COVERAGE,
        words.SOURCES,
    ]


def test_names_are_joined_by_language_and_search_forms_are_not_shown():
    names = compose(pages.sheet()).title.names
    assert [(line.language, line.code, len(line.names)) for line in names] == [
        ("English", "en", 1),
        ("Kazakh", "kk", 2),
        ("Russian", "ru", 1),
    ]
    assert "Мажылис" not in str(names)


def test_value_in_force_stands_first_and_strong_and_history_is_past():
    standing, ended = table(pages.seats())[0].sets[0].items
    assert (standing.value[0].style, standing.past, standing.when) == ("strong", False, "since 1 July 2018")
    assert (ended.value[0].style, ended.past, ended.when) == ("plain", True, "June 2007 to 30 June 2018")


def test_attested_value_says_so_and_that_the_day_is_not_known():
    made = table(pages.attested())[0].sets[0]
    assert made.unknown == "Not known for this date (1 January 2019). Nearest known:"
    assert made.items[0].when == "attested 27 September 2018"
    assert made.items[0].remarks == ("attested on another day", "medium confidence")


def test_known_value_brings_no_word_of_not_knowing():
    assert table(pages.seats())[0].sets[0].unknown == ""


def test_disagreement_stands_side_by_side_and_only_there():
    (item,) = table(pages.disputed())[0].sets[0].items
    assert isinstance(item, SideBySide)
    assert [row.value[0].text for row in item.rows] == ["61.8 %", "57 %"]


@pytest.mark.parametrize("modality", [Modality.OPINION, Modality.EXPECTATION, Modality.PLAN])
def test_no_voice_stands_among_the_facts(modality):
    said = pages.fact("diet/said", "Said.", modality=modality, stated_by="flavia", stated_by_name="Flavia")
    document = compose(pages.sheet(groups=(pages.group("Seats", said),), related=()))
    assert words.FACTS not in sections(document)
    (voices,) = blocks(document, FactTable)
    assert voices.sets[0].label[0].text == "Flavia"
    assert voices.sets[0].label[0].href == "entity:flavia"
    assert voices.sets[0].label[1].text.startswith(words.VOICE_LABELS[modality.value])


def test_voice_without_a_name_says_so():
    said = pages.fact("diet/said", "Said.", modality=Modality.PLAN)
    (voices,) = table(pages.group("Seats", said))
    assert voices.sets[0].label[0].text == words.UNNAMED


def test_disputed_opinion_is_not_lost_and_keeps_its_voice():
    facts = tuple(
        pages.fact(f"diet/{name}", name, modality=Modality.OPINION, stated_by_name=name, disagreement="d")
        for name in ("one", "two")
    )
    group = pages.group("Seats", *facts, disagreements=(pages.Disagreement("d", "They differ."),))
    (item,) = table(group)[0].sets[0].items
    assert [(row.voice, row.said_by.text) for row in item.rows] == [("opinion", "one"), ("opinion", "two")]


def test_voice_on_a_source_page_names_the_speaker_in_its_row():
    said = pages.fact("diet/said", "Said.", modality=Modality.OPINION, stated_by_name="Flavia")
    (facts,) = blocks(compose(replace(pages.source_page(), facts=(said,))), FactTable)
    (row,) = facts.sets[0].items
    assert (row.voice, row.said_by.text) == ("opinion", "Flavia")


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        ({"force": Force.POSSIBLE}, words.POSSIBLE),
        ({"force": Force.FUTURE}, words.FUTURE),
        ({"rank": Rank.DEPRECATED}, words.DEPRECATED),
        ({"confidence": "low"}, "low confidence"),
    ],
)
def test_what_is_not_certain_is_said(change, remark):
    fact = replace(pages.fact("diet/x", "98"), **change)
    (row,) = table(pages.group("Seats", fact, single=False))[0].sets[0].items
    assert remark in row.remarks


def test_value_without_a_date_is_called_undated():
    (row,) = table(pages.group("Seats", pages.fact("diet/x", "98")))[0].sets[0].items
    assert row.when == words.UNDATED


def test_number_leads_to_the_passage_or_else_to_the_line_of_the_source():
    fact = pages.fact("diet/x", "98")
    bare = replace(pages.SECOND, passage="")
    fact = replace(fact, citations=(pages.FIRST, bare, bare))
    (row,) = table(pages.group("Seats", fact))[0].sets[0].items
    assert [(piece.text, piece.href, piece.locator) for piece in row.references] == [
        ("1", "passage:digest-gazette#4", "¶ 4"),
        ("2", "#source-2", "p. 31"),
    ]


@pytest.mark.parametrize("text", ["¶ 4", "1, ¶ 4"])
def test_citation_in_running_text_has_number_and_locator_apart(text):
    sentence = (pages.Span("True "), pages.Span(text, "citation", "source:gazette"))
    document = compose(pages.sheet(description=(sentence,)))
    piece = blocks(document, Paragraph)[0].pieces[1]
    assert (piece.text, piece.locator, piece.href, piece.style) == ("1", "¶ 4", "#source-1", "reference")


def test_statements_and_passages_have_anchors():
    document = compose(pages.sheet())
    rows = [item for table in blocks(document, FactTable) for made in table.sets for item in made.items]
    assert "statement:diet/seats@2018" in [row.anchor for row in rows if isinstance(row, FactRow)]
    assert "passage:digest-gazette#4" in [paragraph.anchor for paragraph in blocks(document, Paragraph)]
    assert [line.anchor for line in blocks(document, SourceList)[0].lines] == ["source-1", "source-2"]


def test_day_of_the_page_is_said_and_without_one_what_is_known():
    assert compose(pages.sheet()).as_of == "As of 1 January 2019"
    assert compose(pages.sheet(as_of="")).as_of == "As known on 31 October 2026"


def test_results_leave_out_what_no_row_has_and_keep_what_one_has():
    rows = (pages.Result("One", votes=5), pages.Result("Two", note="Late."))
    results = pages.Results(rows, True, "", ())
    document = compose(pages.sheet(results=results, coverage=()))
    (made,) = [block for block in document.blocks if hasattr(block, "columns")]
    assert [column.text for column in made.columns] == [words.NAME, words.VOTES, words.NOTE]
    assert made.rows[1][1][0].text == words.NOT_GIVEN
    assert made.notes == ()


def test_page_of_nothing_says_so():
    empty = pages.Sheet("topic:void", "topic", "Topic", "Void", pages.PACK)
    assert [paragraph.pieces[0].text for paragraph in blocks(compose(empty), Paragraph)] == [words.NOTHING]


def test_attested_kind_is_the_only_one_that_says_attested():
    when = pages.period("2018-09-27", PeriodKind.POINT)
    (row,) = table(pages.group("Seats", pages.fact("diet/x", "98", when, Force.EVENT)))[0].sets[0].items
    assert row.when == "27 September 2018"


def test_a_label_is_not_said_again_of_what_follows_under_the_same():
    one, other = Piece("Law A"), Piece("Law B")
    row = FactRow("", (), qualifiers=(("By", one), ("By", other), ("Role", one)))
    assert [lead for lead, _ in row.qualified] == ["By: ", ", ", "; Role: "]


@pytest.mark.parametrize(("text", "said"), [("5 years", ". Kept."), ("It ended.", " Kept.")])
def test_a_note_begins_a_sentence_of_its_own(text, said):
    assert noted(text, "Kept.") == said
    assert noted(text, "") == ""


def test_a_title_does_not_say_the_kind_that_stands_above_it():
    made = compose(pages.sheet(title="Speaker (body)", kind_label="Body"))
    assert (made.title.kind, made.title.text) == ("Body", "Speaker")
    assert compose(pages.sheet(title="Speaker (post)", kind_label="Body")).title.text == "Speaker (post)"


def test_what_points_to_a_page_by_a_qualifier_does_not_name_it_again():
    value = pages.fact("x", "5").value
    told = replace(pages.fact("x", "5"), qualifiers=(("By", replace(value, text="Diet", entity="diet")),))
    made = compose(pages.sheet(address="entity:diet", related=(pages.Related("Named", "X", "entity:x", told),)))
    rows = [row for table in blocks(made, FactTable) for each in table.sets for row in each.rows]
    assert all(piece.text != "Diet" for row in rows for _, piece in row.qualifiers)


def test_every_value_has_its_place_on_the_page_also_one_that_only_the_history_tells(bundled):
    reference = Reference(bundled)
    addresses = {branch.address for branch in reference.tree() if branch.address.startswith("entity:")}
    for address in sorted(addresses):
        page = reference.open(address)
        places = set(re.findall(r'name="([^"]+)"', "".join(html(compose(page)))))
        told = {fact.id for group in page.groups for fact in group.facts if fact.rank is not Rank.DEPRECATED}
        told |= {fact.id for history in page.histories for fact in history.steps}
        assert {f"statement:{each}" for each in told} <= places, address
    reference.close()
