"""How long the window is held up while somebody types: the longest gap between two turns of its event loop.

Run it over the bundled reference: python tests/benchmarks/keystrokes.py [DATABASE]. A timer ticks every millisecond on the
GUI thread; the gap between two ticks is how long nothing else could happen. The first line is the same without typing.
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
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def taken(self) -> list[float]:
        gaps, self.gaps = self.gaps, []
        return sorted(gaps)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def wait(milliseconds: int) -> None:
    """Let the loop run as it does under `exec`; QTest's own waiting holds Python's lock and starves the other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def told(name: str, gaps: list[float]) -> str:
    late = sum(gap > 16 for gap in gaps)
    return f"{name:40} p99 {gaps[len(gaps) * 99 // 100]:6.1f} ms   longest {gaps[-1]:6.1f} ms   over 16 ms: {late}"


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
        print(told("at rest", pulse.taken()))
        for query in QUERIES:
            program.window.search.clear()
            wait(SETTLE)
            pulse.taken()
            for letter in query:
                wait(KEY_GAP)
                program.window.search.box.insert(letter)
            wait(SETTLE)
            print(told(f"typing “{query}”", pulse.taken()), program.window.search.hits.rowCount(), "hits shown")
        program.window.close()
        program.close()
    application.quit()


if __name__ == "__main__":
    main()
