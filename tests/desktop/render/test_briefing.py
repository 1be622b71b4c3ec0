from dataclasses import replace

from desktop.render import briefing, compose, words
from desktop.render.blocks import FactTable, SourceList
from tests import pages

OTHER = pages.CitedSource(1, replace(pages.OBSERVERS, id="other", title="Other"), ("p. 1",))


def second():
    """A page whose number 1 is a source of its own, and whose number 2 is the gazette."""
    own = replace(pages.FIRST, source="other", locator="p. 1", passage="")
    gazette = replace(pages.FIRST, number=2, locator="¶ 99")
    fact = pages.fact("oath/rule", "Sworn.", citations=(own, gazette))
    sources = (OTHER, pages.CitedSource(2, pages.GAZETTE, ("¶ 99",)))
    return replace(pages.short(), groups=(pages.group("Rule", fact),), sources=sources)


def numbers(document):
    tables = [block for block in document.blocks if isinstance(block, FactTable)]
    rows = [row for table in tables for one in table.sets for row in one.rows]
    return [(piece.text, piece.href) for row in rows for piece in row.references]


def test_sources_are_numbered_through_and_listed_once():
    *chapters, last = briefing([compose(pages.sheet()), compose(second())])
    assert last.title.text == words.SOURCES
    (listed,) = [block for block in last.blocks if isinstance(block, SourceList)]
    assert [(line.number, line.anchor, line.title) for line in listed.lines] == [
        (1, "source-1", "Law on the Diet"),
        (2, "source-2", "Final report"),
        (3, "source-3", "Other"),
    ]
    assert listed.lines[0].locators == ("¶ 4", "¶ 12", "¶ 99")
    assert numbers(chapters[1]) == [("3", "#source-3"), ("1", "passage:digest-gazette#4")]
    assert not [block for chapter in chapters for block in chapter.blocks if isinstance(block, SourceList)]


def test_first_page_keeps_its_numbers():
    document = compose(pages.sheet())
    assert numbers(briefing([document, compose(second())])[0]) == numbers(document)


def test_source_that_a_digest_is_of_stays_with_it():
    chapter, *_ = briefing([compose(pages.document()), compose(second())])
    assert [line.number for block in chapter.blocks if isinstance(block, SourceList) for line in block.lines] == [0]


def test_pages_without_sources_bring_no_list():
    assert len(briefing([compose(pages.short()), compose(pages.short())])) == 2
