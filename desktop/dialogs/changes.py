"""The small form that asks between which two days, and in what, to look for changes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from db import BadDate, Brief, first_day, parse_day
from desktop import theme

WIDTH = 460


class ChangesDialog(QDialog):
    """Says the address of the page asked for; is told the days to begin with and what the scope may be."""

    asked = Signal(str)

    def __init__(self, first: str, last: str, scopes: tuple[Brief, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What changed between two days"))
        self.first, self.last = QLineEdit(first, self), QLineEdit(last, self)
        self.scope = QComboBox(self)
        self.reason = QLabel(self)
        self._fill(scopes)
        self._place()
        self.setMinimumWidth(WIDTH)
        self.first.selectAll()

    @Slot()
    def accept(self) -> None:
        """Close only where both days can be read; else say what is wrong and keep what was typed."""
        first, last = self.first.text().strip(), self.last.text().strip()
        for box, text, read in ((self.first, first, first_day), (self.last, last, parse_day)):
            try:
                read(text)
            except BadDate as error:
                self._refuse(box, str(error) if text else self.tr("Give a day, a month or a year."))
                return
        if first_day(first) > parse_day(last):
            self._refuse(self.last, self.tr("The second day lies before the first."))
            return
        super().accept()
        scope: str = self.scope.currentData()
        self.asked.emit(f"changes:{first_day(first)}..{parse_day(last)}{'/' if scope else ''}{scope}")

    def _refuse(self, box: QLineEdit, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.show()
        box.setAccessibleDescription(reason)
        box.setFocus()
        box.selectAll()

    @Slot()
    def _forgive(self) -> None:
        """What was wrong is being mended."""
        self.reason.hide()
        for box in (self.first, self.last):
            box.setAccessibleDescription("")

    def _fill(self, scopes: tuple[Brief, ...]) -> None:
        self.scope.addItem(self.tr("The whole reference"), "")
        for scope in scopes:
            kind = self.tr("Topic: {0}") if scope.address.startswith("topic:") else self.tr("Only: {0}")
            self.scope.addItem(kind.format(scope.title), scope.address)

    def _place(self) -> None:
        hint = self.tr("2019, 2019-06, 2019-06-09, 9.6.2019 or 9 June 2019")
        form = QFormLayout(self)
        form.setContentsMargins(18, 16, 18, 14)
        form.setVerticalSpacing(10)
        named = ((self.first, self.tr("&From")), (self.last, self.tr("&To")), (self.scope, self.tr("&In")))
        for widget, words in named:
            form.addRow(words, widget)
            widget.setAccessibleName(words.replace("&", ""))
        for box in (self.first, self.last):
            box.setPlaceholderText(hint)
            box.setToolTip(hint)
            box.textEdited.connect(self._forgive)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        palette = QPalette(QGuiApplication.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colours().warning)
        self.reason.setPalette(palette)
        self.reason.setWordWrap(True)
        self.reason.hide()
        form.addRow(self.reason)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        show = buttons.addButton(self.tr("&Show changes"), QDialogButtonBox.ButtonRole.AcceptRole)
        show.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
