"""What goes into the search and what comes out of it: units, rows, answers; all of them frozen."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Mark, Match, Repair

Bounds = tuple[str, str, str, str]
PERSON = "person"  # what a value is, beside the kinds of data
NO_BOUNDS: Bounds = ("", "", "", "")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found.

    `names` are further forms that find it and are not shown: all names of an entity, and of whoever said what a
    statement says; the names of a statement's subject stand in `subject`. `subject`, `property`, `value` and
    `datatype` are for statements only: the names of the subject; the labels of the property in every language and,
    behind an empty one, what else people call it; the value as it is read; and what it is (text, quantity, date,
    entity, or person where the entity is one). `bounds` are ISO days in the order start earliest, start latest, end
    earliest, end latest, with the `period_kind` of db.dates; all empty where no date is recorded. `years` are the
    first and the last year the unit speaks of. `preference` orders what is else alike: below zero for opinions and
    deprecated statements.
    """

    kind: str
    address: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: str = ""
    years: tuple[int, int] | None = None
    subject: tuple[str, ...] = ()
    property: tuple[str, ...] = ()
    value: str = ""
    datatype: str = ""
    period_kind: str = ""
    bounds: Bounds = NO_BOUNDS
    preference: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One hit: the unit as it was given, how well it fits (`tier`, 0 is best), and where its words stand.

    `forms` are the words of the unit that answered, in lower case and without accents; `missing` are the words
    of the query that it lacks; `marks` lie in `snippet`.
    """

    number: int
    kind: str
    address: str
    title: str
    text: str
    tier: int
    match: Match
    forms: tuple[str, ...]
    missing: tuple[str, ...]
    snippet: str
    marks: tuple[Mark, ...]
    score: float
    sources: tuple[str, ...]
    language: str
    years: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question brought; `count` is capped where `more` is true."""

    query: str
    rows: tuple[Row, ...] = ()
    count: int = 0
    more: bool = False
    read_as: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How many hits each value of a field has, most first; `years` in the order of time, `addresses` in none."""

    kinds: tuple[tuple[str, int], ...] = ()
    topics: tuple[tuple[str, int], ...] = ()
    sources: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    addresses: tuple[tuple[str, int], ...] = ()
    more: bool = False
