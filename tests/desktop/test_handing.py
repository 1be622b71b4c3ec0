"""Data and citations as they leave the window: by command, by key, into the clipboard and into files."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop import messages
from desktop.actions import Command


@pytest.fixture
def asked(monkeypatch):
    """Answers the question for a file; `path` is what it answers."""

    class Asked:
        path, kind = "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(Asked.path), Asked.kind))
    return Asked


@pytest.fixture
def sheet(program, qtbot, text):
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: "40 seats" in text())
    return program


def do(program, command):
    action = program.controller.actions[command]
    assert action.isEnabled()
    action.trigger()


def select(browser, words):
    found = browser.document().find(words)
    assert not found.isNull(), words
    browser.setTextCursor(found)


def copied():
    return QGuiApplication.clipboard().text()


def test_the_open_page_is_exported(sheet, qtbot, asked, tmp_path):
    asked.path = tmp_path / "Жиын.json"
    do(sheet, Command.EXPORT)
    qtbot.waitUntil(lambda: asked.path.exists() and bool(asked.path.read_bytes()))
    made = json.loads(asked.path.read_text(encoding="utf-8"))
    assert made["title"] == "Assembly of Altamar"
    qtbot.waitUntil(lambda: str(asked.path) in sheet.window.statusBar().currentMessage())


def test_a_name_without_an_ending_gets_that_of_its_kind(sheet, qtbot, asked, tmp_path):
    asked.path, asked.kind = tmp_path / "assembly v1.0", "CSV for spreadsheets (*.csv)"
    do(sheet, Command.EXPORT)
    target = tmp_path / "assembly v1.0.csv"
    qtbot.waitUntil(target.exists)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_what_cannot_be_written_is_told(sheet, qtbot, asked, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "tell", lambda _window, words: told.append(words))
    asked.path = tmp_path / "none" / "x.csv"
    do(sheet, Command.EXPORT)
    qtbot.waitUntil(lambda: bool(told))
    assert "cannot be written" in told[0]


def test_the_hits_are_exported(program, qtbot, asked, tmp_path):
    asked.path = tmp_path / "hits.xlsx"
    do(program, Command.EXPORT_HITS)
    assert "no hits" in program.window.statusBar().currentMessage()
    qtbot.keyClicks(program.window.search.box, "assembly")
    qtbot.waitUntil(lambda: program.window.search.showing_hits and program.window.search.hits.rowCount() > 0)
    do(program, Command.EXPORT_HITS)
    qtbot.waitUntil(asked.path.exists)


def test_a_selected_value_is_copied_with_its_sources_and_code(sheet):
    select(sheet.window.sheet.browser, "40 seats")
    do(sheet, Command.CITE)
    assert copied().startswith("“40 seats” (Assembly of Altamar, seats)")
    assert "Source: " in copied()
    assert "anyqtama:assembly/seats@2007-01-01~" in copied()


def test_the_code_leads_back_from_the_search_box(sheet, qtbot):
    select(sheet.window.sheet.browser, "40 seats")
    do(sheet, Command.CITE)
    search = sheet.window.search
    search.box.setFocus()
    search.box.clear()
    search.box.paste()
    qtbot.waitUntil(lambda: search.showing_hits and search.hits.rowCount() == 1)
    qtbot.keyClick(search.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.controller.navigation.opened.page.address == "entity:assembly")


def test_without_a_selection_the_value_at_the_cursor_is_copied(sheet):
    browser = sheet.window.sheet.browser
    select(browser, "40 seats")
    cursor = browser.textCursor()
    cursor.clearSelection()
    browser.setTextCursor(cursor)
    do(sheet, Command.CITE)
    assert copied().startswith("Assembly of Altamar, seats: 40 seats")


def test_at_the_top_the_page_itself_is_copied(sheet):
    sheet.window.sheet.browser.moveCursor(QTextCursor.MoveOperation.Start)
    do(sheet, Command.CITE)
    assert copied().endswith("anyqtama:entity:assembly")


def test_a_style_is_chosen_and_remembered(sheet, qtbot):
    select(sheet.window.sheet.browser, "40 seats")
    do(sheet, Command.CITE_AS)
    menu = next(menu for menu in sheet.window.findChildren(QMenu) if menu.accessibleName() == "Style of the citation")
    next(action for action in menu.actions() if action.objectName() == "bibtex").trigger()
    menu.close()
    assert copied().startswith("@misc{")
    assert sheet.settings.citation_style == "bibtex"
    do(sheet, Command.CITE)
    assert copied().startswith("@misc{")


def test_a_spoilt_setting_falls_back_to_plain_text(sheet):
    sheet.settings.citation_style = "nothing known"
    do(sheet, Command.CITE)
    assert "In: Anyqtama" in copied()
