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

from db.search.answers import answers, speaks_of
from db.search.best import SATURATION, length_norm
from db.search.language import Asked
from db.search.terms import Kind, Term, Terms
from db.search.texts import Text

KIND_SHARE = {Kind.EXACT: 1.0, Kind.OPENING: 0.9, Kind.STEM: 0.95, Kind.VARIANT: 0.9, Kind.CORRECTED: 0.8}
PAIR_SHARE = 0.2  # of a pair's rarity, against a word's own
COMMON_ENOUGH = 4.0  # words rarer than this are alike where it matters whether a unit lacks one
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
    SOME = 7


@dataclass(slots=True)
class Place:
    """Where a word of the unit answers a term."""

    at: int
    length: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with its rank."""

    text: Text
    tier: Tier
    score: float
    covered: float
    worst: Kind
    forms: tuple[str, ...]
    missing: tuple[str, ...]


class Judge:
    """Ranks units for one question."""

    def __init__(self, asked: Asked, terms: Terms, units: int, mean: float) -> None:
        self._terms = terms
        self._mean = mean
        self._near = asked.near
        self._words = [word for term in terms.terms for word in term.words]
        self.rarity = [_rarity(term, units) * term.share for term in terms.terms]
        self._content = [number for number, term in enumerate(terms.terms) if term.needed and term.share == 1.0]
        self._weights = [
            min(rarity, COMMON_ENOUGH) if term.known else rarity
            for rarity, term in zip(self.rarity, terms.terms, strict=True)
        ]
        self._whole = sum(w for w, term in zip(self._weights, terms.terms, strict=True) if term.needed)
        self._single: dict[str, list[tuple[int, Kind]]] = {}
        self._rows: dict[str, list[tuple[tuple[str, ...], tuple[int, ...], Kind]]] = {}
        for number, term in enumerate(terms.terms):
            self._learn(number, term)
        for name in terms.names:
            numbers = tuple(range(name.first, name.until))
            for words in name.sequences:
                self._rows.setdefault(words[0], []).append((words, numbers, Kind.VARIANT))
        self._opening = [(n, term.opening) for n, term in enumerate(terms.terms) if term.opening]

    def judge(self, text: Text) -> Judged | None:
        """The rank of a unit; None where none of the words stand in it, or not as near as was asked."""
        places, forms = self._places(text)
        terms = self._terms.terms
        for number, term in enumerate(terms):
            if term.year and not places[number] and speaks_of(text, term.year):
                places[number].append(Place(_FIELD_GAP * _FIELD_GAP + number * 2, 1, Kind.EXACT))
        found = [number for number, where in enumerate(places) if where]
        if not found:
            return None
        needed = [number for number, term in enumerate(terms) if term.needed]
        missing = tuple(terms[number].shown for number in needed if not places[number])
        if self._near and (missing or _span(places, needed) > self._near + len(needed)):
            return None
        worst = max((min(p.kind for p in places[n]) for n in needed if places[n]), default=Kind.EXACT)
        covered = sum(self._weights[n] for n in needed if places[n]) / (self._whole or 1)
        tier = self._tier(text, places, needed, bool(missing), worst)
        return Judged(text, tier, self._score(text, places), covered, worst, tuple(forms), missing)

    def _learn(self, number: int, term: Term) -> None:
        for form, kind in term.forms.items():
            self._single.setdefault(form, []).append((number, kind))
        for words, kind in term.sequences.items():
            self._rows.setdefault(words[0], []).append((words, (number,), kind))

    def _places(self, text: Text) -> tuple[list[list[Place]], dict[str, None]]:
        """Where each term is answered, and the words of the unit that do it."""
        places: list[list[Place]] = [[] for _ in self._terms.terms]
        forms: dict[str, None] = {}
        single, rows, opening = self._single, self._rows, self._opening
        words = text.words
        for at, word in enumerate(words):
            if word in single:
                forms[word] = None
                for number, kind in single[word]:
                    places[number].append(Place(at, 1, kind))
            elif opening and (begun := [n for n, begin in opening if word.startswith(begin)]):
                forms[word] = None
                for number in begun:
                    places[number].append(Place(at, 1, Kind.OPENING))
            if word in rows:
                for row, numbers, kind in rows[word]:
                    if tuple(words[at : at + len(row)]) == row:
                        forms[" ".join(row)] = None
                        for number in numbers:
                            places[number].append(Place(at, len(row), kind))
        return places, forms

    def _tier(self, text: Text, places: list[list[Place]], needed: list[int], lacks: bool, worst: Kind) -> Tier:
        if lacks:
            return Tier.SOME
        if " ".join(self._words) in text.names:
            return Tier.NAME
        if answers(self._terms, text):
            return Tier.ANSWER
        if worst >= Kind.VARIANT:
            return Tier.VARIANTS
        if worst is Kind.STEM:
            return Tier.STEMS
        if _in_a_row(places, list(range(len(places))), Kind.OPENING):
            return Tier.PHRASE
        exact = [[place for place in where if place.kind <= Kind.OPENING] for where in places]
        return Tier.NEAR if _span(exact, needed) <= NEAR + len(needed) else Tier.ALL

    def _score(self, text: Text, places: list[list[Place]]) -> float:
        norm = length_norm(text.length, self._mean)
        score = 0.0
        for rarity, where in zip(self.rarity, places, strict=True):
            if where and rarity:
                times = sum(text.times(place.at) * KIND_SHARE[place.kind] for place in where)
                score += rarity * times * (SATURATION + 1) / (times + norm)
        for left, right in pairwise(self._content):
            times = _side_by_side(text, places[left], places[right])
            if times:
                rarity = self.rarity[left] + self.rarity[right]
                score += PAIR_SHARE * rarity * times * (SATURATION + 1) / (times + norm)
        return score


def _rarity(term: Term, units: int) -> float:
    """The inverse document frequency of a term in all its forms."""
    held = min(term.units, units)
    return math.log(1 + (units - held + 0.5) / (held + 0.5))


def _in_a_row(places: list[list[Place]], numbers: list[int], most: Kind) -> bool:
    """Whether terms stand one after the other somewhere."""
    ends = {place.at + place.length for place in places[numbers[0]] if place.kind <= most}
    for number in numbers[1:]:
        ends = {place.at + place.length for place in places[number] if place.kind <= most and place.at in ends}
    return bool(ends)


def _span(places: list[list[Place]], numbers: list[int]) -> int:
    """How many words the shortest stretch has that holds all terms; very many where one is not there at all."""
    if not all(places[number] for number in numbers):
        return _FIELD_GAP * _FIELD_GAP
    marks = sorted((place.at, number) for number in numbers for place in places[number][:MOST_PLACES])
    last: dict[int, int] = {}
    best = _FIELD_GAP * _FIELD_GAP
    for at, number in marks:
        last[number] = at
        if len(last) == len(numbers):
            best = min(best, at - min(last.values()) + 1)
    return best


def _side_by_side(text: Text, left: list[Place], right: list[Place]) -> float:
    if not left or not right:
        return 0.0
    ends = {place.at + place.length for place in left}
    return float(sum(text.times(place.at) for place in right if place.at in ends))
