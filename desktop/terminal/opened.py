"""The reference, open while a command needs it, beside the reader's library where there is one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import BadLibrary, Reference
from desktop import paths
from desktop.terminal import streams
from desktop.terminal.errors import BadUse


@contextmanager
def reference(arguments: argparse.Namespace, *, must: bool = False) -> Iterator[Reference]:
    """The database that the command names, closed again at its end; with a library, if the command takes one.

    The library that is named, or `must` be there, is opened or the command ends; the reader's usual one is left out,
    and that is said, where it cannot be read. Raises BadDatabase and BadUse.
    """
    opened = _opened(arguments, must)
    try:
        yield opened
    finally:
        opened.close()


def named_library(arguments: argparse.Namespace) -> Path:
    """The library that is named, or else the usual one. Raises BadUse where there is none."""
    library: Path = arguments.library or paths.library()
    if not library.exists():
        raise BadUse(f"There is no library at {library}: anyqtama import FILE makes one, --library names another.")
    return library


def _opened(arguments: argparse.Namespace, must: bool) -> Reference:
    if "library" not in arguments:
        return Reference(arguments.database)
    if must or arguments.library:
        return Reference(arguments.database, named_library(arguments))
    usual = paths.library()
    try:
        return Reference(arguments.database, usual if usual.exists() else None)
    except BadLibrary as error:
        streams.complain(f"{error} The reference answers without it.")
        return Reference(arguments.database)
