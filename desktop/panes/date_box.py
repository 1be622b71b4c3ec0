"""The day that the window looks at: typed, picked in a calendar, or taken from the notable days of the pack."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QWidget,
)

from db import BadDate, NotableDay, describe_moment, parse_day, parse_moment
from desktop import theme
from desktop.icons import icon


class DateBox(QWidget):
    """Says which day was chosen (ISO, empty for today) and what could not be read; is told the day that holds."""

    chosen = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self._ends = "", ""
        self.box = QLineEdit(self)
        self.calendar_button = QToolButton(self)
        self.notable_button = QToolButton(self)
        self.calendar = QCalendarWidget()
        self.notable = QMenu(self)
        self._set_up()
        self.box.returnPressed.connect(self._typed)
        self.box.textEdited.connect(self._forgive)
        self.calendar_button.clicked.connect(self._open_calendar)
        self.calendar.clicked.connect(self._picked)
        self.calendar.activated.connect(self._picked)

    def focus_box(self) -> None:
        """Ready to type a day: what stands there is selected."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_day(self, day: str) -> None:
        """The day that holds now; empty for today."""
        self.day = day
        self.box.setText(day)
        self._forgive()

    def learn(self, days: tuple[NotableDay, ...], ends: str) -> None:
        """The notable days of the pack, newest first, and the last day it knows of."""
        self._ends = ends
        self.notable.clear()
        today = self.notable.addAction(self.tr("&Today: {0}").format(_words(ends)))
        today.triggered.connect(lambda: self.chosen.emit(""))
        self._add(self.notable.addMenu(self.tr("&Constitutions")), [day for day in days if not day.vote])
        for decade, votes in groupby((day for day in days if day.vote), key=lambda day: day.day[:3]):
            self._add(self.notable.addMenu(self.tr("Votes of the {0}s").format(f"{decade}0")), list(votes))

    def refresh(self) -> None:
        """Icons in the colours of the palette in use."""
        self.calendar_button.setIcon(icon("event"))
        self.notable_button.setIcon(icon("election"))
        self._forgive()

    def _add(self, menu: QMenu, days: list[NotableDay]) -> None:
        menu.menuAction().setVisible(bool(days))
        for day in days:
            words = self.tr("{0}: {1}").format(_words(day.day), day.title)
            action = menu.addAction(words.replace("&", "&&"))
            action.setData(day.day)
            action.triggered.connect(lambda _checked=False, chosen=day.day: self.chosen.emit(chosen))

    @Slot()
    def _typed(self) -> None:
        """What was typed stays as it is where it cannot be read."""
        text = self.box.text().strip()
        try:
            day = "" if text.casefold() in ("", self.tr("today")) else parse_day(text)
        except BadDate as error:
            self._refuse(str(error))
        else:
            self.chosen.emit(day)

    def _refuse(self, reason: str) -> None:
        palette = QPalette(QGuiApplication.palette())
        palette.setColor(QPalette.ColorRole.Text, theme.colours().warning)
        self.box.setPalette(palette)
        self.box.setAccessibleDescription(reason)
        self.box.selectAll()
        QToolTip.showText(self.box.mapToGlobal(QPoint(0, self.box.height())), reason, self.box)
        self.refused.emit(reason)

    @Slot()
    def _forgive(self) -> None:
        """The field looks as always again."""
        QToolTip.hideText()
        self.box.setPalette(QGuiApplication.palette())
        self.box.setAccessibleDescription(self.tr("A day, a month or a year in figures or words; nothing means today"))

    @Slot()
    def _open_calendar(self) -> None:
        shown = QDate.fromString(self.day or self._ends, Qt.DateFormat.ISODate)
        self.calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        self.calendar.adjustSize()
        corner = self.calendar_button.mapToGlobal(QPoint(0, self.calendar_button.height()))
        room = self.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.calendar.width())
        self.calendar.move(max(room.left(), left), corner.y())
        self.calendar.show()
        self.calendar.setFocus()

    @Slot(QDate)
    def _picked(self, day: QDate) -> None:
        self.calendar.hide()
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))

    def _set_up(self) -> None:
        self.box.setPlaceholderText(self.tr("As of: today"))
        self.box.setAccessibleName(self.tr("As of a date"))
        self.box.setToolTip(
            self.tr("See everything as of a day: 19.3.2023, 2023-03-19, 19 March 2023, March 2023 or 2023 (Ctrl+J)")
        )
        self.box.setFixedWidth(self.box.fontMetrics().horizontalAdvance("0000-00-00 As of:") + 16)
        for button, name in (
            (self.calendar_button, self.tr("Pick a day in a calendar")),
            (self.notable_button, self.tr("Notable days: votes and constitutions")),
        ):
            button.setAutoRaise(True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.notable_button.setMenu(self.notable)
        self.notable_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.calendar.setParent(self, Qt.WindowType.Popup)
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(self.tr("Calendar"))
        for days in self.calendar.findChildren(QAbstractItemView):
            days.setAccessibleName(self.tr("Days of the month"))
        for year in self.calendar.findChildren(QLineEdit):
            year.setAccessibleName(self.tr("Year"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(2)
        for widget in (self.box, self.calendar_button, self.notable_button):
            line.addWidget(widget)
        self.refresh()


def _words(day: str) -> str:
    return describe_moment(parse_moment(day))
