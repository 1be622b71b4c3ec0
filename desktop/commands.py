"""What a command is: its name, and what is declared of it; the table of them all is in `actions`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802
    """The text itself, marked so that pyside6-lupdate finds it; it is translated where it is shown."""
    return text


class Command(StrEnum):
    """What a person can tell the window to do."""

    PREVIEW = "preview"
    PRINT = "print"
    SAVE_PDF = "save-pdf"
    PIN = "pin"
    PIN_SEARCH = "pin-search"
    TAKE_BACK = "take-back"
    BRIEFINGS = "briefings"
    EXPORT = "export"
    EXPORT_HITS = "export-hits"
    IMPORT = "import"
    PRINT_HITS = "print-hits"
    QUIT = "quit"
    COPY = "copy"
    COPY_HITS = "copy-hits"
    CITE = "cite"
    CITE_AS = "cite-as"
    FIND = "find"
    NEXT = "next"
    PREVIOUS = "previous"
    CLEAR = "clear"
    LARGER = "larger"
    SMALLER = "smaller"
    ORDINARY = "ordinary"
    SIDE = "side"
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    BACK = "back"
    FORWARD = "forward"
    START = "start"
    AS_OF = "as-of"
    TODAY = "today"
    CHANGES = "changes"
    NEXT_CHANGE = "next-change"
    PREVIOUS_CHANGE = "previous-change"
    TIMELINE = "timeline"
    APPOINTMENTS = "appointments"
    COVERAGE = "coverage"
    SEARCH = "search"
    CONTENTS = "contents"
    KEEP = "keep"
    SEARCHES = "searches"
    PAGE = "page"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    LANGUAGE = "language"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


Role = QAction.MenuRole


@dataclass(frozen=True, slots=True)
class Declared:
    """One command; `group` names the choice it is one of, `bar` its side of the tool bar, `line` a line above it."""

    menu: str
    text: str
    tip: str
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    icon: str = ""
    role: QAction.MenuRole = Role.NoRole
    bar: str = ""
    line: bool = False
    checkable: bool = False
    group: str = ""


def text_of(declared: Declared) -> str:
    """The command's words as they stand in an overview: translated, without the mark of its letter."""
    return QCoreApplication.translate("actions", declared.text).replace("&", "").rstrip("…")
