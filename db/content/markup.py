"""The Markdown of the pack: emphasis, links to things the reference knows, and Pandoc's citations; nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from db.content.entries import Reference, Rich, Word
from db.content.fields import SOURCE_ID
from db.content.problems import Place, Problems
from db.records import RichText, Span, SpanKind

_LINKED = ("entity", "topic", "document", "source", "passage", "statement")
_NOT_OURS = ("code", "fence", "blockquote", "hr", "lheading", "html_block", "reference")
_NOT_OURS_INLINE = ("backticks", "image", "autolink", "html_inline")
_OPENING: dict[str, SpanKind] = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}
_STRENGTH: tuple[SpanKind, ...] = ("plain", "emphasis", "strong", "link")
_SPACE = re.compile(r"\s+")


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        return True  # every link is looked at by us, none is silently left as text


@cache
def parser() -> MarkdownIt:
    """A Markdown parser that knows citations and leaves out what a pack may not use."""
    markdown = _Markdown("commonmark", {"html": False}).disable([*_NOT_OURS, *_NOT_OURS_INLINE])
    markdown.inline.ruler.before("link", "citation", _citation_rule)
    return markdown


def rich(text: str, place: Place, problems: Problems) -> Rich:
    """One paragraph of inline Markdown."""
    (inline,) = parser().parseInline(" ".join(text.split()))
    return from_tokens(inline.children or (), place, problems)


def from_tokens(tokens: Sequence[Token], place: Place, problems: Problems) -> Rich:
    """A paragraph from the tokens inside it; a line break in the file counts on the lines of what follows."""
    reading = _Reading(place, problems)
    for token in tokens:
        reading.take(token)
    return Rich(tuple(_tidy(reading.spans)), tuple(reading.references), tuple(reading.links), place)


def plain(spans: RichText) -> str:
    """The words of a text without its citations."""
    joined = "".join("" if span.kind == "citation" else span.text for span in _without_gaps(spans))
    return joined.strip()


class _Reading:
    """Turns tokens into spans, each of one kind: of nested kinds the strongest counts, links before all."""

    def __init__(self, place: Place, problems: Problems) -> None:
        self._place, self._problems = place, problems
        self._open: list[tuple[SpanKind, str]] = []
        self.spans: list[Span] = []
        self.references: list[Reference] = []
        self.links: list[Word] = []

    def take(self, token: Token) -> None:
        if token.type == "citation":
            self._cite(token.content)
            self._next_line(token.content.count("\n"))
        elif token.type in _OPENING:
            self._open.append((_OPENING[token.type], self._target(token)))
        elif token.type.endswith("_close"):
            self._open.pop()
        elif token.type in ("softbreak", "hardbreak"):
            self._next_line(1)
            self._add(" ")
        else:
            self._add(token.content)

    def _next_line(self, lines: int) -> None:
        self._place = Place(self._place.file, self._place.line + lines)

    def _add(self, text: str) -> None:
        kind, target = max(self._open, key=lambda each: _STRENGTH.index(each[0]), default=("plain", ""))
        self.spans.append(Span(text, kind, target))

    def _target(self, token: Token) -> str:
        if token.type != "link_open":
            return ""
        target = str(token.attrGet("href") or "")
        kind, _, named = target.partition(":")
        if kind not in _LINKED or not named:
            known = ", ".join(f"{each}:…" for each in _LINKED)
            self._problems.add(
                self._place, "markup", f"A link leads to what the reference knows ({known}), not “{target}”."
            )
        self.links.append(Word(target, self._place))
        return target

    def _cite(self, content: str) -> None:
        for item in content.split(";"):
            source, comma, locator = item.strip().partition(",")
            if (
                not source.startswith("@")
                or not SOURCE_ID.fullmatch(source[1:].strip())
                or (comma and not locator.strip())
            ):
                self._problems.add(
                    self._place, "markup", f"“{item.strip()}” is no citation: [@source, ¶ 4; @other, p. 3]."
                )
                continue
            locator = _SPACE.sub(" ", locator.strip())
            self.references.append(Reference(source[1:].strip(), locator, "", (), self._place))
            self.spans.append(Span(locator, "citation", f"source:{source[1:].strip()}"))


def _citation_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    end = state.src.find("]", state.pos)
    if end < 0:
        return False
    if not silent:
        state.push("citation", "", 0).content = state.src[state.pos + 1 : end]
    state.pos = end + 1
    return True


def _tidy(spans: Sequence[Span]) -> Iterator[Span]:
    """Join neighbours of one kind, drop empty ones, and let no white space stand at the ends."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.kind != "citation" and (joined[-1].kind, joined[-1].target) == (span.kind, span.target):
            joined[-1] = Span(joined[-1].text + span.text, span.kind, span.target)
        elif span.text or span.kind == "citation":
            joined.append(span)
    yield from _stripped(joined)


def _stripped(spans: list[Span]) -> list[Span]:
    if spans and spans[0].kind != "citation":
        spans[0] = Span(spans[0].text.lstrip(), spans[0].kind, spans[0].target)
    if spans and spans[-1].kind != "citation":
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].kind, spans[-1].target)
    return [span for span in spans if span.text or span.kind == "citation"]


def _without_gaps(spans: RichText) -> Iterator[Span]:
    """Without the space before a citation, which would stand before a full stop when the citation is left out."""
    for span, following in zip(spans, (*spans[1:], None), strict=True):
        before_citation = following is not None and following.kind == "citation"
        yield Span(span.text.rstrip(), span.kind, span.target) if before_citation else span
