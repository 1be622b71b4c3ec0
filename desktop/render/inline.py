"""From the spans, citations and sources of the records to pieces of text with their numbers and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import BadDate, Citation, CitedSource, RichText, Source, Span, describe_moment, parse_moment
from desktop.render import words
from desktop.render.blocks import Piece, Pieces, SourceLine, SourceList, Style
from desktop.render.later import Later

_STYLES: dict[str, Style] = {"plain": "plain", "strong": "strong", "emphasis": "emphasis", "link": "plain"}


@dataclass(frozen=True)
class Numbering:
    """The numbers that a page's sources have in its list."""

    sources: dict[str, CitedSource]

    @classmethod
    def of(cls, cited: Iterable[CitedSource]) -> Numbering:
        return cls({line.source.id: line for line in cited})

    def pieces(self, text: RichText) -> Pieces:
        """Running text, with each citation as the number of its source."""
        return tuple(self._piece(span) for span in text)

    def references(self, citations: Iterable[Citation]) -> Pieces:
        """The numbers of a statement's sources, each once for each place in the source."""
        return tuple(dict.fromkeys(self._reference(citation) for citation in citations))

    def _piece(self, span: Span) -> Piece:
        if span.kind != "citation":
            return Piece(span.text, _STYLES[span.kind], span.target)
        source = span.target.removeprefix("source:")
        line = self.sources.get(source)
        if line is None:
            return Piece(span.text, "reference", span.target)
        number = str(line.number)
        locator = span.text.removeprefix(number).removeprefix(", ")
        return Piece(number, "reference", source_href(line.number), _tip(line, locator), locator)

    def _reference(self, citation: Citation) -> Piece:
        line = self.sources.get(citation.source)
        href = f"passage:{citation.passage}" if citation.passage else source_href(citation.number)
        tip = _tip(line, citation.locator) if line else citation.locator
        return Piece(str(citation.number), "reference", href, tip, citation.locator)


def source_href(number: int) -> str:
    """Where the line of a source stands in the page's own list."""
    return f"#source-{number}"


def day_words(day: str) -> str:
    """An EDTF date in words; what is not one is shown as it stands."""
    try:
        return describe_moment(parse_moment(day))
    except BadDate:
        return day


def source_list(cited: Sequence[CitedSource]) -> SourceList:
    """The numbered list at a page's end."""
    return SourceList(Later(_line, cited))


def source_details(source: Source) -> SourceLine:
    """One source by itself, without a number in a list."""
    return _line(CitedSource(0, source))


def _line(cited: CitedSource) -> SourceLine:
    source = cited.source
    language = words.LANGUAGES.get(source.language.partition("-")[0], source.language)
    return SourceLine(
        cited.number,
        source_href(cited.number).removeprefix("#"),
        source.title,
        f"source:{source.id}",
        source.publisher,
        day_words(source.date),
        source.standing.value,
        "" if language == words.LANGUAGES["en"] else language,
        source.url,
        day_words(source.accessed),
        source.note,
        cited.locators,
    )


def noted(text: str, note: str) -> str:
    """What is to be said after a text to add a note to it: the end of its sentence where it has none, and the note."""
    return f"{' ' if text.endswith(('.', '?', '!')) else '. '}{note}" if note else ""


def _tip(line: CitedSource, locator: str) -> str:
    return ", ".join(part for part in (line.source.title, line.source.publisher, locator) if part)
