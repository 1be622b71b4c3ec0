"""Words that people use for each other when they ask: how an index keeps them and how they are read back.

A pack lists them in groups. Kept is, for each word or run of words under its stems, what stands in the index for the
others of its group, in all forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from db.search.words import clean, stem_of, words_of

Row = tuple[str, ...]  # words in a row
FormsOf = Callable[[str], Iterable[str]]  # the words of the index that share a stem


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
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        members = [words for name in group if (words := words_of(clean(name)))]
        rows = {_key(words): _rows(words, forms_of) for words in members}
        for key in rows:
            others = found.setdefault(key, {})
            others.update(dict.fromkeys(row for other, each in rows.items() if other != key for row in each))
    return "\n".join("\t".join((key, *rows)) for key, rows in sorted(found.items()) if rows)


def _key(words: Sequence[str]) -> str:
    return " ".join(map(stem_of, words))


def _rows(words: Sequence[str], forms_of: FormsOf) -> list[str]:
    """A word in all its forms; several words as they stand, if the index holds each."""
    forms = [list(forms_of(stem_of(word))) for word in words]
    if len(words) == 1:
        return forms[0]
    return [" ".join(words)] if all(word in known for word, known in zip(words, forms, strict=True)) else []
