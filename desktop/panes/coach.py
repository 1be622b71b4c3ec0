"""What helps when a search finds nothing or little."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db import Coverage, Found, Repair, describe, typed_fields
from desktop import fields

MOST_REPAIRS = 4
MOST_COVERED = 4  # lines on what is covered that are read at all
BESIDE = 44  # pixels of a button and its margins beside its words


class Coach(QWidget):
    """What to do when a query finds nothing or little: other readings with their counts, and what is covered at all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAccessibleName(self.tr("Why little was found"))
        self.repairs = [QPushButton(self) for _ in range(MOST_REPAIRS)]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 4, 10, 10)
        inside.addWidget(self.words)
        for button in self.repairs:
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._choose)
            inside.addWidget(button)
        self.hide()

    def show_found(self, found: Found) -> None:
        """Show what helps with this answer, or nothing where it needs no help."""
        self.words.setText("\n\n".join(self._advice(found)))
        self.words.setVisible(bool(self.words.text()))
        for number, button in enumerate(self.repairs):
            repair = found.repairs[number] if number < len(found.repairs) else None
            button.setVisible(repair is not None)
            if repair:
                self._label(button, repair)
        self.setVisible(bool(self.words.text() or found.repairs))

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(str(button.property("query")))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _label(self, button: QPushButton, repair: Repair) -> None:
        why = repair.why[:1].upper() + repair.why[1:]
        count = self.tr("more than {0}").format(repair.counted) if repair.more else str(repair.count)
        words = self.tr("{0}: {1} ({2})").format(why, repair.query, count)
        button.setAccessibleName(words)
        button.setProperty("query", repair.query)
        self._fit()

    def _fit(self) -> None:
        """The buttons' words in the width there is; their whole text stands in the tip, with the keys."""
        for number, button in enumerate(self.repairs, 1):
            words = button.accessibleName()
            room = self.width() - BESIDE
            shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
            button.setText(shown.replace("&", "&&"))
            button.setShortcut(f"Alt+{number}")  # a new text takes the keys away
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{words} ({keys})")

    def _advice(self, found: Found) -> list[str]:
        if found.hits:
            return []
        read = "; ".join(found.read_as)
        if found.read_as and not read.startswith("read as"):  # one that says so itself is not told twice
            read = self.tr("Read as: {0}").format(read)
        return [*([read[:1].upper() + read[1:]] if read else []), *self._help(found)]

    def _help(self, found: Found) -> list[str]:
        covered = [self._coverage(line) for line in found.coverage[:MOST_COVERED]]
        if len(found.coverage) > MOST_COVERED:
            covered.append(self.tr("What else is covered, and what is not: Ctrl+M."))
        if found.repairs:
            return covered
        general = self.tr("Try fewer or other words, or a name in any of its spellings. Esc brings the contents back.")
        return [*(covered or [self._nothing(found.query)]), general]

    def _nothing(self, query: str) -> str:
        """Why there is nothing: no word was typed, none fits the fields, or it is another subject."""
        typed = typed_fields(query)
        words = query
        for field in reversed(typed):
            words = fields.widened(words, field)
        if any(letter.isalnum() for letter in words):
            return self.tr("The reference says nothing of this.")
        if typed:
            return self.tr("Nothing fits what the search is narrowed to. Behind a colon the box offers what there is.")
        return self.tr("There is no word and no number in this to look for.")

    def _coverage(self, line: Coverage) -> str:
        states = {
            "covered": self.tr("covered"),
            "partly": self.tr("partly covered"),
            "none": self.tr("not covered"),
        }
        text = self.tr("{0}, {1}: {2}.").format(line.topic_label, describe(line.period), states[line.state])
        return f"{text} {line.note}".strip()
