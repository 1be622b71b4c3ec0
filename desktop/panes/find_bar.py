"""The bar under a page that finds words on it and walks what is marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.icons import icon


class FindBar(QWidget):
    """Says what to find and which way to walk; is told how many marks there are and which one is current."""

    asked = Signal(str)
    walked = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(self.tr("Find on this page"))
        self.box.setAccessibleName(self.tr("Find on this page"))
        self.box.setClearButtonEnabled(True)
        self.box.setMaximumWidth(280)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAccessibleName(self.tr("Marked words"))
        self.buttons = {
            "previous": self._button(self.tr("Previous mark (Shift+F3)")),
            "next": self._button(self.tr("Next mark (F3)")),
            "close": self._button(self.tr("Clear the marks (Esc)")),
        }
        self._place()
        self.box.textChanged.connect(self.asked)
        self.box.installEventFilter(self)
        self.buttons["previous"].clicked.connect(self._previous)
        self.buttons["next"].clicked.connect(self._next)
        self.buttons["close"].clicked.connect(self.closed)
        self.refresh()
        self.hide()

    @property
    def finding(self) -> bool:
        """Whether the marks are those of words looked for on this page alone."""
        return self.box.isVisibleTo(self) and bool(self.box.text().strip())

    def open_box(self, selected: str) -> None:
        """Ready to type; words selected on the page are taken up."""
        self.box.show()
        self.show()
        if selected:
            self.box.setText(selected)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_count(self, current: int, count: int) -> None:
        """Say which of how many marks is looked at, from 1, or 0 for none; without a query the bar leaves with them."""
        typed = self.box.isVisibleTo(self) and self.box.text().strip()
        if count and current:
            self.words.setText(self.tr("Mark {0} of {1}").format(current, count))
        elif count:
            self.words.setText(self.tr("1 mark") if count == 1 else self.tr("{0} marks").format(count))
        else:
            self.words.setText(self.tr("Not on this page") if typed else "")
        for name in ("previous", "next"):
            self.buttons[name].setEnabled(count > 0)
        self.setVisible(bool(count) or self.box.isVisibleTo(self))

    def dismiss(self) -> None:
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)
        self.box.hide()
        self.hide()

    def refresh(self) -> None:
        """Draw the icons in the colours of the palette in use."""
        for name, button in self.buttons.items():
            button.setIcon(icon(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Return walks on, and with Shift back."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.walked.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _next(self) -> None:
        self.walked.emit(True)

    @Slot()
    def _previous(self) -> None:
        self.walked.emit(False)

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _place(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 8, 5)
        line.addWidget(self.box)
        line.addWidget(self.words)
        line.addStretch(1)
        for button in self.buttons.values():
            line.addWidget(button)
        self.box.hide()
