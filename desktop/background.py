"""Questions to the databases, asked off the GUI thread and answered on it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db import DbError, Reference, Stopped

T = TypeVar("T")
Failed = Callable[[DbError], None]


class Ticket:
    """One question; once superseded, its query is stopped and its answer dropped."""

    def __init__(self) -> None:
        self.superseded = False

    def stop(self) -> bool:
        return self.superseded


class Background(QObject):
    """Two lanes, one for reading and one for writing, each a thread of its own."""

    _landed = Signal()
    busy = Signal(bool)

    def __init__(self, bundled: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bundled = bundled
        self._reference: Reference | None = None
        self._readers = ThreadPoolExecutor(1, "read")
        self._writers = ThreadPoolExecutor(1, "write")
        self._latest: dict[str, Ticket] = {}
        self._answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._waiting = 0
        self._closed = False
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        question: Callable[[Reference, Ticket], T],
        answer: Callable[[T], None],
        failed: Failed,
        *,
        subject: str = "",
    ) -> None:
        """Ask the databases; a newer question on the same `subject` supersedes this one."""
        ticket = Ticket()
        if subject:
            self.drop(subject)
            self._latest[subject] = ticket
        self._send(self._readers, lambda: question(self._open(), ticket), answer, failed, ticket)

    def write(self, job: Callable[[], T], answer: Callable[[T], None], failed: Failed) -> None:
        """Run a job that writes a file or a database; jobs wait for one another."""
        self._send(self._writers, job, answer, failed, Ticket())

    def drop(self, subject: str) -> None:
        """Nobody waits for the answer on `subject` any more."""
        if older := self._latest.pop(subject, None):
            older.superseded = True

    def close(self) -> None:
        """Stop what runs, close the databases in the thread that opened them, and wait for both lanes."""
        if self._closed:
            return
        self._closed = True
        for ticket in self._latest.values():
            ticket.superseded = True
        self._readers.submit(self._close_reference)
        self._readers.shutdown(wait=True)
        self._writers.shutdown(wait=True)

    def _send(
        self,
        lane: ThreadPoolExecutor,
        job: Callable[[], T],
        answer: Callable[[T], None],
        failed: Failed,
        ticket: Ticket,
    ) -> None:
        def run() -> T:
            if ticket.superseded:
                raise Stopped
            return job()

        def done(future: Future[T]) -> None:
            self._answers.put(lambda: self._settle(future, answer, failed, ticket))
            self._landed.emit()

        if self._closed:
            return
        self._count(1)
        lane.submit(run).add_done_callback(done)

    def _settle(self, future: Future[T], answer: Callable[[T], None], failed: Failed, ticket: Ticket) -> None:
        self._count(-1)
        if ticket.superseded or self._closed:
            return
        try:
            result = future.result()
        except Stopped:
            return
        except DbError as error:
            failed(error)
            return
        answer(result)

    @Slot()
    def _land(self) -> None:
        try:
            settle = self._answers.get_nowait()
        except Empty:
            return
        settle()

    def _count(self, step: int) -> None:
        was_busy = self._waiting > 0
        self._waiting += step
        if was_busy != (self._waiting > 0):
            self.busy.emit(self._waiting > 0)

    def _open(self) -> Reference:
        """Opened at the first question and in the lane's thread; after a failure the next question tries again."""
        if self._reference is None:
            self._reference = Reference(self._bundled)
        return self._reference

    def _close_reference(self) -> None:
        if self._reference is not None:
            self._reference.close()
            self._reference = None
