"""Whether a statement answers a question outright, how closely, and how it stands on the day that is looked at."""

from __future__ import annotations

from enum import IntEnum
from functools import reduce
from operator import or_

from db.search.forms import Kind, Term
from db.search.lexicon import (
    ASKS_COUNT,
    ASKS_SAID,
    ASKS_WHEN,
    ASKS_WHO,
    FORMS_OF_ANSWER,
    FUNCTION_WORDS,
    INTERROGATIVES,
)
from db.search.terms import Terms
from db.search.texts import Text
from db.search.units import PERSON

STATEMENT = "statement"
INTERVAL, ATTESTED = "interval", "attested"
LOOSELY = 100  # added to the fit of a statement whose property the question does not name
FOREIGN_SUBJECT = 50  # the same where the question names the value and nothing of the subject
_ASKED_TYPES = ((ASKS_WHO, "entity"), (ASKS_WHO, PERSON), (ASKS_WHEN, "date"), (ASKS_COUNT, "quantity"))


class Part(IntEnum):
    """What of a statement a word of the question names; the parts are bits of one number."""

    SUBJECT = 1
    VALUE = 2
    PROPERTY = 4
    NUMBER = 8  # in the value, or the year
    SPEAKER = 16
    OUTRIGHT = 32  # the property, by the very word


