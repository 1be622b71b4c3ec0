"""Ordinary words of Russian and Kazakh for English ones, so that English texts answer whoever asks in the other two.

Kept is, for the stem of a Russian word (Snowball) and the root of a Kazakh one, what stands in the index for it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]  # it brings no types

from db.records import Translation
from db.search.alphabets import LOOK_ALIKES
from db.search.words import clean, is_ending, stem_of, words_of

MOST = 10  # forms kept for a word, the commonest
SHORTEST_ROOT = 3
SURE_ROOT = 5  # letters from which a Kazakh root tells the word, whatever ending follows
_RUSSIAN, _KAZAKH = "ru", "kk"
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_VOICED = str.maketrans("қкп", "ғгб")  # the last letter of a Kazakh root before a vowel
_russian = Stemmer.Stemmer("russian")

FormsOf = Callable[[str], dict[str, int]]  # the words of the index that share a stem, and how many units hold each


class Translations:
    """The English words of one index for a word of another language; nothing in an index without them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        table = connection.execute("select 1 from sqlite_master where name = 'search_translation'").fetchone()
        self.of = lru_cache(maxsize=4096)(self._of) if table else _nothing

    def _of(self, word: str) -> tuple[str, ...]:
        """The words of the index that stand for one in Cyrillic letters, commonest first."""
        if word.isascii():
            return ()
        russian = [] if _KAZAKH_LETTERS.intersection(word) else [(_RUSSIAN, russian_key(word))]
        keys = [*russian, *((_KAZAKH, root) for root in kazakh_roots(word))]
        rows = {key: words.split() for key in keys if (words := self._kept(*key))}
        kazakh = next((rows[key] for key in keys if key[0] == _KAZAKH and key in rows), [])
        return tuple(dict.fromkeys((*(form for key in russian for form in rows.get(key, ())), *kazakh)))

    def _kept(self, language: str, key: str) -> str:
        found = self._connection.execute(
            "select words from search_translation where language = ? and key = ?", (language, key)
        ).fetchone()
        return str(found[0]) if found else ""


def russian_key(word: str) -> str:
    """The stem of a folded Russian word."""
    return str(_russian.stemWord(word.replace("ё", "е")))


def kazakh_roots(word: str) -> Iterator[str]:
    """What a folded Kazakh word may be without its endings, the longest first."""
    plain = word.translate(LOOK_ALIKES)
    for end in range(len(word), SHORTEST_ROOT - 1, -1):
        if end >= SURE_ROOT or is_ending(word[end:]):
            yield plain[:end]


def kept(entries: Iterable[Translation], forms_of: FormsOf) -> Iterator[tuple[str, str, str]]:
    """Language, key and words of the index for each word; what no unit holds is left out."""
    found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for entry in entries:
        forms = {form: units for word in entry.english for form, units in forms_of(stem_of(_folded(word))).items()}
        for key in {(_RUSSIAN, russian_key(_folded(word))) for word in entry.russian}:
            found[key].update(forms)
        for key in {(_KAZAKH, root) for word in entry.kazakh for root in _roots(_folded(word))}:
            found[key].update(forms)
    for (language, word_key), forms in sorted(found.items()):
        if forms:
            yield language, word_key, " ".join(sorted(forms, key=lambda form: (-forms[form], form))[:MOST])


def _roots(word: str) -> set[str]:
    """A Kazakh root as it stands and as it is before a vowel."""
    return {form.translate(LOOK_ALIKES) for form in (word, word[:-1] + word[-1].translate(_VOICED))}


def _folded(word: str) -> str:
    return " ".join(words_of(clean(word)))


def _nothing(word: str) -> Sequence[str]:
    return ()
