"""How well a unit answers a question: a tier by how its words stand, and BM25 inside the tier.

BM25 follows Robertson and Zaragoza (2009) over the words of the question in all their forms, with the title
counted three times, plus a share for each pair of neighbours that stand side by side (sequential dependence of
Metzler and Croft, 2005, in its simplest form).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from operator import mul

from db.search.answers import LOOSELY, Answering, speaks_of
from db.search.best import SATURATION, length_norm
from db.search.forms import Kind, Term
from db.search.language import Asked
from db.search.slips import OPENINGS
from db.search.terms import QUESTION, Terms
from db.search.texts import Text
from db.search.writer import LISTED, NAMED

KIND_SHARE = (1.0, 0.9, 0.95, 0.9, 0.8, 0.8, 0.8)  # by kind
PAIR_SHARE = 0.2  # of a pair's rarity, against a word's own
COMMON_ENOUGH = 4.0  # words rarer than this are alike where it matters whether a unit lacks one
FOREIGN = 1.0  # weight of an unknown word in other letters: most packs are written in Latin ones
NEAR = 8  # words between the first and the last of a question that still stand close together
MOST_PLACES = 200  # of one word in one unit that are looked at for nearness
_FIELD_GAP = 1000


class Tier(IntEnum):
    """How a unit answers; less is better."""

    NAME = 0
    ANSWER = 1
    PHRASE = 2
    NEAR = 3
    ALL = 4
    STEMS = 5
    VARIANTS = 6
    MEANT = 7  # an answer in other words
    OTHERWISE = 8  # all of it, in other words
    SOME = 9


# How some words of a unit answer a term, how many in a row, where each time, and how often they count.
Standing = tuple[Kind, int, list[int], int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with its rank."""

    text: Text
    tier: Tier
    fit: int
    score: float
    covered: float
    worst: Kind
    forms: tuple[str, ...]
    missing: tuple[str, ...]
    about: bool = False  # a statement whose subject the question names wholly
    foreign: int = 0  # words of the name of a statement's subject that the question does not hold
    nearly: bool = False  # on what the question names and asks of it, though not with all its words
    aside: bool = False  # what somebody had in a vote of whom the question does not speak
    unsaid: int = 0  # words of the question that the text of an answer does not hold

    @property
    def guessed(self) -> bool:
        """Whether it rests on a corrected or completed word and lacks another: then that word is but a guess."""
        return bool(self.missing) and self.worst >= Kind.BEGUN


