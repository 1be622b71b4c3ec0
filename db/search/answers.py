"""Whether a statement answers a question outright, and how it stands on the day that is looked at."""

from __future__ import annotations

from db.search.lexicon import ASKS_COUNT, ASKS_WHEN, ASKS_WHO
from db.search.terms import Kind, Term, Terms
from db.search.texts import Text

STATEMENT = "statement"
INTERVAL = "interval"
_ASKED_TYPES = ((ASKS_WHO, "entity"), (ASKS_WHEN, "date"), (ASKS_COUNT, "quantity"))


def answers(terms: Terms, text: Text) -> bool:
    """Whether the words of the question are the statement's subject, property, value and year, and nothing else.

    The subject alone is no question: its property, its value, a year or an interrogative that fits the value
    must be there too. A single word is one only if it is a number.
    """
    needed = terms.needed
    if text.kind != STATEMENT or (len(needed) < 2 and not any(word.isdigit() for t in needed for word in t.words)):
        return False
    asks = asks_for(terms, text)
    about = False
    for number, term in enumerate(terms.terms):
        if not term.needed:
            continue
        forms = term.forms.keys()
        if term.year and speaks_of(text, term.year):
            asks = True
        elif not forms.isdisjoint(text.subject) or _named(terms, number, text):
            asks = asks or _exactly(term, text.property)
            about = True
        elif not forms.isdisjoint(text.property):
            asks = about = True
        elif not forms.isdisjoint(text.value):
            asks = asks or any(form.isdigit() for form in forms)
        else:
            return False
    return asks and (about or any(not term.year for term in terms.needed))


def asks_for(terms: Terms, text: Text) -> bool:
    """Whether an interrogative of the question fits the statement's value: who, when, how many."""
    words = {word for term in terms.terms if term.grammar for word in term.words}
    return any(text.datatype == datatype and not words.isdisjoint(asking) for asking, datatype in _ASKED_TYPES)


def speaks_of(text: Text, year: int) -> bool:
    """Whether a statement holds, happened or was measured in a year."""
    if text.kind != STATEMENT or not text.bounds[0]:
        return False
    return text.bounds[0] <= f"{year}-12-31" and text.bounds[3] >= f"{year}-01-01"


def stands(text: Text, day: str, years: tuple[int, ...]) -> bool:
    """Whether nothing speaks against a unit on the day, or in the years the question names."""
    if not text.bounds[0]:
        return True
    if years:
        return any(speaks_of(text, year) for year in years)
    return text.period_kind != INTERVAL or not day or text.bounds[0] <= day <= text.bounds[3]


def _exactly(term: Term, words: frozenset[str]) -> bool:
    return any(form in words for form, kind in term.forms.items() if kind is Kind.EXACT)


def _named(terms: Terms, number: int, text: Text) -> bool:
    """Whether the term is part of a name that the statement's subject bears in another form."""
    return any(
        name.first <= number < name.until and any(text.subject.issuperset(words) for words in name.sequences)
        for name in terms.names
    )
