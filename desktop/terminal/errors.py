"""What can go wrong between a person and the command, told in one sentence."""

from __future__ import annotations

from db import DbError

FOUND, NOTHING, BAD_USE, OUR_MISTAKE, INTERRUPTED = 0, 1, 2, 3, 130


class BadUse(DbError):
    """The command was not understood, or cannot be done that way."""


def why(error: OSError) -> str:
    """What the system says, fit for the middle of a sentence."""
    return (error.strerror or str(error)).lower()
