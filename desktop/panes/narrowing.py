"""What narrows the hits now, and what could: chips, counts by kind, topic, source and language, and the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from db import Counted, Facets, TypedField, typed_fields
from desktop import fields
from desktop.panes.flow import Flow
from desktop.panes.years import YearStrip

MOST = 24  # values in one menu
LONGEST = 44  # letters of a value


class Narrowing(QWidget):
    """Says which field is put into the query or taken out of it; is told the query and how its hits are spread."""

    narrowed = Signal(str, str)
    widened = Signal(TypedField)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: fields.Values = {}
        self._offered: dict[str, list[Counted]] = {}
        self._apart: tuple[Counted, ...] = ()
        self._chips = QWidget(self)
        self._chip_line = Flow(self._chips)
        self._choices = QWidget(self)
        self.years = YearStrip(self)
        self.buttons = {
            "in": self._button(self.tr("Kinds"), self.tr("Narrow to a kind of hit")),
            "topic": self._button(self.tr("Topics"), self.tr("Narrow to a topic")),
            "source": self._button(self.tr("Sources"), self.tr("Narrow to a source")),
            "language": self._button(self.tr("Languages"), self.tr("Narrow to a language")),
        }
        for name, button in self.buttons.items():
            button.menu().aboutToShow.connect(lambda name=name: self._open(name))
        self._place()
        self.years.narrowed.connect(self._narrow_to_years)

    @property
    def chips(self) -> list[QToolButton]:
        """The chips that are shown, in the order of the query."""
        return [chip for chip in self._chips.findChildren(QToolButton) if not chip.property("gone")]

    def learn(self, values: fields.Values) -> None:
        """What the values of the fields are called."""
        self._values = values

    def show_query(self, text: str) -> None:
        """A chip for each field of the query."""
        for chip in self.chips:
            chip.setProperty("gone", True)
            self._chip_line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for field in typed_fields(text):
            self._chip_line.addWidget(self._chip(field))
        self._chips.setVisible(bool(self.chips))

    def show_facets(self, facets: Facets) -> None:
        """Counts to narrow by; a field of which there is one value only has nothing to offer."""
        kinds = [replace(one, label=fields.kind_word(one.id)) for one in facets.kinds]
        self._apart = _apart(kinds)
        self._fill("in", kinds)
        self._fill("topic", facets.topics)
        self._fill("source", facets.sources)
        self._fill("language", [replace(one, label=fields.language_word(one.id)) for one in facets.languages])
        self.years.show_years(facets.years, facets.more)
        self._choices.setVisible(any(not button.isHidden() for button in self.buttons.values()))

    def forget(self) -> None:
        """No counts: there is no query, or nothing was found."""
        self.show_facets(Facets(""))

    @Slot(str)
    def _narrow_to_years(self, years: str) -> None:
        self.narrowed.emit("year", years)

    def _fill(self, name: str, counted: Sequence[Counted]) -> None:
        self._offered[name] = list(counted[:MOST])
        self.buttons[name].setVisible(len(counted) > 1)

    def _open(self, name: str) -> None:
        """The values of a field, written into its menu when it is opened."""
        menu = self.buttons[name].menu()
        menu.clear()
        if name == "in" and self._apart:
            for one in self._apart:
                self._offer(menu, name, one)
            menu.addSeparator()
        for one in self._offered.get(name, ()):
            if one not in self._apart or name != "in":
                self._offer(menu, name, one)
        if self._apart and name in ("topic", "source"):
            menu.setSeparatorsCollapsible(False)  # or the words of the last one are not shown
            menu.addSection(self.tr("Counted in the reference only"))

    def _offer(self, menu: QMenu, name: str, one: Counted) -> None:
        words = one.label if len(one.label) <= LONGEST else f"{one.label[:LONGEST].rstrip()}…"
        action = menu.addAction(f"{words.replace('&', '&&')}\t{_number(one.count, one.more)}")
        action.triggered.connect(lambda _checked=False: self.narrowed.emit(name, one.id))

    def _chip(self, field: TypedField) -> QToolButton:
        words = fields.in_words(field, self._values)
        chip = QToolButton(self._chips)
        chip.setText(f"{words if len(words) <= LONGEST else words[:LONGEST] + '…'} ✕".replace("&", "&&"))
        chip.setToolTip(self.tr("No longer narrow to: {0}").format(words))
        chip.setAccessibleName(chip.toolTip())
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.widened.emit(field))
        return chip

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self._choices)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        button.hide()
        return button

    def _place(self) -> None:
        self._chip_line.setContentsMargins(8, 0, 8, 6)
        line = Flow(self._choices)
        line.setContentsMargins(6, 0, 6, 2)
        for button in self.buttons.values():
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._chips, self._choices, self.years):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._chips.hide()
        self._choices.hide()


def _apart(kinds: Sequence[Counted]) -> tuple[Counted, ...]:
    """The reference and the reader's library, where both have hits."""
    own = [one for one in kinds if one.id == "library"]
    others = [one for one in kinds if one.id != "library"]
    if not own or not others:
        return ()
    more = any(one.more for one in others)
    return (Counted("reference", fields.kind_word("reference"), sum(one.count for one in others), more), *own)


def _number(count: int, more: bool) -> str:
    """A count for people; one that was not counted to its end says so."""
    return QLocale().toString(count) + ("+" if more else "")
