"""Ways to read a question anew when it found little, each with the hits it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from db.records import Repair
from db.search.language import Asked, Filters
from db.search.lexicon import FUNCTION_WORDS
from db.search.vocabulary import Vocabulary

MOST = 4
MOST_WORDS = 8  # a longer question is not taken apart
SURE = 6  # letters of a word that one slip hardly makes another word

Count = Callable[[str, Filters], int]


def repairs(asked: Asked, vocabulary: Vocabulary, count: Count) -> tuple[Repair, ...]:
    """The single repairs that find something, most promising first."""
    found = []
    seen = {asked.text.strip()}
    for why, text, filters in _ways(asked, vocabulary):
        if text not in seen and (hits := count(text, filters)):
            seen.add(text)
            found.append(Repair(why, text, hits))
    return tuple(found[:MOST])


def _ways(asked: Asked, vocabulary: Vocabulary) -> Iterator[tuple[str, str, Filters]]:
    words = [clause[0].shown for clause in asked.clauses]
    excluded = [f"-{part.words[0]}" for part in asked.without]
    rest = [*excluded, *filter(None, [asked.fields])]
    if len(words) > MOST_WORDS:
        return
    for at, clause in enumerate(asked.clauses):
        part = clause[0]
        if part.phrase:
            unquoted = [*words[:at], *part.words, *words[at + 1 :]]
            yield "without the quotation marks", " ".join([*unquoted, *rest]), asked.filters
        elif not vocabulary.units_of(part.words[0]):
            for form, _ in vocabulary.corrected(part.words[0]):
                yield f"corrected: {form}", " ".join([*words[:at], form, *words[at + 1 :], *rest]), asked.filters
    if asked.plain and (retyped := vocabulary.retyped(asked.text)):
        yield "typed on the other keyboard layout", retyped, asked.filters
    if asked.filters != Filters():
        yield "without narrowing", " ".join([*words, *excluded]), Filters()
    if asked.without:
        yield "without what was excluded", " ".join([*words, asked.fields]).strip(), asked.filters
    if (told := _known_words(asked, vocabulary)) is not None:
        left_out, kept = told
        yield f"without {left_out}", " ".join([*kept, *rest]), asked.filters
    if len(words) > 1:
        for at, word in enumerate(words):
            if word.lower() in FUNCTION_WORDS:
                continue
            yield f"without “{word}”", " ".join([*words[:at], *words[at + 1 :], *rest]), asked.filters


def _known_words(asked: Asked, vocabulary: Vocabulary) -> tuple[str, list[str]] | None:
    """Where several words are unknown: those that cannot be corrected, and all others, corrected if need be.

    What is kept must hold a word of content that is known, or so long that one slip hardly makes it another word.
    """
    left_out, kept, unknown, sure = [], [], 0, False
    for clause in asked.clauses:
        part = clause[0]
        word = part.words[0]
        if part.phrase or vocabulary.units_of(word):
            kept.append(f'"{part.shown}"' if part.phrase else part.shown)
            sure = sure or word not in FUNCTION_WORDS
            continue
        unknown += 1
        if corrected := vocabulary.corrected(word):
            kept.append(corrected[0][0])
            sure = sure or (len(word) >= SURE and OSA.distance(word, corrected[0][0]) == 1)
        else:
            left_out.append(f"“{part.shown}”")
    return (" and ".join(left_out), kept) if unknown > 1 and left_out and sure else None
