"""The search box, and in the same place the hits while there is a query and the contents while there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from db import Asked, Facets, Found, Hit, TypedField, typed_fields
from desktop import fields
from desktop.icons import icon
from desktop.panes.completing import Completing
from desktop.panes.recent import RecentMenu
from desktop.panes.results import Results


class SearchPane(QWidget):
    """Says what is asked, which hit is chosen, which name was given whole, and what is to be kept."""

    asked = Signal(str)
    chosen = Signal(Hit)
    named = Signal(str)
    kept = Signal(str)
    recent_wanted = Signal()

    def __init__(self, beneath: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beneath = beneath
        self.box = QLineEdit(self)
        self.results = Results(self)
        self.hits, self.view, self.summary = self.results.hits, self.results.view, self.results.summary
        self.coach, self.narrowing = self.results.coach, self.results.narrowing
        self.completing = Completing(self.box)
        self.recent = RecentMenu(self)
        self._glass, self.star = QAction(self), QAction(self)
        self._kept: frozenset[tuple[str, str]] = frozenset()
        self._day = ""
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

    @property
    def answered(self) -> bool:
        """Whether the hits that are there are those of what stands in the box."""
        return bool(self.query) and self.results.found.query == self.query

    @property
    def is_kept(self) -> bool:
        """Whether what stands in the box is kept, on the day that is looked at."""
        return (self.query, self._day) in self._kept

    def focus_box(self) -> None:
        """Ready to type: what stands in the box is selected, so that typing replaces it; its hits are there again."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        if self.answered:
            self._stack.setCurrentWidget(self.results)

    @Slot(str)
    def begin_with(self, typed: str) -> None:
        """A new query that begins with what was typed elsewhere."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.setText(typed)

    def focus_list(self) -> None:
        """To the hits, or to what lies beneath them."""
        if self.showing_hits:
            if not self.view.currentIndex().isValid():
                self.results.select(0)
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._beneath.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_contents(self) -> None:
        """What lies beneath the hits, while the query stands."""
        self._stack.setCurrentWidget(self._beneath)
        self.focus_list()

    def clear(self) -> None:
        """No query any more: the contents come back."""
        self.box.clear()
        self._ask()

    @Slot(str)
    def ask_for(self, query: str) -> None:
        """Put a query into the box and ask it."""
        self.box.setText(query)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def show_found(self, found: Found) -> None:
        """Show the answer to a query, unless the box has been emptied since."""
        if not self.query:
            return
        self.results.show_found(found)
        self._stack.setCurrentWidget(self.results)
        if self._open_first:
            self._open_first = False
            self._open()

    def show_settled(self, found: Found) -> Found:
        """Show the full answer behind a quick one; the answer is what now stands there."""
        return self.results.show_settled(found) if self.query else found

    def show_facets(self, facets: Facets) -> None:
        self.results.show_facets(facets)

    def learn(self, values: fields.Values) -> None:
        """What the fields of the query language may hold, and what that is called."""
        self.narrowing.learn(values)
        self.completing.learn(values)

    def show_recent(self, kept: tuple[Asked, ...], latest: tuple[Asked, ...]) -> None:
        """Under the empty box the searches made before; where there are none, the contents."""
        self.show_kept(kept)
        if kept or latest:
            self.recent.show_searches(kept, latest, self.box.mapToGlobal(QPoint(0, self.box.height())))
        else:
            self.focus_list()

    def show_kept(self, kept: tuple[Asked, ...]) -> None:
        """Which searches are kept: the star is full for them."""
        self._kept = frozenset((asked.query, asked.as_of) for asked in kept)
        self._show_star()

    @Slot(str)
    def show_day(self, day: str) -> None:
        """The day that is looked at, which is part of a kept search; empty for today."""
        self._day = day
        self._show_star()

    def refresh(self) -> None:
        """Draw again in the colours of a changed palette."""
        self._glass.setIcon(icon("search"))
        self._show_star()
        self.results.refresh()

    @Slot()
    def _ask(self) -> None:
        if not self.query:
            self._open_first = False
            self.results.forget()
            self._stack.setCurrentWidget(self._beneath)
        self.asked.emit(self.query)

    @Slot()
    def _typed(self) -> None:
        self._open_first = False
        self._show_star()
        self._ask()

    @Slot()
    def _return(self) -> None:
        """Open what is named or the first hit; if the answer is still on its way, as soon as it is there."""
        if self.answered and self.showing_hits:
            self._open()
        else:
            self._open_first = bool(self.query)
            self._ask()

    def _open(self) -> None:
        """A name given whole opens its sheet; all else opens the hit that stands first."""
        if self.results.found.named and self.view.currentIndex().row() <= 0:
            self.named.emit(self.results.found.named)
        else:
            self.results.open_first()

    @Slot(str, str)
    def _narrow(self, name: str, value: str) -> None:
        self._change(fields.narrowed(self.box.text(), name, value))

    @Slot(TypedField)
    def _widen(self, field: TypedField) -> None:
        self._change(fields.widened(self.box.text(), field))

    def _change(self, query: str) -> None:
        """Another query, the cursor still behind the words, so that typing goes on with them."""
        self.box.setText(query)
        first = min((field.start for field in typed_fields(query)), default=len(query))
        self.box.setCursorPosition(len(query[:first].rstrip()))
        self._ask()

    @Slot()
    def _keep(self) -> None:
        if self.query:
            self.kept.emit(self.query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.box and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                if event.key() == Qt.Key.Key_Down and not self.box.text():
                    self.recent_wanted.emit()
                else:
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

    def _show_star(self) -> None:
        kept = self.is_kept
        self.star.setVisible(bool(self.query))
        self.star.setIcon(icon("starred" if kept else "star"))
        words = self.tr("No longer keep this search") if kept else self.tr("Keep this search")
        self.star.setText(words)
        self.star.setToolTip(f"{words} (Ctrl+Shift+K)")

    def _set_up(self) -> None:
        self.box.setPlaceholderText(self.tr("Search the reference"))
        self.box.setAccessibleName(self.tr("Search the reference"))
        self.box.setClearButtonEnabled(True)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.box.addAction(self.star, QLineEdit.ActionPosition.TrailingPosition)
        self.refresh()

    def _place(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._beneath)
        self._stack.addWidget(self.results)
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
        self.star.triggered.connect(self._keep)
        self.results.chosen.connect(self.chosen)
        self.results.repaired.connect(self.ask_for)
        self.narrowing.narrowed.connect(self._narrow)
        self.narrowing.widened.connect(self._widen)
