"""Citations in the styles of the CSL project, written by citeproc-py from the project's own style files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from types import SimpleNamespace
from typing import Any

from desktop import paths
from desktop.citing.citable import Citable
from desktop.citing.items import PACK, Item, items


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the CSL project: its file, the language its terms are in, what people call it."""

    file: str
    locale: str
    name: str


STYLES = {
    "apa": Style("apa", "en-US", "APA"),
    "chicago": Style("chicago-author-date", "en-US", "Chicago, author and date"),
    "chicago-notes": Style("chicago-notes-bibliography", "en-US", "Chicago, notes"),
    "mla": Style("modern-language-association", "en-US", "MLA"),
    "harvard": Style("harvard-cite-them-right", "en-GB", "Harvard"),
    "ieee": Style("ieee", "en-US", "IEEE"),
    "gost": Style("gost-r-7-0-5-2008", "ru-RU", "GOST R 7.0.5"),
}
_AS_GIVEN = {"ru-RU": "цит. по"}
_NUMBER = re.compile(r"^(\[\d+\]|\d+\.)(?=\S)")
_STOP_OUTSIDE = re.compile(r"([^.,!?])([”’])([.,])")
_STOP_TWICE = re.compile(r"([!?.,])([”’])[.,]")


def styled(place: Citable, style: Style, *, rich: bool = False) -> tuple[str, tuple[str, ...]]:
    """The words with their citation, and the lines of the bibliography; `rich` gives HTML with its italics."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    signs = escape if rich else str
    look = SimpleNamespace(**{**vars(formatter.html if rich else formatter.plain), "preformat": str})
    parsed = _parsed(style)
    source = CiteProcJSON([_set_for(item, signs) for item in items(place)])
    book = CitationStylesBibliography(parsed, source, look)
    cited = [CitationItem(each.source.id, **_suffix(signs(each.places))) for each in place.cited]
    marks = [Citation(cited)] if cited else []
    marks.append(Citation([CitationItem(PACK)]))
    for mark in marks:
        book.register(mark)
    written = [_mended(str(book.cite(mark, _complain)), style) for mark in marks]
    sentence = signs(place.sentence)
    as_given = _AS_GIVEN.get(style.locale, "as given in")
    lines = tuple(_NUMBER.sub(r"\1 ", _mended(str(line), style)) for line in book.bibliography())
    gap = ". " if parsed.root.get("class") == "note" else " "
    return f"{sentence}{gap}{f', {as_given} '.join(part.rstrip('.') for part in written)}.", lines


@cache
def _parsed(style: Style) -> Any:
    from citeproc import CitationStylesStyle

    file = paths.resources() / "citing" / f"{style.file}.csl"
    return CitationStylesStyle(str(file), locale=style.locale, validate=False)


def _set_for(item: Item, signs: Callable[[str], str]) -> Item:
    """The item with its signs escaped, which the library leaves to us; titles in other languages keep small letters."""
    title = signs(item["title"])
    if not str(item.get("language", "en")).startswith("en"):
        title = f'<span class="nocase">{title}</span>'
    author = [{"literal": signs(name["literal"])} for name in item["author"]]
    return item | {"title": title, "author": author} | ({"URL": signs(item["URL"])} if "URL" in item else {})


def _suffix(places: str) -> dict[str, str]:
    return {"suffix": f", {places}"} if places else {}


def _complain(item: Any) -> None:
    raise LookupError(f"the citation has no item {item.key}")


def _mended(line: str, style: Style) -> str:
    """What the style asks for and the library leaves undone: stops inside American quotes."""
    text = " ".join(line.split())
    if style.locale == "en-US":
        text = _STOP_OUTSIDE.sub(r"\1\3\2", _STOP_TWICE.sub(r"\1\2", text))
    return text
