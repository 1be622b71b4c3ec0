"""The colours of the program: all are worked out here from Qt's palette, so that light and dark both read well."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from desktop.render import Palette

READABLE = 4.5  # WCAG 2.2, level AA, for text of ordinary size
_ACCENT = QColor.fromHsl(193, 190, 96)  # the one hue of our own: the blue-green of the flag, deepened for text
_MARKER = QColor.fromHsl(47, 235, 128)


@dataclass(frozen=True, slots=True)
class Colours:
    """Named by what they are for. Each text colour is readable on `paper`, and `ink` on every ground."""

    ink: QColor
    muted: QColor
    accent: QColor
    paper: QColor
    rule: QColor
    band: QColor
    selected: QColor
    mark: QColor
    current_mark: QColor
    warning: QColor
    dark: bool


def colours(palette: QPalette | None = None) -> Colours:
    """The colours for a palette, or for the program's own."""
    palette = palette or QGuiApplication.palette()
    return _colours(palette.color(QPalette.ColorRole.Text).rgb(), palette.color(QPalette.ColorRole.Base).rgb())


@lru_cache(maxsize=16)
def _colours(ink_rgb: int, paper_rgb: int) -> Colours:
    ink, paper = QColor(ink_rgb), QColor(paper_rgb)
    dark = ink.lightnessF() > paper.lightnessF()
    return Colours(
        ink=ink,
        muted=readable(blend(ink, paper, 0.36), paper),
        accent=_accent_on(paper),
        paper=paper,
        rule=blend(ink, paper, 0.86),
        band=blend(_accent_on(paper), paper, 0.86),
        selected=blend(_accent_on(paper), paper, 0.76),
        mark=_ground(blend(_MARKER, paper, 0.72 if dark else 0.52), ink),
        current_mark=_ground(blend(_MARKER, paper, 0.18), ink),
        warning=readable(QColor.fromHsl(24, 220, 105), paper),
        dark=dark,
    )


def blend(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two: `share` 0 is the first, 1 the second."""
    one, two = first.getRgb(), second.getRgb()
    if not isinstance(one, tuple) or not isinstance(two, tuple):
        return first
    mixed = [round(a + (b - a) * share) for a, b in zip(one[:3], two[:3], strict=True)]
    return QColor(*mixed)


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: QColor, ground: QColor, least: float = READABLE) -> QColor:
    """The colour, made lighter or darker by as little as it takes to be read on a ground."""
    return _readable(colour.rgb(), ground.rgb(), least)


@lru_cache(maxsize=256)  # each row of a list asks
def _readable(colour_rgb: int, ground_rgb: int, least: float) -> QColor:
    colour, ground = QColor(colour_rgb), QColor(ground_rgb)
    away = QColor(Qt.GlobalColor.white if _luminance(ground) < 0.18 else Qt.GlobalColor.black)
    found = colour
    for step in range(1, 21):
        if contrast(found, ground) >= least:
            break
        found = blend(colour, away, step / 20)
    return found


def page(palette: QPalette | None = None) -> Palette:
    """The colours of a page on the screen, as its style sheet takes them."""
    found = colours(palette)
    return Palette(
        text=found.ink.name(),
        background=found.paper.name(),
        quiet=found.muted.name(),
        link=found.accent.name(),
        line=found.rule.name(),
        shade=blend(found.ink, found.paper, 0.95).name(),
        notice=found.warning.name(),
    )


def calm(palette: QPalette) -> QPalette:
    """The palette of a list: the chosen line in a quiet tint on which every text colour stays readable."""
    made = QPalette(palette)
    found = colours(palette)
    for group, share in ((QPalette.ColorGroup.Active, 0.76), (QPalette.ColorGroup.Inactive, 0.88)):
        made.setColor(group, QPalette.ColorRole.Highlight, blend(found.accent, found.paper, share))
        made.setColor(group, QPalette.ColorRole.HighlightedText, found.ink)
    return made


def quiet(palette: QPalette) -> QPalette:
    """The palette of a label that stays in the background."""
    made = QPalette(palette)
    found = colours(palette)
    ground = palette.color(QPalette.ColorRole.Window)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        made.setColor(role, readable(blend(found.ink, ground, 0.36), ground))
    return made


def apply(appearance: str) -> None:
    """Use light or dark as chosen, or follow the system.

    Where the desktop gives Qt no say in it, as under a bare X server, a dark palette of our own takes its place.
    """
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(appearance, Qt.ColorScheme.Unknown)
    QGuiApplication.styleHints().setColorScheme(scheme)
    QGuiApplication.setPalette(QPalette())
    if appearance == "dark" and not colours().dark:
        QGuiApplication.setPalette(_dark())


def _dark() -> QPalette:
    button, base = QColor(45, 47, 50), QColor(30, 32, 34)
    made = QPalette(button, QColor(37, 39, 42))
    ink = QColor(226, 228, 230)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(role, ink)
        made.setColor(QPalette.ColorGroup.Disabled, role, blend(ink, base, 0.55))
    made.setColor(QPalette.ColorRole.Base, base)
    made.setColor(QPalette.ColorRole.AlternateBase, blend(base, ink, 0.04))
    made.setColor(QPalette.ColorRole.PlaceholderText, blend(ink, base, 0.36))
    made.setColor(QPalette.ColorRole.ToolTipBase, button)
    made.setColor(QPalette.ColorRole.ToolTipText, ink)
    made.setColor(QPalette.ColorRole.Highlight, blend(readable(_ACCENT, base), base, 0.6))
    made.setColor(QPalette.ColorRole.HighlightedText, ink)
    made.setColor(QPalette.ColorRole.Link, readable(_ACCENT, base))
    return made


def _accent_on(paper: QColor) -> QColor:
    """Light words glow on a dark ground and look thinner: they get more contrast there than the least."""
    return readable(_ACCENT, paper, 6.5 if _luminance(paper) < 0.18 else READABLE)


def _ground(colour: QColor, ink: QColor) -> QColor:
    """A ground on which the ink stays readable."""
    away = QColor(Qt.GlobalColor.black if _luminance(ink) > 0.18 else Qt.GlobalColor.white)
    found = colour
    for step in range(1, 21):
        if contrast(found, ink) >= READABLE:
            break
        found = blend(colour, away, step / 20)
    return found


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
