"""The letters pages are read in: the same on screen as on paper, Kazakh ones included, on every system."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from desktop import paths

FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-It.ttf", "NotoSans-Extra.ttf")
LARGER = 1.22  # the system's size is one for buttons; running text wants more, and this face runs small


def reading_font(per_cent: int = 100) -> QFont:
    """The font of pages at a size relative to the system's; without our files it is the system's own."""
    font = QFont(QGuiApplication.font())
    font.setFamilies([*_families(), *font.families()])
    font.setPointSizeF(font.pointSizeF() * LARGER * per_cent / 100)
    return font


@cache
def _families() -> tuple[str, ...]:
    families: list[str] = []
    for file in FILES:
        number = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))
