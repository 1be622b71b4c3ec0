"""The command `changes`: what changed between two days, in the form that is asked for."""

from __future__ import annotations

import argparse

from db import ChangesPage, first_day, parse_day
from desktop.terminal import sheets
from desktop.terminal.errors import FOUND, NOTHING, BadUse
from desktop.terminal.opened import reference

SCOPES = ("topic", "entity")


def changes(arguments: argparse.Namespace) -> int:
    """Print the page of changes; nothing found is said on it, and is exit status 1."""
    sheets.check_target(arguments)
    with reference(arguments) as opened:
        scope = opened.resolve(arguments.subject) if arguments.subject.strip() else ""
        if scope and scope.partition(":")[0] not in SCOPES:
            raise BadUse(f"“{arguments.subject.strip()[:80]}” is a text: only things and topics change.")
        within = f"/{scope}" if scope else ""
        page = opened.open(f"changes:{first_day(arguments.first)}..{parse_day(arguments.last)}{within}")
    sheets.hand_over([page], arguments)
    return FOUND if isinstance(page, ChangesPage) and (page.certain or page.possible or page.happenings) else NOTHING
