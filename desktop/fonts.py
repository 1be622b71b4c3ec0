"""The letters pages are read in: the same on every system, Kazakh ones included."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from desktop import paths

FAMILY = "Source Sans Pro"
FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-It.ttf")
LARGER = 1.22  # the system's size is one for buttons; running text wants more, and this face runs small


def reading_font(per_cent: int = 100) -> QFont:
    """The font of pages at a size relative to the system's; without our files it is the system's own.

    Letters that it lacks come from the system. The other faces of the paper are not offered here: once a program
    brings a part of Noto Sans, fontconfig prefers that part for Cyrillic everywhere in the window.
    """
    font = QFont(QGuiApplication.font())
    if _is_there():
        font.setFamilies([FAMILY, *font.families()])
    font.setPointSizeF(font.pointSizeF() * LARGER * per_cent / 100)
    return font


@cache
def _is_there() -> bool:
    """Whether our files could be read."""
    numbers = [QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file)) for file in FILES]
    return all(number >= 0 for number in numbers)
