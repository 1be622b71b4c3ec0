"""Text in and out of the command: always UTF-8, files read in one go."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TypeVar

from desktop.files import write_whole
from desktop.terminal.errors import BadUse, why

T = TypeVar("T")
PATIENCE = 0.2  # seconds between two looks at what a person types
LONG = 10  # pages: a job of fewer tells nothing of its progress


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


def progress(done: int, all: int, what: str) -> None:
    """How far a long job is, on one line of the terminal; nothing where nobody watches or there is little to do."""
    if all < LONG or sys.stderr is None or not sys.stderr.isatty():
        return
    ending = "\n" if done == all else ""
    sys.stderr.write(f"\r{done} of {all} {what}{ending}")
    sys.stderr.flush()


def patiently(work: Callable[[], T]) -> T:
    """Do in another thread what cannot be interrupted, so that Ctrl+C ends the command at once."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    while not done.done():
        with contextlib.suppress(TimeoutError):
            done.result(PATIENCE)
    return done.result()


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
    """The answer into a file, or to the standard output where none is named. Raises BadUse and CannotWrite."""
    given = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if target:
        write_whole(given, Path(target))
        return
    with _written():
        sys.stdout.flush()
        sys.stdout.buffer.write(given)


def for_stream(content: bytes, target: str) -> bytes:
    """Without the mark of UTF-8 where other programs read it: only spreadsheet programs that open a file need it."""
    return content if target else content.removeprefix(codecs.BOM_UTF8)


@contextlib.contextmanager
def _written() -> Iterator[None]:
    """A full disk is told in words; a reader that went away is not worth any."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:  # what Windows says of a closed pipe
            raise BrokenPipeError from error
        raise BadUse(f"The answer cannot be written: {why(error)}.") from error