class Judge:
    """Ranks units for one question."""

    def __init__(self, asked: Asked, terms: Terms, units: int, mean: float) -> None:
        self._terms = terms
        self._mean = mean
        self._near = asked.near
        self._answering = Answering(terms)
        words = [word for term in terms.terms for word in term.words]
        self._typed = " ".join(words)
        self._name_forms = [_name_forms(term) for term in terms.terms if term.share == 1.0 and not term.grammar]
        self._needed = [number for number, term in enumerate(terms.terms) if term.needed]
        self._years = [(number, term.years) for number, term in enumerate(terms.terms) if term.years]
        self.rarity = [_rarity(term, units) * term.share for term in terms.terms]
        self._content = [number for number, term in enumerate(terms.terms) if term.needed and term.share == 1.0]
        self._weights = [
            min(rarity, COMMON_ENOUGH) if term.known else rarity if term.words[0].isascii() else FOREIGN
            for rarity, term in zip(self.rarity, terms.terms, strict=True)
        ]
        self._whole = sum(w for w, term in zip(self._weights, terms.terms, strict=True) if term.needed)
        self._wanted: dict[str, list[tuple[tuple[str, ...], str, tuple[int, ...], Kind]]] = {}
        for number, term in enumerate(terms.terms):
            self._learn(number, term)
        for name in terms.names:
            numbers = tuple(range(name.first, name.until))
            for row in name.sequences:
                self._wanted.setdefault(row[0], []).append((row, " ".join(row), numbers, Kind.VARIANT))
        # The words of a longer opening are all among its forms.
        self._opening = [(n, term.opening) for n, term in enumerate(terms.terms) if 0 < len(term.opening) <= OPENINGS]

    def judge(self, text: Text) -> Judged | None:
        """The rank of a unit; None where none of the words stand in it, or not as near as was asked."""
        places, forms = self._places(text)
        for number, years in self._years:
            if not places[number] and speaks_of(text, years):
                places[number].append((Kind.EXACT, 1, [_FIELD_GAP * _FIELD_GAP + number * 2], 1))
        if not any(places):
            return None
        needed, terms = self._needed, self._terms.terms
        missing = tuple(self._terms.terms[number].shown for number in needed if not places[number])
        if self._near and (missing or _span(places, needed) > self._near + len(needed)):
            return None
        worst = max([min(places[n])[0] for n in needed if places[n]], default=Kind.EXACT)
        lacks = bool(missing) and not self._only_years(places)
        covered = sum([self._weights[n] for n in needed if places[n]]) / (self._whole or 1) if lacks else 1.0
        strange = not missing or all(places[n] or not terms[n].known for n in needed)  # nothing holds what it lacks
        fit = self._answering.fit(text) if strange else None
        foreign = self._answering.foreign(text)
        nearly = lacks and not foreign and len(needed) >= QUESTION and self._answering.nearly(text)
        aside = text.is_result and not self._answering.names_whose(text)
        about = not foreign and self._answering.about(text) if not missing else fit is not None
        tier = self._tier(text, places, lacks, worst, fit)
        unsaid = 0 if fit is None else sum(not _is_said(text, places[n]) for n in needed)
        return Judged(
            text, tier, fit or 0, self._score(text, places), covered, worst, tuple(forms), missing,
            about, foreign, nearly, aside, unsaid,
        )  # fmt: skip

    def score(self, text: Text) -> float:
        """Only the score of a unit."""
        return self._score(text, self._places(text)[0])

    def _only_years(self, places: list[list[Standing]]) -> bool:
        """Whether all that is lacking are years, where another one of several is there."""
        years = [number for number, _ in self._years]
        return any(places[number] for number in years) and all(
            places[number] for number in self._needed if number not in years
        )

    def _learn(self, number: int, term: Term) -> None:
        rows: dict[tuple[str, ...], Kind] = {(form,): kind for form, kind in term.forms.items()}
        rows.update(term.sequences)
        for row, kind in rows.items():
            self._wanted.setdefault(row[0], []).append((row, " ".join(row), (number,), kind))

    def _places(self, text: Text) -> tuple[list[list[Standing]], list[str]]:
        """Where each term is answered, and the words of the unit that do it."""
        places: list[list[Standing]] = [[] for _ in self._terms.terms]
        forms: set[str] = set()
        wanted = self._wanted
        for word in wanted.keys() & text.different.keys():
            for row, shown, numbers, kind in wanted[word]:
                standing = text.standing(word) if len(row) == 1 else text.rows(row)
                if standing:
                    forms.add(shown)
                    for number in numbers:
                        places[number].append((kind, len(row), standing, text.weight(standing)))
        for number, begin in self._opening:
            for word in text.beginning(begin):
                if word not in wanted:
                    forms.add(word)
                    standing = text.standing(word)
                    places[number].append((Kind.OPENING, 1, standing, text.weight(standing)))
        return places, sorted(forms)

    def _tier(self, text: Text, places: list[list[Standing]], lacks: bool, worst: Kind, fit: int | None) -> Tier:
        if lacks:
            return Tier.SOME
        if self._whole_name(text):
            return Tier.NAME
        if fit is not None:
            if worst is Kind.MEANT:
                return Tier.MEANT if fit < LOOSELY else Tier.OTHERWISE
            return Tier.NAME if self._answering.names_holder(text) else Tier.ANSWER
        if worst >= Kind.VARIANT:
            return Tier.OTHERWISE if worst is Kind.MEANT else Tier.VARIANTS
        if worst is Kind.STEM:
            return Tier.STEMS
        if _in_a_row(places, Kind.OPENING):
            return Tier.PHRASE
        near = _span(places, self._needed, Kind.OPENING) <= NEAR + len(self._needed)
        return Tier.NEAR if near else Tier.ALL

    def _whole_name(self, text: Text) -> bool:
        """Whether the question is a name of the unit, in whatever form and order of its words, grammar left out."""
        if text.kind not in NAMED or text.says:
            return False
        if self._typed in text.names or text.kind == LISTED:
            return self._typed in text.names
        forms = self._name_forms
        if not {"quantity", "date"}.isdisjoint(self._answering.types):
            return False  # how many, or when: the name is not what is asked for
        return bool(forms) and any(
            len(words) == len(forms)
            and all(any(word in known for known in forms) for word in words)
            and all(not known.isdisjoint(words) for known in forms)
            for words in (words - self._terms.everywhere or words for words in text.name_words)
        )

    def _score(self, text: Text, places: list[list[Standing]]) -> float:
        norm = length_norm(text.length, self._mean)
        score = 0.0
        for rarity, where in zip(self.rarity, places, strict=True):
            if where and rarity:
                times = _times(where)
                score += rarity * times * (SATURATION + 1) / (times + norm)
        for left, right in pairwise(self._content):
            if places[left] and places[right] and (times := _side_by_side(text, places[left], places[right])):
                rarity = self.rarity[left] + self.rarity[right]
                score += PAIR_SHARE * rarity * times * (SATURATION + 1) / (times + norm)
        return score


