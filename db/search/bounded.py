"""Candidates from a very large index, with a bound on the work: nothing here walks all hits of a common word.

A common word, or the words of a short opening, answer from the lists of best units kept at build. Rare words are
ranked outright. Several words are looked up together only as far as the first hits go. What is left out are units
that a full ranking would have put among the first only now and then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from db.search import query
from db.search.forms import Kind, Term
from db.search.retrieval import CAP, Retrieval
from db.search.terms import QUESTION, Terms
from db.search.vocabulary import Vocabulary

LARGE = 50_000  # units from which an index is asked in this way
RANKED = 4000  # hits of one word that may be ranked while somebody waits
MERGED = 40_000  # hits of an opening's words that may be merged; beyond, only the commonest words stand for it
WORDS = 12  # words that stand for an opening, or for the forms of a word
COSTLY = 100_000  # entries of the index that may be walked to the end; beyond, only the first hits are taken
FIRST = 200  # of them
EVERYWHERE = 0.25  # of all units: a word in more of them does not select when a rarer one is there
JUDGED = 2  # so many times the wanted candidates need no ranking by FTS5, which walks every list to its end
RAREST = 4  # words of a long question that candidates are taken from
EACH = 20  # candidates of one word, or of one pair of words, of a long question


class Bounded:
    """Finds candidates for one question in a large index of `units` units."""

    def __init__(self, retrieval: Retrieval, vocabulary: Vocabulary, units: int) -> None:
        self._retrieval, self._vocabulary, self._units, self._pool = retrieval, vocabulary, units, retrieval.pool

    def candidates(self, terms: Terms) -> tuple[list[int], int]:
        """Units worth ranking, and how many hold all the words, as far as that was counted."""
        needed = self._selecting(terms.needed)
        if len(needed) < len(terms.needed):
            self._pool *= 2  # some of what is found will lack the words that did not select
        if len(needed) == 1 and not needed[0].sequences:
            found = self._of_word(needed[0], self._pool)
            return self._with_names(found, terms), self._held(needed[0], found)
        narrow = [_narrowed(term, self._vocabulary) for term in needed]
        self._retrieval.cut |= any(term is not other for term, other in zip(needed, narrow, strict=True))
        found, count = self._together(narrow, Kind.OPENING)
        exact, wide = (query.together(narrow, least) for least in (Kind.OPENING, Kind.CORRECTED))
        if len(found) < self._pool and wide != exact:
            wider, count = self._together(narrow, Kind.CORRECTED)
            found = list(dict.fromkeys((*found, *wider)))
        found = self._with_names(found, terms)
        if len(needed) >= QUESTION and len(found) < self._pool:
            found += self._of_question(narrow)
        return list(dict.fromkeys(found))[: JUDGED * self._pool], count

    def _held(self, term: Term, found: Sequence[int]) -> int:
        """How many units hold a word: the index knows it, but not how many a filter leaves of them."""
        if not self._retrieval.narrows:
            return min(term.units, CAP + 1)
        whole = len(found) < self._pool
        narrow = _narrowed(term, self._vocabulary)
        self._retrieval.cut |= narrow is not term
        return len(found) if whole else self._retrieval.count(query.together([narrow], Kind.CORRECTED))

    def _with_names(self, found: list[int], terms: Terms) -> list[int]:
        """Where little was found: also units that hold another name of what was named."""
        if not terms.names or len(found) >= self._pool:
            return found
        match = query.in_any_form(narrowed(terms, self._vocabulary))
        return list(dict.fromkeys((*found, *self._retrieval.first(match, self._pool))))

    def _selecting(self, needed: Sequence[Term]) -> list[Term]:
        """The words that select: not those nearly everywhere, where there are others."""
        many = self._units * EVERYWHERE
        rare = [term for term in needed if term.units <= many]
        return rare or list(needed)

    def _together(self, terms: Sequence[Term], least: Kind) -> tuple[list[int], int]:
        """Units that hold all terms in forms at least so near, and how many there are as far as it is worth counting.

        Few hits are ranked in the same look. Many are ranked only where the lists to be walked are short; else the
        first ones stand beside the best of the rarest term.
        """
        match = query.together(terms, least)
        walked, held = zip(*(self._cost(term, least) for term in terms), strict=True)
        few = JUDGED * self._pool
        if min(held) <= RANKED:
            found = self._retrieval.first(match, few + 1)
            if len(found) > few:
                found = self._retrieval.ranked(match, CAP + 1)[: self._pool]
            return found, len(found)
        most = CAP + 1 if sum(walked) <= COSTLY else FIRST
        found = self._retrieval.first(match, most)
        if len(found) <= few:
            return found, len(found)
        if len(found) < most and sum(walked) <= COSTLY:
            return self._retrieval.ranked(match, self._pool), len(found)
        rarest = min(terms, key=lambda term: term.units)
        best = self._of_word(rarest, self._pool) if len(found) == most and not rarest.sequences else []
        return [*best, *found[: self._pool]], CAP + 1 if len(found) == most else len(found)

    def _cost(self, term: Term, least: Kind) -> tuple[int, int]:
        """How many entries of the index a term has to walk, and in how many units it can be at most."""
        units_of = self._vocabulary.units_of
        single = sum(units_of(form) for form, kind in term.forms.items() if kind <= least)
        rows = [[units_of(word) for word in row] for row, kind in term.sequences.items() if kind <= least]
        return single + sum(map(sum, rows)), single + sum(map(min, rows))

    def _of_word(self, term: Term, most: int) -> list[int]:
        """The best units of a word: as typed, and where those are few in its other forms."""
        found: dict[int, None] = {}
        for kinds in ((Kind.EXACT,), (Kind.OPENING, Kind.STEM), (Kind.VARIANT, Kind.MEANT, Kind.BEGUN, Kind.CORRECTED)):
            forms = [form for form, kind in term.forms.items() if kind in kinds]
            if forms and len(found) < most:
                found.update(dict.fromkeys(self._of_forms(forms, most)))
        return list(found)[:most]

    def _of_forms(self, forms: Iterable[str], most: int) -> list[int]:
        """The best units of words that are one to the question."""
        by_units = sorted(forms, key=lambda form: (-self._vocabulary.units_of(form), form))[:WORDS]
        found = self._retrieval.best(by_units)
        rare: list[str] = []
        held = 0
        for form in reversed(by_units):
            held += self._vocabulary.units_of(form)
            if held > RANKED:
                break
            rare.append(form)
        if rare and len(found) < most:
            found += self._retrieval.ranked(query.any_word(rare), most)
        if len(found) < most:
            found += self._retrieval.first(query.any_word(by_units), most)
        return list(dict.fromkeys(found))[:most]

    def _of_question(self, terms: Sequence[Term]) -> list[int]:
        """Units of the rarest words of a long question, those first that hold two of them."""
        rarest = sorted((term for term in terms if term.known), key=lambda term: term.units)[:RAREST]
        pairs = (query.together(pair, Kind.STEM) for pair in combinations(rarest, 2))
        found = [unit for pair in pairs for unit in self._retrieval.first(pair, EACH)]
        return found + [unit for term in rarest for unit in self._of_word(term, EACH)]


def narrowed(terms: Terms, vocabulary: Vocabulary) -> Terms:
    """The same terms, openings that stand for very many units by their commonest words: to merge all takes seconds."""
    return replace(terms, terms=tuple(_narrowed(term, vocabulary) for term in terms.terms))


def _narrowed(term: Term, vocabulary: Vocabulary) -> Term:
    """A term whose opening stands for few enough units, or else for its commonest words."""
    if not term.opening or term.units <= MERGED:
        return term
    commonest = sorted(term.forms, key=lambda form: (-vocabulary.units_of(form), form))[:WORDS]
    kept = {form: min(kind, Kind.STEM) for form, kind in term.forms.items() if form in commonest}
    kept = {form: Kind.EXACT if kind is Kind.OPENING else kind for form, kind in kept.items()}
    return replace(term, forms={**kept, **{term.words[0]: Kind.EXACT}}, opening="")
