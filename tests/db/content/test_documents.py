"""Digests and articles: headings, numbered paragraphs, lists, lines."""

from __future__ import annotations

from db.content import documents, markup
from db.content.problems import Problems
from db.errors import BadContent
from db.records import Span

HEAD = "---\nid: a\ntitle: A title\nkind: article\n---\n"


def read(body, head=HEAD):
    """The document of a sound text."""
    problems = Problems()
    document = documents.read("documents/a.md", head + body, problems)
    problems.raise_if_any()
    return document


def told(body):
    """Line and rule of what is wrong with a body."""
    try:
        read(body)
    except BadContent as error:
        return [(problem.line, problem.rule) for problem in error.problems]
    return []


def test_paragraphs_have_numbers_headings_and_words():
    document = read("## One\n\n¶1 First *words*.\n\n### Two\n\n¶10 Second\nwords.\n\n¶2a Third.\n")
    found = [(each.number, each.heading, markup.plain(each.rich.spans)) for each in document.passages]
    assert found == [("1", "One", "First words."), ("10", "Two", "Second words."), ("2a", "Two", "Third.")]


def test_a_list_belongs_to_the_paragraph_before_it():
    document = read("¶1 These [@a]:\n\n- one [@b],\n- two:\n    1. deep\n\n¶2 After.\n")
    first, second = document.passages
    assert markup.plain(first.rich.spans) == "These:\n• one,\n• two:\n• deep"
    assert [each.source for each in first.rich.references] == ["a", "b"]
    assert second.rich.spans == (Span("After."),)


def test_a_paragraph_may_open_with_its_number_alone():
    document = read("¶1\nWords on the next line.\n\n¶2 *Emphasis* first.\n\n¶3 [Link](entity:x) first.\n")
    assert [markup.plain(each.rich.spans) for each in document.passages] == [
        "Words on the next line.",
        "Emphasis first.",
        "Link first.",
    ]


def test_problems_stand_in_the_line_of_the_file():
    assert told("¶1 Line six\nline [seven](nowhere).\n\nLine nine.\n") == [(7, "markup"), (9, "bad-id")]
    assert told("¶1 A citation [@a,\np. 2] broken,\nthen [x](nowhere).\n") == [(8, "markup")]
    assert told("- a list first\n\n¶1 Words.\n") == [(6, "bad-id")]
    assert told("¶1 Words.\n\n¶1 Again.\n") == [(8, "duplicate-id")]


def test_what_looks_like_code_or_a_quotation_has_no_number():
    assert told("¶1 Words.\n\n    indented\n") == [(8, "bad-id")]
    assert told("¶1 Words.\n\n> quoted\n") == [(8, "bad-id")]


def test_a_document_without_a_paragraph_is_refused():
    assert told("## A heading\n") == [(2, "missing-key")]


def test_notes_belong_to_a_passage_or_to_the_whole():
    head = HEAD.replace("kind: article\n", "kind: article\nnotes:\n  - {passage: 1, note: Odd.}\n  - Not signed.\n")
    document = read("¶1 Words.\n", head)
    assert [(note.passage, note.rich.spans[0].text) for note in document.notes] == [("1", "Odd."), ("", "Not signed.")]


def test_a_line_of_dashes_inside_the_text_ends_no_head():
    document = read("¶1 Words.\n\n¶2 More --- words.\n")
    assert len(document.passages) == 2
