"""Work beside the writing: a thread computes while SQLite, which needs no Python, is busy by itself."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import TypeVar

T = TypeVar("T")


class Beside:
    """Tells threads beside the writing one when to leave Python to it.

    Only one thread of a process runs Python at a time. One that computes on while rows go in one by one would hold up
    each of them by thousandths of a second; so it rests for so long.
    """

    def __init__(self) -> None:
        self._free = Event()
        self._free.set()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The writing thread goes back and forth between Python and SQLite: others rest."""
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    def paced(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, each as soon as there is time for it; for the threads beside."""
        for item in items:
            if not self._free.is_set():
                self._free.wait()
            yield item

    def ahead(self, parts: Iterator[T]) -> Generator[T, None, None]:
        """The same parts; while the writing thread is busy with one, the next is made in a thread of its own."""
        with ThreadPoolExecutor(1) as executor:
            coming = executor.submit(next, parts, None)
            while (part := coming.result()) is not None:
                coming = executor.submit(next, parts, None)
                yield part
