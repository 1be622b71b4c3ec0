"""Whether a statement answers a question outright, how closely, and how it stands on the day that is looked at."""

from __future__ import annotations

from db.search.lexicon import ASKS_COUNT, ASKS_WHEN, ASKS_WHO, FUNCTION_WORDS
from db.search.terms import Kind, Term, Terms
from db.search.texts import Text

STATEMENT = "statement"
INTERVAL, ATTESTED = "interval", "attested"
LOOSELY = 100  # added to the fit of a statement whose property the question does not name
_ASKED_TYPES = ((ASKS_WHO, "entity"), (ASKS_WHEN, "date"), (ASKS_COUNT, "quantity"))


class Answering:
    """Tells for one question which statements answer it."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._needed = terms.needed
        self.types = asked_types(terms)
        self._forms = {form for term in terms.terms for form in term.forms}
        self._forms.update(word for term in terms.terms for row in term.sequences for word in row)
        self._forms.update(word for name in terms.names for row in name.sequences for word in row)
        numbers = any(word.isdigit() for term in self._needed for word in term.words)
        self._asks_enough = len(self._needed) > 1 or numbers or bool(self.types)

    def fit(self, text: Text) -> int | None:
        """How far a statement is from being what was asked, 0 is nearest; None where it is no answer.

        The words of the question must be its subject, property, value or year, and nothing else. The subject
        alone is no question: the property, the value, a year, or an interrogative that fits the value must be
        there too. A single word is one only if it is a number.
        """
        if text.kind != STATEMENT or not self._asks_enough:
            return None
        types = text.datatype in self.types
        if types and text.datatype == "entity" and 2 * len(text.value & self._forms) >= len(text.value):
            return None  # it would say back what was asked
        named = loosely = types
        for number, term in enumerate(self._terms.terms):
            if not term.needed:
                continue
            about, property_, other = self._part(number, term, text)
            if not (about or property_ or other):
                return None
            named = named or property_ or (other and text.datatype == "quantity")
            loosely = loosely or other
        if not (named or loosely):
            return None
        extra = self._unasked(text.subject) + self._unasked(text.property)
        return extra if named else extra + LOOSELY

    def _part(self, number: int, term: Term, text: Text) -> tuple[bool, bool, bool]:
        """Whether a term names the subject, the property, or else a year or number of a statement."""
        year = bool(term.year) and speaks_of(text, term.year)
        about = _in(term, text.subject) or self._in_name(number, text)
        exact = [form for form, kind in term.forms.items() if kind is Kind.EXACT]
        in_property = any(form in words for words in text.property for form in exact)
        in_property = in_property or (not about and _in(term, text.property))
        in_value = not term.forms.keys().isdisjoint(text.value) or any(
            text.value.issuperset(row) for row in term.sequences
        )
        number_ = in_value and any(word.isdigit() for word in term.words + tuple(term.forms))
        return about or in_value, in_property, year or number_

    def _in_name(self, number: int, text: Text) -> bool:
        """Whether the term is part of a name that the subject bears in another form."""
        return any(
            name.first <= number < name.until and any(words.issuperset(row) for words in text.subject)
            for name in self._terms.names
            for row in name.sequences
        )

    def _unasked(self, names: tuple[frozenset[str], ...]) -> int:
        """How many words of the best name the question does not hold."""
        return min((len(words - self._forms - FUNCTION_WORDS) for words in names), default=0)


def asked_types(terms: Terms) -> tuple[str, ...]:
    """What kind of value the interrogatives of a question ask for: who, when, how many."""
    words = {word for term in terms.terms if term.grammar for word in term.words}
    return tuple(datatype for asking, datatype in _ASKED_TYPES if not words.isdisjoint(asking))


def speaks_of(text: Text, year: int) -> bool:
    """Whether a statement holds, happened or was measured in a year."""
    if text.kind != STATEMENT or not text.bounds[0]:
        return False
    return text.bounds[0] <= f"{year}-12-31" and text.bounds[3] >= f"{year}-01-01"


def standing_on(text: Text, day: str, years: tuple[int, ...]) -> int:
    """0 where nothing speaks against a unit on the day or in the years named, 1 if seen on another day, 2 if not."""
    if not text.bounds[0]:
        return 0
    if years:
        return 0 if any(speaks_of(text, year) for year in years) else 2
    if not day or text.bounds[0] <= day <= text.bounds[3]:
        return 0
    return 2 if text.period_kind == INTERVAL else int(text.period_kind == ATTESTED)


def _in(term: Term, names: tuple[frozenset[str], ...]) -> bool:
    return any(not term.forms.keys().isdisjoint(words) for words in names)
