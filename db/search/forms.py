"""One word or phrase of a question, and everything in a unit that answers it: forms, spellings, corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from db.search.alphabets import NUMBERS, WORDS_OF_NUMBERS
from db.search.language import Part
from db.search.lexicon import AFTER_HOW, ASKS_COUNT, ASKS_DATE, ASKS_SAID, FUNCTION_WORDS
from db.search.vocabulary import REMEMBERED, Vocabulary
from db.search.words import roots_of, stem_of

SHORTENED = 4  # letters from which a word that stands nowhere may be the beginning of one: “const court”
SHORTEST_SURE, MOST_SURE = 5, 8  # letters before a slip that tell the word, and words that begin with them
COMMON = 150  # units that hold a word: then no other words are needed for it
Years = tuple[int, int]  # the first and the last
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DECADE = re.compile("((?:19|20)[0-9]0)s")


class Kind(IntEnum):
    """How a word of a unit answers a word of the question; less is nearer."""

    EXACT = 0
    OPENING = 1  # begins with what was typed so far
    STEM = 2
    VARIANT = 3  # another name, alphabet or spelling
    MEANT = 4  # another word that people use for it
    BEGUN = 5  # the rest of a word of which only the beginning was typed
    CORRECTED = 6


@dataclass(slots=True)
class Term:
    """One word or phrase of the question with everything that answers it.

    `sequences` are answers of several words in a row. `units` is how many units hold it, at most. A term that is
    not `needed` is grammar, or an opening that nothing fits. `share` is its weight in the ranking.
    """

    shown: str
    words: tuple[str, ...]
    forms: dict[str, Kind] = field(default_factory=dict)
    sequences: dict[tuple[str, ...], Kind] = field(default_factory=dict)
    opening: str = ""
    units: int = 0
    needed: bool = True
    grammar: bool = False
    share: float = 1.0
    years: Years | None = field(init=False)  # that the term names: one, or those of a decade

    def __post_init__(self) -> None:
        self.years = _years(self.words[0]) if len(self.words) == 1 else None

    def copy(self) -> Term:
        """The same term; what is said of it afterwards stays with the copy."""
        return Term(
            self.shown, self.words, self.forms, self.sequences, self.opening, self.units, self.needed, self.grammar,
            self.share,
        )  # fmt: skip

    @property
    def known(self) -> bool:
        return bool(self.forms or self.sequences)

    def nearest(self) -> Kind:
        """The nearest kind of answer there is."""
        return min((*self.forms.values(), *self.sequences.values()), default=Kind.CORRECTED)


def _years(word: str) -> Years | None:
    if _YEAR.fullmatch(word):
        return int(word), int(word)
    decade = _DECADE.fullmatch(word)
    return (int(decade[1]), int(decade[1]) + 9) if decade else None


def clause_term(clause: tuple[Part, ...], vocabulary: Vocabulary, correct: bool) -> Term:
    """One term for all alternatives of a clause; without `correct` no word is taken for another one.

    Finished words come again with each letter of the next one, so they are remembered.
    """
    if not all(part.finished for part in clause):
        return _clause_term(clause, vocabulary, correct)
    key = (clause, correct)
    term: Term | None = vocabulary.remembered.get(key)
    if term is None:
        if len(vocabulary.remembered) >= REMEMBERED:
            vocabulary.remembered.clear()
        term = vocabulary.remembered[key] = _clause_term(clause, vocabulary, correct)
    return term.copy()


def _clause_term(clause: tuple[Part, ...], vocabulary: Vocabulary, correct: bool) -> Term:
    parts = [_part_term(part, vocabulary, correct) for part in clause]
    first = parts[0]
    for other in parts[1:]:
        first.shown = f"{first.shown} OR {other.shown}"
        first.forms = {**other.forms, **first.forms}
        first.sequences = {**other.sequences, **first.sequences}
        first.units += other.units
        first.grammar = first.grammar and other.grammar
    return first


def _part_term(part: Part, vocabulary: Vocabulary, correct: bool) -> Term:
    term = Term(part.shown, part.words)
    if part.phrase:
        _add_rows(term, part, vocabulary)
        return term
    word = part.words[0]
    term.grammar = word in FUNCTION_WORDS or word in ASKS_COUNT - AFTER_HOW or word in ASKS_SAID | ASKS_DATE
    if known := _units(word, vocabulary):
        term.forms[word] = Kind.EXACT
        term.units = known
    if part.opening or not part.finished:
        term.opening = word
        _add(term, vocabulary.beginning(word)[0], Kind.OPENING)
    if not term.grammar:
        _add_spellings(term, part, vocabulary)
        _add_meanings(term, vocabulary)
    if not term.known and correct and part.finished and len(word) >= SHORTENED:
        _add(term, vocabulary.beginning(word)[0][:MOST_SURE], Kind.BEGUN)
    if not term.known and correct:
        _add_corrections(term, part, vocabulary)
    if not term.known and correct and term.opening:
        _add_openings_before_the_slip(term, vocabulary)
    return term


def _add_rows(term: Term, part: Part, vocabulary: Vocabulary) -> None:
    """A phrase as it stands; a share such as 7% also as it is written out."""
    term.sequences[part.words] = Kind.EXACT
    term.units = min(_units(word, vocabulary) for word in part.words)
    if part.words[-1] != "percent" or len(part.words) > 2:
        return
    number = part.words[0]
    for digits in filter(None, (number, WORDS_OF_NUMBERS.get(number))):
        term.sequences[(digits, "percent")] = term.sequences[(digits, "per", "cent")] = Kind.EXACT
        for opening in ("процент", "пайыз"):
            for word, _ in vocabulary.beginning(opening)[0]:
                term.sequences[(digits, word)] = Kind.VARIANT
    term.units = _units(number, vocabulary)


def _add_spellings(term: Term, part: Part, vocabulary: Vocabulary) -> None:
    word = part.words[0]
    if len(word) > 2 and not part.opening:
        _add(term, vocabulary.akin(word, vocabulary.of_stem(stem_of(word))), Kind.STEM)
        for root in roots_of(word):
            _add(term, vocabulary.of_root(root), Kind.STEM)
    if len(word) > 3:
        _add(term, vocabulary.spellings(part.shown, word), Kind.VARIANT)
    if other := NUMBERS.get(word) or WORDS_OF_NUMBERS.get(word):
        _add(term, [(other, vocabulary.units_of(other))], Kind.VARIANT)
    if term.years and term.years[0] < term.years[1]:
        each = map(str, range(term.years[0], term.years[1] + 1))
        _add(term, [(year, vocabulary.units_of(year)) for year in each], Kind.VARIANT)
    if word.isdigit() and len(word) > 3 and not _YEAR.fullmatch(word):
        groups = tuple(f"{int(word):,}".split(","))
        term.forms[word] = term.sequences[groups] = Kind.EXACT
        term.units = max(term.units, min(map(vocabulary.units_of, groups)))


def _add_meanings(term: Term, vocabulary: Vocabulary) -> None:
    """What else people call it; what many units hold is found without."""
    word = term.words[0]
    if term.units >= COMMON and word.isascii():
        return
    for row in (row for form in (word, *roots_of(word)) for row in vocabulary.meaning(form)):
        if len(row) == 1:
            _add(term, [(row[0], vocabulary.units_of(row[0]))], Kind.MEANT)
        else:
            term.sequences.setdefault(row, Kind.MEANT)
            term.units += min(map(vocabulary.units_of, row))
    _add(term, vocabulary.translated(word), Kind.MEANT)


def _units(word: str, vocabulary: Vocabulary) -> int:
    """How many units hold a word; the index holds a number such as 11.7 in its two parts."""
    return min(vocabulary.units_of(part) for part in word.split("."))


def _add_corrections(term: Term, part: Part, vocabulary: Vocabulary) -> None:
    for word, units in vocabulary.corrected(part.words[0]):
        _add(term, [(word, units)], Kind.CORRECTED)
        forms = vocabulary.of_stem(stem_of(word))
        _add(term, [found for found in forms if found[0].startswith(word[:-1])], Kind.CORRECTED)


def _add_openings_before_the_slip(term: Term, vocabulary: Vocabulary) -> None:
    """While a word with a slip is typed on, what it began like until then, so that hits stay until it is whole."""
    for length in range(len(term.opening) - 1, max(SHORTEST_SURE, len(term.opening) - 3) - 1, -1):
        if found := vocabulary.beginning(term.opening[:length])[0]:
            _add(term, found[:MOST_SURE], Kind.CORRECTED)
            return


def _add(term: Term, found: list[tuple[str, int]], kind: Kind) -> None:
    for form, units in found:
        if units and form not in term.forms:
            term.forms[form] = kind
            term.units += units
