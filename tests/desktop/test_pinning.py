"""Pinning with one key, the briefings put in order, and the way to paper."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QInputDialog

from db import Briefing, Pin, Reference
from desktop.actions import Command
from desktop.app import Anyqtama
from desktop.models.pins import PinsModel
from desktop.pinning import parts
from desktop.render import Document, briefing, compose


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.db"


@pytest.fixture
def program(qtbot, bundled, settings_file, library):
    made = Anyqtama(bundled, settings_file, library)
    qtbot.addWidget(made.window)
    made.begin()
    qtbot.waitUntil(lambda: made.controller.navigation.contents is not None)
    yield made
    made.close()
    QGuiApplication.setPalette(QPalette())


def open_address(program):
    opened = program.controller.navigation.opened
    return opened.page.address if opened else ""


def visit(program, qtbot, address):
    program.controller.navigation.open(address)
    qtbot.waitUntil(lambda: open_address(program) == address)


def pin(program, qtbot, address):
    visit(program, qtbot, address)
    program.window.statusBar().clearMessage()
    program.controller.actions[Command.PIN].trigger()
    qtbot.waitUntil(lambda: program.window.statusBar().currentMessage().startswith("Pinned"))


@pytest.fixture
def dialog(program, qtbot):
    for address in ("entity:assembly", "entity:election-commission", "passage:harbour-digest#1"):
        pin(program, qtbot, address)
    program.controller.actions[Command.BRIEFINGS].trigger()
    shown = program.controller._pinning.dialog
    qtbot.waitUntil(lambda: shown.model.rowCount() == 3)
    yield shown
    shown.close()


def addresses(dialog):
    return [pin.address or pin.note for pin in dialog.model.pins]


def test_one_key_pins_what_is_open(dialog):
    assert addresses(dialog) == ["entity:assembly", "entity:election-commission", "passage:harbour-digest#1"]
    assert dialog.model.index(0).data() == "Assembly of Altamar"
    assert not dialog.hint.isVisible()


def test_pins_are_moved_removed_and_brought_back(dialog, qtbot):
    dialog.list.setCurrentIndex(dialog.model.index(2))
    qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: addresses(dialog)[1] == "passage:harbour-digest#1")
    assert dialog.list.currentIndex().row() == 1
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: addresses(dialog)[1] == "passage:harbour-digest#1")
    qtbot.waitUntil(lambda: not dialog.undo.isEnabled())


def test_notes_stand_between_and_are_written_anew(dialog, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("Mind the date\nIt is old.", True))
    dialog.list.setCurrentIndex(dialog.model.index(0))
    qtbot.mouseClick(dialog.note, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    assert addresses(dialog)[1] == "Mind the date\nIt is old."
    assert dialog.model.index(1).data() == "Note: Mind the date It is old."
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("Other words", True))
    dialog.list.setCurrentIndex(dialog.model.index(1))
    qtbot.mouseClick(dialog.edit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: addresses(dialog)[1] == "Other words")


def test_there_are_several_briefings_and_they_have_titles(program, dialog, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("For Monday", True))
    qtbot.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.briefings.currentText() == "For Monday")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog.hint.isVisible()
    pin(program, qtbot, "entity:assembly")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    dialog.briefings.setCurrentIndex(0)
    dialog.briefings.activated.emit(0)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)


def test_a_pin_opens_its_page(program, dialog, qtbot):
    dialog.list.activated.emit(dialog.model.index(1))
    qtbot.waitUntil(lambda: open_address(program) == "entity:election-commission")


def test_the_briefing_goes_to_the_preview(dialog, qtbot):
    qtbot.mouseClick(dialog.preview, Qt.MouseButton.LeftButton)
    from desktop.paper.preview import PreviewDialog

    def preview():
        return next(iter(dialog.findChildren(PreviewDialog)), None)

    qtbot.waitUntil(lambda: preview() is not None)
    with qtbot.waitSignal(preview().ready, timeout=20_000):
        pass
    assert preview().windowTitle() == "Preview: Briefing"
    preview().close()


def test_the_pins_are_there_again(qtbot, dialog, bundled, settings_file, library):
    with closing(Reference(bundled, library)) as opened:
        (kept,) = opened.briefings()
    assert [pin.address for pin in kept.pins] == addresses(dialog)
    assert all(pin.digest for pin in kept.pins if pin.address.startswith("passage:"))


def test_parts_are_pages_values_hits_and_notes_and_say_what_is_gone(bundled):
    pins = (
        Pin(1, "entity:assembly", as_of="2010"),
        Pin(2, note="A note"),
        Pin(3, "statement:assembly/seats@2007-01-01"),
        Pin(4, "search:assembly"),
        Pin(5, "entity:gone", "The lost page"),
    )
    with closing(Reference(bundled)) as reference:
        made = parts(reference, Briefing(1, "", pins))
    assert made[0].as_of == "2010-12-31"
    assert [part.title.text for part in made[1:] if isinstance(part, Document)] == [
        "Note of the reader",
        "Assembly of Altamar",
        "assembly",
        "The lost page",
    ]
    composed = [part if isinstance(part, Document) else compose(part) for part in made]
    assert briefing(composed)[-1].title.text == "Sources"


def test_the_model_is_a_sound_one(qtmodeltester):
    model = PinsModel()
    model.show((Pin(1, "entity:a", "A", "2010-12-31"), Pin(2, note="x " * 200)))
    qtmodeltester.check(model)
    assert model.index(0).data() == "A (as of 2010-12-31)"
    assert len(model.index(1).data()) < 140
