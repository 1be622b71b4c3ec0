"""The command `sheet`: one page of the reference, or several as one briefing, in the form that is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date

from db import NotFound, Page, Reference
from desktop import export, paths, render
from desktop.render import Document
from desktop.terminal import plain, streams
from desktop.terminal.errors import FOUND, BadUse
from desktop.terminal.opened import reference

TOGETHER = ("md", "html", "pdf")  # forms that several pages go into


def sheet(arguments: argparse.Namespace) -> int:
    """Print the page of a subject, as of a day; several subjects make one briefing."""
    form = check_target(arguments)
    if arguments.all == bool(arguments.subject):
        raise BadUse("Name a subject, or ask for every sheet with --all.")
    with reference(arguments) as opened:
        addresses = _every(opened) if arguments.all else _addresses(opened, arguments.subject)
        if len(addresses) > 1 and form not in TOGETHER:
            raise BadUse(f"Several sheets go into {', '.join(TOGETHER)}; for {form} name one at a time.")
        pages = _pages(opened, addresses, arguments.as_of or "")
    hand_over(pages, arguments)
    return FOUND


def check_target(arguments: argparse.Namespace) -> str:
    """The form that is asked for. Raises BadUse where it cannot be shown."""
    form: str = arguments.format or FORMATS[0]
    if form == "pdf" and not arguments.output and sys.stdout.isatty():
        raise BadUse("A PDF is not for the terminal: name a file with -o FILE.")
    return form


def hand_over(pages: Sequence[Page], arguments: argparse.Namespace) -> None:
    """Write the pages in the form that is asked for."""
    form = arguments.format or FORMATS[0]
    streams.deliver(_WRITERS[form](pages, arguments), arguments.output)


def _addresses(opened: Reference, words: Sequence[str]) -> list[str]:
    """What the words mean: together one name, else each of them one."""
    try:
        return [opened.resolve(" ".join(words))]
    except NotFound as together:
        try:
            first = opened.resolve(words[0])
        except NotFound:
            raise together from None
        if len(words) == 1:
            raise
        return list(dict.fromkeys((first, *(opened.resolve(word) for word in words[1:]))))


def _every(opened: Reference) -> list[str]:
    branches = (branch.address for branch in opened.tree())
    return list(dict.fromkeys(address for address in branches if address.startswith("entity:")))


def _pages(opened: Reference, addresses: Sequence[str], as_of: str) -> list[Page]:
    pages = []
    for place, address in enumerate(addresses, 1):
        pages.append(opened.open(address, as_of))
        streams.progress(place, len(addresses), "read")
    return pages


def _documents(pages: Sequence[Page]) -> list[Document]:
    documents = [render.compose(page) for page in pages]
    return render.briefing(documents) if len(documents) > 1 else documents


def _markdown(pages: Sequence[Page], _arguments: argparse.Namespace) -> str:
    return "\n".join(render.markdown(document) for document in _documents(pages))


def _html(pages: Sequence[Page], _arguments: argparse.Namespace) -> str:
    template = (paths.resources() / "sheet.css").read_text(encoding="utf-8")
    style = render.stylesheet(template, render.LIGHT)
    return render.web_page(_documents(pages), style)


def _pdf(pages: Sequence[Page], arguments: argparse.Namespace) -> bytes:
    from desktop import paper  # only here: the typesetter takes a while to load

    if len(pages) < streams.LONG:
        return paper.pdf(pages, printed=date.today(), short=arguments.summary)
    streams.progress(0, len(pages), "pages being set; Ctrl+C ends it")
    made = streams.patiently(lambda: paper.pdf(pages, printed=date.today(), short=arguments.summary))
    streams.progress(len(pages), len(pages), "set")
    return made


def _json(pages: Sequence[Page], _arguments: argparse.Namespace) -> str:
    return plain.to_json(plain.plain(pages[0])) + "\n"


def _data(form: str) -> Callable[[Sequence[Page], argparse.Namespace], bytes]:
    def written(pages: Sequence[Page], arguments: argparse.Namespace) -> bytes:
        return streams.for_stream(export.write(export.page_data(pages[0]), form), arguments.output)

    return written


_WRITERS: dict[str, Callable[[Sequence[Page], argparse.Namespace], str | bytes]] = {
    "md": _markdown,
    "html": _html,
    "pdf": _pdf,
    "json": _json,
    "csv": _data("csv"),
    "xlsx": _data("xlsx"),
}
FORMATS = tuple(_WRITERS)
