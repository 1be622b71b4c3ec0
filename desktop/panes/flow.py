"""A layout that puts widgets side by side and goes on in the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 4


class Flow(QLayout):
    """Lines of widgets, each at its own size, none wider than the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        margins = self.contentsMargins()
        heights = [item.sizeHint().height() for item in self._items if not item.isEmpty()]
        edges = margins.top() + margins.bottom()
        return QSize(60, max(heights) + edges if heights else 0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items where they belong; the answer is the height they take."""
        area = rect.marginsRemoved(self.contentsMargins())
        left, top, line = area.left(), area.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(area.width(), 1000))
            if left > area.left() and left + size.width() > area.right() + 1:
                left, top, line = area.left(), top + line + GAP, 0
            if move:
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            left, line = left + size.width() + GAP, max(line, size.height())
        margins = self.contentsMargins()
        return top - rect.top() + line + margins.bottom() if line else 0
