"""How long the window is held up while somebody types: the longest gap between two turns of its event loop.

Run it over the bundled reference: python tests/benchmarks/keystrokes.py [DATABASE] [--library FILE]. It is typed
quickly, in a burst, with hits opened by Return while typing goes on, and over a page of long tables. Counts by kind,
topic and year arrive half a second after each query, and are part of it. A timer ticks every millisecond
on the GUI thread; the gap between two ticks is how long nothing else could happen. Of a gap, what the whole program
computed meanwhile, and what the thread itself did, are told besides: other programs on the machine do not lengthen
those. The first line is the same without typing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app import Anyqtama

QUERIES = ("majilis threshold 2021", "who chairs the election commission", "парламент", "presidnt", "turnout 2023")
FRAME = 16  # milliseconds
SETTLE = 700  # milliseconds behind each query
LONG_PAGE = "entity:mazhilis"


Gap = tuple[float, float, float]


class Pulse:
    """The gaps between the turns of the event loop: time, of it computed by the program, of it by the GUI thread."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self._last = clocks()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def taken(self) -> list[Gap]:
        gaps, self.gaps = self.gaps, []
        return gaps

    def _tick(self) -> None:
        now = clocks()
        gap, program, thread = ((after - before) * 1000 for after, before in zip(now, self._last, strict=True))
        self.gaps.append((gap, min(gap, program), thread))
        self._last = now


def clocks() -> tuple[float, float, float]:
    """Time, and the processor's time of the program and of this thread, in seconds."""
    return time.perf_counter(), time.process_time(), time.thread_time()


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def wait(milliseconds: int) -> None:
    """Let the loop run as it does under `exec`; QTest's waiting holds Python's lock and starves the other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def told(name: str, gaps: list[Gap]) -> str:
    """One line on the gaps, in milliseconds."""
    parts = []
    for kind, column in zip(("gap", "program", "thread"), map(sorted, zip(*gaps, strict=True)), strict=True):
        place = len(column) * 99 // 100
        late = sum(one > FRAME for one in column)
        parts.append(f"{kind} p99 {column[place]:5.1f} longest {column[-1]:5.1f}, over {FRAME}: {late:2}")
    return f"{name:38} {'; '.join(parts)};"


@dataclass(frozen=True, slots=True)
class Case:
    """A way of typing: milliseconds between keys, whether Return opens hits meanwhile, and what page is open."""

    name: str
    key_gap: int
    opening: bool = False
    page: str = ""


CASES = (
    Case("quickly", 120),
    Case("in a burst", 30),
    Case("opening hits meanwhile", 120, opening=True),
    Case("in a burst over a long page", 30, page=LONG_PAGE),
)


def typed(program: Anyqtama, query: str, case: Case) -> None:
    """Type a query; where hits are opened meanwhile, Return is pressed at every third letter and typing goes on."""
    box = program.window.search.box
    for number, letter in enumerate(query, 1):
        wait(case.key_gap)
        QApplication.sendEvent(box, key_event(0, letter))
        if case.opening and number % 3 == 0:
            QApplication.sendEvent(box, key_event(Qt.Key.Key_Return, ""))
    wait(SETTLE)


def key_event(key: int, text: str) -> QKeyEvent:
    """A key that was pressed."""
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)


def measured(program: Anyqtama, case: Case, pulse: Pulse) -> None:
    """Type all queries in one way, and tell of each."""
    say(f"-- {case.name}")
    if case.page:
        program.controller.navigation.open(case.page)
        wait(3000)
    for query in QUERIES:
        program.window.search.clear()
        wait(SETTLE)
        pulse.taken()
        typed(program, query, case)
        say(f"{told(f'typing “{query}”', pulse.taken())} {program.window.search.hits.rowCount()} hits shown")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", nargs="?", type=Path, default=paths.reference())
    parser.add_argument("--library", type=Path, help="a library to search beside it; the history is written into it")
    given = parser.parse_args()
    application = QApplication(["typing"])
    with tempfile.TemporaryDirectory() as folder:
        library = given.library or Path(folder) / "library.db"
        program = Anyqtama(given.database, Path(folder) / "settings.ini", library)
        program.window.resize(1180, 760)
        program.controller.warmed.connect(program.settle)
        program.begin()
        wait(3000)
        pulse = Pulse()
        wait(2000)
        say(told("at rest", pulse.taken()))
        for case in CASES:
            measured(program, case, pulse)
        program.window.close()
        program.close()
    application.quit()


if __name__ == "__main__":
    main()
