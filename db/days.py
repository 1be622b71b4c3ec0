"""The day a person names, typed in one of the ways people write one, and what is said where it names none.

What the content writes is read by `db.dates` and is stricter: here a month may have a name, in English, Russian or
Kazakh, and the day may come first.
"""

from __future__ import annotations

import calendar
import re

from db.dates import MONTHS, Moment, parse_moment
from db.errors import BadDate

_STEMS = (  # Russian and Kazakh: what stays the same in every case
    *(("январ", "қаңтар"), ("феврал", "ақпан"), ("март", "наурыз"), ("апрел", "сәуір"), ("май", "мая", "мамыр")),
    *(("июн", "маусым"), ("июл", "шілде"), ("август", "тамыз"), ("сентябр", "қыркүйек"), ("октябр", "қазан")),
    *(("ноябр", "қараша"), ("декабр", "желтоқсан")),
)
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})[-./])?([0-9]{1,2})[-./]([0-9]{4})")
_WORDS = re.compile(r"[0-9]+|[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_BESIDE_A_YEAR = ("г", "года", "год", "ж", "жыл", "жылғы", "of", "the")
_QUALIFIERS = "~?%"
_SHORTEST = 3  # letters of a month: Sept, янв
_LONGEST_SHOWN = 40  # characters of what cannot be read, in the sentence that says so
_HOW = "write 2022, 2022-06, 2022-06-05, 5.6.2022 or 5 June 2022."


def parse_day(text: str) -> str:
    """What a person typed as the day to look at, as ISO: a whole day, or the last day of a month or year.

    A sign for about or uncertain is passed over: the day to look at is as it is typed. Raises BadDate.
    """
    return _named(text).latest


def first_day(text: str) -> str:
    """What a person typed as the day to begin with, as ISO: a whole day, or the first of a month or year."""
    return _named(text).earliest


def _named(text: str) -> Moment:
    cleaned = " ".join(text.split()).rstrip(_QUALIFIERS).rstrip()
    if not cleaned:
        raise BadDate(f"No date is given: {_HOW}")
    parts = _in_figures(cleaned) or _in_words(cleaned.casefold())
    if parts is None:
        raise BadDate(f"“{_shown(cleaned)}” is not a date: {_HOW}")
    year, month, day = parts
    if reason := _impossible(year, month, day):
        raise BadDate(f"“{_shown(cleaned)}” is not a date: {reason}.")
    return parse_moment("-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]))


def _in_figures(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day; None where it is not written in figures alone. Raises BadDate for what has two meanings."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        return year or 0, month, day
    if not (found := _DAY_FIRST.fullmatch(text)):
        return None
    first, second, year = (int(part) if part else None for part in found.groups())
    assert second is not None  # only the first part may be missing
    assert year is not None
    if first is not None and "/" in text:
        first, second = _by_slashes(text, first, second, year)
    return year, second, first


def _by_slashes(text: str, first: int, second: int, year: int) -> tuple[int, int]:
    """Day and month between slashes, which stand in either order; a day after the twelfth tells them apart."""
    if second > 12 >= first:
        return second, first
    if first != second and 1 <= first <= 12 and 1 <= second <= 12:
        one, other = (f"{day} {MONTHS[month]}" for day, month in ((first, second), (second, first)))
        raise BadDate(
            f"“{text}” may be {one} or {other}: write {first}.{second}.{year} or {year:04}-{second:02}-{first:02}."
        )
    return first, second


def _in_words(text: str) -> tuple[int, int | None, int | None] | None:
    """A month by its name, with a year and perhaps a day; None for anything else."""
    words = [word for word in _WORDS.findall(_ORDINAL.sub("", text)) if word not in _BESIDE_A_YEAR]
    figures = [word for word in words if word.isascii() and word.isdigit()]
    months = [month for word in words if word not in figures and (month := _month(word))]
    years = [word for word in figures if len(word) == 4]
    days = [word for word in figures if len(word) <= 2]
    if len(words) != 1 + len(years) + len(days) or len(months) != 1 or len(years) != 1 or len(days) > 1:
        return None
    return int(years[0]), months[0], int(days[0]) if days else None


def _month(word: str) -> int:
    """The number of the month a word names, in whatever case it stands; 0 for none."""
    for number, stems in enumerate(_STEMS, start=1):
        if len(word) >= _SHORTEST and MONTHS[number].casefold().startswith(word):
            return number
        if any(word.startswith(stem) or (len(word) >= _SHORTEST and stem.startswith(word)) for stem in stems):
            return number
    return 0


def _impossible(year: int, month: int | None, day: int | None) -> str:
    """Why the calendar has no such day; empty where it has one."""
    if year == 0:
        return "the years begin with 0001"
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if month is None or day is None:
        return ""
    last = calendar.monthrange(year, month)[1]
    return "" if 1 <= day <= last else f"{MONTHS[month]} {year} has {last} days"


def _shown(text: str) -> str:
    """What somebody typed, and not too much of it."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
