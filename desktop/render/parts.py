"""The parts of a briefing that are less than a page: one passage, one value, a search's hits, a reader's own note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db import Citation, CitedSource, DocumentPage, Fact, FactGroup, Found, Hit, Pack, Page, Passage, Sheet, describe
from desktop.render import words
from desktop.render.blocks import Document, Item, Listing, Paragraph, Piece, Title
from desktop.render.compose import compose

TITLE = 80  # characters of a note's first line that can be its title


def part(page: Page, address: str) -> Document:
    """What stands at an address of a page: a passage or a value by itself, else the whole page."""
    kind, _, own = address.partition(":")
    if kind == "passage" and isinstance(page, DocumentPage):
        return _passage(page, address, own)
    if kind == "statement" and isinstance(page, Sheet):
        return _statement(page, address, own)
    return compose(page)


def note(text: str, pack: Pack) -> Document:
    """A note of the reader's own; a short first line is its title."""
    first, *rest = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    titled = bool(rest) and len(first) <= TITLE
    lines = rest if titled else [first, *rest]
    blocks = tuple(Paragraph((Piece(line),)) for line in lines)
    line = words.PACK.format(title=pack.title, version=pack.version)
    return Document("", Title(words.OWN_NOTE if titled else "", first if titled else words.OWN_NOTE), "", line, blocks)


def hits(found: Found, pack: Pack) -> Document:
    """The hits of a search as a list that leads to them."""
    title = Title(words.SEARCH, found.query, (), tuple((Piece(line),) for line in found.read_as))
    listing = Listing(tuple(map(_hit, found.hits)))
    blocks = (listing if found.hits else Paragraph((Piece(words.NOTHING_FOUND),), "unknown"),)
    return Document("", title, "", words.PACK.format(title=pack.title, version=pack.version), blocks)


def _hit(hit: Hit) -> Item:
    when = describe(hit.period) if hit.period else ""
    source = hit.source.title if hit.source else ""
    pieces = (Piece(hit.title, "strong", hit.address), Piece(f" {' '.join(hit.snippet.split())}"))
    return Item(pieces, "; ".join(part for part in (when, source) if part))


def _passage(page: DocumentPage, address: str, own: str) -> Document:
    kept = tuple(passage for passage in page.passages if passage.id == own)
    if not kept:
        return compose(page)
    reduced = replace(page, passages=kept, notes=(), subjects=(), sources=_cited(page, _citations(kept)))
    return replace(compose(reduced), address=address)


def _statement(page: Sheet, address: str, own: str) -> Document:
    groups = tuple(_only(group, own) for group in page.groups if any(fact.id == own for fact in group.facts))
    if not groups:
        return compose(page)
    bare = Sheet(page.address, page.kind, page.kind_label, page.title, page.pack, page.as_of)
    facts = [fact for group in groups for fact in group.facts]
    return replace(compose(replace(bare, groups=groups, sources=_cited(page, _citations(facts)))), address=address)


def _only(group: FactGroup, own: str) -> FactGroup:
    """The value; where sources disagree on it, also the values it stands beside."""
    wanted = next(fact for fact in group.facts if fact.id == own)
    beside = wanted.disagreement
    facts = tuple(fact for fact in group.facts if fact.id == own or (beside and fact.disagreement == beside))
    return replace(group, facts=facts, disagreements=tuple(each for each in group.disagreements if each.id == beside))


def _citations(records: Iterable[Passage | Fact]) -> list[Citation]:
    return [citation for record in records for citation in record.citations]


def _cited(page: DocumentPage | Sheet, citations: Iterable[Citation]) -> tuple[CitedSource, ...]:
    """The page's sources that these citations name, with the numbers they have there."""
    named = {citation.source for citation in citations}
    return tuple(line for line in page.sources if line.source.id in named)
