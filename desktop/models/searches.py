"""Searches that were kept and the latest ones, as a list in which titles can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal

from db import Asked, describe_moment, parse_moment
from desktop.icons import icon

Index = QModelIndex | QPersistentModelIndex
ASKED = int(Qt.ItemDataRole.UserRole)
NO_INDEX = QModelIndex()


class SearchesModel(QAbstractListModel):
    """Kept searches first, under their titles, then the latest."""

    renamed = Signal(Asked)

    def __init__(self) -> None:
        super().__init__()
        self._searches: tuple[Asked, ...] = ()

    def show(self, searches: tuple[Asked, ...]) -> None:
        """Put these searches in place of the ones before."""
        if searches != self._searches:
            self.beginResetModel()
            self._searches = searches
            self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._searches)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = index.isValid() and not self._searches[index.row()].at
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        asked = self._searches[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_words(asked)
        if role == Qt.ItemDataRole.EditRole:
            return asked.title or asked.query
        if role == Qt.ItemDataRole.ToolTipRole:
            return asked.query
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("search" if asked.at else "starred")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = _tr("Asked: {0}") if asked.at else _tr("Kept: {0}")
            return kind.format(in_words(asked))
        return asked if role == ASKED else None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:  # noqa: N802
        """A new title; an empty one is the query itself."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or self._searches[index.row()].at:
            return False
        old = self._searches[index.row()]
        asked = replace(old, title=str(value).strip() or old.query)
        self._searches = (*self._searches[: index.row()], asked, *self._searches[index.row() + 1 :])
        self.dataChanged.emit(index, index)
        self.renamed.emit(asked)
        return True


def in_words(asked: Asked) -> str:
    """A search by its title or its words, with the day it was asked on where that was not today."""
    title = asked.title or asked.query
    if not asked.as_of:
        return title
    return _tr("{0} (as of {1})").format(title, describe_moment(parse_moment(asked.as_of)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("searches", text)
