"""Documents of one's own through the window: imported beside it, found with the reference, told apart from it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog

from db import Library
from desktop import messages
from desktop.actions import Command
from desktop.app import Anyqtama
from desktop.models.hits import HIT

PATIENCE = 60_000


@pytest.fixture
def library(tmp_path):
    return tmp_path / "Менің кітапханам" / "library.db"


@pytest.fixture
def given(tmp_path):
    """A file with three good lines and a bad one."""
    texts = ("A windmill by the sea <b>stands</b>.\nIts second line.", "A lively quay.", "Harbour dues.")
    lines = [json.dumps({"id": f"own-{n}", "title": f"Own {n}", "text": text}) for n, text in enumerate(texts)]
    file = tmp_path / "Мои тексты.jsonl"
    file.write_text("\n".join([*lines, "nonsense"]), encoding="utf-8")
    return file


@pytest.fixture
def start(qtbot, bundled, settings_file, library):
    """Start the program over that library; it is closed at the end."""
    started = []

    def begin():
        program = Anyqtama(bundled, settings_file, library)
        qtbot.addWidget(program.window)
        started.append(program)
        program.begin()
        qtbot.waitExposed(program.window)
        program.window.activateWindow()
        return program

    yield begin
    for program in started:
        program.close()


@pytest.fixture
def boxes(monkeypatch):
    """What boxes say, instead of their waiting for somebody."""
    said = []
    monkeypatch.setattr(messages, "tell", lambda _parent, text: said.append(text))
    return said


def choose(monkeypatch, *files):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file) for file in files], ""))


def hits(qtbot, window, words):
    window.search.box.clear()
    qtbot.keyClicks(window.search.box, words)
    qtbot.waitUntil(lambda: f"“{words}”" in window.statusBar().currentMessage())
    return [window.search.hits.index(row).data(HIT) for row in range(window.search.hits.rowCount())]


def test_what_is_imported_is_found_and_opens_as_ones_own(qtbot, start, monkeypatch, given, boxes):
    program = start()
    window = program.window
    hits(qtbot, window, "windmill")
    qtbot.waitUntil(lambda: not window.search.hits.rowCount(), timeout=PATIENCE)
    choose(monkeypatch, given)
    program.controller.actions[Command.IMPORT].trigger()
    qtbot.waitUntil(lambda: "3 documents imported" in window.statusBar().currentMessage(), timeout=PATIENCE)
    assert "1 lines left out" in window.statusBar().currentMessage()
    assert boxes == [f"{given}, line 4: it is not JSON."]
    found = hits(qtbot, window, "windmill")
    assert [(hit.id, hit.origin) for hit in found] == [("own-0", "library")]
    view = window.search.view
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(window.search.hits.index(0)).center()
    )
    qtbot.waitUntil(lambda: "Its second line." in window.sheet.browser.toPlainText())
    assert "no part of the reference" in window.sheet.browser.toPlainText()
    assert "<b>stands</b>" in window.sheet.browser.toPlainText()
    assert window.sheet.has_marks
    origins = [hit.origin for hit in hits(qtbot, window, "lively")]
    assert origins[0] == "reference"
    assert origins[-1] == "library"


def test_an_import_can_be_stopped_and_the_library_is_whole(qtbot, start, monkeypatch, library, tmp_path, boxes):
    program = start()
    file = tmp_path / "many.jsonl"
    file.write_text("".join(f'{{"id": {n}, "text": "lantern {"word " * 60}"}}\n' for n in range(100_000)))
    choose(monkeypatch, file)
    program.controller.actions[Command.IMPORT].trigger()
    box = program.window.findChild(QProgressDialog)
    qtbot.waitUntil(lambda: box.value() > 0, timeout=PATIENCE)
    box.canceled.emit()
    qtbot.waitUntil(lambda: "imported" in program.window.statusBar().currentMessage(), timeout=PATIENCE)
    with closing(sqlite3.connect(library)) as connection:
        held = connection.execute("select count(*) from document").fetchone()[0]
        assert connection.execute("select value from state where key = 'unfinished'").fetchone() == (0,)
    assert 0 < held < 100_000
    assert f"{held:,} documents" in program.window.statusBar().currentMessage()
    assert boxes == []


def test_closing_the_window_leaves_a_running_import_in_order(qtbot, start, monkeypatch, library, tmp_path, boxes):
    program = start()
    file = tmp_path / "many.jsonl"
    file.write_text("".join(f'{{"id": {n}, "text": "lantern {"word " * 60}"}}\n' for n in range(100_000)))
    choose(monkeypatch, file)
    program.controller.actions[Command.IMPORT].trigger()
    box = program.window.findChild(QProgressDialog)
    qtbot.waitUntil(lambda: box.value() > 0, timeout=PATIENCE)
    program.close()
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("select value from state where key = 'unfinished'").fetchone() == (0,)
        assert connection.execute("select count(*) from document").fetchone()[0] < 100_000


def test_nothing_chosen_imports_nothing(start, monkeypatch, library):
    choose(monkeypatch)
    start().controller.actions[Command.IMPORT].trigger()
    assert not library.exists()


@pytest.mark.parametrize("agreed", [False, True])
def test_a_damaged_library_leaves_the_reference_and_is_set_aside_only_if_wished(
    qtbot, start, monkeypatch, library, agreed
):
    Library(library).close()
    library.write_bytes(b"damaged")
    asked = []
    monkeypatch.setattr(messages, "may_set_aside", lambda _parent, problem: asked.append(problem) or agreed)
    program = start()
    qtbot.waitUntil(lambda: bool(asked) and program.controller.navigation.contents is not None)
    assert len(asked) == 1
    assert str(library) in asked[0]
    assert hits(qtbot, program.window, "threshold")
    if agreed:
        qtbot.waitUntil(lambda: not library.exists())
        kept = next(library.parent.glob("library-damaged-*.db"))
        assert kept.read_bytes() == b"damaged"
    else:
        assert library.read_bytes() == b"damaged"


@pytest.mark.parametrize(("button", "agreed"), [(0, True), (1, False)])
def test_the_box_asks_before_anything_is_set_aside(qtbot, monkeypatch, start, button, agreed):
    shown = []

    def answer(box):
        shown.append((box.text(), box.defaultButton() is box.buttons()[1]))
        box.buttons()[button].click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert messages.may_set_aside(start().window, "It is damaged.") is agreed
    assert shown == [("It is damaged.", True)]
