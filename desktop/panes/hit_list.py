"""The list of hits: rows are measured once; those that take long to paint are painted in turns, with keys between."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, QTimer, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

TURN = 0.003  # seconds of painting at a time; a fast machine needs no second turn
BETWEEN = 4  # milliseconds for whatever else waits


class HitList(QListView):
    """Keeps for its delegate how large rows are; says before each row whether that row is to wait for the next turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes: dict[int, QSize] = {}  # of rows, as long as neither these nor the view change
        self._until = 0.0
        self._painted = 0
        self._waiting: list[QPersistentModelIndex] = []
        self._next_turn = QTimer(self, singleShot=True, interval=BETWEEN)
        self._next_turn.timeout.connect(self._go_on)

    def is_to_wait(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the time of this turn is over; then the row is painted in the next one."""
        self._painted += 1
        if self._painted == 1 or perf_counter() < self._until:
            return False
        self._waiting.append(QPersistentModelIndex(index))
        self._next_turn.start()
        return True

    def reset(self) -> None:
        """Other hits."""
        self.sizes.clear()
        super().reset()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.sizes.clear()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font or style."""
        self.sizes.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self._painted, self._until = 0, perf_counter() + TURN
        super().paintEvent(event)

    @Slot()
    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for place in waiting:
            if place.isValid():
                self.update(self.model().index(place.row(), 0))
