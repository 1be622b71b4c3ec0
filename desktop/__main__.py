"""The command `anyqtama`: it opens the window, or answers on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of the command line say and answer with the exit status."""
    try:
        from desktop import terminal  # only here: Ctrl+C stays quiet while the program is still loading
    except KeyboardInterrupt:
        return 130
    return terminal.run(sys.argv[1:] if words is None else words, _window)


def _window(database: Path) -> int:
    try:
        from desktop import app  # only here: the terminal does without Qt
    except ImportError as error:
        raise _told(error) from error
    return app.run(database=database)


def _told(error: ImportError) -> Exception:
    """A library that Qt takes from the system and that is not there is said; any other failure is our mistake."""
    from db import DbError

    library, _, why = str(error).partition(": ")
    if "shared object" not in why:
        return error
    words = "so the window cannot open: install the package that brings it; the terminal commands work."
    return DbError(f"This system has no {library}, {words}")


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # a process that helps a large import starts here, and ends here
    sys.exit(main())
