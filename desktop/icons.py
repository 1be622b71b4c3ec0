"""Our own icons, drawn in lines and coloured for the palette in use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths

FOLDER = paths.resources() / "icons"
SIZES = (16, 20, 24, 32, 40, 48)


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """An icon by its file's name, in a colour or in that of text on buttons; a name without a file is a KeyError."""
    wanted = colour or QGuiApplication.palette().color(QPalette.ColorRole.ButtonText)
    return _made(FOLDER / f"{name}.svg", wanted.name())


@cache
def _made(file: Path, colour: str) -> QIcon:
    if not file.is_file():
        raise KeyError(file.stem)
    drawing = file.read_bytes().replace(b"currentColor", colour.encode())
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_drawn(drawing, size))
    return made


def _drawn(drawing: bytes, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
