"""The window as a whole: what is remembered, what everybody can reach, and what it says when something is missing."""

from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTextBrowser, QToolButton

from desktop import paths
from desktop.actions import Command
from desktop.app import Anyqtama
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.crash import CrashDialog
from desktop.messages import Crashes


def test_size_split_and_side_are_remembered(qtbot, bundled, settings_file):
    first = Anyqtama(bundled, settings_file)
    qtbot.addWidget(first.window)
    first.begin()
    first.window.resize(700, 555)
    first.window.show_side(False)
    first.window.close()
    first.close()
    again = Anyqtama(bundled, settings_file)
    qtbot.addWidget(again.window)
    assert (again.window.width(), again.window.height()) == (700, 555)
    assert not again.window.search.isVisibleTo(again.window)
    assert not again.controller.actions[Command.SIDE].isChecked()
    again.close()


def test_it_opens_in_a_home_that_is_empty_and_in_one_that_cannot_be_written(qtbot, bundled, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder", encoding="utf-8")
    for settings in (tmp_path / "none" / "yet" / "settings.ini", blocked / "settings.ini"):
        program = Anyqtama(bundled, settings)
        qtbot.addWidget(program.window)
        program.begin()
        qtbot.waitUntil(lambda program=program: program.controller.navigation.contents is not None)
        program.window.close()
        program.close()
    assert (tmp_path / "none" / "yet" / "settings.ini").is_file()


def spoilt_databases(folder, bundled):
    damaged = folder / "damaged.db"
    damaged.write_bytes(bundled.read_bytes()[:5000] + b"\xff" * 9000)
    other = folder / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t (x)")
    connection.close()
    empty = folder / "empty.db"
    empty.touch()
    text = folder / "text.db"
    text.write_text("this is no database", encoding="utf-8")
    return {"missing": folder / "missing.db", "damaged": damaged, "other": other, "empty": empty, "text": text}


@pytest.mark.parametrize("spoilt", ["missing", "damaged", "other", "empty", "text"])
def test_a_missing_or_damaged_database_is_said_in_words(qtbot, bundled, tmp_path, settings_file, spoilt):
    database = spoilt_databases(tmp_path, bundled)[spoilt]
    program = Anyqtama(database, settings_file)
    qtbot.addWidget(program.window)
    program.begin()
    browser = program.window.sheet.browser
    qtbot.waitUntil(lambda: "cannot be opened" in browser.toPlainText())
    assert program.window.isVisible()
    assert database.name in browser.toPlainText() or spoilt == "damaged"
    assert "Install the program anew" in browser.toPlainText()
    assert program.window.statusBar().currentMessage()
    assert not program.controller.actions[Command.PRINT].isEnabled()
    program.close()


def test_trying_again_works_once_the_database_is_there(qtbot, bundled, tmp_path, settings_file):
    database = tmp_path / "late.db"
    program = Anyqtama(database, settings_file)
    qtbot.addWidget(program.window)
    program.begin()
    browser = program.window.sheet.browser
    qtbot.waitUntil(lambda: "cannot be opened" in browser.toPlainText())
    database.write_bytes(bundled.read_bytes())
    program.controller.navigation.follow("window:again")
    qtbot.waitUntil(lambda: "Altamar" in browser.toPlainText())
    program.close()


def test_everything_that_takes_the_keys_has_a_name(window):
    named = (QLineEdit, QAbstractItemView, QTextBrowser)
    parts = [part for part in window.findChildren(object) if isinstance(part, named)]
    assert len(parts) >= 5
    assert not [part for part in parts if not part.accessibleName()]
    buttons = [button for button in window.sheet.bar.findChildren(QToolButton) if button.parent() is window.sheet.bar]
    assert len(buttons) == 3
    assert all(button.accessibleName() for button in buttons)


def test_tab_reaches_search_list_and_page(qtbot, program):
    window = program.window
    for middle in (window.tree, window.search.view):
        window.search.focus_box()
        reached = set()
        for _ in range(6):
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            reached.add(window.focusWidget())
        assert {middle, window.sheet.browser} <= reached
        qtbot.keyClicks(window.search.box, "assembly")
        qtbot.waitUntil(lambda: window.search.showing_hits)


@pytest.mark.parametrize("size", [(1024, 640), (640, 420), (2560, 1400)])
def test_nothing_stands_outside_the_window(program, size):
    window = program.window
    window.resize(*size)
    assert (window.width(), window.height()) == size
    for part in (window.search, window.search.box, window.tree, window.sheet.browser, window.statusBar()):
        corner = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(corner)
    assert window.search.box.width() >= 180


def test_the_main_window_stays_small():
    from desktop import window

    with open(window.__file__, encoding="utf-8") as file:
        assert len(file.readlines()) < 150


def test_about_says_version_knowledge_and_licences(qtbot, program):
    pack = program.controller.navigation.contents.pack
    dialog = AboutDialog("1.2.3", pack, "31 December 2024")
    qtbot.addWidget(dialog)
    for words in ("1.2.3", pack.title, pack.version, "31 December 2024", "CC0-1.0", "MIT", "LGPL"):
        assert words in dialog.text.text()
    empty = AboutDialog("1.2.3", None, "")
    qtbot.addWidget(empty)
    assert "No content is open" in empty.text.text()


@pytest.fixture(autouse=True)
def log(monkeypatch, tmp_path):
    """Mistakes are written down in a folder of the test's own."""
    monkeypatch.setattr(paths, "log", lambda: tmp_path / "log" / "mistakes.log")
    return tmp_path / "log" / "mistakes.log"


def test_a_crash_is_shown_once_and_can_be_copied(qtbot, monkeypatch, capsys, log):
    shown = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog))
    crashes = Crashes(lambda: "1.0")
    for _ in range(3):
        try:
            raise ValueError("ours")
        except ValueError as error:
            crashes.catch(ValueError, error, error.__traceback__)
    assert "ours" in capsys.readouterr().err
    assert len(shown) == 1
    qtbot.addWidget(shown[0])
    qtbot.mouseClick(shown[0].copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "ValueError: ours" in copied
    assert "Anyqtama 1.0" in copied
    assert log.read_text(encoding="utf-8").count("ValueError: ours") == 1


def test_another_crash_is_another_dialog(qtbot, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog))
    crashes = Crashes(lambda: "1.0")
    for kind in (ValueError, TypeError):
        crashes.catch(kind, kind("x"), None)
    assert len(shown) == 2
    for dialog in shown:
        qtbot.addWidget(dialog)
    assert capsys.readouterr().err


def test_a_first_window_fits_its_screen(program):
    room = program.window.screen().availableSize()
    assert program.window.width() <= room.width()
    assert program.window.height() <= room.height()
