"""The tree of contents: read once; another day renames, reorders and greys its lines, but none comes or goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db import Branch

Index = QModelIndex | QPersistentModelIndex
BRANCH = int(Qt.ItemDataRole.UserRole)
COUNT = BRANCH + 1
KIND = BRANCH + 2
HITS = BRANCH + 3
TOPICS = "topics"
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
        self._numbers: dict[str, int] = {}
        self._kinds: dict[str, str] = {}
        self._counts: list[int] = []
        self._hits: list[int] = []

    def show(self, branches: tuple[Branch, ...]) -> None:
        """Put these branches in place of the ones before; a branch stands after its parent.

        Where they are the same ones on another day, only what differs is told, so that views keep their place.
        """
        if self._numbers.keys() == {branch.id for branch in branches}:
            self._turn(branches)
        else:
            self._reset(branches)

    def _reset(self, branches: tuple[Branch, ...]) -> None:
        self.beginResetModel()
        numbers = self._numbers = {branch.id: number for number, branch in enumerate(branches)}
        self._branches, self._below, self._above, self._row, self._places = branches, {}, [], [], {}
        self._hits = []
        for number, branch in enumerate(branches):
            above = numbers.get(branch.parent, -1) if branch.parent is not None else -1
            siblings = self._below.setdefault(above, [])
            self._above.append(above)
            self._row.append(len(siblings))
            siblings.append(number)
            if branch.address:
                self._places.setdefault(branch.address, number)
        self._kinds, self._counts = self._kind_of_each(), self._things_in_each()
        self.endResetModel()

    def _turn(self, branches: tuple[Branch, ...]) -> None:
        """Another day: every branch keeps its number, whatever its name and its row are now."""
        before = self._branches
        below: dict[int, list[int]] = {}
        turned = {branch.id: branch for branch in branches}
        for number in (self._numbers[branch.id] for branch in branches):
            below.setdefault(self._above[number], []).append(number)
        self._branches = tuple(turned[branch.id] for branch in before)
        if below != self._below:
            self._reorder(below)
            return
        for siblings in below.values():
            if changed := [number for number in siblings if self._branches[number] != before[number]]:
                self.dataChanged.emit(self._index(changed[0]), self._index(changed[-1]))

    def _reorder(self, below: dict[int, list[int]]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        self._below = below
        for siblings in below.values():
            for row, number in enumerate(siblings):
                self._row[number] = row
        self.changePersistentIndexList(held, [self._index(index.internalId()) for index in held])
        self.layoutChanged.emit()

    def show_hits(self, counts: Mapping[str, int] | None) -> None:
        """How many hits each address has, while a query stands; None when there is no query any more."""
        self._hits = [] if counts is None else self._hits_in_each(counts)
        if self._branches:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [COUNT, HITS])

    def _hits_in_each(self, counts: Mapping[str, int]) -> list[int]:
        """Hits of a branch's own page; of a folder, those of all that is below it, each page once."""
        pages: list[set[str]] = [{branch.address} if branch.address else set() for branch in self._branches]
        for number in reversed(range(len(self._branches))):
            if (above := self._above[number]) >= 0 and not self._branches[above].address:
                pages[above] |= pages[number]
        plain = (branch.id != TOPICS for branch in self._branches)
        return [
            sum(counts.get(page, 0) for page in inside) if told else 0
            for inside, told in zip(pages, plain, strict=True)
        ]

    def find(self, address: str) -> QModelIndex:
        """Where an address stands first; an invalid index where it does not."""
        number = self._places.get(address)
        return QModelIndex() if number is None else self._index(number)

    def branch(self, id: str) -> QModelIndex:
        """Where the branch of an id stands; an invalid index where there is none."""
        number = self._numbers.get(id)
        return QModelIndex() if number is None else self._index(number)

    def path(self, address: str) -> tuple[Branch, ...]:
        """The branches from the root down to an address, without its own."""
        number = self._places.get(address, -1)
        branches: list[Branch] = []
        while number >= 0 and (number := self._above[number]) >= 0:
            branches.insert(0, self._branches[number])
        return tuple(branches)

    def kinds(self) -> dict[str, str]:
        """The outermost branch's id for every address that stands under one of a kind."""
        return self._kinds

    def _kind_of_each(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, branch in enumerate(self._branches):
            root = self._root(number)
            if branch.address.startswith("entity:") and root != TOPICS:
                found[branch.address] = root
        return found

    def _things_in_each(self) -> list[int]:
        """How many lines stand right under a branch; under a mere folder, how many things anywhere below it."""
        below = [len(self._below.get(number, ())) for number in range(len(self._branches))]
        things = [0] * len(self._branches)
        for number in reversed(range(len(self._branches))):
            branch, above = self._branches[number], self._above[number]
            if above >= 0:
                things[above] += 1 if branch.address else things[number]
        folders = (not branch.address and branch.id != TOPICS for branch in self._branches)
        return [things[number] if folder else below[number] for number, folder in enumerate(folders)]

    def _root(self, number: int) -> str:
        while self._above[number] >= 0:
            number = self._above[number]
        return self._branches[number].id

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self._index(self._children(parent)[row])

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        if not index.isValid():
            return QModelIndex()
        above = self._above[index.internalId()]
        return self._index(above) if above >= 0 else QModelIndex()

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
            return _tip(branch) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(branch, index.internalId())
        if role == COUNT:
            return (self._hits or self._counts)[index.internalId()]
        if role == HITS:
            return bool(self._hits)
        if role == KIND:
            return self._kind_of(index.internalId())
        return branch if role == BRANCH else None

    def _told(self, branch: Branch, number: int) -> str:
        """For a screen reader: while a query stands, the hits instead of what is inside."""
        if not self._hits:
            return self._spoken(branch, self._counts[number])
        words = QCoreApplication.translate("tree", "{0}, hits: {1}")
        return words.format(branch.title, self._hits[number]) if self._hits[number] else self._spoken(branch, 0)

    def _spoken(self, branch: Branch, count: int) -> str:
        if not count:
            return ". ".join(part for part in (branch.title, _tip(branch)) if part)
        return QCoreApplication.translate("tree", "{0}, {1} inside").format(branch.title, count)

    def _kind_of(self, number: int) -> str:
        """What to draw before a branch: the kind of a root, and of things that stand under a topic; else nothing."""
        branch = self._branches[number]
        if self._above[number] < 0:
            return branch.id
        return self._kinds.get(branch.address, "") if self._root(number) == TOPICS else ""

    def _children(self, parent: Index) -> list[int]:
        return self._below.get(parent.internalId() if parent.isValid() else -1, [])

    def _index(self, number: int) -> QModelIndex:
        row = self._row[number]
        return self.createIndex(row, 0, number)


def _tip(branch: Branch) -> str:
    """What is said of a branch; first of all that it was not there on the day looked at."""
    away = QCoreApplication.translate("tree", "Not there on this day") if branch.away else ""
    return ". ".join(part for part in (away, branch.tip) if part)
