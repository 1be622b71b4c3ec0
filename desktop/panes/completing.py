"""Completion in the search box: names of fields and their values, offered while one is typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop import fields

MOST = 60
VALUE = int(Qt.ItemDataRole.UserRole)
_BEGUN = re.compile(r"(?:^|(?<=\s))(?P<name>\w*)(?P<colon>:?)(?P<value>[^\s\"]*)$")
_NAME = re.compile(r"(?:^|(?<=\s))\w*$")


class Completing(QObject):
    """Offers values as soon as a field and its colon stand before the cursor; Ctrl+Space offers the fields too."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self._values: fields.Values = {}
        self._start = 0
        self.offered = QStandardItemModel(self)
        self.completer = QCompleter(self.offered, self)
        self.popup = QListView(box)
        self.completer.setPopup(self.popup)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setWidget(box)
        self.popup.setAccessibleName(self.tr("What fits here"))
        self.completer.activated.connect(self._take)
        box.textEdited.connect(self._typed)
        box.installEventFilter(self)
        self.popup.installEventFilter(self)

    def learn(self, values: fields.Values) -> None:
        """What may stand behind each field."""
        self._values = values

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        escapes = event.key() == Qt.Key.Key_Escape and self.popup.isVisible()
        if escapes and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # closes what is offered, and not the search
            return True
        if watched is self._box and event.type() == QEvent.Type.KeyPress:
            asked = event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if asked:
                self._offer(names_too=True)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _typed(self) -> None:
        self._offer(names_too=False)

    def _offer(self, *, names_too: bool) -> None:
        before = self._box.text()[: self._box.cursorPosition()]
        begun = _BEGUN.search(before)
        self.offered.clear()
        if begun and begun["colon"] and begun["name"] in self._values:
            self._start = begun.start("name")
            self._fill_values(begun["name"], begun["value"].casefold())
        elif names_too and (word := _NAME.search(before)):
            self._start = word.start()
            self._fill_names(word.group().casefold())
        if self.offered.rowCount():
            self.completer.complete(self._place())
        else:
            self.popup.hide()

    def _fill_values(self, name: str, typed: str) -> None:
        """Values that begin so, then those whose words hold what was typed."""
        known = self._values[name].items()
        begin = [one for one in known if one[0].startswith(typed)]
        hold = [one for one in known if one not in begin and typed in f"{one[0]} {one[1]}".casefold()]
        for value, label in (*begin, *hold)[:MOST]:
            self._add(f"{name}:{value}", label)

    def _fill_names(self, typed: str) -> None:
        words = {
            "in": self.tr("a kind of hit"),
            "topic": self.tr("a topic"),
            "source": self.tr("a source"),
            "language": self.tr("a language, such as en"),
            "year": self.tr("a year or years, such as 2008..2012"),
            "near": self.tr("words at most so far apart, such as 5"),
            "as": self.tr("only as typed: no other names or spellings"),
        }
        for name in fields.NAMES:
            if name.startswith(typed):
                self._add(f"{name}:", words[name])

    def _add(self, text: str, label: str) -> None:
        item = QStandardItem(f"{text}  {label}" if label else text)
        item.setData(text, VALUE)
        self.offered.appendRow(item)

    @Slot(str)
    def _take(self, shown: str) -> None:
        """What was chosen stands in place of what was begun; a field's name is followed by its values."""
        text = shown.split("  ")[0]
        typed, cursor = self._box.text(), self._box.cursorPosition()
        end = "" if text.endswith(":") else " "
        self._box.setText(f"{typed[: self._start]}{text}{end}{typed[cursor:].lstrip()}")
        self._box.setCursorPosition(self._start + len(text) + len(end))
        if not end:
            self._offer(names_too=False)

    def _place(self) -> QRect:
        """Under the box, as wide as it is."""
        return QRect(QPoint(0, 0), self._box.size())
