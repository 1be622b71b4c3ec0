"""Composed pages set by Typst: as PDF, as pictures, as SVG; no network, no system fonts, no display needed."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal, cast

from typst import Compiler, TypstError

from db import DbError, Page, describe_moment, parse_moment
from desktop import paths
from desktop.paper.breaking import broken
from desktop.paper.data import PageWriter
from desktop.render import compose, words

logger = logging.getLogger(__name__)

Paper = Literal["a4", "us-letter"]
Format = Literal["pdf", "svg", "png"]
_ONE_AT_A_TIME = Lock()  # the compiler refuses a second thread while it is at work
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")


class CannotWrite(DbError):
    """The file that was asked for cannot be written; the message says why."""


def pdf(pages: Sequence[Page], *, paper: Paper = "a4", printed: date) -> bytes:
    """The pages as one PDF, tagged, with outline, links and embedded fonts; `printed` stands in its foot."""
    return _one(_compile(pages, paper, printed, "pdf"))


def svgs(pages: Sequence[Page], *, paper: Paper = "a4", printed: date) -> tuple[bytes, ...]:
    """The same pages as drawings, one SVG for each sheet of paper."""
    return _all(_compile(pages, paper, printed, "svg"))


def images(pages: Sequence[Page], *, paper: Paper = "a4", printed: date, dpi: float = 96) -> tuple[bytes, ...]:
    """The same pages as pictures, one PNG for each sheet of paper."""
    return _all(_compile(pages, paper, printed, "png", dpi))


def write_pdf(pages: Sequence[Page], target: Path, *, paper: Paper = "a4", printed: date) -> None:
    """Set the pages and write them to a file, whole or not at all. Raises CannotWrite where that cannot be done."""
    made = pdf(pages, paper=paper, printed=printed)
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(made)
        beside.replace(target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CannotWrite(f"“{target}” cannot be written: {(error.strerror or str(error)).lower()}.") from error


def _compile(
    pages: Sequence[Page], paper: Paper, printed: date, format: Format, dpi: float | None = None
) -> bytes | list[bytes]:
    inputs = {"pages": json.dumps(_given(pages, paper, printed), ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        if format != "pdf":
            return cast("bytes | list[bytes]", _compiler().compile(format=format, ppi=dpi, sys_inputs=inputs))
        try:
            # PDF/UA-1 (ISO 14289-1), the standard of accessible PDF; it forbids a letter that no font has.
            return cast(bytes, _compiler().compile(format=format, sys_inputs=inputs, pdf_standards="ua-1"))
        except TypstError as error:
            logger.warning("set without the mark of accessible PDF: %s", error)
            return cast(bytes, _compiler().compile(format=format, sys_inputs=inputs))


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


def _given(pages: Sequence[Page], paper: Paper, printed: date) -> dict[str, object]:
    documents = [compose(page) for page in pages]
    first = documents[0]
    day = describe_moment(parse_moment(printed.isoformat()))
    return {
        "title": " · ".join(document.title.text for document in documents),
        "author": pages[0].pack.title,
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
        },
        "pages": [broken(PageWriter(document, f"{place}:").data()) for place, document in enumerate(documents)],
    }


def _one(made: bytes | list[bytes]) -> bytes:
    return made if isinstance(made, bytes) else made[0]


def _all(made: bytes | list[bytes]) -> tuple[bytes, ...]:
    return (made,) if isinstance(made, bytes) else tuple(made)
