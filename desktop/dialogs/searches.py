"""Kept and latest searches in one list: asked again, renamed, taken out, and put back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from db import Asked
from desktop.models.searches import ASKED, SearchesModel


class SearchesDialog(QDialog):
    """Says what is to be done with which search; is told what is kept now."""

    chosen = Signal(Asked)
    renamed = Signal(Asked)
    removed = Signal(Asked)
    restored = Signal(Asked)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kept and latest searches"))
        self.searches = SearchesModel()
        self.view = QListView(self)
        self.view.setModel(self.searches)
        self.view.setAccessibleName(self.tr("Kept and latest searches"))
        self.words = QLabel(self.tr("Nothing yet: the star in the search box keeps a search."), self)
        self.buttons = {
            "ask": QPushButton(self.tr("&Search"), self),
            "rename": QPushButton(self.tr("Re&name"), self),
            "remove": QPushButton(self.tr("&Remove"), self),
            "undo": QPushButton(self.tr("&Undo"), self),
            "close": QPushButton(self.tr("&Close"), self),
        }
        self._taken_out: list[Asked] = []
        self._place()
        self._connect()
        self._update()
        self.resize(520, 420)

    def show_searches(self, kept: tuple[Asked, ...], latest: tuple[Asked, ...]) -> None:
        """Show these; the line that was chosen stays chosen."""
        row = self.view.currentIndex().row()
        self.searches.show((*kept, *latest))
        count = self.searches.rowCount()
        self.words.setVisible(not count)
        if count:
            self.view.setCurrentIndex(self.searches.index(max(0, min(row, count - 1)), 0))
        self._update()

    def _current(self) -> Asked | None:
        index = self.view.currentIndex()
        asked = index.data(ASKED) if index.isValid() else None
        return asked if isinstance(asked, Asked) else None

    @Slot()
    def _ask(self) -> None:
        if asked := self._current():
            self.chosen.emit(asked)
            self.accept()

    @Slot()
    def _rename(self) -> None:
        self.view.edit(self.view.currentIndex())

    @Slot()
    def _remove(self) -> None:
        if asked := self._current():
            self._taken_out.append(asked)
            self.removed.emit(asked)
            self._update()

    @Slot()
    def _undo(self) -> None:
        if self._taken_out:
            self.restored.emit(self._taken_out.pop())
            self._update()

    @Slot(QModelIndex)
    def _update(self) -> None:
        asked = self._current()
        self.buttons["ask"].setEnabled(asked is not None)
        self.buttons["remove"].setEnabled(asked is not None)
        self.buttons["rename"].setEnabled(asked is not None and not asked.at)
        self.buttons["undo"].setEnabled(bool(self._taken_out))

    def _place(self) -> None:
        line = QHBoxLayout()
        for button in self.buttons.values():
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(self.view, 1)
        column.addLayout(line)

    def _connect(self) -> None:
        self.buttons["ask"].clicked.connect(self._ask)
        self.buttons["rename"].clicked.connect(self._rename)
        self.buttons["remove"].clicked.connect(self._remove)
        self.buttons["undo"].clicked.connect(self._undo)
        self.buttons["close"].clicked.connect(self.reject)
        self.view.doubleClicked.connect(self._ask)
        self.view.selectionModel().currentChanged.connect(self._update)
        self.searches.modelReset.connect(self._update)
        self.searches.renamed.connect(self.renamed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view, self._remove)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
