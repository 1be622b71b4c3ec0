"""What people do, with keys and clicks, through the real window over a real database."""

from __future__ import annotations

import io
import threading

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from db import Found, Reference
from desktop import pages
from desktop.actions import Command
from desktop.models.hits import HIT
from desktop.paper.preview import PreviewDialog

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """A key pressed where the keys go."""
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def search_for(qtbot, window, words):
    window.search.box.clear()
    qtbot.keyClicks(window.search.box, words)
    qtbot.waitUntil(lambda: window.search.showing_hits and window.search.hits.rowCount() > 0)


def row_with(window, test):
    rows = (window.search.hits.index(row) for row in range(window.search.hits.rowCount()))
    return next(index for index in rows if test(index.data(HIT)))


def open_hit(qtbot, window, test):
    view = window.search.view
    index = row_with(window, test)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def click_link(qtbot, browser, href):
    """A click on the first link on the page that leads there."""
    browser.writer.write_all()
    document = browser.document()
    for position in range(document.characterCount()):
        cursor = QTextCursor(document)
        cursor.setPosition(position + 1)
        if cursor.charFormat().anchorHref() == href:
            browser.scroll_to(position)
            before, after = QTextCursor(document), QTextCursor(document)
            before.setPosition(position)
            after.setPosition(position + 1)
            place = browser.cursorRect(before).center() + browser.cursorRect(after).center()
            place = QPoint(place.x() // 2, place.y() // 2)
            assert browser.anchorAt(place) == href
            qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
            return
    raise AssertionError(f"no link to {href}")


def test_the_start_page_stands_with_the_search_ready(qtbot, program, text):
    window = program.window
    qtbot.waitUntil(lambda: "Altamar" in text())
    assert window.search.box.hasFocus()
    assert "Start page" in window.windowTitle()
    assert "31 December 2024" in text()
    assert "31 December 2024" in window.knowledge.text()


def test_search_open_reference_passage_back_and_print(qtbot, program, text, tmp_path, monkeypatch):
    window = program.window
    search_for(qtbot, window, "assembly of altamar")
    qtbot.wait(80)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Assembly of Altamar"))
    assert "Zhiyn" in text()

    click_link(qtbot, window.sheet.browser, "passage:harbour-digest#1")
    qtbot.waitUntil(lambda: "The Harbour Report, a digest" in window.windowTitle())
    shown = [selection.cursor.selectedText() for selection in window.sheet.browser.extraSelections()]
    assert "brought the" in shown[0]
    assert {"8", "4.5 per cent"} <= set(shown[1:])

    press(qtbot, window, Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Assembly of Altamar"))

    target = tmp_path / "Жиын sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "Saved" in window.statusBar().currentMessage(), timeout=20000)
    printed = PdfReader(io.BytesIO(target.read_bytes()))
    assert "Assembly of Altamar" in printed.pages[0].extract_text()
    assert program.settings.pdf_folder == str(tmp_path)


def test_back_restores_the_height_and_forward_the_marks(qtbot, program):
    window = program.window
    window.resize(700, 430)
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Assembly"))
    click_link(qtbot, window.sheet.browser, "passage:harbour-digest#4")
    qtbot.waitUntil(lambda: "Harbour" in window.windowTitle())
    marked = len(window.sheet.browser.extraSelections())
    assert marked
    program.controller.actions[Command.BACK].trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Assembly"))
    assert window.sheet.scrolled > 0
    QTest.mousePress(window.sheet.browser.viewport(), Qt.MouseButton.ForwardButton)
    qtbot.waitUntil(lambda: "Harbour" in window.windowTitle())
    assert len(window.sheet.browser.extraSelections()) == marked


def test_a_hit_is_opened_at_its_words(qtbot, program, text):
    window = program.window
    search_for(qtbot, window, "gazette observers trained")
    open_hit(qtbot, window, lambda hit: hit.kind == "passage")
    qtbot.waitUntil(lambda: "Harbour" in window.windowTitle())
    shown = [selection.cursor.selectedText().casefold() for selection in window.sheet.browser.extraSelections()]
    assert {"gazette", "observers", "trained"} <= set(shown)
    before = window.sheet.bar.words.text()
    press(qtbot, window, Qt.Key.Key_F3)
    assert window.sheet.bar.words.text() != before
    press(qtbot, window, Qt.Key.Key_F3, SHIFT)
    assert window.sheet.bar.words.text() == before
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.sheet.browser.extraSelections()
    assert window.search.query
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.search.query
    assert window.tree.isVisible()


def test_a_hit_on_what_a_party_had_in_a_vote_is_opened_at_its_row(qtbot, program):
    window = program.window
    search_for(qtbot, window, "free valley seats 2023")
    open_hit(qtbot, window, lambda hit: hit.kind == "election" and hit.title.startswith("Free Valley: "))
    qtbot.waitUntil(lambda: "11 June 2023" in window.windowTitle())
    browser = window.sheet.browser
    place = browser.writer.place_of("result:Free Valley")
    assert browser.document().findBlock(place).text().split() == ["Free", "Valley"]
    qtbot.waitUntil(lambda: 0 <= browser.cursorRect(at(browser, place)).top() < browser.viewport().height() // 2)


def at(browser, position):
    cursor = QTextCursor(browser.document())
    cursor.setPosition(position)
    return cursor


def test_a_number_in_the_list_of_sources_is_a_step_that_back_undoes(qtbot, program):
    window = program.window
    program.controller.navigation.open("document:harbour-digest")
    qtbot.waitUntil(lambda: "Harbour" in window.windowTitle())
    click_link(qtbot, window.sheet.browser, "#source-1")
    assert program.controller.navigation.can_go_back
    assert window.sheet.browser.extraSelections()
    program.controller.navigation.back()
    qtbot.waitUntil(lambda: window.sheet.scrolled == 0)
    assert "Harbour" in window.windowTitle()


def test_the_tree_opens_pages_with_keys_alone(qtbot, program, text):
    window = program.window
    press(qtbot, window, Qt.Key.Key_T, CONTROL)
    assert window.tree.hasFocus()
    index = window.tree.tree.find("entity:ivo-maran")
    window.tree.setCurrentIndex(index)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Ivo Maran"))
    assert "Ivo Maran" in text()


def test_the_tree_follows_what_is_open_and_the_path_says_where_it_stands(qtbot, program):
    window = program.window
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Assembly"))
    assert window.tree.currentIndex().data() == "Assembly of Altamar"
    assert window.sheet.path.accessibleDescription().startswith("Topics › ")


def test_only_the_newest_words_are_answered(qtbot, program, monkeypatch):
    asked, answered, hold = [], [], threading.Event()
    original = Reference.search

    def slow(self, text, **more):
        asked.append(text)
        if text == "a":
            hold.wait(5)
        return original(self, text, **more)

    monkeypatch.setattr(Reference, "search", slow)
    shown = program.window.search.show_found
    monkeypatch.setattr(program.window.search, "show_found", lambda found: answered.append(found.query) or shown(found))
    for words in ("a", "as", "ass", "assembly"):
        program.window.search.box.setText(words)
        program.controller.search(words)
        qtbot.waitUntil(lambda: bool(asked))
    hold.set()
    qtbot.waitUntil(lambda: "assembly" in answered)
    qtbot.wait(100)
    assert answered == ["assembly"] * len(answered)
    assert "ass" not in asked


def test_the_window_stays_awake_while_a_search_runs(qtbot, program, monkeypatch):
    hold = threading.Event()
    monkeypatch.setattr(Reference, "search", lambda _self, text, **_more: hold.wait(5) and Found(text))
    qtbot.keyClicks(program.window.search.box, "slow")
    qtbot.wait(80)
    qtbot.keyClicks(program.window.search.box, "er")
    assert program.window.search.box.text() == "slower"
    hold.set()
    qtbot.waitUntil(lambda: "Nothing found" in program.window.search.summary.text())


def test_nothing_found_is_said_in_list_and_line(qtbot, program):
    qtbot.keyClicks(program.window.search.box, "zzqqxxyyvv")
    qtbot.waitUntil(lambda: "Nothing found" in program.window.statusBar().currentMessage())
    assert program.window.search.coach.isVisible()


@pytest.mark.parametrize("words", ['"', "*", "7%", "50(2)", "\0", "AND OR", "near:", "ә" * 3000])
def test_nothing_typed_does_harm(qtbot, program, words):
    program.window.search.box.setText(words)
    program.controller.search(words)
    qtbot.waitUntil(lambda: program.window.statusBar().currentMessage() != "")


def test_f6_goes_around_the_window(qtbot, program):
    window = program.window
    window.search.focus_box()
    rounds = []
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F6)
        rounds.append(window.focusWidget())
    assert rounds == [window.tree, window.sheet.browser, window.search.box, window.tree]
    press(qtbot, window, Qt.Key.Key_F6, SHIFT)
    assert window.search.box.hasFocus()


def test_search_is_reached_from_everywhere_also_when_its_side_is_hidden(qtbot, program):
    window = program.window
    window.sheet.browser.setFocus()
    press(qtbot, window, Qt.Key.Key_F9)
    assert not window.search.isVisible()
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert window.search.box.hasFocus()
    assert program.controller.actions[Command.SIDE].isChecked()


def test_letters_typed_on_the_page_begin_a_search(qtbot, program):
    window = program.window
    window.sheet.browser.setFocus()
    press(qtbot, window, Qt.Key.Key_F9)
    qtbot.keyClicks(window.sheet.browser, "m")
    assert window.search.box.hasFocus()
    qtbot.keyClicks(window.focusWidget(), "aran")
    assert window.search.query == "maran"
    qtbot.waitUntil(lambda: window.search.hits.rowCount() > 0)


def test_text_size_is_kept(qtbot, program, settings_file, bundled):
    browser = program.window.sheet.browser
    ordinary = browser.document().defaultFont().pointSizeF()
    for _ in range(3):
        program.controller.actions[Command.LARGER].trigger()
    assert browser.document().defaultFont().pointSizeF() == pytest.approx(ordinary * 1.3, rel=0.01)
    assert program.settings.text_size == 130
    program.controller.actions[Command.ORDINARY].trigger()
    assert browser.document().defaultFont().pointSizeF() == pytest.approx(ordinary, rel=0.01)


def test_the_wheel_changes_the_text_size_with_control_only(qtbot, program):
    browser = program.window.sheet.browser
    for modifier, turned, size in (
        (CONTROL, 120, 110),
        (CONTROL, -120, 100),
        (Qt.KeyboardModifier.NoModifier, 120, 100),
    ):
        place = QPointF(50, 50)
        event = QWheelEvent(
            place,
            browser.mapToGlobal(place),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(browser.viewport(), event)
        assert program.settings.text_size == size


def test_web_addresses_are_copied_only_when_told(qtbot, program, monkeypatch):
    shown = []

    def choose(box):
        shown.append(box.informativeText())
        box.buttons()[0].click()

    monkeypatch.setattr(QMessageBox, "exec", choose)
    program.window.sheet.browser.anchorClicked.emit(QUrl("https://example.org/law"))
    assert shown == ["https://example.org/law"]


def test_an_address_that_leads_nowhere_is_told_and_the_page_stays(qtbot, program, text):
    before = text()
    program.controller.navigation.open("entity:nobody")
    qtbot.waitUntil(lambda: "nobody" in program.window.statusBar().currentMessage())
    assert text() == before


def test_a_file_that_cannot_be_written_is_told(qtbot, program, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: program.controller.navigation.opened is not None)
    missing = tmp_path / "no folder" / "x.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
    program.controller.actions[Command.SAVE_PDF].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert "x.pdf" in told[0]


def test_the_preview_opens_over_the_page_and_its_choices_are_remembered(qtbot, program):
    window = program.window
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: program.controller.navigation.opened is not None)
    program.controller.actions[Command.PREVIEW].trigger()
    dialog = window.findChild(PreviewDialog)
    with qtbot.waitSignal(dialog.ready, timeout=20000):
        pass
    assert "Assembly of Altamar" in dialog.windowTitle()
    dialog.papers.setCurrentIndex(1)
    dialog.short_changed.emit(True)
    dialog.reject()
    assert (program.settings.paper, program.settings.summary) == ("us-letter", True)


def test_paper_is_offered_only_for_pages_that_have_some(qtbot, program):
    paper = (Command.PREVIEW, Command.PRINT, Command.SAVE_PDF)
    assert not any(program.controller.actions[command].isEnabled() for command in paper)
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: all(program.controller.actions[command].isEnabled() for command in paper))
    program.controller.navigation.start()
    assert not any(program.controller.actions[command].isEnabled() for command in paper)


def test_light_and_dark_change_the_open_page(qtbot, program):
    browser = program.window.sheet.browser
    program.controller.actions[Command.DARK].trigger()
    qtbot.waitUntil(lambda: browser.palette().base().color().lightness() < 80)
    dark = browser.toHtml()
    program.controller.actions[Command.LIGHT].trigger()
    qtbot.waitUntil(lambda: browser.palette().base().color().lightness() > 200)
    assert browser.toHtml() != dark
    assert program.settings.appearance == "light"


def test_a_page_asked_for_before_the_contents_came_stays(qtbot, opened):
    opened.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: opened.controller.navigation.contents is not None)
    qtbot.waitUntil(lambda: opened.window.windowTitle().startswith("Assembly"))
    assert pages.ADDRESS not in opened.window.windowTitle()
