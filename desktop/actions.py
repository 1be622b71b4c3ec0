"""Every command of the window, declared once: menus, tool bar, shortcuts and their overview come from this table."""

from __future__ import annotations

from collections.abc import Mapping
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
_Standard = QKeySequence.StandardKey


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


_FILE = QT_TRANSLATE_NOOP("actions", "&File")
_EDIT = QT_TRANSLATE_NOOP("actions", "&Edit")
_VIEW = QT_TRANSLATE_NOOP("actions", "&View")
_GO = QT_TRANSLATE_NOOP("actions", "&Go")
_HELP = QT_TRANSLATE_NOOP("actions", "&Help")

TABLE: Mapping[Command, Declared] = {
    Command.PREVIEW: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "Print pre&view…"),
        QT_TRANSLATE_NOOP("actions", "See the open page as it will be printed"),
        ("Ctrl+Shift+P",),
        "preview",
        bar="right",
    ),
    Command.PRINT: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "&Print…"),
        QT_TRANSLATE_NOOP("actions", "Print the open page"),
        ("Ctrl+P",),
        "print",
        bar="right",
    ),
    Command.SAVE_PDF: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "&Save as PDF…"),
        QT_TRANSLATE_NOOP("actions", "Save the open page as a PDF file"),
        ("Ctrl+S",),
        "pdf",
        bar="right",
    ),
    Command.PIN: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "Pin to &briefing"),
        QT_TRANSLATE_NOOP("actions", "Pin the open page, or the value selected on it, to the briefing"),
        ("Ctrl+D",),
        line=True,
    ),
    Command.BRIEFINGS: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "Brie&fings…"),
        QT_TRANSLATE_NOOP("actions", "See what is pinned, put it in order and print it"),
        ("Ctrl+B",),
    ),
    Command.EXPORT: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "&Export data…"),
        QT_TRANSLATE_NOOP("actions", "Save the open page as a table: CSV, Excel, JSON, Markdown or HTML"),
        ("Ctrl+Shift+E",),
        line=True,
    ),
    Command.EXPORT_HITS: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "Export &hits…"),
        QT_TRANSLATE_NOOP("actions", "Save the hits of the search as a table"),
    ),
    Command.IMPORT: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "&Import…"),
        QT_TRANSLATE_NOOP("actions", "Take documents of your own into your library"),
        ("Ctrl+Shift+I",),
        "library",
        line=True,
    ),
    Command.PRINT_HITS: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "Print &list of hits…"),
        QT_TRANSLATE_NOOP("actions", "See the hits of the search as they will be printed"),
        ("Ctrl+Alt+P",),
    ),
    Command.QUIT: Declared(
        _FILE,
        QT_TRANSLATE_NOOP("actions", "&Quit"),
        QT_TRANSLATE_NOOP("actions", "Close the program"),
        ("Ctrl+Q",),
        "quit",
        Role.QuitRole,
        line=True,
    ),
    Command.COPY: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "&Copy"),
        QT_TRANSLATE_NOOP("actions", "Copy the selected words"),
        (_Standard.Copy,),
        "copy",
    ),
    Command.CITE: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "Copy with c&itation"),
        QT_TRANSLATE_NOOP("actions", "Copy the selection, or the value at the cursor, with its sources"),
        ("Ctrl+Shift+C",),
    ),
    Command.CITE_AS: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "Copy with citation &as…"),
        QT_TRANSLATE_NOOP("actions", "Choose the style: APA, Chicago, BibTeX and others"),
        ("Ctrl+Alt+C",),
    ),
    Command.COPY_HITS: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "Copy &hits"),
        QT_TRANSLATE_NOOP("actions", "Copy the hits of the search with their sources, as Markdown"),
        ("Ctrl+Shift+H",),
    ),
    Command.FIND: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "&Find on this page…"),
        QT_TRANSLATE_NOOP("actions", "Find words on the open page"),
        ("Ctrl+G",),
        "find",
        bar="right",
        line=True,
    ),
    Command.NEXT: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "&Next mark"),
        QT_TRANSLATE_NOOP("actions", "Go to the next marked words"),
        ("F3",),
        "next",
    ),
    Command.PREVIOUS: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "&Previous mark"),
        QT_TRANSLATE_NOOP("actions", "Go to the marked words before"),
        ("Shift+F3",),
        "previous",
    ),
    Command.CLEAR: Declared(
        _EDIT,
        QT_TRANSLATE_NOOP("actions", "C&lear marks or search"),
        QT_TRANSLATE_NOOP("actions", "Take the marks off the page; then clear the search and bring the contents back"),
        ("Esc",),
        "close",
    ),
    Command.LARGER: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "&Larger text"),
        QT_TRANSLATE_NOOP("actions", "Make the text of the page larger"),
        ("Ctrl++", "Ctrl+="),
        "larger",
    ),
    Command.SMALLER: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "&Smaller text"),
        QT_TRANSLATE_NOOP("actions", "Make the text of the page smaller"),
        ("Ctrl+-",),
        "smaller",
    ),
    Command.ORDINARY: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "&Ordinary text size"),
        QT_TRANSLATE_NOOP("actions", "Bring the text back to its ordinary size"),
        ("Ctrl+0",),
        "text",
    ),
    Command.SIDE: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "Search and &contents"),
        QT_TRANSLATE_NOOP("actions", "Show or hide the search and the contents beside the page"),
        ("F9",),
        "side",
        line=True,
        checkable=True,
    ),
    Command.SYSTEM: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "Colours of the s&ystem"),
        QT_TRANSLATE_NOOP("actions", "Be light or dark as the system is"),
        icon="system",
        line=True,
        checkable=True,
        group="appearance",
    ),
    Command.LIGHT: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "L&ight"),
        QT_TRANSLATE_NOOP("actions", "Dark words on a light ground"),
        icon="light",
        checkable=True,
        group="appearance",
    ),
    Command.DARK: Declared(
        _VIEW,
        QT_TRANSLATE_NOOP("actions", "&Dark"),
        QT_TRANSLATE_NOOP("actions", "Light words on a dark ground"),
        icon="dark",
        checkable=True,
        group="appearance",
    ),
    Command.BACK: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Back"),
        QT_TRANSLATE_NOOP("actions", "Go back to the page before"),
        ("Alt+Left",),
        "back",
        bar="left",
    ),
    Command.FORWARD: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Forward"),
        QT_TRANSLATE_NOOP("actions", "Go forward again"),
        ("Alt+Right",),
        "forward",
        bar="left",
    ),
    Command.START: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Start page"),
        QT_TRANSLATE_NOOP("actions", "Open the start page"),
        ("Alt+Home",),
        "start",
        bar="left",
    ),
    Command.SEARCH: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "S&earch"),
        QT_TRANSLATE_NOOP("actions", "Search the whole reference"),
        ("Ctrl+F", "Ctrl+K"),
        "search",
        line=True,
    ),
    Command.CONTENTS: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Contents"),
        QT_TRANSLATE_NOOP("actions", "Go to the tree of contents"),
        ("Ctrl+T",),
        "contents",
    ),
    Command.KEEP: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Keep this search"),
        QT_TRANSLATE_NOOP("actions", "Keep the search that stands in the box, or no longer keep it"),
        ("Ctrl+Shift+K",),
        "star",
    ),
    Command.SEARCHES: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "Kept and &latest searches…"),
        QT_TRANSLATE_NOOP("actions", "Ask a search again, rename or remove it"),
        ("Ctrl+Shift+L",),
    ),
    Command.PAGE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "Open &page"),
        QT_TRANSLATE_NOOP("actions", "Go to the text of the open page"),
        ("Ctrl+E",),
        "document",
    ),
    Command.NEXT_PANE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Next part of the window"),
        QT_TRANSLATE_NOOP("actions", "Go around: search, list, page"),
        ("F6",),
    ),
    Command.PREVIOUS_PANE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "P&revious part of the window"),
        QT_TRANSLATE_NOOP("actions", "Go around the other way"),
        ("Shift+F6",),
    ),
    Command.AS_OF: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "As of a &date…"),
        QT_TRANSLATE_NOOP("actions", "See everything as of a day, a month or a year"),
        ("Ctrl+J",),
        "event",
        line=True,
    ),
    Command.TODAY: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "Back to toda&y"),
        QT_TRANSLATE_NOOP("actions", "See everything as of the last day the reference knows of"),
        ("Ctrl+Shift+J",),
    ),
    Command.CHANGES: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "What c&hanged…"),
        QT_TRANSLATE_NOOP("actions", "See all that changed between two days"),
        ("Ctrl+H",),
        "changes",
        line=True,
    ),
    Command.NEXT_CHANGE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "Next chan&ge"),
        QT_TRANSLATE_NOOP("actions", "Go to the next change on the page"),
        ("F4",),
    ),
    Command.PREVIOUS_CHANGE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "Previo&us change"),
        QT_TRANSLATE_NOOP("actions", "Go to the change before"),
        ("Shift+F4",),
    ),
    Command.TIMELINE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Timeline"),
        QT_TRANSLATE_NOOP("actions", "See all that has a date as a strip of years"),
        ("Ctrl+L",),
        "timeline",
        line=True,
    ),
    Command.APPOINTMENTS: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "&Who appoints whom"),
        QT_TRANSLATE_NOOP("actions", "See the institutions and who elects, appoints and oversees whom"),
        ("Ctrl+I",),
        "institutions",
    ),
    Command.COVERAGE: Declared(
        _GO,
        QT_TRANSLATE_NOOP("actions", "What is c&overed"),
        QT_TRANSLATE_NOOP("actions", "See which topics are covered in which years"),
        ("Ctrl+M",),
        "coverage",
    ),
    Command.LANGUAGE: Declared(
        _HELP,
        QT_TRANSLATE_NOOP("actions", "How to &search"),
        QT_TRANSLATE_NOOP("actions", "Read what the search box understands"),
        ("Shift+F1",),
        "help",
    ),
    Command.SHORTCUTS: Declared(
        _HELP,
        QT_TRANSLATE_NOOP("actions", "&Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("actions", "See every command and its keys"),
        ("F1",),
        "keys",
    ),
    Command.ABOUT: Declared(
        _HELP,
        QT_TRANSLATE_NOOP("actions", "&About Anyqtama"),
        QT_TRANSLATE_NOOP("actions", "See the version, what is open, and the licences"),
        icon="about",
        role=Role.AboutRole,
    ),
}


def text_of(declared: Declared) -> str:
    """The command's words as they stand in an overview: translated, without the mark of its letter."""
    return QCoreApplication.translate("actions", declared.text).replace("&", "").rstrip("…")
