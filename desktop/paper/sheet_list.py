"""The list of sheets beside the preview: small pictures, made when they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from desktop.paper.sheets import Sheets

WIDTH = 96  # logical pixels


class SheetList(QAbstractListModel):
    """One row for each sheet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets = Sheets(())
        self._pictures: dict[int, QPixmap] = {}
        self.ratio = 1.0

    def show_sheets(self, sheets: Sheets) -> None:
        """Show other sheets."""
        self.beginResetModel()
        self._sheets, self._pictures = sheets, {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._sheets)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {0} of {1}").format(index.row() + 1, len(self._sheets))
        return None

    def _picture(self, place: int) -> QPixmap:
        if place not in self._pictures:
            self._pictures[place] = self._sheets.thumbnail(place, WIDTH, self.ratio)
        return self._pictures[place]
