"""The briefings: what is pinned, in which order, with notes between; from here it goes to paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db import Briefing, Pin
from desktop.models.pins import PIN, PinsModel


@dataclass(frozen=True, slots=True)
class Moved:
    """A pin and the place, counted from 0, where it is to stand."""

    pin: Pin
    place: int


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a note; `pin` is None for a new one, which goes to `place`."""

    text: str
    place: int
    pin: Pin | None = None


class BriefingDialog(QDialog):
    """Shows what it is told and signals what the person wants; it changes nothing by itself."""

    chosen = Signal(str)
    added = Signal(str)
    renamed = Signal(str)
    moved = Signal(Moved)
    removed = Signal(Pin)
    undone = Signal()
    noted = Signal(Written)
    opened = Signal(Pin)
    previewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Briefings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = PinsModel()
        self.briefings, self.list = QComboBox(self), QListView(self)
        hint = self.tr("Nothing is pinned yet. Open a page, or choose hits of a search, and press Ctrl+D.")
        self.hint = QLabel(hint, self)
        self._make_buttons()
        self._place()
        self._connect()
        self.resize(560, 480)

    @property
    def current(self) -> Pin | None:
        """The pin that the keys stand on."""
        return self.list.currentIndex().data(PIN) if self.list.currentIndex().isValid() else None

    def show_briefings(self, briefings: tuple[Briefing, ...], current: int, can_undo: bool) -> None:
        """The briefings by their titles, and the pins of the one in use; the keys stay on their pin."""
        kept, row = self.current, self.list.currentIndex().row()
        self.briefings.blockSignals(True)
        self.briefings.clear()
        for number, briefing in enumerate(briefings, 1):
            self.briefings.addItem(briefing.title or self.tr("Briefing {0}").format(number), str(briefing.id))
        self.briefings.setCurrentIndex(self.briefings.findData(str(current)))
        self.briefings.blockSignals(False)
        self.model.show(next((briefing.pins for briefing in briefings if briefing.id == current), ()))
        here = self.model.row_of(kept.id) if kept else 0
        self._stand_on(here if here >= 0 else min(row, self.model.rowCount() - 1))
        self.undo.setEnabled(can_undo)
        self.hint.setVisible(not self.model.rowCount())
        self.preview.setEnabled(self.model.rowCount() > 0)

    def _stand_on(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        self._enable()

    def _make_buttons(self) -> None:
        self.new, self.rename = QPushButton(self.tr("Ne&w…"), self), QPushButton(self.tr("Rena&me…"), self)
        self.up, self.down = QPushButton(self.tr("&Up"), self), QPushButton(self.tr("&Down"), self)
        self.note, self.edit = QPushButton(self.tr("Add &note…"), self), QPushButton(self.tr("&Edit note…"), self)
        self.remove, self.undo = QPushButton(self.tr("&Remove"), self), QPushButton(self.tr("Und&o"), self)
        self.preview = QPushButton(self.tr("Print pre&view…"), self)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _place(self) -> None:
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("What is pinned"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.briefings.setAccessibleName(self.tr("Briefing"))
        above, beside, below = QHBoxLayout(), QVBoxLayout(), QDialogButtonBox(self)
        above.addWidget(self.briefings, 1)
        for button in (self.new, self.rename):
            above.addWidget(button)
        for button in (self.up, self.down, self.note, self.edit, self.remove, self.undo):
            beside.addWidget(button)
        beside.addStretch(1)
        below.addButton(self.preview, QDialogButtonBox.ButtonRole.ActionRole)
        below.addButton(QDialogButtonBox.StandardButton.Close).clicked.connect(self.close)
        middle, column = QHBoxLayout(), QVBoxLayout(self)
        middle.addWidget(self.list, 1)
        middle.addLayout(beside)
        column.addLayout(above)
        column.addWidget(self.hint)
        column.addLayout(middle, 1)
        column.addWidget(below)

    def _connect(self) -> None:
        self.briefings.activated.connect(self._choose)
        self.new.clicked.connect(self._add)
        self.rename.clicked.connect(self._rename)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.note.clicked.connect(self._write_note)
        self.edit.clicked.connect(self._edit_note)
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(self.undone)
        self.preview.clicked.connect(self.previewed)
        self.list.selectionModel().currentChanged.connect(self._enable)
        self.list.activated.connect(self._open)
        keys = {"Alt+Up": self.up, "Alt+Down": self.down, "Del": self.remove, "Ctrl+Z": self.undo}
        for key, button in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def _enable(self) -> None:
        row, pin = self.list.currentIndex().row(), self.current
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.model.rowCount() - 1)
        self.remove.setEnabled(pin is not None)
        self.edit.setEnabled(pin is not None and not pin.address)
        self.rename.setEnabled(self.briefings.count() > 0)

    def _move(self, step: int) -> None:
        if pin := self.current:
            self.moved.emit(Moved(pin, self.list.currentIndex().row() + step))

    @Slot()
    def _remove(self) -> None:
        if pin := self.current:
            self.removed.emit(pin)

    @Slot()
    def _write_note(self) -> None:
        """A new note goes behind the pin that the keys stand on."""
        text, given = QInputDialog.getMultiLineText(self, self.tr("Note"), self.tr("A short first line is its title:"))
        if given and text.strip():
            self.noted.emit(Written(text.strip(), self.list.currentIndex().row() + 1))

    @Slot()
    def _edit_note(self) -> None:
        if (pin := self.current) is None:
            return
        text, given = QInputDialog.getMultiLineText(self, self.tr("Note"), self.tr("Words:"), pin.note)
        if given and text.strip():
            self.noted.emit(Written(text.strip(), self.list.currentIndex().row(), pin))

    @Slot()
    def _add(self) -> None:
        title, given = QInputDialog.getText(self, self.tr("New briefing"), self.tr("Title:"))
        if given:
            self.added.emit(title.strip())

    @Slot()
    def _rename(self) -> None:
        old = self.briefings.currentText()
        title, given = QInputDialog.getText(self, self.tr("Rename"), self.tr("Title:"), text=old)
        if given:
            self.renamed.emit(title.strip())

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(str(self.briefings.currentData()))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        pin = index.data(PIN)
        if pin is not None and pin.address:
            self.opened.emit(pin)
