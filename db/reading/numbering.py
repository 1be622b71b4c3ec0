"""A page's list of sources: each gets its number where it first appears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.records import Citation, CitedSource, Fact, RichText, Source, Span

_SOURCE = "source:"


class Numbering:
    """Gives numbers to the sources of one page in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._locators: dict[str, dict[str, None]] = {}

    def number(self, source: str, locator: str = "") -> int:
        """The number of a source, a new one at its first appearance; the locator is kept for the list."""
        locators = self._locators.setdefault(source, {})
        if locator:
            locators[locator] = None
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def citations(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """The same citations with their numbers."""
        return tuple(
            Citation(self.number(one.source, one.locator), one.source, one.locator, one.passage, one.sentences)
            for one in citations
        )

    def facts(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The same facts, their citations numbered."""
        return tuple(replace(fact, citations=self.citations(fact.citations)) for fact in facts)

    def rich_text(self, text: RichText) -> RichText:
        """The same words; each citation reads as its number and locator: “3, ¶ 4”."""
        return tuple(self._span(span) for span in text)

    def listed(self, sources: dict[str, Source]) -> tuple[CitedSource, ...]:
        """The list of sources, given all that the database knows of them."""
        return tuple(
            CitedSource(number, sources[source], tuple(self._locators[source]))
            for source, number in self._numbers.items()
        )

    def cited(self) -> tuple[str, ...]:
        """The ids of the sources met so far, in the order of their numbers."""
        return tuple(self._numbers)

    def _span(self, span: Span) -> Span:
        if span.kind != "citation" or not span.target.startswith(_SOURCE):
            return span
        number = self.number(span.target.removeprefix(_SOURCE), span.text)
        return replace(span, text=f"{number}, {span.text}" if span.text else str(number))
