"""The order of hits: by tier, then by what stands on the day that is looked at, then by score."""

from __future__ import annotations

from collections.abc import Callable

from db.search.answers import answering_on, asks_overview, standing_on
from db.search.lexicon import ASKS_FIRST, ASKS_SAID
from db.search.ranking import Judged, Tier
from db.search.terms import QUESTION, Terms
from db.search.texts import Text
from db.search.writer import LISTED, STATEMENT

KINDS = {"entity": 0, "election": 1, "topic": 2, "document": 3}  # of the same name, this one first
KIND_SHARE = {"entity": 1.5, "election": 1.3, "topic": 1.3, "document": 1.2, "passage": 1.15}
OVERVIEW = {"document": 3.0, "topic": 1.6, "entity": 1.6, "passage": 1.5, "election": 1.2}  # where one is asked for
SAID = {"statement": 1.1, "passage": 1.6}  # the same where it is asked what somebody said
STANDING_SHARE = (1.0, 0.95, 0.8)  # of the score of a unit that surely stands on the day, perhaps, or not
OF_THE_YEAR = 2.0  # for a vote of a year that the question names
ABOUT = 1.6  # for a statement on what the question names, with all its words


def order(terms: Terms, as_of: str) -> Callable[[Judged], tuple[object, ...]]:
    """The sorting key of hits for one question; for long questions the score decides early."""
    years = tuple(term.year for term in terms.needed if term.year)
    question = len(terms.needed) >= QUESTION
    overview = asks_overview(terms)
    shares = OVERVIEW if overview else KIND_SHARE
    first = any(word in ASKS_FIRST for term in terms.terms if term.grammar for word in term.words)
    said = any(word in ASKS_SAID for term in terms.terms if term.grammar for word in term.words)

    def key(one: Judged) -> tuple[object, ...]:
        text = one.text
        tier = Tier.SOME if question and one.tier > Tier.PHRASE and one.tier is not Tier.MEANT else one.tier
        if overview and Tier.PHRASE < tier <= Tier.OTHERWISE and tier is not Tier.MEANT:
            tier = Tier.PHRASE  # what it is on says more than how near the words stand
        listed = text.kind == LISTED
        if listed and tier > Tier.NAME:
            tier = max(tier, Tier.OTHERWISE)
        standing = standing_on(text, as_of, years)
        if tier is Tier.NAME:
            holder = text.kind == STATEMENT  # who was asked for, before the name of the post
            standing = answering_on(text, as_of, years) if holder and not first else 0
            return (
                tier,
                not holder,
                standing,
                (_begun(text) if first else -_begun(text)) if holder else 0,
                one.worst,
                KINDS.get(text.kind, len(KINDS)),
                text.number,
            )
        if tier in (Tier.ANSWER, Tier.MEANT):
            return (
                tier,
                one.fit,
                one.unsaid if text.datatype == "text" else 0,
                answering_on(text, as_of, years),
                -text.preference,
                -_begun(text),
                -one.score,
                text.number,
            )
        liked = ABOUT if one.about else SAID.get(text.kind, 1.0) if said else shares.get(text.kind, 1.0)
        if text.kind == "election" and text.years and text.years[0] in years:
            liked = OF_THE_YEAR
        score = one.score * ((1 + liked) / 2 * (1 + one.covered) if question else liked)
        if question and not years:  # many words say more than the day
            score *= STANDING_SHARE[standing]
            standing = 0
        return tier, listed, standing, max(0, -text.preference), -score, text.number

    return key


def _begun(text: Text) -> int:
    """The earliest day of a statement as a number."""
    return int(text.bounds[0].replace("-", "") or 0)
