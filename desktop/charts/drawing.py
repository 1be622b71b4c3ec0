"""SVG written element by element: shapes, text in the bundled face, links, and where the links lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

Anchor = Literal["start", "middle", "end"]
FACE = "Source Sans Pro"  # alone: a list of faces is read as one name by some who draw SVG
WIDEST = 620.0  # pixels on screen
SIZE = 13.0  # of text, in the picture's own units
DASHES = ("", "7 4", "2 3", "9 3 2 3", "1 4", "12 4")
# Advance widths of the face in hundredths of its size, one string of letters for each width.
_WIDTHS = {
    20: " ",
    25: "',.:;ij|",
    27: "Il!f",
    31: "()[]{}-t",
    35: "/\\r",
    42: '"*?sz',
    46: "xcvyJY",
    50: "FLk#$+0123456789<=>^_aeg~XV",
    54: "ESATZ`hou",
    56: "bndpqCPRKB",
    63: "&DGHNU",
    66: "OQ",
    73: "wM",
    83: "W%m@",
}
_ADVANCE = {letter: width / 100 for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 0.58  # Cyrillic letters and whatever else


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a picture, each as SVG writes it."""

    ink: str = "#1d1f21"
    quiet: str = "#5c6166"
    line: str = "#d9dcdf"
    shade: str = "#f4f5f6"
    accent: str = "#0b57a4"
    paper: str = "#ffffff"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture that leads somewhere, in the picture's own units."""

    x: float
    y: float
    width: float
    height: float
    href: str
    tip: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG with its size in its own units and the parts of it that lead somewhere.

    On screen it is shown no wider than a page of text; `scale` says how much smaller that makes it.
    """

    svg: str
    width: float
    height: float
    areas: tuple[Area, ...] = ()

    @property
    def scale(self) -> float:
        return min(1.0, WIDEST / self.width)


def width_of(words: str, size: float = SIZE) -> float:
    """How wide a line of text is, near enough to lay things out by."""
    return size * sum(_ADVANCE.get(letter, _OTHER) for letter in words)


def wrapped(words: str, room: float, size: float = SIZE) -> list[str]:
    """The words in lines that fit a width; a word that is too long stands alone."""
    found: list[str] = []
    for word in words.split():
        if found and width_of(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def shortened(words: str, room: float, size: float = SIZE) -> str:
    """The words, cut off with an ellipsis where they do not fit."""
    if width_of(words, size) <= room:
        return words
    while words and width_of(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def number(value: float) -> str:
    """A length as SVG writes it, without needless digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


class Drawing:
    """A picture being drawn; what comes later lies on top."""

    def __init__(self, width: float, height: float, colours: Colours) -> None:
        self.width, self.height, self.colours = width, height, colours
        self._parts: list[str] = []
        self._areas: list[Area] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = SIZE,
        anchor: Anchor = "start",
        colour: str = "",
        strong: bool = False,
    ) -> None:
        """One line of text on its baseline."""
        more = {"font-size": number(size), "text-anchor": anchor if anchor != "start" else ""}
        more |= {"font-weight": "600" if strong else "", "fill": colour or self.colours.ink}
        self._add("text", {"x": number(x), "y": number(y), **more}, escape(words))

    def line(self, points: Sequence[tuple[float, float]], colour: str = "", width: float = 1, dash: str = "") -> None:
        """A line through points."""
        way = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        look = {"stroke": colour or self.colours.ink, "stroke-width": number(width), "stroke-dasharray": dash}
        self._add("polyline", {"points": way, "fill": "none", **look})

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "") -> None:
        """A filled rectangle; “none” leaves it empty."""
        size = {"x": number(x), "y": number(y), "width": number(width), "height": number(height)}
        self._add("rect", {**size, "fill": fill, "stroke": stroke, "stroke-width": "1" if stroke else ""})

    def polygon(self, points: Iterable[tuple[float, float]], fill: str, stroke: str = "") -> None:
        """A filled shape."""
        way = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._add("polygon", {"points": way, "fill": fill, "stroke": stroke, "stroke-width": "1.4" if stroke else ""})

    def circle(self, x: float, y: float, radius: float, fill: str, stroke: str = "") -> None:
        """A filled circle."""
        place = {"cx": number(x), "cy": number(y), "r": number(radius)}
        self._add("circle", {**place, "fill": fill, "stroke": stroke, "stroke-width": "1.4" if stroke else ""})

    @contextmanager
    def linked(self, href: str, tip: str, area: tuple[float, float, float, float]) -> Iterator[None]:
        """What is drawn inside leads somewhere; `area` is x, y, width and height of the place to click."""
        if not href:
            yield
            return
        self._areas.append(Area(*area, href, tip))
        self._parts.append(f"<a xlink:href={quoteattr(href)}><title>{escape(tip)}</title>")
        yield
        self._parts.append("</a>")

    def picture(self) -> Picture:
        """What was drawn."""
        scale = min(1.0, WIDEST / self.width)
        head = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {number(self.width)} {number(self.height)}" '
            f'width="{self.width * scale:.0f}" height="{self.height * scale:.0f}" font-family="{FACE}">'
        )
        return Picture("\n".join((head, *self._parts, "</svg>")), self.width, self.height, tuple(self._areas))

    def _add(self, tag: str, attributes: dict[str, str], content: str = "") -> None:
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value)
        self._parts.append(f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>")


MARKS = 12


def mark(drawing: Drawing, kind: int, x: float, y: float, radius: float) -> None:
    """One of twelve marks that stay apart in black and white: circle, square, triangle, diamond; full, hollow, grey."""
    colours = drawing.colours
    colour = colours.accent if kind % 4 == 2 else colours.ink
    fill = (colour, colours.paper, colours.line)[kind % MARKS // 4]
    shape = kind % 4
    if shape == 0:
        drawing.circle(x, y, radius, fill, colour)
        return
    drawing.polygon([(x + dx * radius, y + dy * radius) for dx, dy in _SHAPES[shape]], fill, colour)


_SHAPES: dict[int, tuple[tuple[float, float], ...]] = {
    1: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    2: ((0, -1.1), (1.05, 0.85), (-1.05, 0.85)),
    3: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
}
