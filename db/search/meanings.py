"""Words that people use for each other when they ask: how an index keeps them and how they are read back.

A pack lists them in groups. Kept is, for each word or run of words under its stems, what stands in the index for the
others of its group, in all forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from db.search.words import clean, stem_of, words_of

MOST = 12  # rows kept for a word, the commonest: most units hold a word of the language of most
Row = tuple[str, ...]  # words in a row
FormsOf = Callable[[str], dict[str, int]]  # the words of the index that share a stem, and how many units hold each


class Meanings:
    """What the words of one index stand for beside themselves."""

    def __init__(self, kept: str = "") -> None:
        lines = (line.partition("\t") for line in kept.split("\n"))
        self._kept = {key: rows for key, _, rows in lines if key}

    def of(self, words: Sequence[str]) -> list[Row]:
        """What else a word, or a run of words, may be called; nothing where no group holds it."""
        rows = self._kept.get(_key(words)) if self._kept else None
        return [tuple(row.split()) for row in rows.split("\t")] if rows else []


def kept(groups: Iterable[Sequence[str]], forms_of: FormsOf) -> str:
    """The groups as an index keeps them; what no unit of it holds is left out."""
    found: dict[str, dict[str, int]] = {}
    for group in groups:
        members = [words for name in group if (words := words_of(clean(name)))]
        rows = {_key(words): _rows(words, forms_of) for words in members}
        for key in rows:
            others = found.setdefault(key, {})
            for other, each in rows.items():
                others.update(each if other != key else {})
    return "\n".join("\t".join((key, *_commonest(rows))) for key, rows in sorted(found.items()) if rows)


def _commonest(rows: dict[str, int]) -> list[str]:
    return sorted(rows, key=lambda row: (-rows[row], row))[:MOST]


def _key(words: Sequence[str]) -> str:
    return " ".join(map(stem_of, words))


def _rows(words: Sequence[str], forms_of: FormsOf) -> dict[str, int]:
    """A word in all its forms; several words as they stand, if the index holds each; with their units, at most."""
    forms = [forms_of(stem_of(word)) for word in words]
    if len(words) == 1:
        return forms[0]
    units = min(known.get(word, 0) for word, known in zip(words, forms, strict=True))
    return {" ".join(words): units} if units else {}
