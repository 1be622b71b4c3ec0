"""Files written for the person: beside their place and then swapped, so that nobody ever reads half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from db import DbError


class CannotWrite(DbError):
    """The file that was asked for cannot be written; the message says why."""


def write_whole(content: bytes, target: Path) -> None:
    """Put the content into the file, whole or not at all; a link stays a link. Raises CannotWrite."""
    try:
        if target.is_dir():
            raise CannotWrite(f"“{target}” is a folder: name a file in it.")
        if target.exists() and not target.is_file():  # a pipe or a device: nothing to swap
            target.write_bytes(content)
            return
        _swap(content, target.resolve())
    except (OSError, ValueError) as error:
        why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        raise CannotWrite(f"“{target}” cannot be written: {why}.") from error


def _swap(content: bytes, target: Path) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(beside, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
