"""The command from its words to its exit status; every way it can end is decided here."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from db import BadContent, DbError
from desktop import paths
from desktop.terminal import streams
from desktop.terminal.errors import BAD_USE, FOUND, INTERRUPTED, OUR_MISTAKE, BadUse
from desktop.terminal.grammar import NAME, parse

OpenWindow = Callable[[Path], int]
_NO_DISPLAY = (
    "There is no display here, so the window cannot open; the terminal commands work, for example: "
    f"{NAME} search election threshold, or {NAME} --help."
)


def run(words: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the words say and answer with the exit status; `open_window` is called where they name no command."""
    streams.use_utf8()
    try:
        status = _guarded(words, open_window)
        streams.finish()
        return status
    except BrokenPipeError:
        streams.give_up()
        return FOUND
    except BadUse as error:
        streams.give_up()
        streams.complain(str(error))
        return BAD_USE


def _guarded(words: Sequence[str], open_window: OpenWindow) -> int:
    try:
        return _do(parse(words), open_window)
    except SystemExit as ending:  # argparse, after --help and --version
        return ending.code if isinstance(ending.code, int) else FOUND
    except BadContent as error:
        streams.complain(f"{error}\nNothing was built; the content breaks its rules: {len(error.problems)} found.")
        return BAD_USE
    except DbError as error:
        streams.complain(str(error))
        return BAD_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - the one place where a mistake of ours ends: written down and told
        streams.complain(_confess(words))
        return OUR_MISTAKE


def _do(arguments: argparse.Namespace, open_window: OpenWindow) -> int:
    command: Callable[[argparse.Namespace], int] | None = arguments.command
    if command is not None:
        return command(arguments)
    if not _has_display():
        raise BadUse(_NO_DISPLAY)
    return open_window(arguments.database)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _confess(words: Sequence[str]) -> str:
    """One sentence on a mistake of ours; the trace goes into the log."""
    kind = sys.exc_info()[0]
    sentence = f"{NAME} made a mistake of its own ({kind.__name__ if kind else 'unknown'})"
    told = f"{platform.platform()}, Python {platform.python_version()}, {list(words)!r}\n{traceback.format_exc()}\n"
    try:
        with paths.with_folder(paths.log()).open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(told)
    except (OSError, DbError):
        return f"{sentence}, and its log cannot be written."
    return f"{sentence}; what happened is written in {paths.log()}."
