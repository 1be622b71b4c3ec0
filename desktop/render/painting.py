"""Pictures get their colours: the same drawing for a light window, a dark one and paper."""

from __future__ import annotations

import re
from typing import Final

from desktop.charts import Colours
from desktop.render.blocks import Figure
from desktop.render.style import Palette

SCHEME: Final = "figure:"
# Colours by name, each in quotes of its own; words in the SVG have theirs escaped and are never taken for one.
NAMED: Final = Colours("var:text", "var:quiet", "var:line", "var:shade", "var:link", "var:background")
_NAME = re.compile(r'"var:([a-z]+)"')


def painted(figure: Figure, palette: Palette) -> str:
    """The SVG of a figure in the colours of a palette."""
    return _NAME.sub(lambda found: f'"{getattr(palette, found[1])}"', figure.picture.svg)
