"""Sets pages off the GUI thread for the preview; a newer wish supersedes the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.files import CannotWrite
from desktop.paper.engine import Paper, Part, svgs, write_pdf


@dataclass(frozen=True)
class _Landed:
    """What a job in the other thread brought; it is looked at in this one."""

    settle: Callable[[], None]


class Typesetter(QObject):
    """One thread at work for one preview; it tells `drawn`, `written` or `failed`.

    It has no parent: what is still at work when the preview closes keeps it alive until then.
    """

    drawn = Signal(object)  # tuple[bytes, ...]: one drawing for each sheet
    written = Signal(str)
    failed = Signal(str)
    _landed = Signal(object)

    def __init__(self, pages: Sequence[Part], printed: date, title: str = "") -> None:
        super().__init__()
        self._pages, self._printed, self._title = tuple(pages), printed, title
        self._thread = ThreadPoolExecutor(1, "paper")
        self._wish = 0
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def draw(self, paper: Paper, short: bool) -> None:
        """Set the pages on that paper, whole or in short."""
        self._wish += 1
        wish = self._wish
        job = self._thread.submit(svgs, self._pages, paper=paper, printed=self._printed, short=short, title=self._title)
        job.add_done_callback(lambda done: self._send(lambda: self._drawn(done, wish)))

    def write(self, target: Path, paper: Paper, short: bool) -> None:
        """Write them as PDF."""
        job = self._thread.submit(
            write_pdf, self._pages, target, paper=paper, printed=self._printed, short=short, title=self._title
        )
        job.add_done_callback(lambda done: self._send(lambda: self._written(done, target)))

    def close(self) -> None:
        """Drop what waits; what is at work ends by itself and is not heard any more."""
        self._landed.disconnect(self._land)
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _send(self, settle: Callable[[], None]) -> None:
        self._landed.emit(_Landed(settle))

    @Slot(object)
    def _land(self, landed: _Landed) -> None:
        landed.settle()

    def _drawn(self, done: Future[tuple[bytes, ...]], wish: int) -> None:
        if wish == self._wish:
            self.drawn.emit(done.result())

    def _written(self, done: Future[None], target: Path) -> None:
        try:
            done.result()
        except CannotWrite as error:
            self.failed.emit(str(error))
        else:
            self.written.emit(str(target))
