"""The command `dump`: the whole pack as JSON Lines."""

from __future__ import annotations

import argparse

from db import Source
from desktop.terminal import plain, streams
from desktop.terminal.errors import FOUND, NOTHING
from desktop.terminal.opened import reference


def dump(arguments: argparse.Namespace) -> int:
    """Print one unit a line, in an order that depends on nothing but the content."""
    status = NOTHING
    with reference(arguments) as opened:
        cited = {unit.id: unit.record for unit in opened.units("source") if isinstance(unit.record, Source)}
        for unit in opened.units(arguments.kind):
            streams.say(plain.to_json(plain.unit(unit, cited.get(unit.source)), indent=None))
            status = FOUND
    return status
