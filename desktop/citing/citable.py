"""A place on a page as it is cited: its words, where they stand, what they rest on, and the code that leads back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from db import (
    Citation,
    DocumentPage,
    Fact,
    NotFound,
    Pack,
    Page,
    Passage,
    Source,
    SourcePage,
    code_of,
    describe,
    plain_text,
    records_on,
)

_GAP = re.compile(r" (?=[.,;:!?])")  # where a number stood
_Record = TypeVar("_Record", Fact, Passage)


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the places in it, empty where none is recorded."""

    source: Source
    locators: tuple[str, ...] = ()

    @property
    def places(self) -> str:
        """The places as one text."""
        return "; ".join(self.locators)


@dataclass(frozen=True, slots=True)
class Citable:
    """What is cited: `words` are empty for a page as a whole; `quoted` says that they stand in the pack as they are."""

    address: str
    title: str
    words: str
    quoted: bool
    cited: tuple[Cited, ...]
    pack: Pack
    as_of: str
    code: str

    @property
    def sentence(self) -> str:
        """The words with what they are said of, without a full stop."""
        if not self.words:
            return self.title
        return f"“{self.words}” ({self.title})" if self.quoted else f"{self.title}: {self.words}"


def citable(page: Page, address: str = "", selected: str = "") -> Citable:
    """What stands at an address of a page (empty: the page itself), or the words selected there. Raises NotFound."""
    place = address or page.address
    kind, _, own = place.partition(":")
    if kind == "statement":
        fact = next((each for each in records_on(page, Fact) if each.id == own), None)
        return _fact(page, place, _there(fact, place), selected)
    if kind == "passage":
        passage = next((each for each in records_on(page, Passage) if each.id == own), None)
        return _passage(page, place, _there(passage, place), selected)
    return _made(page, place, page.title, selected, bool(selected), _about(page))


def _fact(page: Page, place: str, fact: Fact, selected: str) -> Citable:
    title = f"{fact.subject_name}, {fact.label.lower() if fact.label.istitle() else fact.label}"
    said = f"; {fact.modality.value} of {fact.stated_by_name}" if fact.stated_by_name else ""
    words = selected or f"{_told(fact)}{said}"
    return _made(page, place, title, words, bool(selected), _cited(page, fact.citations))


def _told(fact: Fact) -> str:
    """The statement in words, fit for the middle of a sentence."""
    parts = [fact.value.text, *(f"{label}: {value.text}" for label, value in fact.qualifiers)]
    when = f" ({describe(fact.period)})" if fact.period else ""
    return f"{'; '.join(part.rstrip('.') for part in parts)}{when}"


def _passage(page: Page, place: str, passage: Passage, selected: str) -> Citable:
    title = f"{passage.document_title}, ¶ {passage.number}"
    words = selected or _GAP.sub("", " ".join(plain_text(passage.text).split()))
    cited = _cited(page, passage.citations) or _about(page)
    return _made(page, place, title, words, True, cited)


def _made(page: Page, place: str, title: str, words: str, quoted: bool, cited: tuple[Cited, ...]) -> Citable:
    as_of = getattr(page, "as_of", "") or page.pack.knowledge_ends
    line = " ".join(words.split())
    return Citable(place, title, line, quoted, cited, page.pack, as_of, code_of(page, place))


def _there(record: _Record | None, place: str) -> _Record:
    if record is None:
        raise NotFound(f"“{place[:80]}” does not stand on this page.")
    return record


def _about(page: Page) -> tuple[Cited, ...]:
    """The source that a page as a whole is about."""
    source = page.about if isinstance(page, DocumentPage) else page.source if isinstance(page, SourcePage) else None
    return (Cited(source),) if source else ()


def _cited(page: Page, citations: Iterable[Citation]) -> tuple[Cited, ...]:
    """The sources of citations, each once with all its places."""
    sources = {source.id: source for source in records_on(page, Source)}
    places: dict[str, dict[str, None]] = {}
    for citation in citations:
        places.setdefault(citation.source, {}).update({citation.locator: None} if citation.locator else {})
    return tuple(Cited(sources[each], tuple(found)) for each, found in places.items() if each in sources)
