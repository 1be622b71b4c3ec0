"""Content is hostile until proven otherwise: whatever it holds stays words."""

from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop import charts
from desktop.render import compose, html, markdown
from desktop.render.links import safe_href, web_href
from desktop.render.markdown import escape
from tests import pages

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>Gone</h1>",
    "&lt;b&gt; &amp; &#60;",
    "'; drop table x; --",
    "[click](javascript:alert(1))",
    "![picture](https://example.org/x.png)",
    "**bold** _slant_ `code` ~~gone~~ | cell |",
    "# Not a heading",
    "1. Not a list",
    "<https://example.org>",
    "line one\n\n# line two",
]


class Parsed(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.words, self.images = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links.extend(value for name, value in attrs if name in ("href", "xlink:href"))
        self.images.extend(value for name, value in attrs if name == "src")

    def handle_data(self, data):
        self.words.append(data)


def evil_sheet(evil):
    row = pages.fact("evil/" + evil, evil, note=evil, stated_by=evil, stated_by_name=evil)
    row = replace(row, value=replace(row.value, entity=evil), qualifiers=((evil, row.value),))
    source = replace(pages.GAZETTE, title=evil, publisher=evil, url=evil, note=evil, date=evil)
    return pages.vote_with(
        title=evil,
        kind_label=evil,
        names=(pages.Name(evil, evil),),
        topics=(pages.Brief(evil, evil, evil, evil),),
        description=((pages.Span(evil, "link", evil), pages.Span(evil, "citation", evil), pages.Span(evil)),),
        groups=(pages.group(evil, row, disagreements=(pages.Disagreement("d", evil),)),),
        sources=(pages.CitedSource(1, source, (evil,)),),
    )


SVG_TAGS = {"svg", "a", "title", "text", "circle", "polygon", "polyline", "rect"}
SAFE_TAGS = {"html", "head", "style", "body", "p", "h1", "h2", "h3", "table", "tr", "td", "th", "a", "b", "i", "span"}


@pytest.mark.parametrize("evil", EVIL)
def test_html_stays_ours(evil):
    parsed = Parsed("".join(html(compose(evil_sheet(evil)))))
    assert parsed.tags <= SAFE_TAGS | {"br", "ul", "li", "img"}
    assert parsed.images == ["figure:0"]  # the seats, which the window draws itself
    assert evil in parsed.words
    assert all(safe_href(link) for link in parsed.links)


@pytest.mark.parametrize("evil", EVIL)
def test_drawing_stays_ours(evil):
    party = charts.Party(evil, 3, f"entity:{evil}")
    drawn = charts.hemicycle([party, charts.Party("Other", 2)], charts.Colours()).svg
    found = ElementTree.fromstring(drawn)
    assert {element.tag.rpartition("}")[2] for element in found.iter()} <= SVG_TAGS
    titles = [element.text for element in found.iter() if element.tag.endswith("title")]
    assert titles == [evil]


@pytest.mark.parametrize("evil", EVIL)
def test_markdown_stays_ours(evil):
    reader = MarkdownIt("commonmark").enable("table")
    parsed = Parsed(reader.render(markdown(compose(evil_sheet(evil)))))
    assert parsed.tags <= {"h1", "h2", "h3", "p", "em", "strong", "ul", "ol", "li", "table"} | {
        "thead", "tbody", "tr", "th", "td", "a", "br",
    }  # fmt: skip
    assert all(web_href(link) for link in parsed.links)


@given(st.text(max_size=60))
@example("__0__")
def test_escaped_markdown_reads_as_the_same_words(text):
    paragraphs = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"x {escape(text)} x")
    kinds = {child.type for token in paragraphs for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak", "hardbreak"}


@given(st.text(max_size=60))
def test_any_text_makes_well_formed_html(text):
    parsed = Parsed("".join(html(compose(pages.sheet(title=text)))))
    assert parsed.tags <= SAFE_TAGS | {"br", "ul", "li"}


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org", "entity:a\nb", " https:", ""],
)
def test_other_targets_are_no_links(href):
    assert safe_href(href) == ""


@pytest.mark.parametrize("href", ["entity:diet", "passage:digest-gazette#4", "#source-3", "https://example.org/a?b=c"])
def test_our_targets_are_links(href):
    assert safe_href(href) == href


def test_items_of_a_list_in_a_passage_stand_on_lines_of_their_own():
    text = (pages.Span("Three "), pages.cite(), pages.Span(":\n• one;\n• two.\n# no heading"))
    written = markdown(compose(pages.sheet(description=(text,))))
    assert "Three [1, ¶ 4]:  \n• one;  \n• two.  \n\\# no heading\n" in written


@pytest.mark.parametrize("after", ["(javascript:x)", "[y]", ": https://example.org"])
def test_number_never_becomes_a_link_with_what_stands_behind(after):
    text = (pages.cite(), pages.Span(after))
    parsed = Parsed(MarkdownIt("commonmark").render(markdown(compose(pages.sheet(description=(text,), sources=())))))
    numbered = Parsed(MarkdownIt("commonmark").render(markdown(compose(pages.sheet(description=(text,))))))
    assert [link for link in (*parsed.links, *numbered.links) if link != "https://example.org/law"] == []
