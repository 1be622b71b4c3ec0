"""How long the window is held up while somebody types: the longest gap between two turns of its event loop.

Run it over the bundled reference: python tests/benchmarks/keystrokes.py [DATABASE]. A timer ticks every millisecond
on the GUI thread; the gap between two ticks is how long nothing else could happen, and its work is what the thread
itself computed in it, which other programs on the machine do not lengthen. The first line is the same without typing.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app import Anyqtama

QUERIES = ("majilis threshold 2021", "who chairs the election commission", "парламент", "presidnt", "turnout 2023")
KEY_GAP, SETTLE = 120, 500  # milliseconds


class Pulse:
    """The gaps between the turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def taken(self) -> list[tuple[float, float]]:
        gaps, self.gaps = self.gaps, []
        return gaps

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append(((now - self._last) * 1000, (worked - self._worked) * 1000))
        self._last, self._worked = now, worked


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def wait(milliseconds: int) -> None:
    """Let the loop run as it does under `exec`; QTest's waiting holds Python's lock and starves the other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def told(name: str, gaps: list[tuple[float, float]]) -> str:
    late = sum(gap > 16 for gap, _ in gaps)
    longest, most = (sorted(column) for column in zip(*gaps, strict=True))
    place = len(gaps) * 99 // 100
    return (
        f"{name:38} gap p99 {longest[place]:5.1f} longest {longest[-1]:5.1f} ms, over 16 ms {late:2};"
        f" work p99 {most[place]:5.1f} most {most[-1]:5.1f} ms, over 16 ms {sum(one > 16 for one in most):2};"
    )


def main() -> None:
    database = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.reference()
    application = QApplication(["typing"])
    with tempfile.TemporaryDirectory() as folder:
        program = Anyqtama(database, Path(folder) / "settings.ini", Path(folder) / "library.db")
        program.window.resize(1180, 760)
        program.begin()
        wait(3000)
        pulse = Pulse()
        wait(2000)
        say(told("at rest", pulse.taken()))
        for query in QUERIES:
            program.window.search.clear()
            wait(SETTLE)
            pulse.taken()
            for letter in query:
                wait(KEY_GAP)
                program.window.search.box.insert(letter)
            wait(SETTLE)
            say(f"{told(f'typing “{query}”', pulse.taken())} {program.window.search.hits.rowCount()} hits shown")
        program.window.close()
        program.close()
    application.quit()


if __name__ == "__main__":
    main()
