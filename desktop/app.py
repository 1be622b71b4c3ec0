"""The program put together: the one place where everything is made and joined."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import garbage, paths
from desktop.background import Background
from desktop.controller import Controller
from desktop.messages import Crashes
from desktop.settings import Settings
from desktop.window import MainWindow

TURN = 0.0001  # seconds for which a question may hold the interpreter while the window waits for it


class Anyqtama:
    """The window with all that stands behind it; `begin` shows it and only then asks for the contents."""

    def __init__(self, database: Path, settings_file: Path, library: Path | None = None) -> None:
        sys.setswitchinterval(TURN)
        self.settings = Settings(settings_file)
        self.background = Background(database, library)
        self.window = MainWindow(self.settings)
        self.controller = Controller(self.window, self.background, self.settings, program_version, library)

    def begin(self) -> None:
        self.window.show()
        QTimer.singleShot(0, self.controller.begin)

    def settle(self) -> None:
        """The window stands: from now on nothing may hold it up."""
        garbage.settle()

    def close(self) -> None:
        """Stop what runs and wait for it."""
        self.controller.close()
        self.background.close()


def program_version() -> str:
    """The version of the program; empty where it was started without being installed."""
    from importlib.metadata import PackageNotFoundError, version  # it brings a tenth of a second with it

    try:
        return version("anyqtama")
    except PackageNotFoundError:
        return ""


def run(database: Path) -> int:
    """Open the window over a database and stay until it is closed; answers with the exit status."""
    application = QApplication(["anyqtama"])
    application.setApplicationName("Anyqtama")
    application.setDesktopFileName("anyqtama")
    crashes = Crashes(program_version, application)
    crashes.install()
    program = Anyqtama(database, paths.settings(), paths.library())
    program.controller.warmed.connect(program.settle)
    application.applicationStateChanged.connect(garbage.tidy)
    program.begin()
    status = application.exec()
    program.close()
    return status
