"""What is said to people outside the pages: boxes, and the dialog for a mistake of the program itself."""

from __future__ import annotations

import contextlib
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from db import DbError
from desktop import paths


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


def may_set_aside(parent: QWidget, problem: str) -> bool:
    """Say what is wrong with the reader's library, and ask whether it may be given another name."""
    box = QMessageBox(QMessageBox.Icon.Warning, QCoreApplication.applicationName(), problem, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        _tr("The reference works without it. The file can be set aside under another name, and a new library begun.")
    )
    aside = box.addButton(_tr("&Set aside"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(_tr("&Leave as it is"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.exec()
    return box.clickedButton() is aside


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

        told = f"Anyqtama {self._version()}, Python {platform.python_version()}, Qt {PySide6.__version__}"
        told = f"{told}, {platform.platform()}\n\n{report}"
        _write_down(told)
        CrashDialog(told).exec()


def _write_down(report: str) -> None:
    """Into the same log as the terminal's mistakes; where that cannot be written, the dialog alone must do."""
    with contextlib.suppress(OSError, DbError), paths.with_folder(paths.log()).open("a", encoding="utf-8") as log:
        log.write(f"{report}\n")


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