def _times(where: list[Standing]) -> float:
    """How often a term is answered, titles and the nearer forms counted more."""
    of_kind = [0] * len(KIND_SHARE)
    for kind, _, _, times in where:
        of_kind[kind] += times
    return float(sum(map(mul, of_kind, KIND_SHARE)))


def _is_said(text: Text, where: list[Standing]) -> bool:
    """Whether a term stands in the text of a unit, not only in its title and names."""
    return any(standing[-1] >= text.names_end for _, _, standing, _ in where)


def _name_forms(term: Term) -> set[str]:
    """Forms under which a term may be part of a name; other spellings only of what the index does not hold itself."""
    farthest = Kind.STEM if Kind.EXACT in term.forms.values() else Kind.CORRECTED
    return {form for form, kind in term.forms.items() if kind <= farthest and kind is not Kind.OPENING}


def _rarity(term: Term, units: int) -> float:
    """The inverse document frequency of a term in all its forms."""
    held = min(term.units, units)
    return math.log(1 + (units - held + 0.5) / (held + 0.5))


def _in_a_row(places: list[list[Standing]], most: Kind) -> bool:
    """Whether all terms stand one after the other somewhere."""
    ends = {at + length for kind, length, each, _ in places[0] if kind <= most for at in each}
    for where in places[1:]:
        ends = {at + length for kind, length, each, _ in where if kind <= most for at in each if at in ends}
    return bool(ends)


def _span(places: list[list[Standing]], numbers: list[int], most: Kind = Kind.CORRECTED) -> int:
    """How many words the shortest stretch has that holds all terms; very many where one is not there at all."""
    standing: list[tuple[int, int]] = []
    for number in numbers:
        found = sorted([at for kind, _, each, _ in places[number] if kind <= most for at in each])[:MOST_PLACES]
        if not found:
            return _FIELD_GAP * _FIELD_GAP
        standing += [(at, number) for at in found]
    last: dict[int, int] = {}
    best = _FIELD_GAP * _FIELD_GAP
    for at, number in sorted(standing):
        last[number] = at
        if len(last) == len(numbers):
            best = min(best, at - min(last.values()) + 1)
    return best


def _side_by_side(text: Text, left: list[Standing], right: list[Standing]) -> int:
    """How often, titles counted more, the right term follows the left one."""
    ends = {at + length for _, length, each, _ in left for at in each}
    return sum([text.times(at) for _, _, each, _ in right for at in each if at in ends])
