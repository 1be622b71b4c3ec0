"""Measures how long a day takes to be set, and what changed between two days to be found, in a warm program.

    python -m tests.benchmarks.time DATABASE [--day DAY] [--every N] [--rounds N]

The real window is told a day, until its tree and its page of that day are painted: for the longest pages, for every so
many of all others, topics, texts and sources too, and for the pages of time. The page stands at its top and is wholly
written when the day is told. The same is told of pages read to their end. Of the timeline it tells how long the window
is held at most while it is opened and written. Changes are asked over the whole reference. Times are wall and processor
time: on a busy machine only the second means much. Exit status 1 where the 95th percentile of wall time is over its
limit.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from db import Reference
from desktop.app import Anyqtama

SHEET_AND_TREE_MS, CHANGES_MS, HELD_MS = 100.0, 200.0, 50.0
REST_MS = 60
LONG = (
    *("entity:mazhilis", "entity:senate", "entity:kurultai", "entity:itu", "entity:freedom-in-the-world"),
    *("entity:election-2023-03-19-mazhilis", "entity:election-2007-08-18-mazhilis", "entity:president-of-kazakhstan"),
    *("topic:elections-parliamentary", "topic:human-rights", "topic:political-system", "source:core-003"),
)
OF_TIME = ("timeline:", "timeline:/topic:elections-parliamentary", "appointments:", "coverage:")
CHANGES = "changes:2019-01-01..2023-04-01"
WINDOWS = ("2019-01-01..2023-04-01", "1990..2026", "2022..2022")


def timed(question: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor time of a question, in milliseconds."""
    wall, processor = time.perf_counter(), time.process_time()
    question()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def report(what: str, times: list[tuple[float, float]], limit: float = float("inf")) -> bool:
    """Print median, 95th percentile and slowest; whether the 95th percentile of wall time is inside the limit."""
    reached = {}
    for place, name in enumerate(("wall", "processor")):
        values = sorted(each[place] for each in times)
        reached[name] = p95 = values[min(int(len(values) * 0.95), len(values) - 1)]
        words = f"median {statistics.median(values):.1f}  p95 {p95:.1f}  slowest {values[-1]:.1f}"
        print(f"{what:32} {name:9} {words} ms  (limit {limit:g})")  # noqa: T201
    return reached["wall"] <= limit


def until(done: Callable[[], object]) -> None:
    """Let the program work until something is so; between two events it sleeps, and lets the interpreter go."""
    loop = QEventLoop()
    while not done():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest() -> None:
    """Let what is still to be painted be painted."""
    rested: list[bool] = []
    QTimer.singleShot(REST_MS, lambda: rested.append(True))
    until(lambda: rested)


class Painted(QObject):
    """Knows when the watched parts of a window have been painted since the last arrival at a page."""

    def __init__(self, program: Anyqtama) -> None:
        super().__init__()
        window = program.window
        self.tree, self.pages = window.tree.viewport(), tuple(each.viewport() for each in window.sheet.pages.both)
        self.seen: set[QObject] = set()
        self.arrived = self.done = False
        for part in (self.tree, *self.pages):
            part.installEventFilter(self)
        program.controller.navigation.moved.connect(self.arrive)

    def arrive(self) -> None:
        """The page has come: what is painted from now on shows it."""
        self.arrived = True
        self.seen.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self.arrived and event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
            if self.tree in self.seen and not self.seen.isdisjoint(self.pages):
                self.arrived = False  # told behind the painting that goes on, and before the next turn of a timer
                QApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802
        self.done = True
        self.ended = time.perf_counter(), time.process_time()

    def wait(self, step: Callable[[], object]) -> tuple[float, float]:
        """Do a step and wait until the page it leads to is painted, and the tree; wall and processor time, in ms."""
        self.arrived = self.done = False
        self.seen.clear()
        began = time.perf_counter(), time.process_time()
        step()
        until(lambda: self.done)
        return (self.ended[0] - began[0]) * 1000, (self.ended[1] - began[1]) * 1000


class InWindow:
    """The program in its window, told to open pages and to look at days."""

    def __init__(self, database: Path, folder: str) -> None:
        self.program = Anyqtama(database, Path(folder) / "settings.ini")
        self.program.begin()
        self.navigation, self.sheet = self.program.controller.navigation, self.program.window.sheet
        until(lambda: self.navigation.contents)
        rest()  # until the start page stands
        self.program.settle()
        self.painted = Painted(self.program)

    def close(self) -> None:
        self.program.close()
        self.program.window.close()

    def open(self, address: str) -> None:
        """Open a page as of today and let it be written to its end."""
        self.navigation.look_at("")
        arrived: list[bool] = []
        gone = self.navigation.moved.connect(lambda: arrived.append(True))
        self.navigation.open(address)
        until(lambda: arrived)
        self.navigation.moved.disconnect(gone)
        self.sheet.browser.writer.write_all()
        self.sheet.browser.document().size()
        rest()

    def set_day(self, address: str, day: str, *, at_its_end: bool = False) -> tuple[float, float]:
        """How long it takes from the day that is told to the page and the tree painted."""
        self.open(address)
        if at_its_end:
            bar = self.sheet.browser.verticalScrollBar()
            bar.setValue(bar.maximum())
            rest()
        return self.painted.wait(lambda: self.navigation.look_at(day))

    def held(self, address: str) -> tuple[float, float]:
        """For how long at most the window does nothing else while a page is opened and written to its end."""
        self.navigation.open("coverage:")
        until(lambda: self.navigation.opened and self.navigation.opened.page.address == "coverage:")
        turns, loop = [time.perf_counter()], QTimer()
        loop.timeout.connect(lambda: turns.append(time.perf_counter()))
        loop.start(0)
        self.navigation.open(address)
        ends = time.perf_counter() + 2
        until(lambda: time.perf_counter() > ends)
        longest = max(after - before for before, after in pairwise(turns)) * 1000
        return longest, longest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--day", default="2015-01-01")
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    QApplication([])
    reference = Reference(asked.database)
    addresses = list(dict.fromkeys(each.address for each in reference.tree() if each.address))
    sampled = [each for each in addresses if each not in LONG][:: asked.every]
    reference.tree(asked.day)
    inside = report("tree of a day", [timed(lambda: reference.tree(asked.day)) for _ in range(asked.rounds)], 20)
    with tempfile.TemporaryDirectory() as folder:
        window = InWindow(asked.database, folder)
        for what, pages in (("long pages", LONG), ("pages of time", (*OF_TIME, CHANGES)), ("other pages", sampled)):
            known = [page for page in pages if page in addresses or page.startswith((*OF_TIME, CHANGES))]
            rounds = asked.rounds if len(known) < len(sampled) else 1
            times = [window.set_day(page, asked.day) for page in known for _ in range(rounds)]
            inside &= report(f"day set: {what}", times, SHEET_AND_TREE_MS)
        ends = (*LONG, "timeline:")
        at_end = [window.set_day(page, asked.day, at_its_end=True) for page in ends for _ in range(asked.rounds)]
        inside &= report("day set: read to its end", at_end, SHEET_AND_TREE_MS)
        inside &= report("timeline opened: window held", [window.held("timeline:")], HELD_MS)
        window.close()
    for days in WINDOWS:
        times = [timed(lambda days=days: reference.open(f"changes:{days}")) for _ in range(asked.rounds)]
        inside &= report(f"changes {days}", times, CHANGES_MS)
    return 0 if inside else 1


if __name__ == "__main__":
    sys.exit(main())
