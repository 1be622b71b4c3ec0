"""Every command and its keys, at a glance."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop import actions, theme


class ShortcutsDialog(QDialog):
    """Made from the table of commands, so that it is never behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Every command and its keys"))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(16)
        self.text.setHtml(f"<table cellspacing='0' cellpadding='4' width='100%'>{self._rows()}</table>")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(560, 560)

    def _rows(self) -> str:
        rows, menu = [], ""
        for declared in actions.TABLE.values():
            if not declared.keys:
                continue
            if declared.menu != menu:
                menu = declared.menu
                title = QCoreApplication.translate("actions", menu).replace("&", "")
                rows.append(f"<tr><td colspan='2'><h3>{escape(title)}</h3></td></tr>")
            rows.append(_row(actions.text_of(declared), declared.keys))
        more = ((self.tr("From the search box to the hits, and back"), ("Down", "Up")),)
        also = (
            (self.tr("Open the hit or the branch"), ("Return",)),
            (self.tr("Kept and latest searches, in the empty search box"), ("Down",)),
            (self.tr("Complete a field in the search box"), ("Ctrl+Space",)),
            (self.tr("Take a way to ask anew, from the first on"), ("Alt+1",)),
            (self.tr("Walk the years, stretch the choice, narrow to it"), ("Right", "Shift+Right", "Return")),
            (self.tr("From link to link"), ("Tab", "Shift+Tab")),
        )
        rows.append(f"<tr><td colspan='2'><h3>{escape(self.tr('In the lists and pages'))}</h3></td></tr>")
        return "".join([*rows, *(_row(text, keys) for text, keys in (*more, *also))])


def _row(text: str, keys: tuple[QKeySequence.StandardKey | str, ...]) -> str:
    muted = theme.colours().muted.name()
    sequences = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    shown = f"<span style='color:{muted}'>, </span>".join(f"<b>{escape(keys)}</b>" for keys in sequences)
    return f"<tr><td width='62%'>{escape(text)}</td><td>{shown}</td></tr>"
