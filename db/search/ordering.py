"""The order of hits: by tier, then by what stands on the day that is looked at, then by score."""

from __future__ import annotations

from collections.abc import Callable

from db.search.answers import NUMBERS_AND_DATES, answering_on, asks_overview, asks_which, standing_on
from db.search.forms import Years
from db.search.lexicon import ASKS_FIRST, ASKS_LAST, ASKS_SAID
from db.search.ranking import Judged, Tier
from db.search.terms import QUESTION, Terms
from db.search.texts import Text
from db.search.writer import LISTED

KINDS = {"entity": 0, "election": 1, "topic": 2, "document": 3}  # of the same name, this one first
KIND_SHARE = {"entity": 1.5, "election": 1.3, "topic": 1.0, "document": 1.2, "passage": 1.2}
OVERVIEW = {"document": 3.0, "topic": 1.6, "entity": 1.6, "passage": 1.5, "election": 1.2}  # where one is asked for
SAID = {"statement": 1.1, "passage": 1.6}  # the same where it is asked what somebody said
STANDING_SHARE = (1.0, 0.95, 0.8)  # of the score of a unit that surely stands on the day, perhaps, or not
OF_THE_YEAR = 2.0  # for a vote of a year that the question names
NEARLY = 2.0  # for a statement that says of what the question names what it asks, though not with all its words
ABOUT = 1.6  # for a statement on what the question names, with all its words
CENTURY = 100  # years in which the value of a single word comes to count twice
RESULT, OF_ALL = 1.0, 1.2  # for what somebody had in a vote, and in a vote of the whole country
NOT_NAMED = 0.6  # of the score of a number or a date where things are asked for by their names
FOREIGN, MOST_FOREIGN = (
    0.97,
    4,
)  # of the score for each word of a subject's name that nobody asked for, and how many count
SINCE, RECENT = 1990, 5  # where the last one is asked for, a statement counts twice as much after so many years


def order(terms: Terms, as_of: str) -> Callable[[Judged], tuple[object, ...]]:
    """The sorting key of hits for one question."""
    return _Order(terms, as_of).key


class _Order:
    """The order for one question; for long questions the score decides early."""

    def __init__(self, terms: Terms, as_of: str) -> None:
        self._as_of = as_of
        self._years = tuple(term.years for term in terms.needed if term.years)
        self._which = asks_which(terms)
        self._by_score = len(terms.needed) >= QUESTION or self._which
        self._one_word = len(terms.needed) == 1
        self._overview = asks_overview(terms)
        grammar = {word for term in terms.terms if term.grammar for word in term.words}
        self._first, self._last = not grammar.isdisjoint(ASKS_FIRST), not grammar.isdisjoint(ASKS_LAST)
        shares = OVERVIEW if self._overview else KIND_SHARE
        self._shares = SAID if not grammar.isdisjoint(ASKS_SAID) else shares

    def key(self, one: Judged) -> tuple[object, ...]:
        """What a hit is sorted by; less comes first."""
        tier = self._tier(one)
        if tier is Tier.NAME:
            return tier, *self._among_names(one)
        if tier in (Tier.ANSWER, Tier.MEANT):
            return tier, *self._among_answers(one)
        return tier, *self._among_others(one)

    def _tier(self, one: Judged) -> Tier:
        tier = Tier.SOME if self._by_score and one.tier > Tier.PHRASE and one.tier is not Tier.MEANT else one.tier
        if self._overview and Tier.PHRASE < tier <= Tier.OTHERWISE and tier is not Tier.MEANT:
            tier = Tier.PHRASE  # what it is on says more than how near the words stand
        return max(tier, Tier.OTHERWISE) if _listed(one) and tier > Tier.NAME else tier

    def _among_names(self, one: Judged) -> tuple[object, ...]:
        """Who was asked for comes before the name of the post."""
        text = one.text
        if not text.says:
            return True, one.worst, KINDS.get(text.kind, len(KINDS)), text.number
        standing = 0 if self._first else answering_on(text, self._as_of, self._years)
        return False, standing, _begun(text) if self._first else -_begun(text), one.worst, text.number

    def _among_answers(self, one: Judged) -> tuple[object, ...]:
        text = one.text
        unsaid = one.unsaid if text.datatype == "text" else 0
        standing = answering_on(text, self._as_of, self._years)
        return one.fit, unsaid, standing, -text.preference, -_begun(text), -one.score, text.number

    def _among_others(self, one: Judged) -> tuple[object, ...]:
        text = one.text
        score, standing = self._score(one), standing_on(text, self._as_of, self._years)
        if self._by_score and not self._years:  # many words say more than the day
            score *= STANDING_SHARE[standing]
            standing = 0
        return _listed(one), standing, max(0, -text.preference), -score, text.number

    def _score(self, one: Judged) -> float:
        """The score of a hit, changed by what kind of thing is asked for."""
        text, liked = one.text, self._liked(one)
        score = one.score * ((1 + liked) / 2 * (1 + one.covered) if self._by_score else liked)
        score *= FOREIGN ** min(one.foreign, MOST_FOREIGN)
        if self._which and text.datatype in NUMBERS_AND_DATES:
            score *= NOT_NAMED
        if self._last and text.says:
            score *= 2 ** ((_begun(text) // 10000 - SINCE) / RECENT)
        return score

    def _liked(self, one: Judged) -> float:
        text = one.text
        if text.kind == "election" and text.years and _within(text.years[0], self._years):
            return OF_THE_YEAR
        if one.nearly:
            return NEARLY
        if one.about:
            return ABOUT
        if text.is_result:
            return OF_ALL if text.preference > 0 else RESULT
        return _of_one_word(one) if self._one_word else self._shares.get(text.kind, 1.0)


def _of_one_word(one: Judged) -> float:
    """Of values of that name the newest comes first; what bears it in its name comes before what only speaks of it."""
    if one.text.says:
        return 1.0 + max(0, _begun(one.text) // 10000 - SINCE) / CENTURY
    named = one.text.kind not in KINDS or any(form in words for words in one.text.name_words for form in one.forms)
    return KIND_SHARE.get(one.text.kind, 1.0) if named else 1.0


def _listed(one: Judged) -> bool:
    """Whether it only stands behind what the pack says itself."""
    return one.text.kind == LISTED or one.aside


def _within(year: int, years: tuple[Years, ...]) -> bool:
    return any(first <= year <= last for first, last in years)


def _begun(text: Text) -> int:
    """The earliest day of a statement as a number."""
    return int(text.bounds[0].replace("-", "") or 0)
