"""Our own icons, drawn in lines and coloured for the palette in use."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths

FOLDER = paths.resources() / "icons"
SIZES = (16, 24, 32, 48)


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """An icon by its file's name, in a colour or in that of text on buttons; a name without a file is a KeyError."""
    palette = QGuiApplication.palette()
    wanted = colour or palette.color(QPalette.ColorRole.ButtonText)
    faint = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    return _made(name, wanted.rgb(), faint.rgb())


@cache
def _made(name: str, colour: int, faint: int) -> QIcon:
    """All sizes of a drawing, the faint ones for commands that cannot be used just now."""
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    drawing = file.read_bytes()
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", QColor(ink).name().encode())))
        for size in SIZES:
            made.addPixmap(_drawn(renderer, size), mode)
    return made


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
