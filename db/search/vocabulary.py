"""The words of an index: which there are, which belong together, and which was meant by one that is not there."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from db.search.alphabets import CYRILLIC_OF_KEYS, LATIN_OF_KEYS
from db.search.lexicon import FUNCTION_WORDS
from db.search.meanings import Meanings, Row
from db.search.slips import OPENINGS, SLIP_LETTERS, SLIP_LONGEST, SLIP_SHORTEST, cuts_of
from db.search.translations import Translations
from db.search.words import CYRILLIC_STEM, is_cyrillic, is_ending, sound_of, stem_of, words_of

REMEMBERED = 2048  # answers of the index about a word
MOST_FORMS = 40  # of one stem, sound or opening: the commonest
MOST_BEGINNING = 1000  # words that begin with one opening of some length
MOST_UNITS_OF_NAME = 6  # a form that names more things than this is no name but a word
LONGEST_NAME = 8  # words
TELLING = 4  # letters from which an opening alone tells that a word is meant
TELLING_SOUND = 3  # the same for a sound: “qqzz” sounds like “kz” and means nothing of the kind
TWO_SLIPS_FROM, TWO_SLIPS_OF_NAMES_FROM = 8, 6  # letters from which two slips are forgiven behind the first letter


class Vocabulary:
    """Questions about the words of one index; other names of things may come from another one."""

    def __init__(self, connection: sqlite3.Connection, names: Vocabulary | None = None) -> None:
        self._connection = connection
        self._names = names
        self.everywhere = frozenset(filter(None, self._meta("everywhere").split("\n")))
        self._everywhere_stems = frozenset(stem_of(form) for form in self.everywhere if " " not in form)
        self._meanings = Meanings(self._meta("meanings"))
        self._translations = Translations(connection)
        self.remembered: dict[object, Any] = {}  # terms of finished words, for whoever makes them
        self.units_of = lru_cache(maxsize=REMEMBERED)(self._units_of)
        self._rows = lru_cache(maxsize=REMEMBERED)(self._asked)  # finished words come with each letter
        inflected = (form for stem in self._everywhere_stems for form, _ in self.of_stem(stem))
        self.everywhere |= {form for form in inflected if len(form) > CYRILLIC_STEM}

    def _meta(self, key: str) -> str:
        row = self._connection.execute("select value from search_meta where key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _asked(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(question, values).fetchall()

    def _units_of(self, word: str) -> int:
        """How many units hold a word."""
        row = self._connection.execute("select units from search_word where word = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def beginning(self, opening: str) -> tuple[list[tuple[str, int]], int]:
        """The commonest words that begin so, with their units, and the sum of units of all of them."""
        if len(opening) <= OPENINGS:
            row = self._connection.execute(
                "select units, words from search_opening where opening = ?", (opening,)
            ).fetchone()
            return (self._by_number(array("I", row[1])), int(row[0])) if row else ([], 0)
        found = self._connection.execute(
            "select word, units from search_word where word >= ? and word < ? order by units desc, word limit ?",
            (opening, opening + "\U0010ffff", MOST_BEGINNING),
        ).fetchall()
        return found, sum(units for _, units in found)

    def of_stem(self, stem: str) -> list[tuple[str, int]]:
        """The words of one stem, commonest first."""
        return self._forms("stem", stem)

    def of_root(self, root: str) -> list[tuple[str, int]]:
        """The words that are a short root with an ending, commonest first."""
        found = self._connection.execute(
            "select word, units from search_word where word >= ? and word < ? order by units desc, word limit ?",
            (root, root + "\U0010ffff", MOST_BEGINNING),
        )
        return [(word, units) for word, units in found if is_ending(word[len(root) :])][:MOST_FORMS]

    def of_sound(self, sound: str) -> list[tuple[str, int]]:
        """The words of one sound, commonest first; none where it is so short that it tells nothing."""
        return self._forms("sound", sound) if len(sound) >= TELLING_SOUND else []

    def is_named(self, word: str) -> bool:
        """Whether a word is part of a name."""
        row = self._rows("select named from search_word where word = ?", word)
        return bool(row and row[0][0])

    def spellings(self, shown: str, word: str) -> list[tuple[str, int]]:
        """The same word in another alphabet; in the same one too where it is a name or unknown."""
        loose = not self.units_of(word) or self.is_named(word)
        cyrillic = is_cyrillic(word)
        found: dict[str, int] = {}
        for sound in dict.fromkeys((sound_of(shown.lower()), sound_of(word), *self._named_sounds(word))):
            for form, units in self.of_sound(sound):
                if form != word and (loose or is_cyrillic(form) != cyrillic):
                    found.setdefault(form, units)
        return list(found.items())

    def stands_everywhere(self, word: str) -> bool:
        """Whether a word names what the whole index is about."""
        return word in self.everywhere or (len(word) > CYRILLIC_STEM and stem_of(word) in self._everywhere_stems)

    def named_units(self, form: str) -> list[int]:
        """The units that bear a name; empty where too many do for it to be one."""
        found = self._rows("select unit from search_name where form = ? limit ?", form, MOST_UNITS_OF_NAME + 1)
        return [unit for (unit,) in found] if len(found) <= MOST_UNITS_OF_NAME else []

    def names_beside(self, form: str) -> list[Row]:
        """The other names of whatever bears this one, and what else several words stand for, each as its words."""
        meant = self._meanings.of(form.split()) if " " in form else []
        units = self.named_units(form)
        if not units:
            return meant or (self._names.names_beside(form) if self._names else [])
        rows = self._rows(
            "select distinct form from search_name "
            f"where unit in ({','.join('?' * len(units))}) and form <> ? order by unit, form limit 64",
            *units,
            form,
        )
        return [*(tuple(other.split()) for (other,) in rows if len(other.split()) <= LONGEST_NAME), *meant]

    def meaning(self, word: str) -> list[Row]:
        """What else people call what a word stands for, each as its words."""
        return self._meanings.of((word,))

    def translated(self, word: str) -> list[tuple[str, int]]:
        """English words of the index for a Russian or Kazakh one, with their units."""
        return [(form, self.units_of(form)) for form in self._translations.of(word)]

    def akin(self, word: str, forms: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Of words that begin alike those that do not plainly mean something else."""
        meant = set(self._translations.of(word))
        if not meant:
            return forms
        return [(form, units) for form, units in forms if meant.intersection(self._translations.of(form) or meant)]

    def idiom(self, words: Sequence[str]) -> list[Row]:
        """What else people call what a run of words stands for."""
        return self._meanings.of(words)

    def corrected(self, word: str, most: int = 3) -> list[tuple[str, int]]:
        """Words one or two slips away, nearest first; of the equally near names and common words come first."""
        if not SLIP_SHORTEST <= len(word) <= SLIP_LONGEST or not word.isalpha():
            return []
        allowed = 2 if len(word) >= TWO_SLIPS_OF_NAMES_FROM else 1
        cuts = {cut for form in self._shortened(word, allowed) for cut in cuts_of(form)}
        found = self._connection.execute(
            "select distinct found.word, units, named from search_slip s join search_word found on found.id = s.word "
            f"where cut in ({','.join(map(str, sorted(cuts)))})"
        )
        near = []
        for form, units, named in found:
            distance = OSA.distance(word, form, score_cutoff=allowed)
            short = len(word) == SLIP_SHORTEST and not named
            far = distance > 1 and (form[0] != word[0] or (len(word) < TWO_SLIPS_FROM and not named))
            if distance <= allowed and not short and not far and form not in FUNCTION_WORDS:
                near.append((distance + (form[0] != word[0]) * 0.5 - bool(named) * 0.25, -units, form))
        near.sort()
        return [(form, -units) for closeness, units, form in near[:most] if closeness < near[0][0] + 0.75]

    def retyped(self, typed: str) -> str:
        """The same keys on the other keyboard layout, for each run between spaces that only makes sense there."""
        runs = typed.split()
        other = {run: run if all(map(self._meant, words_of(run))) else self._other_layout(run) for run in set(runs)}
        meant = [other[run] for run in runs]
        if meant != runs:  # then whatever makes no sense either way was typed on the same keyboard
            cyrillic = any(is_cyrillic(other) for run, other in zip(runs, meant, strict=True) if run != other)
            meant = [
                run.lower().translate(CYRILLIC_OF_KEYS)
                if cyrillic and run == other and run.isascii() and not all(map(self._meant, words_of(run)))
                else other
                for run, other in zip(runs, meant, strict=True)
            ]
        return " ".join(meant) if meant != runs else ""

    def _other_layout(self, run: str) -> str:
        """What the same keys say on the other layout; the run itself where they say nothing there."""
        others = [run.lower().translate(keys) for keys in (CYRILLIC_OF_KEYS, LATIN_OF_KEYS)]
        others = [other for other in others if other != run.lower() and words_of(other)]
        for makes_sense in (self._meant, self._nearly_meant):
            for other in others:
                if all(map(makes_sense, words_of(other))):
                    return other
            if any(map(self._nearly_meant, words_of(run))):
                return run
        return run

    def _nearly_meant(self, word: str) -> bool:
        return len(word) > TELLING and bool(self.corrected(word))

    def _meant(self, word: str) -> bool:
        if self.units_of(word) or self.of_stem(stem_of(word)) or self.of_sound(sound_of(word)):
            return True
        return len(word) >= TELLING and bool(self.beginning(word)[1])

    def _named_sounds(self, word: str) -> list[str]:
        forms = [form for form, _ in self.of_stem(stem_of(word))[:10]] if is_cyrillic(word) else []
        return [sound_of(form) for form in forms if self.is_named(form)]

    @staticmethod
    def _shortened(word: str, allowed: int) -> Iterable[str]:
        yield word
        if allowed > 1:
            yield from {word[:at] + word[at + 1 :] for at in range(min(len(word), SLIP_LETTERS))}

    def _forms(self, key: str, value: str) -> list[tuple[str, int]]:
        question = f"select word, units from search_word where {key} = ? order by units desc, word limit ?"
        return self._rows(question, value, MOST_FORMS)

    def _by_number(self, numbers: Sequence[int]) -> list[tuple[str, int]]:
        listed = ",".join(map(str, numbers))
        found = self._connection.execute(f"select id, word, units from search_word where id in ({listed})")
        words = {number: (word, units) for number, word, units in found}
        return [words[number] for number in numbers]
