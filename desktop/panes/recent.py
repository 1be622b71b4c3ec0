"""The menu under the empty search box: searches that were kept, and the latest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from db import Asked
from desktop.icons import icon
from desktop.models.searches import in_words

LONGEST = 60
LATEST = 12


class RecentMenu(QMenu):
    """Says which search is asked again, or that the kept ones are to be put in order."""

    chosen = Signal(Asked)
    manage = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kept and latest searches"))

    def show_searches(self, kept: tuple[Asked, ...], latest: tuple[Asked, ...], place: QPoint) -> None:
        """Open at a place of the screen, the first line chosen, so that Return asks it."""
        self.clear()
        for asked in kept:
            self._add(asked, "starred")
        if kept and latest:
            self.addSeparator()
        for asked in latest[:LATEST]:
            self._add(asked, "search")
        self.addSeparator()
        self.addAction(self.tr("Kept and latest searches…")).triggered.connect(self.manage)
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    def _add(self, asked: Asked, name: str) -> None:
        words = in_words(asked)
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
        action = self.addAction(icon(name), shown.replace("&", "&&"))
        action.setData(asked.query)
        action.triggered.connect(lambda: self.chosen.emit(asked))
