"""The pins of a briefing, ready for the list: pages by their titles, notes by their words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db import Pin

Index = QModelIndex | QPersistentModelIndex
PIN = int(Qt.ItemDataRole.UserRole)
NO_INDEX = QModelIndex()
SHOWN = 120  # characters of a note in the list


class PinsModel(QAbstractListModel):
    """Holds the pins of one briefing in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.pins: tuple[Pin, ...] = ()

    def show(self, pins: tuple[Pin, ...]) -> None:
        """Put these pins in place of the ones before."""
        self.beginResetModel()
        self.pins = pins
        self.endResetModel()

    def row_of(self, id: int) -> int:
        """Where a pin stands, or -1."""
        return next((row for row, pin in enumerate(self.pins) if pin.id == id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.pins)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.pins):
            return None
        pin = self.pins[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(pin)
        if role == Qt.ItemDataRole.ToolTipRole:
            return pin.note or pin.address
        return pin if role == PIN else None


def _words(pin: Pin) -> str:
    """One line on a pin."""
    translate = QCoreApplication.translate
    if not pin.address:
        line = " ".join(pin.note.split())
        return translate("PinsModel", "Note: {0}").format(line if len(line) <= SHOWN else f"{line[:SHOWN]}…")
    title = pin.title or pin.address
    return translate("PinsModel", "{0} (as of {1})").format(title, pin.as_of) if pin.as_of else title
