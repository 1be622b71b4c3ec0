"""Where words stand on a page, found part by part as the page is written."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from db import Mark
from desktop import marks
from desktop.panes.marking import cursor_at

AS_PLAIN = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\u00a0": " "})


class Finding:
    """The places of the words looked for, as far down the page as it was read."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.words: tuple[str, ...] = ()
        self.marks: tuple[Mark, ...] = ()
        self._read = 0

    def look_for(self, words: tuple[str, ...]) -> None:
        """Other words, or another page, to be read from its top."""
        self.words, self.marks, self._read = words, (), 0

    def read_on(self) -> None:
        """Find the words in what has been written since, from the paragraph on in which the reading ended."""
        end = self._document.characterCount() - 1
        if not self.words or end <= self._read:
            return
        start = self._document.findBlock(self._read).position()
        found = marks.whole_words(self._text(start, end), self.words)
        kept = tuple(mark for mark in self.marks if mark.start < start)
        self.marks = kept + tuple(Mark(start + mark.start, mark.length) for mark in found)
        self._read = end

    def _text(self, start: int, end: int) -> str:
        stretch = cursor_at(self._document, start)
        stretch.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return stretch.selectedText().translate(AS_PLAIN)
