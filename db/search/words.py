"""Words: where they stand in a text, and the keys under which their forms meet.

A word is folded as SQLite's unicode61 folds it: lower case, accents of Latin letters off. Forms of a word meet
under its stem; spellings of a name in several alphabets meet under its sound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]  # it brings no types

from db.search.alphabets import LATIN_OF_CYRILLIC, LOOK_ALIKES, SPELLINGS

CYRILLIC_STEM = 5  # letters kept of a Cyrillic word: fits Russian and Kazakh, whose endings are long
SHORTEST_ROOT = 3
_ENDINGS = (
    "(?:[лдт][ае]р)?(?:сы|сі|ым|ім|ың|ің|ы|і)?(?:[нтд][ыі]ң|[ғг][ае]|[қк]а|н[ае]|[дтн][ыі]|н|н?[дт][ае]|[дтн][ае]н|[мбп]ен)?"
    "|[аеиоуыюяй]|ов|ом|ем|ам|ах|ами|ой|ям|ях|ями|ей|ью"
)
_ENDING = re.compile(_ENDINGS)
_WORD = re.compile(r"[^\W_]+")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?![.,]?\d)|(?<![\d.,])\d+[.,]\d+(?![.,]?\d)"  # 20,000 and 11.7, but not 5.6.2022
_STANDING = re.compile(_NUMBER + r"|(?:[^\W_][\u0300-\u036f]*)+|%")
_NUMBERED = re.compile(r"[0-9][.,][0-9]")
_WHOLE = re.compile(_NUMBER + r"|[^\W_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_WORD_LETTERS = bytes(  # of a text in UTF-8, where the bytes from 128 on are parts of other letters
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else code if code > 127 else 32 for code in range(256)
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_IRREGULAR_WORDS = (
    "win won; hold held; choose chose chosen; become became; sit sat; meet met; lose lost; speak spoke spoken; "
    "withdraw withdrew withdrawn; chair chairman chairwoman chairperson"
)
_IRREGULAR = {form: base for base, *forms in map(str.split, _IRREGULAR_WORDS.split(";")) for form in forms}
_DERIVED = re.compile("(?<=ament)ary$|(?<=sident)ial$")  # presidential, parliamentary: of a president, of a parliament
_english = Stemmer.Stemmer("english")


class _Plain(dict[str, str]):
    """What stands for a letter beyond ASCII in a folded text, learned when it is first met."""

    def __missing__(self, letter: str) -> str:
        base = unicodedata.normalize("NFD", letter)
        if "\u0300" <= letter <= "\u036f":
            plain = ""
        elif len(base) > 1 and base[0].isascii():
            plain = base[0]
        else:
            plain = letter
        self[letter] = plain
        return plain


class _Parting(_Plain):
    """The same for a text of which only the words are wanted: a space for what parts them."""

    def __missing__(self, letter: str) -> str:
        plain = super().__missing__(letter)
        self[letter] = " " if plain == letter and not letter.isalnum() else plain
        return self[letter]


_PLAIN, _PARTING = _Plain(), _Parting()


def clean(text: str) -> str:
    """The text as a database can hold it: composed letters, no halves of characters, no zero bytes."""
    if text.isascii():
        return text.replace("\0", " ")
    composed = unicodedata.normalize("NFC", text)
    return composed.encode("utf-8", "replace").decode().replace("\0", " ")


def fold(text: str) -> str:
    """Lower case, and Latin letters without their accents."""
    return _replaced(text.lower(), _PLAIN)


def words_of(text: str) -> list[str]:
    """The folded words of a text in order; a per cent sign is a word too."""
    if "%" in text:
        text = text.replace("%", " percent ")
    if not text.isascii():
        text = _replaced(text.lower(), _PARTING)
    return text.encode().translate(_WORD_LETTERS).decode().split()  # several times as fast as an expression


def _replaced(text: str, table: dict[str, str]) -> str:
    """The text with other letters beyond ASCII; few texts have many different ones."""
    if not text.isascii():
        for letter in set(text):
            if letter > "\x7f" and (other := table[letter]) != letter:
                text = text.replace(letter, other)
    return text


def whole_words_of(text: str) -> list[str]:
    """The folded words of a text in order, numbers whole: 20,000 is 20000 and 11,7 is 11.7."""
    if not holds_number(text):
        return words_of(text)
    return [_number(word) for word in _WHOLE.findall(fold(text.replace("%", " percent ")))]


def holds_number(text: str) -> bool:
    """Whether a text may hold a number with a point or a comma in it, which is one word."""
    return _NUMBERED.search(text) is not None


def standing(text: str) -> list[tuple[int, int, str]]:
    """Where each word stands: start, end, folded word."""
    if text.isascii() and "%" not in text and not holds_number(text):
        return [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text.lower())]
    return [
        (found.start(), found.end(), "percent" if found.group() == "%" else _number(fold(found.group())))
        for found in _STANDING.finditer(text)
    ]


def _number(word: str) -> str:
    if word.isalnum():
        return word
    return word.replace(",", "") if _THOUSANDS.fullmatch(word) else word.replace(",", ".")


def is_cyrillic(word: str) -> bool:
    """Whether a word holds a Cyrillic letter."""
    return bool(_CYRILLIC.search(word))


@lru_cache(maxsize=4096)
def stem_of(word: str) -> str:
    """The key shared by the forms of a folded word; look-alike letters of Kazakh and Russian meet in it."""
    if word.isascii():
        singular = word[:-2] + "an" if word.endswith("men") and len(word) > 4 else word
        base = _DERIVED.sub("", _IRREGULAR.get(singular, singular))
        return word if word.isdigit() else str(_english.stemWord(base))
    if is_cyrillic(word):
        return word.translate(LOOK_ALIKES)[:CYRILLIC_STEM]
    return word


@lru_cache(maxsize=4096)
def roots_of(word: str) -> tuple[str, ...]:
    """What a Cyrillic word may be without its ending, where that is shorter than a stem; itself if it is so short."""
    if not is_cyrillic(word):
        return ()
    longest = min(len(word), CYRILLIC_STEM - 1)
    return tuple(word[:end] for end in range(longest, SHORTEST_ROOT - 1, -1) if is_ending(word[end:]))


def is_ending(letters: str) -> bool:
    """Whether letters behind a root may be a Kazakh or a Russian ending; none at all may be."""
    return _ENDING.fullmatch(letters) is not None


@lru_cache(maxsize=4096)
def sound_of(word: str) -> str:
    """The key shared by the spellings of one name in Cyrillic and Latin letters; empty for numbers."""
    sound = fold(word.lower().translate(LATIN_OF_CYRILLIC))
    for spelling, plain in SPELLINGS:
        sound = spelling.sub(plain, sound)
    return "" if sound.isdigit() else sound
