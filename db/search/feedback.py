"""Words that the best hits of a long question share, and that help to find more like them.

Pseudo-relevance feedback in the manner of RM3 (Abdul-Jaleel and others, 2004), kept small: a few words at a
third of the weight of those that were asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log

from db.search.forms import Kind, Term
from db.search.lexicon import FUNCTION_WORDS
from db.search.ranking import Judged
from db.search.terms import Terms
from db.search.vocabulary import Vocabulary
from db.search.words import stem_of

BEST = 10  # hits that are looked at
WORDS = 10  # words taken from them
SHARE = 1 / 3
LONGEST = 30  # words; a longer question says enough itself
FORMS = 6  # forms of a word that are looked for
_CONSIDERED = 40
_COMMON = 0.25  # of all units: a word in more of them tells nothing


def widened(terms: Terms, best: Sequence[Judged], vocabulary: Vocabulary, units: int) -> Terms | None:
    """The question with the words of its best hits; None where they give none."""
    asked = {stem_of(form) for term in terms.terms for form in (*term.words, *term.forms)}
    weights: defaultdict[str, float] = defaultdict(float)
    held: Counter[str] = Counter()
    for one in best[:BEST]:
        stems = Counter(stem_of(word) for word in one.text.words if len(word) > 2 and word not in FUNCTION_WORDS)
        for stem, times in stems.items():
            if stem not in asked:
                weights[stem] += one.score * times / len(one.text.words)
                held[stem] += 1
    heaviest = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    found = [(stem, weight) for stem, weight in heaviest[:_CONSIDERED] if held[stem] > 1]
    added = _terms(found, vocabulary, units)
    return replace(terms, terms=(*terms.terms, *added)) if added else None


def _terms(found: list[tuple[str, float]], vocabulary: Vocabulary, units: int) -> list[Term]:
    ranked: list[tuple[float, Term]] = []
    for stem, weight in found:
        forms = vocabulary.of_stem(stem)
        held = sum(number for _, number in forms)
        if 0 < held < units * _COMMON:
            kept: dict[str, Kind] = {form: Kind.STEM for form, _ in forms[:FORMS]}
            term = Term(stem, (stem,), kept, units=held, needed=False, share=SHARE)
            ranked.append((-weight * log(units / held), term))
    ranked.sort(key=lambda one: (one[0], one[1].shown))
    return [term for _, term in ranked[:WORDS]]
