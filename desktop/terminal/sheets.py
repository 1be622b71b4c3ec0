"""The command `sheet`: one page of the reference in the form that is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date

from db import Page
from desktop import paths, render
from desktop.terminal import plain, streams
from desktop.terminal.errors import FOUND, BadUse
from desktop.terminal.opened import reference


def sheet(arguments: argparse.Namespace) -> int:
    """Print the page of a subject, as of a day."""
    form = arguments.format or "md"
    if form == "pdf" and not arguments.output and sys.stdout.isatty():
        raise BadUse("A PDF is not for the terminal: name a file with -o FILE.")
    with reference(arguments) as opened:
        page = opened.open(opened.resolve(" ".join(arguments.subject)), arguments.as_of or "")
    streams.deliver(_WRITERS[form](page), arguments.output)
    return FOUND


def _markdown(page: Page) -> str:
    return render.markdown(render.compose(page))


def _html(page: Page) -> str:
    template = (paths.resources() / "sheet.css").read_text(encoding="utf-8")
    return render.web_page(render.compose(page), render.stylesheet(template, render.LIGHT))


def _pdf(page: Page) -> bytes:
    from desktop import paper  # only here: the typesetter takes a while to load

    return paper.pdf([page], printed=date.today())


def _json(page: Page) -> str:
    return plain.to_json(plain.plain(page)) + "\n"


_WRITERS: dict[str, Callable[[Page], str | bytes]] = {"md": _markdown, "html": _html, "pdf": _pdf, "json": _json}
FORMATS = tuple(_WRITERS)
