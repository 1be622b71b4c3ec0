"""An import in a process of its own: it cannot hold up the window, and the window's end leaves the library whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal, Slot

PATIENCE = 20_000  # milliseconds that a stopped import has to leave everything in order


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: lines read, the share of all bytes from 0 to 1, and whether only the end is left."""

    lines: int
    share: float
    finishing: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: documents taken and unchanged, lines left out, and what the import said of them."""

    taken: int
    unchanged: int
    left_out: int
    told: tuple[str, ...]
    stopped: bool


class Import(QObject):
    """One run of the program's own `import` command."""

    progressed = Signal(Step)
    ended = Signal(Outcome)

    def __init__(self, files: Sequence[Path], library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._told: list[str] = []
        self._process = QProcess(self)
        words = ["import", "--follow", "--json", "--library", str(library), *map(str, files)]
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        self._process.setProgram(sys.executable)
        self._process.setArguments(words if getattr(sys, "frozen", False) else ["-m", "desktop", *words])
        if not getattr(sys, "frozen", False):
            self._process.setWorkingDirectory(str(Path(__file__).parent.parent))
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Begin; `ended` comes in any case."""
        self._process.start()

    @Slot()
    def stop(self) -> None:
        """Ask for an early end: what came so far is kept."""
        self._stopped = True
        self._process.closeWriteChannel()

    def close(self) -> None:
        """Stop, and wait until the library is in order."""
        self._process.blockSignals(True)
        self.stop()
        self._process.waitForFinished(PATIENCE)

    @Slot()
    def _read(self) -> None:
        while self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()).decode("utf-8", "replace").strip())

    def _take(self, line: str) -> None:
        if line.startswith("{"):
            step = json.loads(line)
            self.progressed.emit(Step(step["lines"], step["share"], step["finishing"]))
        elif line:
            self._told.append(line)

    @Slot()
    def _end(self) -> None:
        self._read()
        counts = list(_counts(bytes(self._process.readAllStandardOutput().data())))
        taken = sum(one["added"] + one["replaced"] for one in counts)
        unchanged, left_out = (sum(one[name] for one in counts) for name in ("unchanged", "left_out"))
        self.ended.emit(Outcome(taken, unchanged, left_out, tuple(self._told), self._stopped))

    @Slot(QProcess.ProcessError)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._told.append(self._process.errorString())
            self._end()


def _counts(answer: bytes) -> Iterator[dict[str, Any]]:
    """What the command says of each file; nothing where it came to no answer."""
    if answer.strip():
        yield from json.loads(answer)
