"""The command `facts`: statements by subject, property and day."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence

from db import Fact, Pack
from desktop import export
from desktop.terminal import plain, streams, tables
from desktop.terminal.errors import FOUND, NOTHING
from desktop.terminal.opened import reference

RECORDS = "records"  # what --json gives: the bare list
FORMATS = ("table", *export.FORMATS)


def facts(arguments: argparse.Namespace) -> int:
    """List what is recorded; nothing recorded is said, and is exit status 1."""
    form = arguments.format or "table"
    with reference(arguments) as opened:
        found = opened.facts(subject=arguments.subject, property=arguments.property, as_of=arguments.as_of or "")
        pack = opened.pack
    if not found and form not in (RECORDS, "json", "csv"):
        streams.say("Nothing is recorded of that.")
        return NOTHING
    streams.deliver(_written(found, form, pack, arguments.as_of or "", arguments.output), arguments.output)
    return FOUND if found else NOTHING


def _written(facts: Sequence[Fact], form: str, pack: Pack, as_of: str, target: str) -> str | bytes:
    if form == RECORDS:
        return plain.to_json([plain.plain(fact) for fact in facts]) + "\n"
    if form == "table":
        room = shutil.get_terminal_size().columns if sys.stdout.isatty() and not target else 0
        return tables.table(facts, room)
    data = export.facts_data(facts, pack, as_of, brief=form in export.BRIEF)
    return streams.for_stream(export.write(data, form), target)
