"""No cell is clipped and none runs into its neighbour: the ink on the page is looked at."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QImage

from desktop.paper import images
from tests import pages

DAY, DPI = date(2026, 11, 21), 72
LEFT, RIGHT = 65, 536  # points; the text area of an A4 page
GUTTER = (467, 475)  # between when and source
BODY = (66, 770)  # between head and foot
URL = "https://example.org/" + "a" * 150 + "?q=" + "0123456789" * 12
WORDS = ["w" * 400, URL, "Қазақстан" * 30, "1234567890" * 20, "–" * 200, "a/b" * 90]


def ink(page, above=0, below=842):
    """Columns of pixels that hold ink between two heights, leaving out rules from edge to edge."""
    picture = QImage.fromData(page, "PNG").convertToFormat(QImage.Format.Format_Grayscale8)
    width, stride, data = picture.width(), picture.bytesPerLine(), bytes(picture.constBits())
    rows = [data[y * stride : y * stride + width] for y in range(above, min(below, picture.height()))]
    inked = [{x for x, grey in enumerate(row) if grey < 200} for row in rows]
    return set().union(*(row for row in inked if len(row) < 400))


def evil(word):
    row = pages.fact("diet/x", word, note=word, citations=(replace(pages.SECOND, locator=word),))
    row = replace(row, qualifiers=((word, row.value),))
    source = replace(pages.GAZETTE, title=word, url=f"https://example.org/{word}", publisher=word, note=word)
    return pages.vote_with(
        title=word,
        kind_label=word,
        names=(pages.Name(word, "ru"),),
        topics=(pages.Brief("topic:x", word, "topic"),),
        description=((pages.Span(word), pages.Span(word, "strong"), pages.Span(word, "link", "entity:x")),),
        groups=(pages.group(word, row), pages.group(word, *[row] * 12, single=False), pages.disputed()),
        members=(pages.Brief("entity:x", word, "", word),),
        sources=(pages.CitedSource(1, source, (word,)), pages.CitedSource(2, source, (word,))),
        coverage=(replace(pages.sheet().coverage[0], note=word, topic_label=word),),
        pack=replace(pages.PACK, title=word),
    )


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word[:12])
def test_long_words_are_broken_and_stay_inside_the_margins(word):
    for page in images([evil(word)], printed=DAY, dpi=DPI):
        columns = ink(page)
        assert min(columns) >= LEFT - 2
        assert max(columns) <= RIGHT + 2


@pytest.mark.parametrize("page", [pages.sheet, pages.vote, pages.long, pages.short, pages.document, pages.source_page])
def test_pages_stay_inside_their_margins(page):
    for drawn in images([page()], printed=DAY, dpi=DPI):
        columns = ink(drawn)
        assert min(columns) >= LEFT - 2
        assert max(columns) <= RIGHT + 2


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word[:12])
def test_no_cell_runs_into_the_next(word):
    row = pages.fact("diet/x", word, note=word, citations=(replace(pages.SECOND, locator=word),))
    sheet = replace(pages.short(), groups=(pages.group("One", *[row] * 3), pages.group("Two", *[row] * 12)))
    for drawn in images([sheet], printed=DAY, dpi=DPI):
        assert not ink(drawn, *BODY) & set(range(*GUTTER))
