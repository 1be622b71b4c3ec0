"""Measures how long a day takes to be set, and what changed between two days to be found, in a warm program.

    python -m tests.benchmarks.time DATABASE [--day DAY] [--every N] [--rounds N]

Setting a day is the tree and one page of that day, read, composed, written and laid out as the window does it; asked of
every page the tree leads to, or every so many of them. Then the real window is told the day, until its sheet and its
tree are painted; two long sheets come first. Changes are asked over the whole reference. Times are wall and processor
time: on a busy machine only the second means much. Exit status 1 where a median is over its limit.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from db import Reference
from desktop import render
from desktop.app import Anyqtama
from desktop.models.tree import TreeModel
from desktop.navigation import PART
from desktop.panes.browser import Browser, Written

SHEET_AND_TREE_MS, CHANGES_MS = 100.0, 200.0
LONG = ("entity:mazhilis", "entity:election-2023-03-19-mazhilis")
WINDOWS = ("2019-01-01..2023-04-01", "1990..2026", "2022..2022")


def timed(question: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor time of a question, in milliseconds."""
    wall, processor = time.perf_counter(), time.process_time()
    question()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def report(what: str, times: list[tuple[float, float]], limit: float) -> bool:
    """Print median, 95th percentile and slowest; whether the median of processor time is inside the limit."""
    for place, name in enumerate(("wall", "processor")):
        values = sorted(each[place] for each in times)
        p95 = values[min(int(len(values) * 0.95), len(values) - 1)]
        words = f"median {statistics.median(values):.1f}  p95 {p95:.1f}  slowest {values[-1]:.1f}"
        print(f"{what:28} {name:9} {words} ms  (limit {limit:g})")  # noqa: T201
    return statistics.median(each[1] for each in times) <= limit


def until(done: Callable[[], object]) -> None:
    """Let the program work until something is so."""
    loop = QEventLoop()
    while not done():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def in_window(database: Path, addresses: list[str], day: str) -> list[tuple[float, float]]:
    """How long each page takes in the window from the day that is told to the sheet and the tree painted."""
    with tempfile.TemporaryDirectory() as folder:
        program = Anyqtama(database, Path(folder) / "settings.ini")
        program.begin()
        navigation, window = program.controller.navigation, program.window
        until(lambda: navigation.contents)
        turned: list[str] = []
        window.tree.tree.modelReset.connect(lambda: turned.append(navigation.as_of))

        def shows(address: str, wanted: str) -> bool:
            opened = navigation.opened
            return opened is not None and (opened.page.address, getattr(opened.page, "as_of", "")) == (address, wanted)

        def turn(address: str) -> None:
            navigation.look_at(day)
            until(lambda: shows(address, day) and day in turned)
            window.repaint()

        times = []
        for address in addresses:
            navigation.look_at("")
            navigation.open(address)
            until(lambda address=address: shows(address, "") and (not times or "" in turned))
            turned.clear()
            times.append(timed(lambda address=address: turn(address)))
            turned.clear()
        program.close()
        window.close()
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--day", default="2015-01-01")
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    QApplication([])
    reference, browser, model = Reference(asked.database), Browser(), TreeModel()
    browser.resize(900, 700)
    browser.show()

    def tree() -> None:
        model.show(reference.tree(asked.day))

    def page(address: str) -> None:
        document = render.compose(reference.open(address, asked.day))
        drawings = tuple(render.painted(figure, render.LIGHT) for figure in document.figures)
        parts = render.html(document, size=PART)
        browser.show_written(Written(next(parts), drawings, rest=parts))
        browser.document().size()

    addresses = list(dict.fromkeys(each.address for each in reference.tree() if each.address.startswith("entity:")))
    page(addresses[0])
    trees = [timed(tree) for _ in range(asked.rounds)]
    pages = [timed(lambda address=address: page(address)) for address in addresses[:: asked.every]]
    whole = [
        (wall + statistics.median(t[0] for t in trees), cpu + statistics.median(t[1] for t in trees))
        for wall, cpu in pages
    ]
    inside = report("tree of a day", trees, SHEET_AND_TREE_MS)
    inside &= report("sheet of a day", pages, SHEET_AND_TREE_MS)
    inside &= report("sheet and tree of a day", whole, SHEET_AND_TREE_MS)
    shown = in_window(asked.database, [*LONG, *addresses[:: 4 * asked.every]], asked.day)
    inside &= report("day told to the window", shown, SHEET_AND_TREE_MS)
    for window in WINDOWS:
        times = [timed(lambda window=window: reference.open(f"changes:{window}")) for _ in range(asked.rounds)]
        inside &= report(f"changes {window}", times, CHANGES_MS)
    return 0 if inside else 1


if __name__ == "__main__":
    sys.exit(main())
