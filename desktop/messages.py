"""What is said to people outside the pages: boxes, and the dialog for a mistake of the program itself."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget, text: str) -> None:
    """Something that must not be overlooked, in a sentence."""
    QMessageBox.warning(parent, QCoreApplication.applicationName(), text)


def leave_for(parent: QWidget, url: str) -> str:
    """Ask whether a web address should be copied or opened outside; answers in words what was done, if anything."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_tr("A web address"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("This address leads outside the reference, which itself loads nothing from the net."))
    box.setInformativeText(url)
    copy = box.addButton(_tr("&Copy address"), QMessageBox.ButtonRole.AcceptRole)
    browse = box.addButton(_tr("&Open in the browser"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(copy)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(url)
        return _tr("Address copied: {0}").format(url)
    if box.clickedButton() is browse and QDesktopServices.openUrl(QUrl(url)):
        return _tr("Handed to the browser: {0}").format(url)
    return ""


class Crashes(QObject):
    """Catches every mistake nobody else caught, and shows each once."""

    _caught = Signal(str)

    def __init__(self, version: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._seen: set[str] = set()
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take the place of Python's own hook, which stays in use for the console."""
        sys.excepthook = self.catch

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """From any thread: the dialog itself opens on the GUI thread."""
        if sys.stderr is not None:
            sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._caught.emit("".join(traceback.format_exception(kind, error, trace)))

    @Slot(str)
    def _show(self, report: str) -> None:
        if report in self._seen:
            return
        self._seen.add(report)
        from desktop.dialogs.crash import CrashDialog

        about = f"Anyqtama {self._version()}, Python {platform.python_version()}, Qt {PySide6.__version__}"
        CrashDialog(f"{about}, {platform.platform()}\n\n{report}").exec()


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
