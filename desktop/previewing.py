"""The preview of pages, opened with what the settings remember, and remembering what is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.paper.engine import Part
from desktop.paper.preview import PreviewDialog
from desktop.settings import Settings


class _Remembering(QObject):
    """Writes to the settings what is chosen in one preview; lives as long as it does."""

    def __init__(self, dialog: PreviewDialog, settings: Settings) -> None:
        super().__init__(dialog)
        self._settings = settings
        dialog.paper_changed.connect(self._remember_paper)
        dialog.short_changed.connect(self._remember_summary)
        dialog.folder_changed.connect(self._remember_folder)

    @Slot(str)
    def _remember_paper(self, paper: str) -> None:
        self._settings.paper = paper

    @Slot(bool)
    def _remember_summary(self, short: bool) -> None:
        self._settings.summary = short

    @Slot(str)
    def _remember_folder(self, folder: str) -> None:
        self._settings.pdf_folder = folder


def open_preview(
    pages: Sequence[Part],
    settings: Settings,
    parent: QWidget,
    *,
    title: str = "",
    summary: bool = True,
    print_at_once: bool = False,
) -> PreviewDialog:
    """Open the preview of `pages`; `summary` says whether the summary of one page may be chosen beforehand."""
    dialog = PreviewDialog(
        pages,
        printed=date.today(),
        paper=settings.paper,
        short=summary and settings.summary,
        folder=settings.pdf_folder,
        title=title,
        print_at_once=print_at_once,
        parent=parent,
    )
    _Remembering(dialog, settings)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
