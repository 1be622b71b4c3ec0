"""The preview: what it shows is what the printer and the PDF get, for all three come from one setting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db import Sheet
from desktop.paper.engine import PAPERS, Paper, Part
from desktop.paper.printer import PrintJob, printer_for
from desktop.paper.sheet_list import WIDTH, SheetList
from desktop.paper.sheets import Sheets
from desktop.paper.typesetter import Typesetter
from desktop.paper.view import SheetsView
from desktop.render import words

PATIENCE = 400  # milliseconds before the bar says that there is work


class PreviewDialog(QDialog):
    """Pages as they will stand on paper, with a list of sheets, zoom, paper size, printer and PDF.

    `PreviewDialog([page], paper="a4", folder="", printed=date.today(), parent=window).open()`; with
    `print_at_once` the printer is asked for as soon as the pages are set. A sheet can be shown whole or as a
    summary of one page (`short`). `paper_changed`, `short_changed` and `folder_changed` tell what to remember
    for the next time; `saved` tells the file that was written.
    """

    short_changed = Signal(bool)
    paper_changed = Signal(str)
    folder_changed = Signal(str)
    saved = Signal(str)
    ready = Signal()

    def __init__(
        self,
        pages: Sequence[Part],
        *,
        printed: date,
        paper: str = "a4",
        short: bool = False,
        folder: str = "",
        print_at_once: bool = False,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._folder, self._print_at_once = title or title_of(pages), folder, print_at_once
        self._sheets = Sheets(())
        self._job: PrintJob | None = None
        self._has_sheet = any(isinstance(page, Sheet) for page in pages)
        self._typesetter = Typesetter(pages, printed, title)
        self._build(paper, short)
        self._connect()
        self.setWindowTitle(self.tr("Preview: {0}").format(self._title))
        self.resize(1000, 760)
        self._draw()

    def done(self, result: int) -> None:
        """Close: what is still being set is dropped."""
        self._typesetter.close()
        if self._job:
            self._job.cancel()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The window's cross closes as the button does."""
        self.done(QDialog.DialogCode.Rejected)
        event.accept()

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return PAPERS[self.papers.currentIndex()]

    @property
    def short(self) -> bool:
        """Whether sheets are shown as summaries."""
        return self._has_sheet and self.extents.currentIndex() == 1

    @Slot()
    def choose_printer(self) -> None:
        """Ask for a printer and print."""
        printer = printer_for(self.paper, len(self._sheets))
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self._sheets))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on that printer, one sheet after the other."""
        self._job = PrintJob(self._sheets, printer, self)
        self._job.advanced.connect(self._show_progress)
        self._job.finished.connect(self._print_finished)
        self._enable(False)
        self._job.start()

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file and write the PDF."""
        proposed = Path(self._folder or Path.home()) / f"{file_name(self._title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), str(proposed), self.tr("PDF files (*.pdf)"))
        if name:
            self.save(Path(name) if Path(name).suffix else Path(f"{name}.pdf"))

    def save(self, target: Path) -> None:
        """Write the PDF there; the line at the foot says how it went."""
        self._folder = str(target.parent)
        self.folder_changed.emit(self._folder)
        self._work(self.tr("Writing {0} …").format(target.name))
        self._typesetter.write(target, self.paper, self.short)

    def _build(self, paper: str, short: bool) -> None:
        self.view, self.list = SheetsView(self), SheetList(self)
        self.thumbnails = self._thumbnails()
        self.papers = QComboBox(self)
        self.papers.addItems([self.tr("A4"), self.tr("Letter")])
        self.papers.setCurrentIndex(PAPERS.index(paper) if paper in PAPERS else 0)
        self.papers.setAccessibleName(self.tr("Paper"))
        self.extents = QComboBox(self)
        self.extents.addItems([self.tr("Full sheet"), self.tr("Summary on one page")])
        self.extents.setCurrentIndex(int(short))
        self.extents.setAccessibleName(self.tr("Extent"))
        self.extents.setVisible(self._has_sheet)
        self._make_buttons()
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setMaximumWidth(220)
        self.progress.hide()
        self._place()

    def _make_buttons(self) -> None:
        self.wide = self._button(self.tr("Fit &width"), "Ctrl+1")
        self.whole = self._button(self.tr("Fit pa&ge"), "Ctrl+0")
        self.closer = self._button(self.tr("Zoom &in"), QKeySequence.StandardKey.ZoomIn)
        self.farther = self._button(self.tr("Zoom &out"), QKeySequence.StandardKey.ZoomOut)
        self.print_button = self._button(self.tr("&Print…"), QKeySequence.StandardKey.Print)
        self.pdf_button = self._button(self.tr("&Save as PDF…"), QKeySequence.StandardKey.Save)
        self.close_button = self._button(self.tr("&Close"), QKeySequence.StandardKey.Close)

    def _place(self) -> None:
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.addWidget(self.thumbnails)
        middle.addWidget(self.view)
        middle.setStretchFactor(1, 1)
        middle.setSizes([WIDTH + 56, 820])
        paper = QLabel(self.tr("Pa&per:"), self)
        paper.setBuddy(self.papers)
        above = self._row(self.wide, self.whole, self.closer, self.farther, None, self.extents, paper, self.papers)
        below = self._row(self.said, self.progress, None, self.print_button, self.pdf_button, self.close_button)
        below.setStretchFactor(self.said, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(middle, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self.progress.show)
        self._typesetter.drawn.connect(self._show_drawings)
        self._typesetter.written.connect(self._written)
        self._typesetter.failed.connect(self._failed)
        self.view.moved.connect(self._mark_thumbnail)
        self.thumbnails.selectionModel().currentChanged.connect(self._go_to)
        self.papers.currentIndexChanged.connect(self._change_paper)
        self.extents.currentIndexChanged.connect(self._change_extent)
        self.wide.clicked.connect(self.view.fit_width)
        self.whole.clicked.connect(self.view.fit_page)
        self.closer.clicked.connect(self.view.zoom_in)
        self.farther.clicked.connect(self.view.zoom_out)
        self.print_button.clicked.connect(self.choose_printer)
        self.pdf_button.clicked.connect(self.choose_file)
        self.close_button.clicked.connect(self.reject)

    def _thumbnails(self) -> QListView:
        made = QListView(self)
        made.setModel(self.list)
        made.setUniformItemSizes(True)
        made.setIconSize(QSize(WIDTH, WIDTH * 3 // 2))
        made.setSpacing(4)
        made.setAccessibleName(self.tr("List of pages"))
        self.list.ratio = self.devicePixelRatioF()
        return made

    def _button(self, text: str, key: str | QKeySequence.StandardKey) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(button.click)
        shown = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text.replace('&', '')} ({shown})" if shown else "")
        return button

    def _row(self, *widgets: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        for widget in widgets:
            row.addStretch() if widget is None else row.addWidget(widget)
        return row

    def _draw(self) -> None:
        self._work(self.tr("Setting the pages …"))
        self._typesetter.draw(self.paper, self.short)

    def _work(self, words: str) -> None:
        self.said.setText(words)
        self.progress.setRange(0, 0)
        self._patience.start()
        self._enable(False)

    def _rest(self, words: str) -> None:
        self._patience.stop()
        self.progress.hide()
        self.said.setText(words)
        self._enable(True)

    def _enable(self, on: bool) -> None:
        for widget in (self.print_button, self.pdf_button, self.papers, self.extents):
            widget.setEnabled(on)

    @Slot(object)
    def _show_drawings(self, drawings: tuple[bytes, ...]) -> None:
        self._sheets = Sheets(drawings)
        self.list.show_sheets(self._sheets)
        self.view.show_sheets(self._sheets)
        count = len(drawings)
        self._rest(self.tr("1 page") if count == 1 else self.tr("{0} pages").format(count))
        self.ready.emit()
        if self._print_at_once:
            self._print_at_once = False
            self.choose_printer()

    @Slot(int)
    def _change_paper(self) -> None:
        self.paper_changed.emit(self.paper)
        self._draw()

    @Slot(int)
    def _change_extent(self) -> None:
        self.short_changed.emit(self.short)
        self._draw()

    @Slot()
    def _mark_thumbnail(self) -> None:
        self.thumbnails.setCurrentIndex(self.list.index(self.view.current))

    @Slot(QModelIndex, QModelIndex)
    def _go_to(self, current: QModelIndex) -> None:
        if current.isValid():
            self.view.go_to(current.row())

    @Slot(str)
    def _written(self, target: str) -> None:
        self._rest(self.tr("Saved: {0}").format(target))
        self.saved.emit(target)

    @Slot(str)
    def _failed(self, words: str) -> None:
        self._rest(words)

    @Slot()
    def _show_progress(self) -> None:
        if self._job:
            self.progress.setRange(0, self._job.count)
            self.progress.setValue(self._job.done)
            self.progress.show()

    @Slot(bool)
    def _print_finished(self, well: bool) -> None:
        self._job = None
        self._rest(self.tr("Sent to the printer.") if well else self.tr("The printer did not take the pages."))


def title_of(pages: Sequence[Part]) -> str:
    """What the pages are called together."""
    if len(pages) > 1:
        return words.BRIEFING
    title = pages[0].title
    return title if isinstance(title, str) else title.text


def file_name(title: str) -> str:
    """A title as a name that every file system takes."""
    return " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", title).split()).rstrip(". ")[:100] or "page"
