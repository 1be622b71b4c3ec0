"""Reads what was typed: plain words, and a small query language for those who want it.

"a phrase", -without, this OR that, prefix*, in:kind, topic:id, source:id, language:en, year:2008..2012, near:5,
as:typed. Whatever does not read as one of these is plain words; nothing typed is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from db.records import TypedField
from db.search.alphabets import NUMBERS, NUMBERS_OF_OTHERS
from db.search.words import clean, whole_words_of

LONGEST = 4000  # characters of a question that are read
MOST_WORDS = 48
OF_ALL = {"reference": ("entity", "statement", "passage", "election", "document", "topic", "source")}  # kinds at once
FIELDS = ("in", "topic", "source", "language", "year", "near", "as")
_PIECE = re.compile(
    r"(?P<minus>(?<!\S)[-−–](?=[\w\"“«„]))?"
    r"(?:(?P<field>in|topic|source|language|year|near|as):(?P<value>\"[^\"]*\"|[^\s\"]+)"
    r"|[\"“”„«](?P<phrase>[^\"“”»]*)[\"“”»]?"
    r"|(?P<words>[^\s\"“”„«»]+))"
)
_PERCENT = re.compile(r"(\d)[\s-]*(?:%|per\s?cent\b|процент\w*|пайыз\w*)", re.IGNORECASE)
_SPELT = "|".join((*NUMBERS, *NUMBERS_OF_OTHERS))
_SPELT_SHARE = re.compile(
    rf"\b({_SPELT})[\s-]*(?:(?:%|per\s?cent\b|процент\w*|пайыз\w*)|(?=(?:thousand|тысяч\w*|тыс\b|мың)))", re.IGNORECASE
)
_THOUSANDS = re.compile(r"(?<!\d)(\d+(?:[.,]\d)?)[\s-]*(?:thousands?|тысяч\w*|тыс\b\.?|мың\w*)(?!\w)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\w.,]?\d)")  # 12 035 578, as in Russian
_DECADE = re.compile(  # 1990s, the ’90s, 1990-х, 1990-жылдары
    r"(?<![\w.,-])['’]?((?:19|20)\d0|[789]0)(?:['’]?s|[- ]?(?:е|х|ые|ых)|[- ]?жылдар\w*)(?!\w)"
    r"|(?<!\w)(?:nineties|девяност(?:ые|ых)|тоқсаныншы)(?!\w)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(\d{4})?(?:\.\.|[-–/])?(\d{4})?")


@dataclass(frozen=True, slots=True)
class Part:
    """A word, or the words of a phrase, folded.

    `opening` asks for every word that begins so. A phrase in quotation marks of print, which stand around names in
    any text, is `loose`: its words are enough where it stands nowhere."""

    shown: str
    words: tuple[str, ...]
    phrase: bool = False
    opening: bool = False
    finished: bool = True
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the hits; empty means everything."""

    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was read: each clause is one part, or several of which one is enough.

    `as_typed` asks for the words alone: no other names, spellings or corrections. `fields` is the part of the text
    that was read as fields.
    """

    text: str
    clauses: tuple[tuple[Part, ...], ...] = ()
    without: tuple[Part, ...] = ()
    filters: Filters = field(default_factory=Filters)
    near: int = 0
    as_typed: bool = False
    fields: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is nothing but words."""
        return (
            not self.without
            and not self.near
            and all(
                len(clause) == 1 and (not clause[0].phrase or clause[0].loose or clause[0].words[-1] == "percent")
                for clause in self.clauses
            )
        )


def typed_fields(text: str) -> tuple[TypedField, ...]:
    """The fields in what was typed, in their order."""
    return tuple(
        TypedField(piece["field"], piece["value"].strip('"'), piece.start(), piece.end() - piece.start())
        for piece in _PIECE.finditer(text[:LONGEST])
        if piece["field"] and not piece["minus"] and _fits(piece["field"], piece["value"].strip('"'))
    )


def read(text: str) -> Asked:
    """Read a question; any text at all is one."""
    cleaned = _PERCENT.sub(r"\1% ", _with_digits(clean(text[:LONGEST])))
    reader = _Reader()
    for piece in _PIECE.finditer(cleaned):
        reader.take(piece)
        if reader.count >= MOST_WORDS:
            break
    return reader.asked(cleaned)


