"""The command `facts`: statements by subject, property and day."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterable

from db import Fact
from desktop.terminal import plain, streams, tables
from desktop.terminal.errors import FOUND, NOTHING
from desktop.terminal.opened import reference


def _json(facts: Iterable[Fact]) -> str:
    return plain.to_json([plain.plain(fact) for fact in facts]) + "\n"


def _table(facts: Iterable[Fact]) -> str:
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    return tables.table(facts, room)


FORMATS: dict[str, Callable[[Iterable[Fact]], str]] = {
    "table": _table,
    "json": _json,
    "csv": tables.comma_separated,
    "md": tables.markdown,
}


def facts(arguments: argparse.Namespace) -> int:
    """List what is recorded; nothing recorded is said, and is exit status 1."""
    form = arguments.format or "table"
    with reference(arguments) as opened:
        found = opened.facts(subject=arguments.subject, property=arguments.property, as_of=arguments.as_of or "")
    if not found and form in ("table", "md"):
        streams.say("Nothing is recorded of that.")
        return NOTHING
    streams.deliver(FORMATS[form](found), arguments.output)
    return FOUND if found else NOTHING
