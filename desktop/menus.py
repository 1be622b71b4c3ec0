"""Menus, tool bar and shortcuts of a window, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from desktop.actions import TABLE, Command, Declared
from desktop.icons import icon

Flows = Mapping[Command, Callable[[], object]]


def install(window: QMainWindow, flows: Flows, beside: QWidget | None = None) -> dict[Command, QAction]:
    """Give a window its menus and its tool bar; a command for which there is no flow is a KeyError.

    `beside` stands on the tool bar between its two sides.
    """
    menus = {name: _menu(window, name) for name in dict.fromkeys(declared.menu for declared in TABLE.values())}
    groups: dict[str, QActionGroup] = {}
    made = {}
    for command, declared in TABLE.items():
        action = made[command] = _action(window, command, declared, flows[command])
        if declared.line:
            menus[declared.menu].addSeparator()
        menus[declared.menu].addAction(action)
        if declared.group:
            groups.setdefault(declared.group, QActionGroup(window)).addAction(action)
    _bar(window, made, beside)
    return made


def recolour(made: Mapping[Command, QAction]) -> None:
    """Draw the icons anew after the palette changed from light to dark or back."""
    for command, action in made.items():
        if name := TABLE[command].icon:
            action.setIcon(icon(name))


def _menu(window: QMainWindow, name: str) -> QMenu:
    return window.menuBar().addMenu(QCoreApplication.translate("actions", name))


def _action(window: QMainWindow, command: Command, declared: Declared, flow: Callable[[], object]) -> QAction:
    words, tip = (QCoreApplication.translate("actions", text) for text in (declared.text, declared.tip))
    action = QAction(words, window)
    action.setObjectName(command)
    action.setMenuRole(declared.role)
    action.setShortcuts([QKeySequence(key) for key in declared.keys])
    action.setCheckable(declared.checkable)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setStatusTip(tip)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    if declared.icon:
        action.setIcon(icon(declared.icon))
    action.triggered.connect(lambda _checked=False: flow())
    return action


def _bar(window: QMainWindow, made: Mapping[Command, QAction], beside: QWidget | None) -> None:
    bar = QToolBar(QCoreApplication.translate("actions", "Tool bar"), window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.toggleViewAction().setEnabled(False)
    for side in ("left", "right"):
        if side == "right":
            if beside:
                bar.addWidget(beside)
            space = QWidget(bar)
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(space)
        bar.addActions([made[command] for command, declared in TABLE.items() if declared.bar == side])
    window.addToolBar(bar)
