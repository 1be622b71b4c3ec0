"""The reference, open while a command needs it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from db import Reference


@contextmanager
def reference(arguments: argparse.Namespace) -> Iterator[Reference]:
    """The database that the command names, closed again at its end. Raises BadDatabase."""
    opened = Reference(arguments.database)
    try:
        yield opened
    finally:
        opened.close()
