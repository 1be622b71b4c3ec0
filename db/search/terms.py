"""A whole question as its words: which belong in a hit, which are grammar, and which of them name something."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from db.search.forms import Kind, Term, clause_term
from db.search.language import Asked, Part
from db.search.lexicon import (
    A_YEAR,
    AFTER,
    ASKS_FIRST,
    ASKS_LAST,
    ASKS_WHO,
    FORMS_OF_ANSWER,
    HERE,
    LISTS,
    PART_OF_YEARS,
    YEAR_WORDS,
)
from db.search.vocabulary import LONGEST_NAME, Vocabulary

SHORTEST_OPENING = 3  # letters of an unfinished last word that selects beside others
LONGEST_OPENING_LEFT_OUT = 3  # an unfinished last word up to so many letters that nothing begins with is left out

LONGEST_CORRECTED = 6  # words: in a longer question one slip matters little, and a wrong guess costs more
MOST_TOLD = 6  # other names or spellings of a word that are told
QUESTION = 4  # words of content from which a question is ranked by how many and how rare they are
EVERYWHERE_SHARE = 0.3  # weight of a word for what the whole index is about, beside others
BROAD = 0.25  # of all units: what an unfinished word opens does not select beside others from there on


@dataclass(frozen=True, slots=True)
class Name:
    """A run of terms, from `first` to before `until`, that together name something, and its other names."""

    first: int
    until: int
    sequences: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A whole question: terms that all belong in a hit, names among them, terms that must not be there."""

    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    without: tuple[Term, ...]
    read_as: tuple[str, ...]
    everywhere: frozenset[str] = frozenset()  # words that name what the whole index is about
    who: bool = False  # whether it is taken for a question for a person, though it does not ask who

    @property
    def needed(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.needed)

    @property
    def begins_with_first(self) -> bool:
        """Whether it may ask for a person in few words: “first ombudsman”."""
        return len(self.needed) > 1 and self.terms[0].words[0] in ASKS_FIRST

    def known_share(self) -> float:
        """The share of the needed terms that the index knows, by themselves or by another name of what they name."""
        named = {number for name in self.names for number in range(name.first, name.until)}
        known = [
            term.known or bool(term.years) or number in named for number, term in enumerate(self.terms) if term.needed
        ]
        return sum(known) / len(known) if known else 0.0


def expand(
    asked: Asked, vocabulary: Vocabulary, *, correct: bool = True, retyped: Container[str] = (), who: bool = False
) -> Terms:
    """Look up everything that may answer a question.

    `retyped` are its words that were typed otherwise; `who` takes it for one that asks for a person.
    """
    correct = correct and len(asked.clauses) <= LONGEST_CORRECTED and not asked.as_typed
    terms = [clause_term(clause, vocabulary, correct) for clause in _opened(asked.clauses, vocabulary)]
    if not asked.as_typed:
        _join_idioms(terms, vocabulary)
    if asked.as_typed:
        for term in terms:
            term.forms = {form: kind for form, kind in term.forms.items() if kind < Kind.VARIANT}
            term.sequences = {row: kind for row, kind in term.sequences.items() if kind < Kind.VARIANT}
    for term in terms:
        if term.words[0] in retyped:
            term.forms = dict.fromkeys(term.forms, Kind.CORRECTED)
    _leave_out_parts_of_runs(terms)
    _leave_out_forms_of_answer(terms, who)
    content = [term for term in terms if not term.grammar]
    for term in terms:
        term.needed = not term.grammar or not content
    for term in terms:
        term.needed = term.needed and not (_waits(term) and sum(other.needed for other in terms) > 1)
    if len(content) >= QUESTION:
        for term in terms:
            term.share = 1.0 if term.needed else 0.0
    names = () if asked.as_typed else _names(terms, vocabulary)
    names = _without_the_whole(terms, names, vocabulary)
    without = tuple(clause_term((part,), vocabulary, False) for part in asked.without)
    return Terms(tuple(terms), names, without, tuple(_read_as(terms, names)), vocabulary.everywhere, who)


def _opened(clauses: Sequence[tuple[Part, ...]], vocabulary: Vocabulary) -> Iterator[tuple[Part, ...]]:
    """A loose phrase with a word that stands nowhere as its words."""
    for clause in clauses:
        part = clause[0]
        if len(clause) == 1 and part.phrase and part.loose and not all(map(vocabulary.units_of, part.words)):
            yield from ((Part(word, (word,)),) for word in part.words)
        else:
            yield clause


def _join_idioms(terms: list[Term], vocabulary: Vocabulary) -> None:
    """A run of words with grammar in it that people use for something: its words mean nothing else one by one."""
    for first in range(len(terms) - 1):
        for until in range(min(len(terms), first + LONGEST_NAME), first + 1, -1):
            run = terms[first:until]
            words = tuple(word for term in run for word in term.words)
            if any(term.grammar for term in run) and (others := vocabulary.idiom(words)):
                terms[first:until] = [_idiom(run, words, others, vocabulary)]
                break


