"""One citation in the form that is asked for; each ends in, or holds, the code that leads back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from db import BadDate, Source, describe_moment, parse_moment
from desktop.citing.citable import Citable, Cited
from desktop.citing.exchange import bibtex, csl_json, ris
from desktop.citing.items import PROGRAM
from desktop.citing.styles import STYLES as CSL_STYLES
from desktop.citing.styles import styled

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~]")


def cite(place: Citable, style: str) -> str:
    """The citation as plain text; `style` is one of STYLES."""
    return _WRITERS[style](place) if style in _WRITERS else _styled(place, style)


def cite_rich(place: Citable, style: str) -> str:
    """The same as HTML, with the italics of a CSL style, for programs that take them over."""
    if style not in CSL_STYLES:
        return "".join(f"<p>{escape(line)}</p>" for line in cite(place, style).splitlines() if line)
    words, lines = styled(place, CSL_STYLES[style], rich=True)
    return "".join(f"<p>{line}</p>" for line in (words, *lines, escape(place.code)))


def _styled(place: Citable, style: str) -> str:
    words, lines = styled(place, CSL_STYLES[style])
    return "\n\n".join((words, "\n".join(lines), place.code))


def _text(place: Citable) -> str:
    sources = "; ".join(_source(each) for each in place.cited)
    parts = [place.sentence, f"Source: {sources}" if sources else "", f"In: {_read(place)}"]
    return f"{'. '.join(part for part in parts if part)}. {place.code}"


def _markdown(place: Citable) -> str:
    quote = f"> {_plain(place.words)}\n\n" if place.words else ""
    sources = "; ".join(_source(each, _linked) for each in place.cited)
    said = [_plain(place.title), f"Source: {sources}" if sources else "", f"In: {_plain(_read(place))}"]
    return f"{quote}{'. '.join(part for part in said if part)}. `{place.code}`"


def _read(place: Citable) -> str:
    pack = place.pack
    return f"{PROGRAM}: {pack.title}, version {pack.version}, as of {_day(place.as_of)}"


def _source(cited: Cited, title: Callable[[Source], str] | None = None) -> str:
    source = cited.source
    shown, plain = (title(source), _plain) if title else (source.title, str)
    parts = (plain(source.publisher), shown, plain(_day(source.date) or "no date"), plain(cited.places))
    return ", ".join(part for part in (*parts, "" if title else source.url) if part)


def _linked(source: Source) -> str:
    if not source.url.startswith(("https://", "http://")):
        return f"*{_plain(source.title)}*"
    url = re.sub(r"[<>\s]", "", source.url)
    return f"[{_plain(source.title)}](<{url}>)"


def _day(text: str) -> str:
    try:
        return describe_moment(parse_moment(text))
    except BadDate:
        return text


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


_WRITERS: Mapping[str, Callable[[Citable], str]] = {
    "text": _text,
    "markdown": _markdown,
    "bibtex": bibtex,
    "ris": ris,
    "csl-json": csl_json,
}
STYLES: Mapping[str, str] = {
    "text": "Plain text",
    "markdown": "Markdown",
    **{key: style.name for key, style in CSL_STYLES.items()},
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
}
