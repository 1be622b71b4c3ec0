"""Whether a statement answers a question outright, how closely, and how it stands on the day that is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import reduce
from itertools import pairwise
from operator import or_

from db.search.forms import COMMON, Kind, Term, Years
from db.search.lexicon import (
    ASKS_COUNT,
    ASKS_SAID,
    ASKS_WHEN,
    ASKS_WHICH,
    ASKS_WHO,
    FORMS_OF_ANSWER,
    FUNCTION_WORDS,
    INTERROGATIVES,
)
from db.search.terms import Terms
from db.search.texts import Text
from db.search.units import PERSON

NUMBERS_AND_DATES = ("quantity", "date")
INTERVAL, ATTESTED = "interval", "attested"
LOOSELY = 100  # added to the fit of a statement whose property the question does not name
FOREIGN_SUBJECT = 50  # the same where the question names the value and nothing of the subject
_PLURAL = re.compile("[лдт][ае]р(?:ы|і|ға|ге|ды|ді|дың|дің|да|де)?$")  # of a Kazakh noun
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
        self._years = {term.years for _, term in self._askable if term.years}
        self.types = asked_types(terms)
        self._asks = bool(terms.terms) and any(
            word in INTERROGATIVES for term in terms.terms if term.grammar for word in term.words
        )
        self._said = any(word in ASKS_SAID for term in terms.terms if term.grammar for word in term.words)
        self._asks_which = asks_which(terms)
        self._overview = asks_overview(terms)
        self._forms = {form for term in terms.terms for form in term.forms}
        self._forms.update(word for term in terms.terms for row in term.sequences for word in row)
        self._forms.update(word for name in terms.names for row in name.sequences for word in row)
        self._told = self._forms.union(FUNCTION_WORDS, terms.everywhere)
        self._named = {form for _, term in self._askable for form, kind in term.forms.items() if kind < Kind.MEANT}
        self._typed = self._forms.union(*(term.words for term in terms.terms))
        self._known = self._typed | (FUNCTION_WORDS - INTERROGATIVES)
        numbers = any(word.isdigit() for term in self._needed for word in term.words)
        self._asks_enough = len(self._needed) > 1 or numbers or bool(self.types) or self._said

    def fit(self, text: Text) -> int | None:
        """How far a statement is from being what was asked, 0 is nearest; None where it is no answer.

        The words of the question must be its subject, property, value, speaker or year, and nothing else. The subject
        alone is no question: the property, the value, a year, or an interrogative that fits the value must be there
        too. A single word is one only if it is a number. What somebody said may hold the rest anywhere.
        """
        if not text.says or not self._asks_enough:
            return None
        came = text.datatype == PERSON and self.types == ("date",)  # when somebody came to a post
        if self._is_no_kind_of_answer(text):
            return None
        types = text.datatype in self.types or (came and bool(text.bounds[0]))
        if self.types and not types and text.datatype != "text":
            return None  # a number where a name was asked for
        if types and self._says_back(text):
            return None
        parts: list[int] = []
        called = self._called(text)
        for number, term in self._askable:
            part = self._part(number, term, text, called)
            if not (part or self._said or (term.years and len(self._years) > 1)):
                return None
            parts.append(part)
        held = reduce(or_, parts, 0)
        if held & Part.NUMBER and len(self._years) > 1:  # of several years one is enough
            parts = [part for part, (_, term) in zip(parts, self._askable, strict=True) if part or not term.years]
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
        if not (types or tells):
            extra += LOOSELY
        return None if self._asks_which and extra >= FOREIGN_SUBJECT else extra

    def _is_no_kind_of_answer(self, text: Text) -> bool:
        """Numbers name nothing, and what held in all years that are compared compares nothing."""
        if self._asks_which and text.datatype in NUMBERS_AND_DATES:
            return True
        return self._overview and len(self._years) > 1 and text.period_kind == INTERVAL

    def nearly(self, text: Text) -> bool:
        """Whether a statement, whose subject the question names wholly, is on a property that it names too.

        Half of the words of the question must be of its subject, property or value.
        """
        if not text.says or (self.types and text.datatype not in (*self.types, "text")):
            return False
        if self._is_no_kind_of_answer(text):
            return False
        called = self._called(text)
        parts = [self._part(number, term, text, called) for number, term in self._askable]
        on = any(part & Part.SUBJECT and not part & Part.OUTRIGHT for part in parts)
        of = any(part & Part.OUTRIGHT and not part & Part.SUBJECT for part in parts)
        return on and of and 2 * sum(map(bool, parts)) >= len(self._needed)

    def _says_back(self, text: Text) -> bool:
        """Whether a statement would say back who was named, where it is asked who."""
        who = PERSON in self.types and text.datatype in ("entity", PERSON)
        return who and 2 * len(text.value & self._forms) >= len(text.value)

    def names_holder(self, text: Text) -> bool:
        """Whether the question asks who, and a statement names the person for the whole of what the question names."""
        if text.datatype != PERSON or PERSON not in self.types or self._unasked(text.subject):
            return False
        needed = ((number, term) for number, term in enumerate(self._terms.terms) if term.needed)
        return all(
            _in(term, text.subject)
            or self._in_name(number, text.subject)
            or (term.years is not None and speaks_of(text, term.years))
            for number, term in needed
        )

    def names_whose(self, text: Text) -> bool:
        """Whether the question names whose result it is: by most of the name, or by a word that few units hold."""
        rare = (number for number, term in self._askable if term.units < COMMON and not self._digits[number])
        if any(not self._exact[number].isdisjoint(words) for number in rare for words in text.speaker):
            return True
        return any(2 * len(words & self._named) > len(words - FUNCTION_WORDS) > 0 for words in text.speaker)

    def foreign(self, text: Text) -> int:
        """How many words of the name of its subject a question does not hold, at least."""
        return self._unasked(text.subject) if text.says else 0

    def about(self, text: Text) -> bool:
        """Whether a question in words asks more of the subject of a statement, which it names wholly."""
        if not text.says or not self._asks:
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
        in_value = _in(term, (text.value,))
        if in_value:
            found |= Part.VALUE
        if not all(map(self._exact[number].isdisjoint, called)):
            found |= Part.PROPERTY | Part.OUTRIGHT
        elif not found and _in(term, called):
            found |= Part.PROPERTY
        number_ = in_value and self._digits[number]
        if number_ or (term.years and (speaks_of(text, term.years) or _seen_in(text, term))):
            found |= Part.NUMBER
        if not found and (_in(term, text.speaker) or self._in_name(number, text.speaker)):
            found |= Part.SPEAKER
        return found

    def _called(self, text: Text) -> tuple[frozenset[str], ...]:
        """What the property is called: its labels, and of what else people call it what the question holds whole."""
        return *text.property, *filter(self._known.issuperset, text.also)

    def _in_name(self, number: int, names: tuple[frozenset[str], ...]) -> bool:
        """Whether the term is part of a name that somebody bears in another form."""
        for row in self._rows[number]:
            for words in names:
                if words.issuperset(row):
                    return True
        return False

    def _unasked(self, names: tuple[frozenset[str], ...]) -> int:
        """How many words of the best name the question does not hold."""
        return min([len(words - self._told) for words in names], default=0)


def asks_overview(terms: Terms) -> bool:
    """Whether a history, an overview or a comparison is asked for: no statement by itself is one."""
    return any(word in FORMS_OF_ANSWER for term in terms.terms if term.grammar for word in term.words)


def asks_which(terms: Terms) -> bool:
    """Whether it asks for several things by their names."""
    words = [term.words[0] for term in terms.terms]
    plural = any(first in ("қандай", "қай") and _PLURAL.search(second) for first, second in pairwise(words))
    return plural or not ASKS_WHICH.isdisjoint(words)


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
    if terms.who:
        words |= ASKS_WHO
    return tuple(datatype for asking, datatype in _ASKED_TYPES if not words.isdisjoint(asking))


def speaks_of(text: Text, years: Years) -> bool:
    """Whether a statement holds, happened or was measured in a year, or in one of some years in a row."""
    if not text.says or not text.bounds[0]:
        return False
    return text.bounds[0] <= f"{years[1]}-12-31" and text.bounds[3] >= f"{years[0]}-01-01"


def _seen_in(text: Text, term: Term) -> bool:
    """Whether the note on somebody in a post names the year."""
    return text.datatype == PERSON and not term.forms.keys().isdisjoint(text.different)


def standing_on(text: Text, day: str, years: Sequence[Years]) -> int:
    """0 where nothing speaks against a unit on the day or in the years named, 1 if seen on another day, 2 if not."""
    if not text.bounds[0]:
        return 0
    if years:
        return 0 if any(speaks_of(text, each) for each in years) else 2
    if not day or text.bounds[0] <= day <= text.bounds[3]:
        return 0
    return 2 if text.period_kind == INTERVAL else int(text.period_kind == ATTESTED)


def answering_on(text: Text, day: str, years: Sequence[Years]) -> int:
    """The same for an answer: 0 surely holds, or happened; 1 had begun, the latest is next; 2 no, or not yet."""
    if years or not day or not text.bounds[0]:
        return standing_on(text, day, years) or int(text.datatype == PERSON and not text.bounds[0])
    if text.bounds[0] > day:
        return 2
    lasting = text.period_kind in (INTERVAL, ATTESTED) or text.datatype == PERSON
    return int(lasting and not text.bounds[1] <= day <= text.bounds[2])


def _in(term: Term, names: tuple[frozenset[str], ...]) -> bool:
    """Whether a term stands in one of some names; asked very often, so without a generator."""
    forms, rows = term.forms.keys(), term.sequences
    for words in names:
        if not forms.isdisjoint(words):
            return True
        for row in rows:
            if words.issuperset(row):
                return True
    return False
