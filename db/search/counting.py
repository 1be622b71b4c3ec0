"""Counts the words of units beside the writing of them; those of very many in a process of their own.

Python lets only one thread of a process compute. A second process counts on another processor while the first one
reads and writes; it is started late, for a few thousand units are sooner counted than a process is begun.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from types import ModuleType

from db.search.beside import Beside
from db.search.best import BestUnits, Texts

MANY = 30_000  # units from which another process counts
AHEAD = 4  # parts that may wait to be counted
_NICE = 10  # steps by which the other process gives way: what is written is waited for, what is counted seldom
_counted: list[BestUnits] = []  # in the other process: what it has counted


class Counting:
    """The best units of what passes by; one part is counted while the next one is made ready.

    Where the other process is lost, so is what it counted: then `taken` says so with None.
    """

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._best = BestUnits()
        self._executor: Executor | None = None
        self._elsewhere = self._lost = False
        self._units = 0
        self._running: deque[Future[None]] = deque()

    def take(self, texts: list[Texts]) -> None:
        """Count some units after those before; waits where too many are uncounted."""
        self._wait(AHEAD - 1)
        if self._lost:
            return
        if self._units >= MANY and not self._elsewhere:
            self._move()
        self._units += len(texts)
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1)
        try:
            self._running.append(self._submitted(self._executor, texts))
        except BrokenExecutor:
            self._lost = True

    def _wait(self, left: int = 0) -> None:
        """Until no more than so many parts are uncounted."""
        try:
            while len(self._running) > left:
                self._running.popleft().result()
        except (BrokenExecutor, OSError):
            self._lost = True

    def taken(self) -> BestUnits | None:
        """What was counted, at the end; None where it was lost."""
        self._wait()
        if self._elsewhere and self._executor and not self._lost:
            try:
                self._best = self._executor.submit(_taken).result()
            except (BrokenExecutor, OSError):
                self._lost = True
        if self._executor:
            self._executor.shutdown()
            self._executor, self._elsewhere = None, False
        return None if self._lost else self._best

    def _submitted(self, executor: Executor, texts: list[Texts]) -> Future[None]:
        if self._elsewhere:
            with _nothing_run_again():
                return executor.submit(_take, texts)
        return executor.submit(self._best.take, self._beside.paced(texts))

    def _move(self) -> None:
        """Hand what is counted to another process, which goes on from there."""
        if self._executor:
            self._executor.shutdown()
        import multiprocessing  # only here: small indexes and those who only read start faster without it
        from concurrent.futures import ProcessPoolExecutor

        spawned = multiprocessing.get_context("spawn")  # the one way that every system has and threads do not harm
        self._executor = ProcessPoolExecutor(1, spawned, _begin, (self._best,))
        self._best, self._elsewhere = BestUnits(), True


@contextmanager
def _nothing_run_again() -> Iterator[None]:
    """A new process runs the main module once more, and that may be a script that imports: it gets an empty one."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _begin(best: BestUnits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that writes
    gc.disable()  # nothing here forms a ring
    if hasattr(os, "nice"):
        os.nice(_NICE)
    _counted.append(best)


def _take(texts: Iterable[Texts]) -> None:
    _counted[0].take(texts)


def _taken() -> BestUnits:
    return _counted[0]