class Answering:
    """Tells for one question which statements answer it."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._needed = terms.needed
        self._askable = [
            (number, term)
            for number, term in enumerate(terms.terms)
            if term.needed and (term.known or in_name(number, terms))
        ]
        self._exact = [{form for form, kind in term.forms.items() if kind is Kind.EXACT} for term in terms.terms]
        self._digits = [any(map(str.isdigit, (*term.words, *term.forms))) for term in terms.terms]
        self._rows = [
            [row for name in terms.names if name.first <= number < name.until for row in name.sequences]
            for number in range(len(terms.terms))
        ]
        self._years = {term.year for _, term in self._askable if term.year}
        self.types = asked_types(terms)
        self._asks = bool(terms.terms) and any(
            word in INTERROGATIVES for term in terms.terms if term.grammar for word in term.words
        )
        self._said = any(word in ASKS_SAID for term in terms.terms if term.grammar for word in term.words)
        self._overview = asks_overview(terms)
        self._forms = {form for term in terms.terms for form in term.forms}
        self._forms.update(word for term in terms.terms for row in term.sequences for word in row)
        self._forms.update(word for name in terms.names for row in name.sequences for word in row)
        self._known = self._forms | FUNCTION_WORDS
        self._typed = self._forms.union(*(term.words for term in terms.terms))
        numbers = any(word.isdigit() for term in self._needed for word in term.words)
        self._asks_enough = len(self._needed) > 1 or numbers or bool(self.types) or self._said

    def fit(self, text: Text) -> int | None:
        """How far a statement is from being what was asked, 0 is nearest; None where it is no answer.

        The words of the question must be its subject, property, value, speaker or year, and nothing else. The subject
        alone is no question: the property, the value, a year, or an interrogative that fits the value must be there
        too. A single word is one only if it is a number. What somebody said may hold the rest anywhere.
        """
        if text.kind != STATEMENT or not self._asks_enough:
            return None
        came = text.datatype == PERSON and self.types == ("date",)  # when somebody came to a post
        types = text.datatype in self.types or (came and bool(text.bounds[0]))
        if self.types and not types and text.datatype != "text":
            return None  # a number where a name was asked for
        if types and self._says_back(text):
            return None
        parts: list[int] = []
        called = self._called(text)
        for number, term in self._askable:
            part = self._part(number, term, text, called)
            if not (part or self._said or (term.year and len(self._years) > 1)):
                return None
            parts.append(part)
        held = reduce(or_, parts, 0)
        if held & Part.NUMBER and len(self._years) > 1:  # of several years one is enough
            parts = [part for part, (_, term) in zip(parts, self._askable, strict=True) if part or not term.year]
        if not all(parts):
            return LOOSELY - types if self._said and held & Part.SPEAKER else None
        if self._overview and not held & Part.OUTRIGHT:
            return None
        if held & Part.PROPERTY and not held & (Part.OUTRIGHT | Part.SUBJECT):
            return None  # a like word of some property, and nothing of what it is told of
        spoken = held & Part.SPEAKER and held & Part.SUBJECT
        tells = _tells(parts, held, text)
        if not tells and (came or not (types or held & Part.NUMBER or spoken)):
            return None
        extra = self._unasked(text.subject) + self._unasked(called)
        if not held & (Part.SUBJECT | Part.PROPERTY):
            extra += FOREIGN_SUBJECT
        elif text.datatype == PERSON and held & Part.NUMBER and not self._unasked(text.subject):
            return 0  # who held a post in a year
        extra -= any(not group.isdisjoint(INTERROGATIVES) and self._typed.issuperset(group) for group in text.also)
        return extra if types or tells else extra + LOOSELY

    def _says_back(self, text: Text) -> bool:
        """Whether a statement would say back who was named, where it is asked who."""
        who = PERSON in self.types and text.datatype in ("entity", PERSON)
        return who and 2 * len(text.value & self._forms) >= len(text.value)

    def names_holder(self, text: Text) -> bool:
        """Whether the question asks who, and a statement names the person for the whole of what the question names."""
        if text.datatype != PERSON or PERSON not in self.types or self._unasked(text.subject):
            return False
        needed = ((number, term) for number, term in enumerate(self._terms.terms) if term.needed)
        return all(_in(term, text.subject) or self._in_name(number, text.subject) for number, term in needed)

    def about(self, text: Text) -> bool:
        """Whether a question in words asks more of what it names wholly, and a statement is on that."""
        if text.kind != STATEMENT or not self._asks or self._unasked(text.subject):
            return False
        return any(
            not (_in(term, text.subject) or self._in_name(number, text.subject))
            for number, term in enumerate(self._terms.terms)
            if term.needed
        )

    def _part(self, number: int, term: Term, text: Text, called: tuple[frozenset[str], ...]) -> int:
        """What of a statement a term names."""
        found = 0
        if _in(term, text.subject) or self._in_name(number, text.subject):
            found |= Part.SUBJECT
        in_value = not term.forms.keys().isdisjoint(text.value) or any(
            text.value.issuperset(row) for row in term.sequences
        )
        if in_value:
            found |= Part.VALUE
        if not all(map(self._exact[number].isdisjoint, called)):
            found |= Part.PROPERTY | Part.OUTRIGHT
        elif not found and _in(term, called):
            found |= Part.PROPERTY
        number_ = in_value and self._digits[number]
        if number_ or (term.year and speaks_of(text, term.year)):
            found |= Part.NUMBER
        if not found and (_in(term, text.speaker) or self._in_name(number, text.speaker)):
            found |= Part.SPEAKER
        return found

    def _called(self, text: Text) -> tuple[frozenset[str], ...]:
        """What the property is called: its labels, and of what else people call it what the question holds whole."""
        return *text.property, *filter(self._known.issuperset, text.also)

    def _in_name(self, number: int, names: tuple[frozenset[str], ...]) -> bool:
        """Whether the term is part of a name that somebody bears in another form."""
        return any(words.issuperset(row) for row in self._rows[number] for words in names)

    def _unasked(self, names: tuple[frozenset[str], ...]) -> int:
        """How many words of the best name the question does not hold."""
        return min((len(words - self._forms - FUNCTION_WORDS - self._terms.everywhere) for words in names), default=0)


def asks_overview(terms: Terms) -> bool:
    """Whether a history, an overview or a comparison is asked for: no statement by itself is one."""
    return any(word in FORMS_OF_ANSWER for term in terms.terms if term.grammar for word in term.words)


def in_name(number: int, terms: Terms) -> bool:
    """Whether a term is part of a name with other forms."""
    return any(name.first <= number < name.until for name in terms.names)


def _tells(parts: list[int], held: int, text: Text) -> bool:
    """Whether what is named of a statement is more than its subject."""
    if held & Part.PROPERTY or (held & Part.NUMBER and text.datatype == "quantity"):
        return True
    if text.datatype in ("entity", PERSON) and held & Part.SUBJECT:
        return any(part & Part.VALUE and not part & (Part.SUBJECT | Part.NUMBER) for part in parts)
    return False


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


def answering_on(text: Text, day: str, years: tuple[int, ...]) -> int:
    """The same for an answer: 0 surely holds, or happened; 1 had begun, the latest is next; 2 no, or not yet."""
    if years or not day or not text.bounds[0]:
        return standing_on(text, day, years) or int(text.datatype == PERSON and not text.bounds[0])
    if text.bounds[0] > day:
        return 2
    lasting = text.period_kind in (INTERVAL, ATTESTED) or text.datatype == PERSON
    return int(lasting and not text.bounds[1] <= day <= text.bounds[2])


def _in(term: Term, names: tuple[frozenset[str], ...]) -> bool:
    return any(
        not term.forms.keys().isdisjoint(words) or any(words.issuperset(row) for row in term.sequences)
        for words in names
    )
