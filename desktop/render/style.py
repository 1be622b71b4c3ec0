"""The style sheet of the screen, filled with the colours of a light or a dark window."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page, each as CSS writes it."""

    text: str
    background: str
    quiet: str
    link: str
    line: str
    shade: str
    notice: str


LIGHT = Palette("#1d1f21", "#ffffff", "#5c6166", "#0b57a4", "#d9dcdf", "#f4f5f6", "#8a4b00")
PAPER = Palette("#000000", "#ffffff", "#555555", "#000000", "#b5b5b5", "#ececec", "#000000")
DARK = Palette("#e3e5e7", "#1b1d1f", "#a3a9af", "#8ab8f0", "#3d4246", "#26292c", "#e5b567")


def stylesheet(template: str, palette: Palette) -> str:
    """The text of `resources/sheet.css` with `$text`, `$quiet` and the other colours of the palette put in."""
    return Template(template).substitute(asdict(palette))
