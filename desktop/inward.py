"""The ways into the reader's library: files that are imported, and what to do with a library that is damaged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from db import DbError, set_aside
from desktop import messages
from desktop.background import Background
from desktop.importing import Import, Outcome, Step
from desktop.window import MainWindow

STEPS = 1000  # of the progress bar
TOLD = 10  # lines left out that are shown one by one


class Inward(QObject):
    """One import at a time; the window is free meanwhile, and what was imported is found as soon as it is in."""

    def __init__(
        self, window: MainWindow, background: Background, library: Path | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._background, self._library = window, background, library
        self._running: Import | None = None
        self._progress: QProgressDialog | None = None
        background.library_failed.connect(self._offer)

    def import_files(self) -> None:
        """Ask for files and take them in."""
        if self._running:
            self._window.say(self.tr("Another import is still running."))
        if self._running or self._library is None:
            return
        kinds = self.tr("Documents, one a line (*.jsonl *.ndjson *.csv *.tsv)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import into your library"), "", kinds)
        if names:
            self.start([Path(name) for name in names], self._library)

    def start(self, files: list[Path], library: Path) -> None:
        """Take files in, with a box that shows how far it is and can stop it."""
        self._running = Import(files, library, self)
        box = QProgressDialog(self.tr("Importing …"), self.tr("&Stop"), 0, STEPS, self._window)
        box.setWindowTitle(self.tr("Import into your library"))
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.setAutoClose(False)
        box.setAutoReset(False)
        box.setMinimumDuration(400)
        box.canceled.connect(self._running.stop)
        self._progress = box
        self._running.progressed.connect(self._step)
        self._running.ended.connect(self._end)
        self._running.start()

    def close(self) -> None:
        """Stop what runs, and leave the library in order."""
        if self._running:
            self._running.close()

    @Slot(Step)
    def _step(self, step: Step) -> None:
        if self._progress is None or self._progress.wasCanceled():
            return
        self._progress.setValue(min(STEPS - 1, int(step.share * STEPS)))
        lines = self.tr("{0} lines read").format(f"{step.lines:,}")
        self._progress.setLabelText(self.tr("Making everything found …") if step.finishing else lines)

    @Slot(Outcome)
    def _end(self, outcome: Outcome) -> None:
        if self._progress:
            self._progress.close()
            self._progress.deleteLater()
        if self._running:
            self._running.deleteLater()
        self._running = self._progress = None
        self._background.reopen(self._library)
        self._window.say(self._summary(outcome))
        if outcome.told and not outcome.stopped:
            more = self.tr("… and {0} more.").format(len(outcome.told) - TOLD) if len(outcome.told) > TOLD else ""
            messages.tell(self._window, "\n".join(filter(None, (*outcome.told[:TOLD], more))))

    def _summary(self, outcome: Outcome) -> str:
        parts = (
            (outcome.taken, self.tr("{0} documents imported")),
            (outcome.unchanged, self.tr("{0} unchanged")),
            (outcome.left_out, self.tr("{0} lines left out")),
        )
        said = [words.format(f"{count:,}") for count, words in parts if count]
        return ", ".join(said) or self.tr("Nothing was imported")

    @Slot(str)
    def _offer(self, problem: str) -> None:
        """The reference goes on without it; only the reader may say that the damaged file makes room."""
        if self._library is not None and messages.may_set_aside(self._window, problem):
            library = self._library
            self._background.write(lambda: set_aside(library), self._set_aside, self._not_set_aside)

    def _set_aside(self, aside: Path) -> None:
        self._background.reopen(self._library)
        self._window.say(self.tr("The damaged library is kept as {0}").format(aside.name))

    def _not_set_aside(self, error: DbError) -> None:
        messages.tell(self._window, str(error))
