"""The tree of contents."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from db import Branch
from desktop import theme
from desktop.icons import icon
from desktop.models.tree import BRANCH, COUNT, HITS, KIND, TreeModel

AIR = 6  # pixels more than the words need, so that a line is easy to hit
ICONS = {"topics": "topic", "documents": "document", "sources": "source"}


class TreePane(QTreeView):
    """Says which branch is chosen; is told the branches and which page is open."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = TreeModel()
        self._counts: Mapping[str, int] | None = None
        self._counted = True
        self.setModel(self.tree)
        self.setItemDelegate(TreeDelegate(self))
        self.setHeaderHidden(True)
        self.header().setAccessibleName(self.tr("Contents"))
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setIconSize(QSize(16, 16))
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Contents"))
        self.clicked.connect(self._clicked)
        self.refresh()

    def refresh(self) -> None:
        """Colours of a changed palette."""
        self.setPalette(theme.calm(QGuiApplication.palette()))

    def show_tree(self, branches: tuple[Branch, ...]) -> None:
        """Put these branches in place of the ones before; on another day what was open and chosen stays so."""
        self.tree.show(branches)

    def show_counts(self, counts: Mapping[str, int] | None) -> None:
        """While a query stands, how many hits each branch has; None brings back how much is inside."""
        self._counts, self._counted = counts, False
        if self.isVisible():
            self._count()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._count()

    def _count(self) -> None:
        """Done only when it is seen: while somebody types, the hits stand in its place."""
        if not self._counted:
            self._counted = True
            self.tree.show_hits(self._counts)
            self.viewport().update()

    def show_open(self, address: str) -> None:
        """Show where an open page stands, without choosing it anew; a place already right is left alone."""
        current = self.currentIndex()
        if current.isValid() and current.data(BRANCH).address == address:
            return
        if (index := self.tree.find(address)).isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        """Open what can be opened; what only holds others opens and folds."""
        if not index.isValid():
            return
        branch: Branch = index.data(BRANCH)
        if branch.address:
            self.chosen.emit(branch.address)
        else:
            self.setExpanded(index, not self.isExpanded(index))


class TreeDelegate(QStyledItemDelegate):
    """Lines with air, an icon for what a branch is, and how many things a branch holds."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + AIR)

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(BRANCH).away:
            option.font.setItalic(True)
            option.palette.setColor(QPalette.ColorRole.Text, theme.colours(option.palette).muted)
        if kind := index.data(KIND):
            outermost = not index.parent().isValid()
            option.icon = _icon(kind, theme.colours().accent if outermost else theme.colours().muted)
            option.decorationSize = QSize(16, 16)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if not (count := index.data(COUNT)):
            return
        painter.save()
        found = theme.colours(option.palette)
        painter.setPen(theme.readable(found.accent if index.data(HITS) else found.muted, found.selected))
        title = option.fontMetrics.horizontalAdvance(index.data()) + 40
        if option.rect.width() > title:
            area = option.rect.adjusted(0, 0, -8, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.restore()


def _icon(kind: str, colour: QColor) -> QIcon:
    try:
        return icon(ICONS.get(kind, kind), colour)
    except KeyError:  # a kind that another pack brings
        return icon("entity", colour)
