"""Sheets on a printer: painted one at a time, so that the window stays awake."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.paper.engine import Paper
from desktop.paper.sheets import Sheets

PAGE_SIZES = {"a4": QPageSize.PageSizeId.A4, "us-letter": QPageSize.PageSizeId.Letter}


def printer_for(paper: Paper, count: int) -> QPrinter:
    """A printer set up for the paper that the sheets were set on."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAGE_SIZES[paper]))
    printer.setFullPage(True)
    printer.setFromTo(1, count)
    return printer


class PrintJob(QObject):
    """Prints sheets; `advanced` tells that one more of `count` is `done`, `finished` whether all went well."""

    advanced = Signal()
    finished = Signal(bool)

    def __init__(self, sheets: Sheets, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets, self._printer = sheets, printer
        self._waiting = sheet_numbers(printer, len(sheets))
        self.count, self.done = len(self._waiting), 0
        self._painter = QPainter()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._next)

    def start(self) -> None:
        """Begin; the sheets follow from the event loop."""
        if not self._waiting or not self._painter.begin(self._printer):
            self.finished.emit(False)
            return
        self._clock.start(0)

    @Slot()
    def cancel(self) -> None:
        """Stop before the next sheet; what has gone to the printer is taken back where it can be."""
        if self._clock.isActive():
            self._printer.abort()
            self._end(False)

    @Slot()
    def _next(self) -> None:
        if self.done and not self._printer.newPage():
            self._end(False)
            return
        rectangle = QRectF(0, 0, self._printer.width(), self._printer.height())
        self._sheets.paint(self._waiting.pop(0), self._painter, rectangle)
        self.done += 1
        self.advanced.emit()
        if not self._waiting:
            self._end(True)

    def _end(self, well: bool) -> None:
        self._clock.stop()
        self.finished.emit(self._painter.end() and well)


def sheet_numbers(printer: QPrinter, count: int) -> list[int]:
    """Which sheets go to the printer, counted from 0, in the order that was asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    places = list(range(first - 1, min(last, count)))
    return places[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else places
