"""The timeline over its table: what it is filtered by, and the strip of years."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from db import EventKind, TimelinePage
from desktop import theme
from desktop.icons import icon
from desktop.panes.strip import ZOOM, Strip
from desktop.render import words


class TimelinePane(QWidget):
    """Says which page a choice of topic and kind asks for, and which event is chosen; is told the page."""

    filtered = Signal(str)
    chosen = Signal(str)
    pointed_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = Strip(self)
        self.topic, self.kind = QComboBox(self), QComboBox(self)
        self.words = QLabel(self)
        self.buttons = {
            "zoom-out": self._button(self.tr("Smaller: more years (minus)"), lambda: self.strip.zoom(1 / ZOOM)),
            "zoom-in": self._button(self.tr("Larger: fewer years (plus)"), lambda: self.strip.zoom(ZOOM)),
            "zoom-all": self._button(self.tr("All years (0)"), self.strip.show_all),
        }
        self._place()
        self.setFocusProxy(self.strip)
        self.topic.activated.connect(self._filter)
        self.kind.activated.connect(self._filter)
        self.strip.chosen.connect(self.chosen)
        self.strip.pointed_at.connect(self._point)
        self.refresh()
        self.hide()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What takes the keys, in the order in which Tab reaches it."""
        return (self.topic, self.kind, *self.buttons.values(), self.strip)

    def show_page(self, page: TimelinePage | None) -> None:
        """The strip of a page of events; it leaves with any other page."""
        self.setVisible(page is not None)
        if page is None:
            return
        self._fill(page)
        self.words.setText(self._how)
        self.strip.show_events(page.events, page.as_of)
        if layout := self.layout():
            layout.activate()

    def refresh(self) -> None:
        """Colours and icons of a changed palette."""
        palette = QGuiApplication.palette()
        palette.setColor(palette.ColorRole.Window, theme.colours().paper)
        palette.setColor(palette.ColorRole.WindowText, theme.colours().muted)
        self.setPalette(palette)
        for combo in (self.topic, self.kind):
            combo.setPalette(QGuiApplication.palette())
        for name, button in self.buttons.items():
            button.setIcon(icon(name))
        self.strip.update()

    @property
    def _how(self) -> str:
        return self.tr("Wheel or + and − zoom, ← and → walk, Return opens. The same as a table below.")

    def _fill(self, page: TimelinePage) -> None:
        scope = page.scope.address if page.scope else ""
        self.topic.clear()
        self.topic.addItem(self.tr("All topics"), "")
        if page.scope and not scope.startswith("topic:"):
            self.topic.addItem(page.scope.title, scope)
        for topic in page.topics:
            self.topic.addItem(topic.title, topic.address)
        self.topic.setCurrentIndex(max(self.topic.findData(scope), 0))
        self.kind.clear()
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in EventKind:
            self.kind.addItem(words.EVENT_KINDS[kind.value], kind.value)
        self.kind.setCurrentIndex(max(self.kind.findData(page.kinds[0].value), 0) if len(page.kinds) == 1 else 0)

    @Slot()
    def _filter(self) -> None:
        topic, kind = self.topic.currentData(), self.kind.currentData()
        parts = [topic] if topic else []
        parts += [f"kind:{kind}"] if kind else []
        self.filtered.emit("timeline:" + "".join(f"/{part}" for part in parts))

    @Slot(str)
    def _point(self, said: str) -> None:
        self.words.setText(said or self._how)
        self.pointed_at.emit(said)

    def _button(self, tip: str, flow: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(button.focusPolicy().TabFocus)
        button.clicked.connect(flow)
        return button

    def _place(self) -> None:
        self.setAutoFillBackground(True)
        self.topic.setAccessibleName(self.tr("Topic of the timeline"))
        self.kind.setAccessibleName(self.tr("Kind of event"))
        for combo in (self.topic, self.kind):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(14)
            combo.setMaxVisibleItems(24)
            combo.view().setAccessibleName(combo.accessibleName())
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setContentsMargins(14, 4, 8, 4)
        line.addWidget(self.topic, 3)
        line.addWidget(self.kind, 2)
        line.addStretch(1)
        for button in self.buttons.values():
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.strip)
        self.words.setContentsMargins(14, 2, 14, 2)
        column.addWidget(self.words)
