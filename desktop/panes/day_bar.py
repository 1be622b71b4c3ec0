"""The coloured bar over the window while another day than today is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from db import describe_moment, parse_moment
from desktop import theme


class DayBar(QFrame):
    """Says when the reader wants today back; is told the day, and stands only while there is one."""

    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(self.tr("Back to today"), self)
        self.button.setToolTip(self.tr("Back to the last day the reference knows of (Ctrl+Shift+J)"))
        self.button.clicked.connect(self.put_back)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("As of a date"))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 8, 5)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        self.refresh()
        self.hide()

    def show_day(self, day: str, ends: str) -> None:
        """Stand over the window for an ISO day, or leave for none; `ends` is the last day the pack knows of."""
        if day:
            words = self.tr("As of {0}").format(_words(day))
            later = self.tr("nothing is known after {0}").format(_words(ends)) if ends and day > ends else ""
            said = later or self.tr("contents, search, pages and print show that day")
            self.words.setText(self.tr("<b>{0}</b>, {1}").format(words, said))
            self.setAccessibleDescription(words)
        self.setVisible(bool(day))

    def refresh(self) -> None:
        """Colours of a changed palette: the accent as the ground."""
        found = theme.colours()
        palette = QPalette(QGuiApplication.palette())
        palette.setColor(QPalette.ColorRole.Window, found.accent)
        palette.setColor(QPalette.ColorRole.WindowText, found.paper)
        palette.setColor(QPalette.ColorRole.Button, found.paper)
        palette.setColor(QPalette.ColorRole.ButtonText, found.ink)
        self.setPalette(palette)
        self.words.setPalette(palette)
        self.button.setPalette(palette)


def _words(day: str) -> str:
    return describe_moment(parse_moment(day))
