"""Citations in every style: the words, each source with its place and date, the pack, and the code that leads back."""

import json
import re
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db import NotFound, Reference
from desktop import paths
from desktop.citing import STYLES, citable, cite, cite_rich, styles
from desktop.citing.items import date

SEATS = "statement:assembly/seats@2007-01-01"
CSL = [key for key in STYLES if key not in ("text", "markdown", "bibtex", "ris", "csl-json")]
texts = st.text(max_size=60)


@pytest.fixture(scope="module")
def place(bundled):
    with closing(Reference(bundled)) as opened:
        return citable(opened.open(SEATS), SEATS)


def with_source(place, **changes):
    first = place.cited[0]
    return replace(place, cited=(replace(first, source=replace(first.source, **changes)),))


@pytest.mark.parametrize("style", STYLES)
def test_every_style_holds_words_sources_pack_and_code(place, style):
    made = cite(place, style).replace(r"\textasciitilde{}", "~").replace("\\_", "_")
    assert "40 seats" in made
    assert place.code in made
    assert "Anyqtama" in made
    for each in place.cited:
        assert each.source.title.casefold() in made.casefold() or each.source.title in json.dumps(made)
    assert re.search(r"p\. 2|¶ 2", made)


@pytest.mark.parametrize(
    "address", ["passage:harbour-digest#1", "entity:assembly", "document:harbour-digest", "topic:assembly"]
)
@pytest.mark.parametrize("style", STYLES)
def test_passages_and_pages_can_be_cited(bundled, address, style):
    with closing(Reference(bundled)) as opened:
        place = citable(opened.open(address), address)
    assert len(cite(place, style)) > 60
    assert place.code.partition("~")[0].removeprefix("anyqtama:") in cite(place, style).replace("\\#", "#")


def test_a_selection_is_quoted(bundled):
    with closing(Reference(bundled)) as opened:
        place = citable(opened.open(SEATS), SEATS, "forty\n seats")
    assert cite(place, "text").startswith("“forty seats” (Assembly of Altamar")


def test_what_is_not_on_the_page_is_refused(bundled):
    with closing(Reference(bundled)) as opened, pytest.raises(NotFound, match="does not stand on this page"):
        citable(opened.open("entity:assembly"), "statement:assembly/none")


@pytest.mark.parametrize(
    ("written", "style", "shown"),
    [
        ("2021-05-03", "apa", "(2021, May 3)."),
        ("2021-05-03", "chicago", ". 2021. “"),
        ("2021-05-03", "gost", "2021"),
        ("2021", "apa", "(2021)."),
        ("2021~", "apa", "(ca. 2021)."),
        ("2021?", "apa", "(ca. 2021)."),
        ("2021-05%", "apa", "(ca. 2021, May)."),
        ("2021~", "chicago", "[2021?]"),
        ("2021~", "mla", "Circa 2021"),
        ("2021~", "text", "about 2021"),
        ("2021~", "bibtex", "year = {ca. 2021}"),
        ("2021-05?", "ris", "DA  - 2021/05//circa"),
        ("2021/2022", "apa", "(2021–2022)."),
        ("", "apa", "(n.d.)."),
        ("", "chicago", "n.d."),
        ("", "harvard", "(no date)"),
        ("", "bibtex", "year = {n.d.}"),
        ("", "text", "no date"),
        ("spring 2021", "apa", "(n.d.)."),
    ],
)
def test_dates_come_out_right(place, written, style, shown):
    web = {"url": "https://altamar.example/report", "publisher": "Harbour Watch", "title": "Report"}
    assert shown in cite(with_source(place, date=written, **web), style)


@pytest.mark.parametrize("written", ["2021-13", "..", "/", "2021/..", "x"])
def test_what_is_no_date_gives_none(written):
    assert date(written) is None


def test_american_styles_put_stops_inside_quotes(place):
    web = {"url": "https://a.example", "title": "Who counts?"}
    assert "“Who Counts?”" in cite(with_source(place, **web), "chicago")
    assert not re.search(r"”[.,]", cite(with_source(place, **web), "chicago"))


def test_titles_in_other_languages_keep_their_small_letters(place):
    for language, title in (("ru", "О выборах в республике"), ("de", "über die wahl")):
        made = with_source(place, language=language, title=title, url="https://a.example")
        assert title in cite(made, "chicago")


def test_rich_text_has_italics_and_no_markup_of_others(place):
    made = cite_rich(with_source(place, title="<b>Rolls</b> & counts", publisher="A <i>"), "apa")
    assert "<i>" in made
    assert "<b>" not in made.lower()
    assert "&lt;b&gt;" in made.lower()


@settings(max_examples=40)
@given(texts)
@example("{")
@example("}} @misc{evil,")
@example("\\input{/etc/passwd} 100% #1 $x$ a_b ~ ^ &")
@example("line\nTY  - BOOK\r\nER  - ")
@example("\u2028TY  - BOOK")
@example('<span class="nocase">x')
def test_no_title_breaks_out_of_its_field(bundled_place, text):
    place = with_source(bundled_place, title=text, publisher=text, url=f"https://a.example/{text}", id=text or "x")
    entry = cite(place, "bibtex")
    bare = re.sub(r"\\textbraceleft\{\}|\\textbraceright\{\}|\\textbackslash\{\}", "", entry)
    assert bare.count("{") == bare.count("}")
    assert entry.count("@misc{") == 1
    assert len(re.findall(r"^  \w+ = ", entry, re.MULTILINE)) >= 4
    record = cite(place, "ris")
    lines = record.split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1
    assert json.loads(cite(place, "csl-json"))[0]["title"] == text
    for style in ("apa", "gost", "markdown", "text"):
        assert place.code in cite(place, style)


@pytest.fixture(scope="module")
def bundled_place(place):
    return place


@pytest.mark.parametrize("style", CSL)
def test_the_styles_are_the_projects_own(style):
    text = (paths.resources() / "citing" / f"{styles.STYLES[style].file}.csl").read_text(encoding="utf-8")
    assert "creativecommons.org/licenses/by-sa/3.0" in text
