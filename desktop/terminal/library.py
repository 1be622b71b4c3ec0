"""The commands for the reader's own library: `import`, and `library` with list, remove and check."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic
from types import FrameType

import db
from db import DbError, Imported, LibraryChecked, Progress
from desktop import paths
from desktop.terminal import plain, streams
from desktop.terminal.errors import BAD_USE, FOUND, INTERRUPTED, NOTHING
from desktop.terminal.opened import named_library, reference

TOLD = 20  # bad lines told one by one; the rest is counted
_EVERY = 0.2  # seconds between two looks at the progress


def take(arguments: argparse.Namespace) -> int:
    """Import files; what could not be is told line by line, and counted at the end."""
    target = arguments.library or paths.with_folder(paths.library())
    looker = _Follower(len(arguments.files) > 1) if arguments.follow else _Looker(len(arguments.files) > 1)
    with _interruptible() as interrupted, closing(db.Library(target)) as library:

        def stop() -> bool:
            return interrupted() or looker.left

        done = library.import_files(arguments.files, looker.look, stop, looker.fail)
        looker.end()
    if arguments.json:
        streams.say(plain.to_json([plain.plain(one) for one in done]))
    for one in done:
        _tell_bad(one)
        _tell_unread(one)
        if not arguments.json:
            streams.say(_summary(one, target))
    if stop():
        streams.complain("Stopped; what was imported is kept, and the same command goes on from there.")
        return INTERRUPTED
    return FOUND if any(one.added or one.replaced or one.unchanged for one in done) else BAD_USE


def list_(arguments: argparse.Namespace) -> int:
    """One line for each document: id, date, title; in JSON one object a line."""
    status = NOTHING
    with reference(arguments, must=True) as opened:
        for document in opened.documents():
            if arguments.json:
                streams.say(plain.to_json(plain.plain(document), indent=None))
            else:
                streams.say("  ".join(filter(None, (document.id, document.date, document.title))))
            status = FOUND
    if status == NOTHING and not arguments.json:
        streams.say("The library holds no document.")
    return status


def remove(arguments: argparse.Namespace) -> int:
    """Take documents out; an id that is not there ends the command in a sentence."""
    target = named_library(arguments)
    with closing(db.Library(target)) as library:
        for wanted in arguments.ids:
            removed = library.remove_document(wanted)
            if arguments.json:
                streams.say(plain.to_json(plain.plain(removed), indent=None))
            else:
                streams.say(f"Removed {removed.id}: {removed.title}")
    return FOUND


def check(arguments: argparse.Namespace) -> int:
    """Whether the library is whole, and which pins lead nowhere or to other words: then the exit status is 1."""
    with reference(arguments, must=True) as opened:
        checked = opened.check_library()
    if arguments.json:
        streams.say(plain.to_json(plain.plain(checked)))
    else:
        streams.say("\n".join(_told(checked)))
    return NOTHING if checked.lost or checked.unfinished else FOUND


class _Looker:
    """Says on a terminal how far an import is, and anywhere which file could not be read."""

    left = False  # whether whoever looks on has gone

    def __init__(self, several: bool) -> None:
        self._begun = self._last = monotonic()
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._several = several
        self._wrote = False

    def look(self, progress: Progress) -> None:
        """Rewrite the line of progress, now and then."""
        now = monotonic()
        if not self._shown or (now - self._last < _EVERY and not progress.finishing):
            return
        self._last, self._wrote = now, True
        pace = progress.lines / max(0.001, now - self._begun)
        words = f"{progress.share:4.0%}  {progress.lines:,} lines, {pace:,.0f} a second"
        sys.stderr.write(f"\r\x1b[K{'Making everything found …' if progress.finishing else words}")
        sys.stderr.flush()

    def fail(self, _: Path, error: DbError) -> None:
        """One file that cannot be read at all; alone, it ends the command."""
        if not self._several:
            raise error
        streams.complain(str(error))

    def end(self) -> None:
        """Leave the line empty."""
        if self._wrote:
            sys.stderr.write("\r\x1b[K")


class _Follower(_Looker):
    """Tells another program how far an import is, in JSON Lines; it stops when that one closes our standard input."""

    def __init__(self, several: bool) -> None:
        super().__init__(several)
        Thread(target=self._wait, daemon=True).start()

    def look(self, progress: Progress) -> None:
        """One line for each batch."""
        streams.complain(plain.to_json(plain.plain(progress), indent=None))
        sys.stderr.flush()

    def _wait(self) -> None:
        while os.read(0, 1):  # not through sys.stdin, whose lock a waiting thread would hold at the program's end
            continue
        self.left = True


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """The first Ctrl+C asks to stop at a good place, the second one stops at once."""
    asked = False

    def ask(_: int, __: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        streams.complain("\nStopping after this batch; Ctrl+C again stops at once.")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.default_int_handler)


def _tell_bad(done: Imported) -> None:
    for line in done.bad[:TOLD]:
        streams.complain(f"{done.file}, line {line.number}: {line.reason}.")
    if done.left_out > TOLD:
        streams.complain(f"{done.file}: {done.left_out - TOLD:,} more lines were left out.")


def _tell_unread(done: Imported) -> None:
    for field in done.unread:
        words = f"a long text under “{field.name}”, which is not searched: what is to be found stands under “text”"
        streams.complain(f"{done.file}: {_lines(field.lines)} {words}.")
    if done.titles:
        streams.complain(f"{done.file}: {_lines(done.titles)} a title and no text, so only its words are found.")


def _lines(number: int) -> str:
    return "1 line has" if number == 1 else f"{number:,} lines have"


def _summary(done: Imported, target: Path) -> str:
    counts = (
        (done.added, "new"),
        (done.replaced, "changed"),
        (done.unchanged, "unchanged"),
        (done.left_out, "left out"),
    )
    said = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "nothing in it"
    stopped = f"; stopped at line {done.lines:,}" if done.stopped else ""
    return f"{done.file} → {target}: {said}{stopped}."


def _told(checked: LibraryChecked) -> Sequence[str]:
    counts = f"documents {checked.documents:,}, briefings {checked.briefings:,}, pins {checked.pins:,}"
    lines = [f"{checked.path} is whole: {counts}."]
    if checked.unfinished:
        lines.append("An import was cut off or is still running: import again, so that every document is found.")
    words = {"gone": "leads nowhere any more", "changed": "leads to words that have changed"}
    for lost in checked.lost:
        name = lost.pin.title or lost.pin.address
        lines.append(f"“{lost.briefing}”: the pin “{name}” ({lost.pin.address}) {words[lost.state]}.")
    return lines
