"""Composed pages set by Typst: as PDF, as pictures, as SVG; no network, no system fonts, no display needed."""

from __future__ import annotations

import json
import logging
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal, cast

from typst import Compiler, TypstError

from db import Page, Sheet, describe_moment, parse_moment
from desktop import paths
from desktop.files import write_whole
from desktop.paper.anchors import without_idle_anchors
from desktop.paper.breaking import broken
from desktop.paper.data import PageWriter, source_anchors
from desktop.render import Document, briefing, compose, summary, words

logger = logging.getLogger(__name__)

Paper = Literal["a4", "us-letter"]
Part = Page | Document  # of a briefing: what was composed stays as it is
MOST_ROWS = 48  # that a page can hold
ON_COVER = 14  # titles that a cover names
_ONE_AT_A_TIME = Lock()  # the compiler refuses a second thread while it is at work
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")


def pdf(pages: Sequence[Part], *, paper: Paper = "a4", printed: date, short: bool = False, title: str = "") -> bytes:
    """The pages as one PDF, tagged, with outline, links and embedded fonts.

    `printed` stands in the foot. With `short` each sheet is cut down to a summary of one page. Several pages get a
    cover, which bears the `title`; one page gets it where there is a title.
    """
    inputs = _inputs(_documents(pages, paper, printed, short), paper, printed, title)
    with _ONE_AT_A_TIME:
        try:
            # PDF/UA-1 (ISO 14289-1), the standard of accessible PDF; it forbids a letter that no font has.
            return cast(bytes, _compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1"))
        except TypstError as error:
            logger.warning("set without the mark of accessible PDF: %s", error)
            return cast(bytes, _compiler().compile(format="pdf", sys_inputs=inputs))


def svgs(
    pages: Sequence[Part], *, paper: Paper = "a4", printed: date, short: bool = False, title: str = ""
) -> tuple[bytes, ...]:
    """The same pages as drawings, one SVG for each sheet of paper."""
    return _drawn(_documents(pages, paper, printed, short), paper, printed, title)


def images(pages: Sequence[Part], *, paper: Paper = "a4", printed: date, dpi: float = 96) -> tuple[bytes, ...]:
    """The same pages as pictures, one PNG for each sheet of paper."""
    inputs = _inputs(_documents(pages, paper, printed, short=False), paper, printed)
    with _ONE_AT_A_TIME:
        return _all(_compiler().compile(format="png", ppi=dpi, sys_inputs=inputs))


def write_pdf(
    pages: Sequence[Part], target: Path, *, paper: Paper = "a4", printed: date, short: bool = False, title: str = ""
) -> None:
    """Set the pages and write them to a file, whole or not at all. Raises CannotWrite where that cannot be done."""
    write_whole(pdf(pages, paper=paper, printed=printed, short=short, title=title), target)


def _documents(pages: Sequence[Part], paper: Paper, printed: date, short: bool) -> list[Document]:
    """The pages composed; several are one briefing with one list of sources."""
    documents = [_document(page, paper, printed, short) for page in pages]
    return briefing(documents) if len(documents) > 1 else documents


def _document(page: Part, paper: Paper, printed: date, short: bool) -> Document:
    if isinstance(page, Document):
        return page
    return _on_one_page(compose(page), paper, printed) if short and isinstance(page, Sheet) else compose(page)


def _on_one_page(document: Document, paper: Paper, printed: date) -> Document:
    """The longest summary that fits a page; a document that fits as it is stays whole."""

    def is_too_long(made: Document) -> bool:
        return len(_drawn([made], paper, printed)) > 1

    if not is_too_long(document):
        return document
    rows = bisect_left(range(1, MOST_ROWS), True, key=lambda rows: is_too_long(summary(document, rows)))
    return summary(document, rows)


def _drawn(documents: Sequence[Document], paper: Paper, printed: date, title: str = "") -> tuple[bytes, ...]:
    inputs = _inputs(documents, paper, printed, title)
    with _ONE_AT_A_TIME:
        return _all(_compiler().compile(format="svg", sys_inputs=inputs))


@cache
def _compiler() -> Compiler:
    """One compiler for the whole program: it keeps the fonts and what it has learnt of the template."""
    folder = paths.resources()
    return Compiler(
        input=str(folder / "paper" / "page.typ"),
        root=str(folder / "paper"),
        font_paths=[str(folder / "fonts")],
        ignore_system_fonts=True,
    )


def _inputs(documents: Sequence[Document], paper: Paper, printed: date, title: str = "") -> dict[str, str]:
    return {"pages": json.dumps(_given(documents, paper, printed, title), ensure_ascii=False)}


def _given(documents: Sequence[Document], paper: Paper, printed: date, title: str) -> dict[str, object]:
    first, sources = documents[0], source_anchors(documents)
    pages = {document.address: f"{place}:page" for place, document in enumerate(documents) if document.address}
    day = describe_moment(parse_moment(printed.isoformat()))
    return {
        "title": title or " · ".join(document.title.text for document in documents[:ON_COVER]),
        "author": first.pack,
        "description": f"{first.as_of}. {first.pack}.",
        "language": first.language,
        "paper": paper,
        "printed": words.PRINTED.format(day=day),
        "words": {
            "value": words.VALUE,
            "when": words.WHEN,
            "source": words.SOURCE,
            "about": words.ABOUT_SOURCE,
            "disagreement": words.DISAGREEMENT,
            "cited-on": words.CITED_ON,
            "page": words.PAGE,
            "contents": words.CONTENTS,
        },
        **_front(documents, title),
        "pages": without_idle_anchors(
            [
                broken(PageWriter(document, f"{place}:", sources, pages).data())
                for place, document in enumerate(documents)
            ]
        ),
    }


def _front(documents: Sequence[Document], title: str) -> dict[str, object]:
    """Cover and contents of several documents; many are not all named on the cover, nor their sections listed."""
    titles = [document.title.text for document in documents if document.title.kind]
    left = len(titles) - ON_COVER
    more = [words.AND_MORE.format(count=left)] if left > 0 else []
    return {
        "cover": (title or words.BRIEFING) if len(documents) > 1 or title else "",
        "cover-titles": [*titles[:ON_COVER], *more],
        "depth": 2 if left <= 0 else 1,
    }


def _all(made: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    """The typesetter gives one page bare and more of them in a list."""
    return (made,) if isinstance(made, bytes) else tuple(made or ())
