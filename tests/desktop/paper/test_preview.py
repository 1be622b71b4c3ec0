"""The preview as a person uses it: by keys and buttons, and what it hands to printer and file."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QPushButton

from desktop.paper import svgs
from desktop.paper.preview import PreviewDialog, file_name
from desktop.paper.printer import PrintJob, printer_for, sheet_numbers
from desktop.paper.sheet_list import SheetList
from desktop.paper.sheets import Sheets
from tests import pages

DAY = date(2026, 11, 21)


@pytest.fixture
def preview(qtbot):
    def make(page=None, **more):
        dialog = PreviewDialog([page or pages.long(60)], printed=DAY, **more)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.ready, timeout=20000):
            dialog.show()
        return dialog

    return make


@pytest.fixture(scope="module")
def drawings():
    return svgs([pages.long(60)], printed=DAY)


def printer_to(target, count):
    printer = printer_for("a4", count)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_all_sheets_are_shown_and_listed(preview, drawings):
    dialog = preview()
    assert dialog.list.rowCount() == len(drawings) > 2
    assert dialog.said.text() == f"{len(drawings)} pages"
    assert dialog.view.current == 0
    assert dialog.print_button.isEnabled()


def test_one_sheet_is_one_page(preview):
    assert preview(pages.short()).said.text() == "1 page"


def test_fit_of_width_fills_the_view_and_of_page_shows_it_whole(qtbot, preview):
    dialog = preview()
    width = dialog.view.transform().m11()
    qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
    page = dialog.view.transform().m11()
    assert page < width
    assert 842 * page <= dialog.view.viewport().height()
    qtbot.mouseClick(dialog.wide, Qt.MouseButton.LeftButton)
    assert dialog.view.transform().m11() == pytest.approx(width, rel=0.05)


def test_zoom_by_keys(qtbot, preview):
    dialog = preview()
    before = dialog.view.transform().m11()
    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.transform().m11() > before
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.transform().m11() == pytest.approx(before)


def test_zoom_keeps_the_sheet_and_has_bounds(preview):
    dialog = preview()
    dialog.view.go_to(2)
    for _ in range(40):
        dialog.view.zoom_in()
    assert dialog.view.transform().m11() == pytest.approx(6)
    assert dialog.view.current == 2
    for _ in range(40):
        dialog.view.zoom_out()
    assert dialog.view.transform().m11() == pytest.approx(0.1)


def test_list_and_view_follow_each_other(preview):
    dialog = preview()
    dialog.thumbnails.setCurrentIndex(dialog.list.index(2))
    assert dialog.view.current == 2
    dialog.view.go_to(1)
    assert dialog.thumbnails.currentIndex().row() == 1
    assert dialog.view.accessibleDescription() == f"Page 2 of {dialog.list.rowCount()}"


def test_other_paper_is_set_anew_and_told(qtbot, preview):
    dialog = preview()
    told = []
    dialog.paper_changed.connect(told.append)
    with qtbot.waitSignal(dialog.ready, timeout=20000):
        dialog.papers.setCurrentIndex(1)
    assert told == ["us-letter"]
    assert dialog.view.sceneRect().width() == pytest.approx(612 + 28, abs=3)


def test_summary_is_one_page_and_told_to_be_remembered(qtbot, preview, tmp_path):
    dialog = preview()
    told = []
    dialog.short_changed.connect(told.append)
    with qtbot.waitSignal(dialog.ready, timeout=20000):
        dialog.extents.setCurrentIndex(1)
    assert (dialog.list.rowCount(), told) == (1, [True])
    with qtbot.waitSignal(dialog.saved, timeout=20000):
        dialog.save(tmp_path / "short.pdf")
    assert len(PdfReader(tmp_path / "short.pdf").pages) == 1


def test_document_is_never_cut_down(preview):
    dialog = preview(pages.document(), short=True)
    assert not dialog.short
    assert not dialog.extents.isVisible()


def test_remembered_paper_is_taken_and_an_unknown_one_is_not(preview):
    assert preview(pages.short(), paper="us-letter").paper == "us-letter"
    assert preview(pages.short(), paper="papyrus").paper == "a4"


def test_pdf_is_what_the_preview_shows(qtbot, preview, tmp_path):
    dialog = preview()
    with qtbot.waitSignals([dialog.folder_changed, dialog.saved], timeout=20000):
        dialog.save(tmp_path / "page.pdf")
    assert dialog.said.text() == f"Saved: {tmp_path / 'page.pdf'}"
    assert len(PdfReader(tmp_path / "page.pdf").pages) == dialog.list.rowCount()


def test_file_that_cannot_be_written_is_said_and_nothing_breaks(qtbot, preview, tmp_path):
    dialog = preview(pages.short())
    dialog.save(tmp_path / "gone" / "page.pdf")
    qtbot.waitUntil(lambda: "cannot be written" in dialog.said.text(), timeout=20000)
    assert dialog.pdf_button.isEnabled()


def test_printer_gets_the_sheets_of_the_preview(qtbot, preview, tmp_path):
    dialog = preview()
    count = dialog.list.rowCount()
    dialog.print_on(printer_to(tmp_path / "printed.pdf", count))
    qtbot.waitUntil(lambda: dialog.said.text() == "Sent to the printer.", timeout=20000)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == count
    assert round(printed.pages[0].mediabox.width) == 595


def test_range_and_order_of_the_printer_are_kept(drawings):
    printer = printer_for("a4", len(drawings))
    assert sheet_numbers(printer, 3) == [0, 1, 2]
    printer.setFromTo(2, 3)
    assert sheet_numbers(printer, 9) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert sheet_numbers(printer, 9) == [2, 1]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_takes_nothing_is_told(qtbot, drawings, tmp_path):
    job = PrintJob(Sheets(drawings), printer_to(tmp_path / "gone" / "x.pdf", 2))
    with qtbot.waitSignal(job.finished, timeout=20000) as told:
        job.start()
    assert told.args == [False]


def test_cancelled_printing_stops(qtbot, drawings, tmp_path):
    job = PrintJob(Sheets(drawings), printer_to(tmp_path / "x.pdf", len(drawings)))
    job.advanced.connect(job.cancel)
    with qtbot.waitSignal(job.finished, timeout=20000) as told:
        job.start()
    assert told.args == [False]


def test_closing_while_the_pages_are_being_set_is_quiet(qtbot):
    dialog = PreviewDialog([pages.long(200)], printed=DAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    qtbot.wait(300)
    assert not dialog.isVisible()
    assert dialog.list.rowCount() == 0


def test_escape_closes(qtbot, preview):
    dialog = preview(pages.short())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_is_reached_by_tab_and_has_a_name(preview):
    dialog = preview(pages.short())
    seen, widget = [], dialog.nextInFocusChain()
    while widget is not dialog:
        inner = widget.focusProxy() is not None or isinstance(widget.parent(), QAbstractScrollArea)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not inner:
            seen.append(widget)
        widget = widget.nextInFocusChain()
    assert {dialog.view, dialog.thumbnails, dialog.papers, dialog.print_button, dialog.pdf_button} <= set(seen)
    for widget in seen:
        assert isinstance(widget, QPushButton | QComboBox | QAbstractScrollArea)
        assert widget.accessibleName() or getattr(widget, "text", lambda: "")()


def test_list_of_sheets_is_a_sound_model(qtmodeltester, drawings):
    model = SheetList()
    model.show_sheets(Sheets(drawings))
    qtmodeltester.check(model)
    index = model.index(1)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == f"Page 2 of {len(drawings)}"
    assert model.data(index, Qt.ItemDataRole.DecorationRole).width() == 96


@pytest.mark.parametrize(
    ("title", "name"), [("Diet: a/b", "Diet a b"), ("...", "page"), ("x" * 300, "x" * 100), ("Мәжіліс", "Мәжіліс")]
)
def test_title_becomes_a_name_every_file_system_takes(title, name):
    assert file_name(title) == name
