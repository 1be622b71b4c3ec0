"""The tree of contents, read once and never changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db import Branch

Index = QModelIndex | QPersistentModelIndex
BRANCH = int(Qt.ItemDataRole.UserRole)
COUNT = BRANCH + 1
NO_INDEX = QModelIndex()


class TreeModel(QAbstractItemModel):
    """Every index carries its branch's number, so that no Python object hangs on a Qt pointer."""

    def __init__(self) -> None:
        super().__init__()
        self._branches: tuple[Branch, ...] = ()
        self._below: dict[int, list[int]] = {}
        self._above: list[int] = []
        self._row: list[int] = []
        self._places: dict[str, int] = {}

    def show(self, branches: tuple[Branch, ...]) -> None:
        """Put these branches in place of the ones before; a branch stands after its parent."""
        self.beginResetModel()
        numbers = {branch.id: number for number, branch in enumerate(branches)}
        self._branches, self._below, self._above, self._row, self._places = branches, {}, [], [], {}
        for number, branch in enumerate(branches):
            above = numbers.get(branch.parent, -1) if branch.parent is not None else -1
            siblings = self._below.setdefault(above, [])
            self._above.append(above)
            self._row.append(len(siblings))
            siblings.append(number)
            if branch.address:
                self._places.setdefault(branch.address, number)
        self.endResetModel()

    def find(self, address: str) -> QModelIndex:
        """Where an address stands first; an invalid index where it does not."""
        number = self._places.get(address)
        return QModelIndex() if number is None else self._index(number)

    def path(self, address: str) -> tuple[str, ...]:
        """The titles from the root down to an address, without its own."""
        number = self._places.get(address, -1)
        titles: list[str] = []
        while number >= 0 and (number := self._above[number]) >= 0:
            titles.insert(0, self._branches[number].title)
        return tuple(titles)

    def kinds(self) -> dict[str, str]:
        """The outermost branch's id for every address that stands under one of a kind."""
        found: dict[str, str] = {}
        for number, branch in enumerate(self._branches):
            root = number
            while self._above[root] >= 0:
                root = self._above[root]
            if branch.address.startswith("entity:") and self._branches[root].id != "topics":
                found[branch.address] = self._branches[root].id
        return found

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self._index(self._children(parent)[row])

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        above = self._above[index.internalId()]
        return QModelIndex() if above < 0 else self._index(above)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802
        return len(self._children(parent))

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        branch = self._branches[index.internalId()]
        if role == Qt.ItemDataRole.DisplayRole:
            return branch.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return branch.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(branch, self.rowCount(index))
        if role == COUNT:
            return self.rowCount(index)
        return branch if role == BRANCH else None

    def _spoken(self, branch: Branch, count: int) -> str:
        if not count:
            return ". ".join(part for part in (branch.title, branch.tip) if part)
        return QCoreApplication.translate("tree", "{0}, {1} inside").format(branch.title, count)

    def _children(self, parent: Index) -> list[int]:
        return self._below.get(parent.internalId() if parent.isValid() else -1, [])

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._row[number], 0, number)
