"""Words of two alphabets: a Latin letter in a Cyrillic word looks right and is never found."""

from __future__ import annotations

import re

from db.content.problems import Place, Problems

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u052f"
_GREEK = "\u0370-\u03ff"
_SCRIPTS = (_LATIN, _CYRILLIC, _GREEK)
_BORDERS = "|".join(f"[{one}][{other}]" for one in _SCRIPTS for other in _SCRIPTS if one != other)
_MIXED = re.compile(rf"[^\W\d_]*(?:{_BORDERS})[^\W\d_]*")


def check(file: str, text: str, problems: Problems) -> None:
    """Look at every word of a file, whatever it belongs to."""
    for number, line in enumerate(text.split("\n"), 1):
        for word in () if line.isascii() else _MIXED.findall(line):
            spelled = ", ".join(f"{letter} is {_script(letter)}" for letter in _strangers(word))
            problems.add(Place(file, number), "mixed-script", f"“{word}” mixes alphabets: {spelled}.")


def _strangers(word: str) -> list[str]:
    """The letters of the rarer scripts of a word, each once."""
    scripts = [_script(letter) for letter in word]
    main = max(sorted(set(scripts)), key=scripts.count)
    return sorted({letter for letter, script in zip(word, scripts, strict=True) if script != main})


def _script(letter: str) -> str:
    for name, letters in (("Latin", _LATIN), ("Cyrillic", _CYRILLIC), ("Greek", _GREEK)):
        if re.match(f"[{letters}]", letter):
            return name
    return "of another script"
