"""What a search found: how the query was read, what narrows it, the hits, and help where there are few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from db import Facets, Found, Hit, page_of, typed_fields
from desktop import fields, theme
from desktop.models.hits import HIT, HitsModel
from desktop.panes.coach import Coach
from desktop.panes.hit_delegate import HitDelegate
from desktop.panes.hit_list import HitList
from desktop.panes.line import Line
from desktop.panes.narrowing import Narrowing

CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
BATCH = 12  # hits laid out at once, more than are seen; the others follow when there is time


class Results(QWidget):
    """Says which hit is chosen and how the query is to be asked instead; is told what was found."""

    chosen = Signal(Hit)
    repaired = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitsModel()
        self.view = HitList(self)
        self.summary = Line(self)
        self.bare = QToolButton(self)
        self.coach = Coach(self)
        self.narrowing = Narrowing(self)
        self.found = Found("")
        self._set_up()
        self._place()
        self.refresh()
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._choose)
        self.bare.clicked.connect(self._ask_bare)
        self.coach.chosen.connect(self.repaired)

    def show_found(self, found: Found) -> None:
        """Show the answer to a query; the hit that the keys stand on stays chosen while it is among the hits."""
        kept = self._walked_to()
        self.found = found
        self.hits.show(found.hits)
        self.view.setVisible(bool(found.hits))
        self._say(found)
        self.narrowing.show_query(found.query)
        if not found.hits:
            self.narrowing.forget()
        self.coach.show_found(found)
        if layout := self.layout():  # before the hits are painted, which would else be done again
            layout.activate()
        self.select(max(self.hits.row_of(kept), 0))

    def show_settled(self, found: Found) -> Found:
        """Show the full answer; where somebody is among the hits already, those stay and the others follow them."""
        if self.found.query == found.query and self._is_walked():
            more = tuple(hit for hit in found.hits if self.hits.row_of(hit) < 0)
            found = replace(found, hits=self.found.hits + more)
            self.found = found
            self.hits.extend(more)
            self._say(found)
        elif found != self.found:
            self.show_found(found)
        return found

    def show_facets(self, facets: Facets) -> None:
        """Counts come after the hits; those of an older query are not shown."""
        if facets.query == self.found.query and self.found.hits:
            self.narrowing.show_facets(facets)

    def forget(self) -> None:
        """No query any more."""
        self.found = Found("")
        self.hits.show(())
        self.narrowing.forget()

    @Slot()
    def open_first(self) -> None:
        """Choose the current hit, which is the first one unless the keys have moved on."""
        self._choose(self.view.currentIndex())

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """What changes or narrows the query, in the order in which the keys reach it."""
        return (self.bare, *self.narrowing.buttons.values(), self.narrowing.years)

    @property
    def chosen_hits(self) -> tuple[Hit, ...]:
        """The hits that are chosen, in their order; the current one at least."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self.found.hits[row] for row in rows)

    def offer(self, groups: Iterable[Iterable[QAction]]) -> None:
        """What else can be done with hits, in the menu over them."""
        for group in groups:
            line = QAction(self)
            line.setSeparator(True)
            self.view.addAction(line)
            self.view.addActions(list(group))

    def select(self, row: int) -> None:
        self.view.setCurrentIndex(self.hits.index(row, 0))

    def beside(self, forward: bool) -> Hit | None:
        """The next or previous hit on another page than the current one's, which it now is; None at the end."""
        here = self.view.currentIndex()
        if not here.isValid():
            return None
        hits = self.found.hits
        page = page_of(hits[here.row()].address)
        rows = range(here.row() + 1, len(hits)) if forward else range(here.row() - 1, -1, -1)
        row = next((row for row in rows if page_of(hits[row].address) != page), -1)
        if row < 0:
            return None
        self.select(row)
        return hits[row]

    def words_on_page(self, hit: Hit) -> tuple[str, ...]:
        """The words of a hit, and those of the other hits on its page."""
        page = page_of(hit.address)
        same = [one.forms for one in self.found.hits if page_of(one.address) == page]
        return tuple(dict.fromkeys((*hit.forms, *(form for forms in same for form in forms))))

    def refresh(self) -> None:
        """The colours of a changed palette."""
        palette = QGuiApplication.palette()
        self.view.setPalette(theme.calm(palette))
        self.summary.setPalette(theme.quiet(palette))
        self.coach.words.setPalette(theme.quiet(palette))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(HIT))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        """With Ctrl or Shift a click chooses further hits, and opens none."""
        if not QGuiApplication.keyboardModifiers() & CHOOSING:
            self._choose(index)

    @Slot()
    def _ask_bare(self) -> None:
        """The query as it was typed, without other names, spellings and corrections; or with them again."""
        bare = next((field for field in typed_fields(self.found.query) if field.name == "as"), None)
        query = self.found.query
        self.repaired.emit(fields.widened(query, bare) if bare else fields.narrowed(query, "as", "typed"))

    def _is_walked(self) -> bool:
        """Whether somebody walks through the hits, or has scrolled."""
        return self.view.hasFocus() or self.view.verticalScrollBar().value() > 0

    def _walked_to(self) -> Hit | None:
        """The hit that the keys stand on, if somebody walks through them."""
        index = self.view.currentIndex()
        return index.data(HIT) if index.isValid() and self.view.hasFocus() else None

    def _say(self, found: Found) -> None:
        """How many hits, and in one line how the query was read; the whole of it stands in the tip."""
        words = self._count_of(found)
        self.summary.setText(" · ".join([words, *found.read_as]) if found.hits else words)
        self.summary.setToolTip("\n".join(found.read_as))
        self.bare.setVisible(bool(found.read_as))

    def _count_of(self, found: Found) -> str:
        if not found.hits:
            return self.tr("Nothing found for “{0}”").format(found.query)
        if found.more:
            return self.tr("more than {0} hits").format(found.count)
        if 0 < found.of_library < found.count:
            return self.tr("{0} hits, {1} in your library").format(found.count, found.of_library)
        return self.tr("1 hit") if found.count == 1 else self.tr("{0} hits").format(found.count)

    def _set_up(self) -> None:
        self.view.setModel(self.hits)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(BATCH)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("Hits"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        opening = QAction(self.tr("&Open"), self.view)
        opening.triggered.connect(self.open_first)
        self.view.addAction(opening)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.summary.setAccessibleName(self.tr("What the search found"))
        self.bare.setText(self.tr("As typed"))
        self.bare.setAutoRaise(True)
        self.bare.setToolTip(self.tr("Search only as typed: no other names, spellings or corrections"))
        self.bare.setAccessibleName(self.bare.toolTip())
        self.bare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bare.hide()

    def _place(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        line = QHBoxLayout()
        line.setContentsMargins(10, 4, 4, 4)
        line.addWidget(self.summary, 1)
        line.addWidget(self.bare)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(line)
        inside.addWidget(self.narrowing)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.coach)
        inside.addStretch(0)
