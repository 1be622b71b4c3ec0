"""The main window: what stands where."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.icons import icon
from desktop.panes.date_box import DateBox
from desktop.panes.day_bar import DayBar
from desktop.panes.search import SearchPane
from desktop.panes.sheet import SheetPane
from desktop.panes.tree import TreePane
from desktop.settings import Settings

FIRST_SIZE = QSize(1180, 760)
SIDE_WIDTH, SIDE_LEAST = 320, 220


class MainWindow(QMainWindow):
    """Search and contents at the side, the open page in the middle, a line at the foot that says what happened."""

    went_back = Signal()
    went_forward = Signal()
    recoloured = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle("Anyqtama")
        self.setWindowIcon(icon("anyqtama"))
        self.tree = TreePane(self)
        self.search = SearchPane(self.tree, self)
        self.sheet = SheetPane(self)
        self.date = DateBox(self)
        self.day_bar = DayBar(self)
        self.knowledge = QLabel(self)
        self.statusBar().addPermanentWidget(self.knowledge)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self.search)
        self._split.addWidget(self.sheet)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self.search.setMinimumWidth(SIDE_LEAST)
        self._stack()
        self.setMinimumSize(640, 420)
        self._order()
        self._restore()

    def _order(self) -> None:
        """Tab goes from the query to its hits, to what narrows them, and to the page."""
        search, sheet = self.search, self.sheet
        parts = (search.box, self.tree, search.view, *search.results.tools, *sheet.timeline.parts, *sheet.pages.both)
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)

    def _stack(self) -> None:
        """The bar of the day over everything else."""
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.day_bar)
        column.addWidget(self._split, 1)
        self.setCentralWidget(middle)

    def show_day(self, day: str, ends: str) -> None:
        """Say in the tool bar and over the page which day is looked at; empty for today."""
        self.date.show_day(day)
        self.day_bar.show_day(day, ends)

    def say(self, text: str) -> None:
        """Tell in the line at the foot what happened, and a screen reader too."""
        self.statusBar().showMessage(text)
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.statusBar(), text))

    def show_side(self, shown: bool) -> None:
        self.search.setVisible(shown)
        self._settings.side_shown = shown

    def parts(self) -> tuple[QWidget, ...]:
        """The parts that F6 goes around, those that are shown."""
        middle: QWidget = self.search.view if self.search.showing_hits else self.tree
        side = (self.search.box, middle) if self.search.isVisible() else ()
        strip = (self.sheet.timeline.strip,) if self.sheet.timeline.isVisible() else ()
        return (*side, *strip, self.sheet.browser)

    def go_around(self, step: int) -> None:
        """To the next part of the window, or to the one before."""
        parts = self.parts()
        here = next((place for place, part in enumerate(parts) if part.hasFocus()), -1 if step > 0 else 0)
        target = parts[(here + step) % len(parts)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Colours and icons of a changed palette."""
        self.setWindowIcon(icon("anyqtama"))
        self.tree.refresh()
        self.search.refresh()
        self.sheet.refresh()
        self.date.refresh()
        self.day_bar.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.recoloured.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.BackButton:
            self.went_back.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.went_forward.emit()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._settings.geometry = self.saveGeometry()
        self._settings.side_split = self._split.saveState()
        self._settings.save()
        super().closeEvent(event)

    def _restore(self) -> None:
        """As it was left; at the first start, or where that cannot be read, a size that suits most screens."""
        if not self.restoreGeometry(self._settings.geometry):
            self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() * 0.94))
        if not self._split.restoreState(self._settings.side_split):
            self._split.setSizes([SIDE_WIDTH, self.width() - SIDE_WIDTH])
        self._split.setHandleWidth(1)
        self.search.setVisible(self._settings.side_shown)
