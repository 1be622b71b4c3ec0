"""Who may know whom: the storeys of the house, read from the imports of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the roof down. A room knows the rooms below it and nothing beside or above it.
STOREYS = {
    "db": (
        ("__init__",),
        ("reference", "verify"),
        ("build", "library", "survey"),
        ("content", "reading", "search"),
        ("codes",),
        ("schema", "evidence"),
        ("records",),
        ("days",),
        ("dates",),
        ("errors",),
    ),
    "desktop": (
        ("__main__",),
        ("app",),
        ("controller",),
        ("pinning",),
        ("days", "handing", "inward", "keeping", "outward", "searching"),
        ("navigation",),
        ("window", "messages"),
        ("dialogs", "panes", "previewing", "terminal"),
        ("menus", "models", "paper"),
        ("citing", "export"),
        ("actions", "background", "importing"),
        ("commands", "fields", "fonts", "garbage", "history", "icons", "marks", "pages", "rests", "settings", "theme"),
        ("render",),
        ("charts",),
        ("files", "paths"),
    ),
}
WITHOUT_QT = (
    "db",
    "desktop.charts",
    "desktop.citing",
    "desktop.export",
    "desktop.files",
    "desktop.paths",
    "desktop.render",
    "desktop.terminal",
)
DATABASE_LIBRARIES = {"sqlite3", "sqlite_utils"}


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    files = [path for house in STOREYS for path in (ROOT / house).rglob("*.py")]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files}


MODULES = modules()


def imported(source: str) -> Iterator[str]:
    """Dotted names that a module imports, at its top or anywhere inside; submodules by their own name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides where it leads"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES or f"{inner}.__init__" in MODULES else str(node.module)


def room(name: str) -> str:
    """The second word of a dotted name; the house itself is its front door."""
    return [*name.split("."), "__init__"][1]


def storey(name: str) -> int:
    """How deep down a module lives; 0 is the roof."""
    house = name.split(".")[0]
    found = [depth for depth, rooms in enumerate(STOREYS[house]) if room(name) in rooms]
    assert found, f"{name} has no place in the house: give {room(name)} a storey in tests/test_layers.py and README.md"
    return found[0]


def objection(importer: str, name: str) -> str:
    """What is wrong with one import, or nothing."""
    house, other = importer.split(".")[0], name.split(".")[0]
    if house == "db" and other in ("PySide6", "shiboken6", "desktop"):
        return f"{importer}: the databases know neither Qt nor the desktop, so not {name}"
    if house == "desktop" and other in DATABASE_LIBRARIES:
        return f"{importer}: only db speaks SQL, so not {name}"
    if house == "desktop" and other == "db" and name != "db":
        return f"{importer}: behind the door of db lies {name}, which is not for the desktop"
    if other != house or room(importer) == room(name):
        return ""
    if name in ("db", "desktop"):
        return "" if house == "desktop" else f"{importer}: inside db nobody goes through the door"
    return "" if storey(name) > storey(importer) else f"{importer} must not know {name}, which is not below it"


def test_the_house_is_there():
    assert {"db.__init__", "db.dates", "desktop.__init__"} <= set(MODULES)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_go_down(name: str):
    house = name.split(".")[0]
    if name != f"{house}.__init__" or house == "db":
        storey(name)
    objections = [objection(name, other) for other in imported(MODULES[name].read_text(encoding="utf-8"))]
    assert [text for text in objections if text] == []


@pytest.mark.parametrize(
    ("importer", "name"),
    [
        ("db.records", "PySide6.QtCore"),
        ("db.reading.tree", "desktop.paths"),
        ("db.records", "db.schema"),
        ("db.reading.tree", "db.content.files"),
        ("db.search.query", "db"),
        ("desktop.panes.sheet", "sqlite3"),
        ("desktop.app", "db.records"),
        ("desktop.models.tree", "desktop.panes.tree"),
        ("desktop.panes.sheet", "desktop.controller"),
        ("desktop.window", "desktop.controller"),
        ("desktop.render.html", "desktop.models.hits"),
        ("desktop.terminal.command", "desktop.window"),
    ],
)
def test_a_wrong_import_is_noticed(importer: str, name: str):
    assert objection(importer, name)


@pytest.mark.parametrize(
    ("importer", "name"),
    [
        ("db.__init__", "db.reading.tree"),
        ("db.reading.tree", "db.records"),
        ("db.reading.sheets", "db.reading.facts"),
        ("desktop.app", "desktop.controller"),
        ("desktop.panes.sheet", "desktop.models.hits"),
        ("desktop.panes.sheet", "db"),
        ("desktop.panes.sheet", "PySide6.QtWidgets"),
    ],
)
def test_a_right_import_is_let_through(importer: str, name: str):
    assert not objection(importer, name)


def test_nothing_goes_round_in_a_circle():
    graph = {name.removesuffix(".__init__"): path.read_text(encoding="utf-8") for name, path in MODULES.items()}
    edges = {name: {other for other in imported(source) if other in graph} for name, source in graph.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in edges:
        visit(name, ())


@pytest.mark.parametrize("name", WITHOUT_QT)
def test_what_needs_no_window_loads_no_qt(name: str):
    """Asked of a process of its own: here Qt is loaded already."""
    question = (
        "import importlib, pkgutil, sys\n"
        f"house = importlib.import_module({name!r})\n"
        f"for found in pkgutil.walk_packages(getattr(house, '__path__', ()), {name + '.'!r}):\n"
        "    importlib.import_module(found.name)\n"
        "print(*(loaded for loaded in sys.modules if loaded.startswith('PySide6')))\n"
    )
    answer = subprocess.run([sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == ""
