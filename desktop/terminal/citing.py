"""The command `cite`: a value, a passage or a page with its sources, in the style that is asked for."""

from __future__ import annotations

import argparse

from desktop import citing
from desktop.terminal import streams
from desktop.terminal.errors import FOUND
from desktop.terminal.opened import reference

STYLES = tuple(citing.STYLES)


def cite(arguments: argparse.Namespace) -> int:
    """Print the citation of an address, a name or a code."""
    with reference(arguments) as opened:
        address = opened.resolve(" ".join(arguments.subject))
        page = opened.open(address, arguments.as_of or "")
    form = "csl-json" if arguments.json else arguments.style
    streams.deliver(citing.cite(citing.citable(page, address), form) + "\n", arguments.output)
    return FOUND
