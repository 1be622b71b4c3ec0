"""Fingerprints of an original's sentences, and where those sentences stand in a reader's own copy.

The pack carries no sentence of an original, only how many words it has and the SHA-256 of them in normal form. A
window of that many words, slid over the words of a copy, meets the same digest where the sentence stands.

Counting is the same for authors and readers: a *paragraph* is a line with anything but white space on it, counted
from 1; a *sentence* never runs over a paragraph's end, so titles, headings and list items are sentences of their
own; sentences are counted from 1 through the whole text, and a line without a word has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import category, normalize

from db.records import Fingerprint

_WORD = re.compile(r"[^\W_]+")
_CLOSING = "”»’)\\]"
_END = re.compile(rf"[.!?…]+(?:[\"'{_CLOSING}]|\s+»)*(?=\s+[\[(\"'“«‘]*\s*(?P<next>[^\W_]))")
_BEFORE = re.compile(r"(?:[^\W_]|[.])+\Z")
_INITIAL = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|Zh|Sh|Ch|Kh|Ts|Ye|Yo|Yu|Ya|Дж")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")  # Ph.D, U.S, т.е
# Shortened words with a full stop that never ends a sentence, and those that only do so before a number.
_SHORTENED = re.compile("mrs?|ms|dr|prof|st|hon|gen|col|lt|rev|sen|gov|vs|cf|им|проф|акад|ул", re.IGNORECASE)
_NUMBERED = re.compile(
    "nos?|arts?|sec|par|para|pp?|vol|ch|fig|jan|feb|mar|apr|june?|july?|aug|sept?|oct|nov|dec|ст|пп?|стр|гл",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text as it stands there, with its number and its paragraph's, both counted from 1."""

    number: int
    paragraph: int
    text: str


def words(text: str) -> tuple[str, ...]:
    """The words of a text in normal form: NFKC, case folded, runs of letters and digits and nothing else."""
    visible = "".join(character for character in text if category(character) != "Cf")
    return tuple(_WORD.findall(normalize("NFKC", normalize("NFKC", visible).casefold())))


def digest(text: str) -> str:
    """The SHA-256 of a text's words in normal form, joined by single spaces."""
    return _digest_of(words(text))


def sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences of a text that hold a word, in order."""
    found: list[Sentence] = []
    paragraphs = [line for line in text.splitlines() if line.strip()]
    for paragraph, line in enumerate(paragraphs, 1):
        for piece in _split(line):
            found.append(Sentence(len(found) + 1, paragraph, piece))
    return tuple(found)


def fingerprints(text: str) -> tuple[Fingerprint, ...]:
    """One fingerprint for each sentence of an original."""
    return tuple(
        Fingerprint(sentence.number, sentence.paragraph, len(words(sentence.text)), digest(sentence.text))
        for sentence in sentences(text)
    )


def format_fingerprints(prints: Sequence[Fingerprint]) -> str:
    """The fingerprints as the pack's YAML keeps them, one on a line; nothing at all for no sentence."""
    return "".join(
        f"- {{sentence: {one.sentence}, paragraph: {one.paragraph}, words: {one.words}, sha256: {one.sha256}}}\n"
        for one in prints
    )


def find(fingerprint: Fingerprint, copy: Sequence[str]) -> tuple[int, ...]:
    """Where a sentence stands among the words of a copy (as `words` gives them): the index of its first word."""
    size = fingerprint.words
    if size < 1:
        return ()
    starts = range(len(copy) - size + 1)
    return tuple(start for start in starts if _digest_of(copy[start : start + size]) == fingerprint.sha256)


def _digest_of(normal: Sequence[str]) -> str:
    return sha256(" ".join(normal).encode()).hexdigest()


def _split(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(paragraph):
        if _ends_sentence(paragraph[start : end.start()], end):
            yield paragraph[start : end.end()].strip()
            start = end.end()
    rest = paragraph[start:].strip()
    if words(rest):
        yield rest


def _ends_sentence(sentence: str, end: re.Match[str]) -> bool:
    following = end["next"]
    if following.islower() or not any(character.isalpha() for character in sentence):
        return False  # the second: “1. First point” is one sentence
    before = _BEFORE.search(sentence)
    last = before[0] if before else ""
    if not end[0].startswith(".") or end[0].startswith(".."):
        return True
    shortened = any(form.fullmatch(last) for form in (_INITIAL, _DOTTED, _SHORTENED))
    return not (shortened or (following.isdigit() and _NUMBERED.fullmatch(last)))
