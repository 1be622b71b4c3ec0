"""The real window over the database of the tests, with settings of its own."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QPalette

from desktop.app import Anyqtama
from desktop.panes.sheet import SheetPane


@pytest.fixture
def empty_sheet(qtbot):
    """The pane of the page, shown alone, with nothing on it yet."""
    pane = SheetPane()
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def settings_file(tmp_path):
    return tmp_path / "settings.ini"


@pytest.fixture
def opened(qtbot, bundled, settings_file):
    """A program shown, its contents not yet there."""
    made = Anyqtama(bundled, settings_file)
    qtbot.addWidget(made.window)
    made.begin()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.close()
    QGuiApplication.setPalette(QPalette())


@pytest.fixture
def program(qtbot, opened):
    """A program on its start page."""
    qtbot.waitUntil(lambda: opened.controller.navigation.contents is not None)
    return opened


@pytest.fixture
def window(program):
    return program.window


@pytest.fixture
def text(window):
    """What stands on the open page."""
    return lambda: window.sheet.browser.document().toPlainText()
