"""The ways out of the window: preview, printer, PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from db import DbError, Page
from desktop import messages
from desktop.background import Background
from desktop.navigation import Navigation
from desktop.settings import Settings
from desktop.window import MainWindow


class Outward(QObject):
    """Hands the open page on; what takes long runs off the GUI thread. The typesetter is loaded when first needed."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        settings: Settings,
        navigation: Navigation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._background = window, background
        self._settings, self._navigation = settings, navigation

    def preview(self) -> None:
        """Show the open page as it will be printed."""
        self._open_preview(print_at_once=False)

    def print_page(self) -> None:
        """Set the open page, then ask for a printer."""
        self._open_preview(print_at_once=True)

    def save_pdf(self) -> None:
        """Ask for a file and write the open page into it as PDF."""
        if self._navigation.opened is None:
            return
        from desktop.paper.preview import file_name

        page = self._navigation.opened.page
        proposed = Path(self._settings.pdf_folder or Path.home()) / f"{file_name(page.title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as PDF"), str(proposed), self.tr("PDF files (*.pdf)")
        )
        if name:
            self.write_pdf(page, Path(name) if Path(name).suffix else Path(f"{name}.pdf"))

    def write_pdf(self, page: Page, target: Path) -> None:
        """Write a page into a file and say how it went."""
        paper = self._settings.paper

        def job() -> str:
            from desktop.paper import PAPERS, write_pdf

            chosen = next((known for known in PAPERS if known == paper), PAPERS[0])
            write_pdf((page,), target, paper=chosen, printed=date.today())
            return str(target)

        self._settings.pdf_folder = str(target.parent)
        self._window.say(self.tr("Writing {0} …").format(target.name))
        self._background.write(job, self._saved, self._not_written)

    def _open_preview(self, print_at_once: bool) -> None:
        if self._navigation.opened is None:
            return
        from desktop.previewing import open_preview

        dialog = open_preview(
            (self._navigation.opened.page,), self._settings, self._window, print_at_once=print_at_once
        )
        dialog.saved.connect(self._saved)

    @Slot(str)
    def _saved(self, target: str) -> None:
        self._window.say(self.tr("Saved: {0}").format(target))

    def _not_written(self, error: DbError) -> None:
        self._window.say(str(error))
        messages.tell(self._window, str(error))
