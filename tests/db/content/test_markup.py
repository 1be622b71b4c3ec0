"""Inline Markdown: emphasis, links, citations, and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.content.markup import plain, rich
from db.content.problems import Place, Problems
from db.errors import BadContent
from db.records import Span

HERE = Place("a.md", 7)


def read(text):
    """The spans of a sound text."""
    problems = Problems()
    found = rich(text, HERE, problems)
    problems.raise_if_any()
    return found


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain words", [Span("plain words")]),
        ("*a* and **b**", [Span("a", "emphasis"), Span(" and "), Span("b", "strong")]),
        ("***both***", [Span("both", "strong")]),
        ("[the *law*](entity:law)", [Span("the law", "link", "entity:law")]),
        ("**[law](entity:law)**", [Span("law", "link", "entity:law")]),
        ("so [@core-003, ¶ 4].", [Span("so "), Span("¶ 4", "citation", "source:core-003"), Span(".")]),
        ("[@a_b; @c, p. 3]", [Span("", "citation", "source:a_b"), Span("p. 3", "citation", "source:c")]),
        ("[@a, pp. 3, 5]", [Span("pp. 3, 5", "citation", "source:a")]),
        ("5 < 6 & 7", [Span("5 < 6 & 7")]),
        ("[brackets] stay", [Span("[brackets] stay")]),
        (r"\*stars\*", [Span("*stars*")]),
        ("1995. A year", [Span("1995. A year")]),
        ("", []),
    ],
)
def test_what_stands_in_a_text(text, spans):
    assert list(read(text).spans) == spans


def test_code_html_and_pictures_are_words_like_any_other():
    assert read("`x` <b>y</b>").spans == (Span("`x` <b>y</b>"),)
    assert read("![i](entity:x)").spans == (Span("!"), Span("i", "link", "entity:x"))


def test_each_citation_span_has_its_reference_in_order():
    found = read("One [@a, ¶ 1; @b]. Two [@a, ¶ 2].")
    cited = [span for span in found.spans if span.kind == "citation"]
    assert [(each.source, each.locator) for each in found.references] == [("a", "¶ 1"), ("b", ""), ("a", "¶ 2")]
    assert [span.text for span in cited] == [each.locator for each in found.references]


def test_the_words_without_citations_read_well():
    assert plain(read("One fact [@a, ¶ 1; @b]. Two, *too* [@a].").spans) == "One fact. Two, too."


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org)",
        "[x](law)",
        "[x](entity:)",
        "[x](javascript:1)",
        "[@]",
        "[@a b]",
        "[@a; b]",
        "[@a,]",
        "[@A]",
        "[@a;]",
    ],
)
def test_what_leads_nowhere_is_refused(text):
    with pytest.raises(BadContent, match=r"a\.md:7: markup"):
        read(text)


@given(st.text())
def test_no_text_raises_anything_but_problems(text):
    found = rich(text, HERE, Problems())
    assert len([span for span in found.spans if span.kind == "citation"]) == len(found.references)


@given(st.lists(st.sampled_from(["*a*", "**b**", "[c](entity:c)", "[@d, ¶ 1]", "e", " ", "(", "]"])))
def test_no_span_is_empty_or_could_be_one_with_the_next(parts):
    spans = rich("".join(parts), HERE, Problems()).spans
    assert all(span.text for span in spans if span.kind != "citation")
    for one, other in pairwise(spans):
        assert one.kind == "citation" or (one.kind, one.target) != (other.kind, other.target)
