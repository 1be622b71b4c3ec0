"""The menu under the empty search box: searches that were kept, and the latest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from db import Asked
from desktop.icons import icon

LONGEST = 60
LATEST = 12


class RecentMenu(QMenu):
    """Says which search is asked again, or that the kept ones are to be put in order."""

    chosen = Signal(str)
    manage = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kept and latest searches"))

    def show_searches(self, kept: tuple[Asked, ...], latest: tuple[Asked, ...], place: QPoint) -> None:
        """Open at a place of the screen, the first line chosen, so that Return asks it."""
        self.clear()
        for asked in kept:
            self._add(asked.title or asked.query, asked.query, "star")
        if kept and latest:
            self.addSeparator()
        for asked in latest[:LATEST]:
            self._add(asked.query, asked.query, "search")
        self.addSeparator()
        self.addAction(self.tr("Kept and latest searches…")).triggered.connect(self.manage)
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    def _add(self, words: str, query: str, name: str) -> None:
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
        action = self.addAction(icon(name), shown.replace("&", "&&"))
        action.setData(query)
        action.triggered.connect(lambda: self.chosen.emit(query))
