"""Set pages as drawings that can be painted anywhere: in the preview, as thumbnails, on a printer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

KEPT = 24  # drawings kept ready; each is some megabytes, and a briefing may have hundreds

EDGE = "#b4b4b4"


class Sheets:
    """The sheets of paper of one setting; a drawing is read when it is first painted."""

    def __init__(self, drawings: Sequence[bytes]) -> None:
        self._drawings = tuple(drawings)
        self._renderer = lru_cache(KEPT)(self._read)
        self.size = self._renderer(0).viewBoxF().size() if drawings else QSizeF()

    def __len__(self) -> int:
        return len(self._drawings)

    def paint(self, place: int, painter: QPainter, target: QRectF) -> None:
        """Paint one sheet, whole and undistorted, into the middle of `target`."""
        size = self.size.scaled(target.size(), Qt.AspectRatioMode.KeepAspectRatio)
        inside = QRectF(0, 0, size.width(), size.height())
        inside.moveCenter(target.center())
        self._renderer(place).render(painter, inside)

    def thumbnail(self, place: int, width: int, ratio: float = 1.0) -> QPixmap:
        """A small picture of one sheet, `width` logical pixels wide on a screen of that device pixel ratio."""
        height = round(width * self.size.height() / self.size.width())
        picture = QPixmap(QSize(width, height) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        self.paint(place, painter, QRectF(0, 0, width, height))
        painter.setPen(QColor(EDGE))
        painter.drawRect(QRectF(0, 0, width, height).adjusted(0, 0, -1 / ratio, -1 / ratio))
        painter.end()
        return picture

    def _read(self, place: int) -> QSvgRenderer:
        return QSvgRenderer(QByteArray(self._drawings[place]))
