"""Work that must not hold up the window: questions to the databases and files to write, each in its own thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from db import BadLibrary, DbError, LibraryBusy, Reference, Stopped, prepare

T = TypeVar("T")
Failed = Callable[[DbError], None]


class Ticket:
    """What a question holds while somebody waits for its answer."""

    def __init__(self) -> None:
        self.superseded = False

    def stop(self) -> bool:
        """Whether the work may end: nobody waits any more."""
        return self.superseded


class _Job(Generic[T]):
    """A piece of work with what follows it: done in a lane, settled on the GUI thread."""

    def __init__(self, work: Callable[[], T], answer: Callable[[T], None], failed: Failed, ticket: Ticket) -> None:
        self._work, self._answer, self._failed, self._ticket = work, answer, failed, ticket
        self._follow: Callable[[], None] = lambda: None

    def do(self) -> None:
        """In the lane: work, unless nobody waits for it any more, and keep what is to follow."""
        if self._ticket.superseded:
            return
        try:
            result = self._work()
            self._follow = lambda: self._answer(result)
        except Stopped:
            pass
        except DbError as error:
            told = error
            self._follow = lambda: self._failed(told)
        except BaseException as error:  # noqa: BLE001 - a mistake of ours: it is raised again where it is seen
            mistake = error
            self._follow = lambda: _raise(mistake)

    def settle(self) -> None:
        """On the GUI thread: answer, say what failed, or raise; a superseded question is dropped."""
        if not self._ticket.superseded:
            self._follow()


class Background(QObject):
    """One lane for questions, which opens and closes the databases, and one for what is written."""

    _done = Signal()
    busy = Signal(bool)
    library_failed = Signal(str)

    def __init__(self, bundled: Path, library: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bundled, self._library = bundled, library
        self._reference: Reference | None = None
        self._reading = ThreadPoolExecutor(1, "reading")
        self._writing = ThreadPoolExecutor(1, "writing")
        self._newest: dict[str, Ticket] = {}
        self._settled: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._under_way = 0
        self._closed = False
        self._done.connect(self._settle_next, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        question: Callable[[Reference, Ticket], T],
        answer: Callable[[T], None],
        failed: Failed,
        *,
        subject: str = "",
    ) -> None:
        """Put a question to the databases; it takes the place of an older one on the same `subject`."""
        ticket = Ticket()
        if subject:
            self.drop(subject)
            self._newest[subject] = ticket
        self._start(self._reading, _Job(lambda: self._answer(question, ticket), answer, failed, ticket))

    def write(self, work: Callable[[], T], answer: Callable[[T], None], failed: Failed) -> None:
        """Do something that writes; one such work waits for the other."""
        self._start(self._writing, _Job(work, answer, failed, Ticket()))

    def drop(self, subject: str) -> None:
        """Nobody waits for the answer on `subject` any more."""
        if older := self._newest.pop(subject, None):
            older.superseded = True

    def reopen(self, library: Path | None) -> None:
        """Open the databases anew at the next question, with that library: it was just made, or made good."""
        if not self._closed:
            self._reading.submit(self._use_library, library)

    def close(self) -> None:
        """Stop what runs, close the databases in the thread that opened them, and wait for both lanes."""
        if self._closed:
            return
        self._closed = True
        for subject in tuple(self._newest):
            self.drop(subject)
        self._reading.submit(self._close_reference)
        for lane in (self._reading, self._writing):
            lane.shutdown(wait=True)

    def _start(self, lane: ThreadPoolExecutor, job: _Job[T]) -> None:
        if self._closed:
            return
        self._count(1)
        lane.submit(self._run, job)

    def _run(self, job: _Job[T]) -> None:
        job.do()
        self._settled.put(job.settle)
        self._done.emit()

    @Slot()
    def _settle_next(self) -> None:
        settle = self._settled.get_nowait()
        self._count(-1)
        if not self._closed:
            settle()

    def _count(self, step: int) -> None:
        before = self._under_way
        self._under_way += step
        if not before or not self._under_way:
            self.busy.emit(self._under_way > 0)

    def _answer(self, question: Callable[[Reference, Ticket], T], ticket: Ticket) -> T:
        """In the lane's thread; a library that cannot be read is left out from then on, and that is said."""
        try:
            return question(self._open(), ticket)
        except LibraryBusy:
            raise
        except BadLibrary as error:
            self._use_library(None)
            self.library_failed.emit(str(error))
            return question(self._open(), ticket)

    def _open(self) -> Reference:
        """Opened at the first question and in the lane's thread; after a failure the next question tries again."""
        if self._reference is None:
            library = self._library if self._library and self._library.exists() else None
            if library:
                prepare(library)
            self._reference = Reference(self._bundled, library)
        return self._reference

    def _use_library(self, library: Path | None) -> None:
        self._close_reference()
        self._library = library

    def _close_reference(self) -> None:
        if self._reference is not None:
            self._reference.close()
            self._reference = None


def _raise(error: BaseException) -> None:
    raise error