def _leave_out_parts_of_runs(terms: list[Term]) -> None:
    """What only says how a number is counted, or is part of a date: “how many people”, “in the year 2018”."""
    for before, term in pairwise(terms):
        word = term.words[0]
        term.grammar = term.grammar or word in AFTER.get(before.words[0], ())
        term.grammar = term.grammar or word in (YEAR_WORDS if before.years else A_YEAR)
        before.grammar = before.grammar or (bool(term.years) and before.words[0] in PART_OF_YEARS)


def _leave_out_forms_of_answer(terms: list[Term], who: bool) -> None:
    """A history of something is asked of that thing; so is who was first, the last, and a list that stands in front."""
    who = who or any(term.words[0] in ASKS_WHO for term in terms)
    for term in terms:
        word = term.words[0]
        term.grammar = term.grammar or word in FORMS_OF_ANSWER or word in ASKS_LAST or (who and word in ASKS_FIRST)
    if len(terms) > 1 and terms[0].words[0] in LISTS and (not terms[0].shown.isascii() or terms[1].words == ("of",)):
        terms[0].grammar = True


def _idiom(run: list[Term], words: tuple[str, ...], others: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> Term:
    rows = [words, *others]
    idiom = Term(" ".join(term.shown for term in run), words)
    idiom.forms = {row[0]: Kind.MEANT for row in others if len(row) == 1}
    idiom.sequences = {row: Kind.MEANT if row != words else Kind.EXACT for row in rows if len(row) > 1}
    idiom.units = sum(min(map(vocabulary.units_of, row)) for row in rows)
    return idiom


def selecting(terms: Terms, units: int) -> Terms:
    """The terms that select among so many units: not an unfinished word that opens much of them, beside others."""
    last = terms.terms[-1]
    if not (last.needed and last.opening and last.units > units * BROAD and len(terms.needed) > 1):
        return terms
    return replace(terms, terms=(*terms.terms[:-1], replace(last, needed=False)))


def _without_the_whole(terms: list[Term], names: tuple[Name, ...], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """What the whole index is about need not be in a hit where anything else is asked for; names that still count."""
    whole = {
        number
        for number, term in enumerate(terms)
        if term.words[0] in HERE or vocabulary.stands_everywhere(" ".join(term.words))
    }
    for name in names:
        if " ".join(word for term in terms[name.first : name.until] for word in term.words) in vocabulary.everywhere:
            whole.update(range(name.first, name.until))
    if whole.issuperset(number for number, term in enumerate(terms) if term.needed and term.known):
        return names
    for number in whole:
        terms[number].needed, terms[number].share = False, EVERYWHERE_SHARE
    return tuple(name for name in names if not whole.issuperset(range(name.first, name.until)))


def _waits(term: Term) -> bool:
    """Whether an unfinished last word is too short to select beside others, or opens nothing yet."""
    if not term.opening or term.opening.isdigit():
        return False
    return len(term.opening) < SHORTEST_OPENING or (not term.known and len(term.opening) <= LONGEST_OPENING_LEFT_OUT)


def _names(terms: list[Term], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """The longest runs of words that are a name, from the left."""
    names: list[Name] = []
    at = 0
    while at < len(terms):
        for until in range(min(len(terms), at + LONGEST_NAME), at, -1):
            words = [word for term in terms[at:until] for word in term.words]
            if until == at + 1 and terms[at].grammar:
                continue
            others = vocabulary.names_beside(" ".join(words))
            if others:
                names.append(Name(at, until, tuple(others)))
                at = until - 1
                break
        at += 1
    return tuple(names)


def _read_as(terms: list[Term], names: tuple[Name, ...]) -> list[str]:
    """What was searched beside the words: corrections, then other names and spellings in one line for each word."""
    lines = []
    others: dict[str, list[str]] = {}
    for term in terms:
        also = [form for form, kind in term.forms.items() if kind >= Kind.BEGUN]
        also += [" ".join(words) for words, kind in term.sequences.items() if kind is Kind.CORRECTED]
        if also and term.words[0] in also:
            lines.append(f"read as “{term.shown}”, typed on the other keyboard layout")
        elif also:
            lines.append(f"{term.shown}: also searched {', '.join(also[:4])}")
        told = (Kind.VARIANT,) if Kind.EXACT in term.forms.values() else (Kind.VARIANT, Kind.MEANT)
        others[term.shown] = [form for form, kind in term.forms.items() if kind in told][:MOST_TOLD]
    for name in names:
        shown = " ".join(term.shown for term in terms[name.first : name.until])
        others.setdefault(shown, []).extend(" ".join(words) for words in name.sequences[:MOST_TOLD])
    named = ((shown, ", ".join(dict.fromkeys(forms))) for shown, forms in others.items() if forms)
    return [*lines, *(f"{shown}: also {forms}" for shown, forms in named)]
