"""Text in and out of the command: always UTF-8, files read in one go and written beside their place, then swapped."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.terminal.errors import BadUse, why


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what no encoding holds is replaced rather than refused."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def say(text: str) -> None:
    """One piece of the answer, with the line's end."""
    with _written():
        sys.stdout.write(f"{text}\n")


def finish() -> None:
    """Let go of what is still held back. Raises BrokenPipeError and BadUse."""
    if sys.stdout is not None:
        with _written():
            sys.stdout.flush()


def give_up() -> None:
    """Nobody reads the answer, or it has no room: point it to nowhere, so that Python's last flush stays silent."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def complain(text: str) -> None:
    """One sentence for the person, past the answer; a windowed program has nowhere to say it."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def read_text(file: str) -> str:
    """The text of a file, or of the standard input for “-”. Raises BadUse."""
    try:
        given = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise BadUse(f"“{file}” cannot be read: {reason}.") from error
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadUse(f"“{file}” is not text in UTF-8: byte {error.start + 1} does not fit.") from error


def deliver(content: str | bytes, target: str) -> None:
    """The answer into a file, or to the standard output where none is named. Raises BadUse."""
    given = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if target:
        _write(given, Path(target))
        return
    with _written():
        sys.stdout.flush()
        sys.stdout.buffer.write(given)


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """A full disk is told in words; a reader that went away is not worth any."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:  # what Windows says of a closed pipe
            raise BrokenPipeError from error
        raise BadUse(f"The answer cannot be written: {why(error)}.") from error


def _write(content: bytes, target: Path) -> None:
    """Whole or not at all: nobody ever reads half a file."""
    try:
        if target.is_dir():
            raise BadUse(f"“{target}” is a folder: name a file in it.")
        if target.exists() and not target.is_file():  # a pipe or a device: nothing to swap
            target.write_bytes(content)
            return
        _swap(content, target.resolve())
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise BadUse(f"“{target}” cannot be written: {reason}.") from error


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