def _with_digits(text: str) -> str:
    """Decades as “1990s”; shares and thousands that are written out, in digits: “seven per cent”, “10 тысяч”."""
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found.group()), text)
    text = _DECADE.sub(lambda found: f"{('19' + (found[1] or '90'))[-4:]}s", text)
    digits = _SPELT_SHARE.sub(_in_digits, text)
    return _THOUSANDS.sub(lambda found: str(round(float(found[1].replace(",", ".")) * 1000)), digits)


def _in_digits(found: re.Match[str]) -> str:
    word = found[1].lower()
    number = NUMBERS.get(word) or NUMBERS_OF_OTHERS[word]
    return f"{number} " if found.group().rstrip(" -").lower() == word else f"{number}% "


class _Reader:
    def __init__(self) -> None:
        self.count = 0
        self._clauses: list[list[Part]] = []
        self._without: list[Part] = []
        self._fields: dict[str, list[str]] = {name: [] for name in FIELDS}
        self._or = False
        self._typed: list[str] = []

    def take(self, piece: re.Match[str]) -> None:
        name, value = piece["field"], (piece["value"] or "").strip('"')
        if name and _fits(name, value):
            self._fields[name].append(value)
            self._typed.append(piece.group())
        elif piece["phrase"] is not None:
            words = tuple(whole_words_of(piece["phrase"]))[: MOST_WORDS - self.count]
            if words:
                phrase = Part(piece["phrase"].strip(), words, len(words) > 1, loose='"' not in piece.group())
                self._put(phrase, bool(piece["minus"]))
        elif piece["words"] == "OR" and self._clauses:
            self._or = True
        else:
            self._take_words(piece.group().lstrip("-−–") if piece["minus"] else piece.group(), bool(piece["minus"]))

    def asked(self, text: str) -> Asked:
        if not self._clauses and self._without:  # nothing but exclusions: then they are what is looked for
            self._clauses, self._without = [[part] for part in self._without], []
        if text and text[-1].isalnum() and self._clauses and not self._clauses[-1][-1].phrase:
            last = self._clauses[-1][-1]
            self._clauses[-1][-1] = Part(last.shown, last.words, opening=last.opening, finished=False)
        return Asked(
            text,
            tuple(tuple(clause) for clause in self._clauses),
            tuple(self._without),
            Filters(
                tuple(dict.fromkeys(kind for name in self._fields["in"] for kind in OF_ALL.get(name, (name,)))),
                tuple(self._fields["topic"]),
                tuple(self._fields["source"]),
                _years(self._fields["year"][-1]) if self._fields["year"] else None,
                tuple(self._fields["language"]),
            ),
            int(self._fields["near"][-1]) if self._fields["near"] else 0,
            bool(self._fields["as"]),
            " ".join(self._typed),
        )

    def _take_words(self, text: str, minus: bool) -> None:
        words = whole_words_of(text)[: MOST_WORDS - self.count]
        share = len(words) == 2 and words[1] == "percent"
        if len(words) > 1 and (minus or share):
            self._put(Part(text, tuple(words), phrase=True), minus)
            return
        for at, word in enumerate(words):
            opening = text.endswith("*") and at == len(words) - 1
            self._put(Part(text.strip("*") if len(words) == 1 else word, (word,), opening=opening), minus)

    def _put(self, part: Part, minus: bool) -> None:
        self.count += len(part.words)
        if minus:
            self._without.append(part)
        elif self._or:
            self._clauses[-1].append(part)
        else:
            self._clauses.append([part])
        self._or = False


def _fits(name: str, value: str) -> bool:
    if name == "year":
        return _years(value) is not None
    if name == "as":
        return value == "typed"
    return value.isdecimal() and value.isascii() and len(value) < 4 if name == "near" else bool(value)


def _years(text: str) -> tuple[int, int] | None:
    found = _YEARS.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return None
    between = len(text) > 4
    first = int(found[1] or 0)
    last = int(found[2] or 0) or (9999 if between else first)
    return (first, last) if first <= last else (last, first)
