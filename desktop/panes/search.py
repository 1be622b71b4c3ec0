"""The search box, and in the same place the hits while there is a query and the contents while there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db import Found, Hit
from desktop import theme
from desktop.icons import icon
from desktop.models.hits import HIT, HitsModel
from desktop.panes.coach import Coach
from desktop.panes.hit_delegate import HitDelegate

MOST_SAID = 110  # letters on how a query was read; the rest stands in the tip
PAUSE_MS = 30  # shorter than the gap between two keys of a quick typist, long enough to skip a held-down key


class SearchPane(QWidget):
    """Says what is asked and which hit is chosen; is told what was found."""

    asked = Signal(str)
    chosen = Signal(Hit)

    def __init__(self, beneath: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beneath = beneath
        self.box = QLineEdit(self)
        self.hits = HitsModel()
        self.view = QListView(self)
        self.summary = QLabel(self)
        self.coach = Coach(self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._open_first = False
        self._set_up()
        self._place()
        self._connect()

    @property
    def query(self) -> str:
        return self.box.text().strip()

    @property
    def showing_hits(self) -> bool:
        return self._stack.currentWidget() is not self._beneath

    def focus_box(self) -> None:
        """Ready to type: what stands in the box is selected, so that typing replaces it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    @Slot(str)
    def begin_with(self, typed: str) -> None:
        """A new query that begins with what was typed elsewhere."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.setText(typed)

    def focus_list(self) -> None:
        """To the hits, or to what lies beneath them."""
        if self.showing_hits:
            self._select_first()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._beneath.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """No query any more: the contents come back."""
        self.box.clear()
        self._ask()

    def show_found(self, found: Found) -> None:
        """Show the answer to a query, unless the box has been emptied since."""
        if not self.query:
            return
        kept = self._current_id()
        self.hits.show(found.hits)
        self._stack.setCurrentWidget(self._results)
        self.view.setVisible(bool(found.hits))
        self.summary.setText(self._summary_of(found))
        self.summary.setToolTip("\n".join(found.read_as))
        self.coach.show_found(found)
        self._select(max(self.hits.row_of(kept), 0))
        if self._open_first:
            self._open_first = False
            self._choose(self.view.currentIndex())

    def refresh(self) -> None:
        """Draw again in the colours of a changed palette."""
        self.box.actions()[0].setIcon(icon("search"))
        self._soften()

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        if not self.query:
            self._open_first = False
            self.hits.show(())
            self._stack.setCurrentWidget(self._beneath)
        self.asked.emit(self.query)

    @Slot()
    def _typed(self) -> None:
        self._open_first = False
        if self.query:
            self._pause.start()
        else:
            self._ask()

    @Slot()
    def _return(self) -> None:
        """Open the first hit; if the answer is still on its way, as soon as it is there."""
        if self._pause.isActive() or not self.showing_hits:
            self._open_first = bool(self.query)
            self._ask()
        else:
            self._choose(self.view.currentIndex())

    @Slot(str)
    def _repair(self, query: str) -> None:
        self.box.setText(query)
        self.focus_box()
        self._ask()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(HIT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.box and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.focus_list()
                return True
            if watched is self.view and self._leaves_list(event):
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.focus_box()

    def _leaves_list(self, event: QKeyEvent) -> bool:
        """Up from the first hit goes to the box, and letters typed over the hits go on with the query."""
        if event.key() == Qt.Key.Key_Up and self.view.currentIndex().row() <= 0:
            self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and ((event.text().isprintable() and event.text()) or event.key() == Qt.Key.Key_Backspace):
            self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.box.end(False)
            self.box.backspace() if event.key() == Qt.Key.Key_Backspace else self.box.insert(event.text())
            self._typed()
            return True
        return False

    def _current_id(self) -> str:
        index = self.view.currentIndex()
        return index.data(HIT).id if index.isValid() and self.view.hasFocus() else ""

    def _select(self, row: int) -> None:
        self.view.setCurrentIndex(self.hits.index(row, 0))

    def _select_first(self) -> None:
        if not self.view.currentIndex().isValid():
            self._select(0)

    def _summary_of(self, found: Found) -> str:
        if not found.hits:
            return self.tr("Nothing found for “{0}”").format(found.query)
        count = self.tr("more than {0}").format(found.count) if found.more else str(found.count)
        parts = [self.tr("1 hit") if found.count == 1 and not found.more else self.tr("{0} hits").format(count)]
        reading = " · ".join([*parts, *found.read_as])
        return reading if len(reading) <= MOST_SAID else f"{reading[:MOST_SAID].rpartition(', ')[0]}, …"

    def _set_up(self) -> None:
        self.box.setPlaceholderText(self.tr("Search the reference"))
        self.box.setAccessibleName(self.tr("Search the reference"))
        self.box.setClearButtonEnabled(True)
        self.box.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.view.setModel(self.hits)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self.tr("Hits"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(10, 6, 10, 6)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setAccessibleName(self.tr("What the search found"))
        self._soften()

    def _soften(self) -> None:
        palette = QGuiApplication.palette()
        self.view.setPalette(theme.calm(palette))
        self.summary.setPalette(theme.quiet(palette))
        self.coach.words.setPalette(theme.quiet(palette))

    def _place(self) -> None:
        self._results = QWidget(self)
        self._results.setBackgroundRole(QPalette.ColorRole.Base)
        self._results.setAutoFillBackground(True)
        inside = QVBoxLayout(self._results)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.summary)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.coach)
        inside.addStretch(0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._beneath)
        self._stack.addWidget(self._results)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(8, 8, 8, 8)
        holder.addWidget(self.box)
        around.addLayout(holder)
        around.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._typed)
        self.box.returnPressed.connect(self._return)
        self.box.installEventFilter(self)
        self.view.installEventFilter(self)
        self._pause.timeout.connect(self._ask)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.coach.chosen.connect(self._repair)
