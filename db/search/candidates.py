"""Which units of a small index are worth ranking: all that may stand among the first, from several questions to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from heapq import nlargest
from math import log

from db.search import query
from db.search.answers import asked_types
from db.search.forms import Kind, Term
from db.search.language import Asked
from db.search.retrieval import SOURCES, Retrieval
from db.search.terms import QUESTION, SHORTEST_OPENING, Terms, selecting

RAREST = 3  # words of a long question that are looked for one by one while somebody types
NAMED_MOST = 60  # units of a long question that are added because their names hold most of it
NAMED, NAMED_BY_LETTER = 40, 12  # units whose name begins with what was typed so far, or with its one letter
FEW = 10  # fewer hits than this are filled up with units that lack a word


class Candidates:
    """Finds candidates for one question in a small index of `units` units; fewer of them while somebody types."""

    def __init__(self, retrieval: Retrieval, units: int, typing: bool) -> None:
        self._retrieval, self._units, self._typing = retrieval, units, typing
        self._long = False

    def of(self, asked: Asked, terms: Terms) -> tuple[list[int], int]:
        """Units worth ranking, each once; and how many hold all the words."""
        self._long = len(terms.needed) >= QUESTION
        terms = selecting(terms, self._units)
        found = list(self._named(terms)) if asked.plain else []
        opening = terms.needed[0].opening if len(terms.needed) == 1 else ""
        if 0 < len(opening) < SHORTEST_OPENING:
            more, count = self._beginning(terms)
        else:
            more, count = self._holding(asked, terms)
        return list(dict.fromkeys((*found, *more))), count

    def _named(self, terms: Terms) -> Iterator[int]:
        """Units that bear what was typed as a name; of a single word in all its forms."""
        typed = " ".join(word for term in terms.terms for word in term.words)
        yield from self._retrieval.named(
            typed, bool(terms.terms[-1].opening), NAMED_BY_LETTER if len(typed) == 1 else NAMED
        )
        if len(terms.needed) == 1:
            for form, kind in terms.needed[0].forms.items():
                if kind in (Kind.EXACT, Kind.STEM) and form != typed:
                    yield from self._retrieval.named(form, False, NAMED)

    def _beginning(self, terms: Terms) -> tuple[list[int], int]:
        """The first units of a letter or two, which say too little for a rank."""
        full, retrieval = query.in_any_form(terms), self._retrieval
        held = min(terms.needed[0].units, self._units)
        return retrieval.first(full, retrieval.pool), retrieval.count(full) if retrieval.narrows else held

    def _holding(self, asked: Asked, terms: Terms) -> tuple[list[int], int]:
        """Units that hold all the words, and where those are few, or the words many, some of them."""
        retrieval, needed = self._retrieval, terms.needed
        full = query.in_any_form(terms)
        exact = self._exactly(terms)
        whole = exact or retrieval.matching(full)
        much = len(whole) >= retrieval.pool
        count = retrieval.count(full) if much else len(whole)
        found = [*self._nearer(terms, bool(exact)), *whole] if much else whole
        if whole and not much and not self._typing:
            sources, capped = self._sources(full, len(whole))
            found = [*found, *sources]
            count = retrieval.count(full) if capped else count
        found = [*found, *self._of_years(terms)]
        enough = much and self._typing
        if asked.plain and len(needed) > 1 and not enough and (self._long or count < FEW):
            found = [*found, *self._some(terms)]
        return found, count

    def _exactly(self, terms: Terms) -> list[int]:
        """While somebody types: units that hold the words as typed, where these are enough by themselves."""
        exact = query.exactly(terms) if self._typing else ""
        found = self._retrieval.matching(exact)
        return found if len(found) >= self._retrieval.pool else []

    def _nearer(self, terms: Terms, exactly: bool) -> Iterator[int]:
        """Of very many units: those that hold the words in a row, or with such a value, or if not yet asked exactly."""
        retrieval, full, exact = self._retrieval, query.in_any_form(terms), query.exactly(terms)
        yield from retrieval.matching(query.in_a_row(_whole(terms)))
        if exact != full and not exactly:
            yield from retrieval.matching(exact)
        if types := asked_types(terms):
            yield from retrieval.answering(full, types)

    def _sources(self, match: str, held: int) -> tuple[list[int], bool]:
        """Sources stand behind all that the pack says itself, so no more than there is room for; whether that cut."""
        room = min(SOURCES, self._retrieval.pool - held)
        found = self._retrieval.sources(match, room)
        return found, len(found) >= room

    def _of_years(self, terms: Terms) -> Iterator[int]:
        """Statements that hold in a year of the question, and hold its other words."""
        rest = replace(terms, terms=tuple(term for term in terms.needed if not term.years), names=())
        for years in (term.years for term in terms.needed if term.years):
            yield from self._retrieval.in_years(query.in_any_form(rest), years)

    def _some(self, terms: Terms) -> list[int]:
        """Units that hold some of the words; while somebody types, some of the rarest ones."""
        needed, retrieval = terms.needed, self._retrieval
        if self._typing:
            needed = tuple(sorted((term for term in needed if term.known), key=lambda term: term.units)[:RAREST])
        match = query.some_nearly(needed) if self._typing else query.some_of(needed, terms.names)
        found = retrieval.matching(match)
        if not self._typing and self._long:
            found += self._named_most(needed)
        if len(found) < retrieval.pool or not (self._typing or self._long):
            found += retrieval.sources(match, FEW if self._typing else SOURCES)
        return found

    def _named_most(self, needed: tuple[Term, ...]) -> list[int]:
        """Units whose names hold most of the words, by rarity, each in whatever form and counted once."""
        weights: defaultdict[int, float] = defaultdict(float)
        for term in needed:
            for unit in self._retrieval.first(query.in_names(term), self._units):
                weights[unit] += log(1 + self._units / (term.units + 1))
        return nlargest(NAMED_MOST, weights, key=lambda unit: (weights[unit], -unit))


def _whole(terms: Terms) -> Terms:
    """The terms less an unfinished last word of a letter or two, which goes on in too many ways to tell anything."""
    last = terms.terms[-1]
    short = 0 < len(last.opening) < SHORTEST_OPENING and len(terms.terms) > 1
    return replace(terms, terms=terms.terms[:-1]) if short else terms
