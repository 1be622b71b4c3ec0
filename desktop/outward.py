"""The ways out of the window: preview, printer, PDF."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from db import DbError, Page
from desktop import messages
from desktop.background import Background
from desktop.navigation import Navigation
from desktop.settings import Settings
from desktop.window import MainWindow


class Outward(QObject):
    """Hands the open page on; what takes long runs in the writing lane."""

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

    def print_page(self) -> None:
        """Choose a printer and print the open page."""

    def save_pdf(self) -> None:
        """Ask for a file and write the open page into it as PDF."""
        if not self._navigation.opened:
            return
        page = self._navigation.opened.page
        folder = self._settings.pdf_folder or str(Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save as PDF"),
            str(Path(folder) / f"{_file_name(page.title)}.pdf"),
            self.tr("PDF files (*.pdf)"),
        )
        if name:
            target = Path(name) if Path(name).suffix else Path(f"{name}.pdf")
            self._settings.pdf_folder = str(target.parent)
            self.write_pdf(page, target)

    def write_pdf(self, page: Page, target: Path) -> None:
        """Write a page into a file, off the GUI thread, and say how it went."""

        def job() -> Path:
            from desktop.paper import write_pdf

            write_pdf((page,), target, printed=date.today())
            return target

        self._window.say(self.tr("Writing {0} …").format(target.name))
        self._background.write(job, self._written, self._not_written)

    def _written(self, target: Path) -> None:
        self._window.say(self.tr("Saved: {0}").format(target))

    def _not_written(self, error: DbError) -> None:
        self._window.say(str(error))
        messages.tell(self._window, str(error))


def _file_name(title: str) -> str:
    """A title as a name that every file system takes."""
    return " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", title).split()).rstrip(". ")[:100] or "page"
