"""House rules that a reader of one file would not notice being broken in another."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for house in ("db", "desktop") for path in (ROOT / house).rglob("*.py"))
LONGEST = 350  # lines; a module that grows past it has become two

NETWORK = re.compile(
    r"(socket|ssl|http|ftplib|smtplib|poplib|imaplib|telnetlib|xmlrpc|socketserver|webbrowser|urllib\.request|urllib3|"
    r"requests|httpx|aiohttp|PySide6\.Qt(Network|WebEngine|WebSockets|WebChannel)\w*)(\.|$)"
)
MACHINE_PATH = re.compile(r"(?<![\w.:/\\])(/(home|Users|root|work|mnt)/\w|[A-Z]:\\Users\\\w)")
INDEX_HOST = re.compile(r"https?://[^\s'\"]*(pypi|pythonhosted|/simple\b|pkg\.dev)")
EVERY_PROBLEM = {"Exception", "BaseException"}

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())


def tree_of(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every dotted name that may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(node: ast.AST) -> str:
    """The last word of what is called, or nothing."""
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", ""))


def calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    """All calls of functions or methods of these names."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in names)


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes every exception and does nothing with it."""
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    every = handler.type is None or any(isinstance(name, ast.Name) and name.id in EVERY_PROBLEM for name in named)
    idle = all(isinstance(line, ast.Pass | ast.Continue | ast.Expr) and not _acts(line) for line in handler.body)
    return every and idle


def _acts(line: ast.stmt) -> bool:
    return any(isinstance(node, ast.Call | ast.Yield | ast.Await) for node in ast.walk(line))


def untranslatable(call: ast.Call) -> bool:
    """Whether the words handed to the translator are put together before they can be looked up."""
    mixed = ast.JoinedStr | ast.BinOp
    return any(isinstance(word, mixed) or called(word) == "format" for word in call.args)


def written() -> list[Path]:
    """The text files that git knows, or would take."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this folder is not a git checkout, so what belongs to it is not known")
    names = [name for name in listed.stdout.split("\0") if name]
    kinds = {".py", ".md", ".toml", ".yaml", ".lock", ".spec", ".css", ".json", ".txt", ".ts", ""}
    return [ROOT / name for name in names if Path(name).suffix in kinds and (ROOT / name).is_file()]


def test_the_modules_are_found():
    assert len(MODULES) > 10


@each_module
def test_a_module_opens_with_what_it_is_for(path: Path):
    words = ast.get_docstring(tree_of(path)) or ""
    assert re.match(r"[A-ZӘ“‘].+?[.:?](\s|$)", words, re.DOTALL), "open with one sentence"


@each_module
def test_a_module_stays_readable_in_one_go(path: Path):
    """A list of declarations without a single function is looked up, not read, and may be longer."""
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST or not any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree_of(path)))


@each_module
def test_a_module_reaches_no_network(path: Path):
    assert [name for name in imported(tree_of(path)) if NETWORK.match(name)] == []


@each_module
def test_no_problem_is_swallowed(path: Path):
    handlers = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ExceptHandler)]
    assert [handler.lineno for handler in handlers if swallows(handler)] == []


@each_module
def test_words_for_people_can_be_translated(path: Path):
    translated = calls(tree_of(path), "tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP")
    assert [call.lineno for call in translated if untranslatable(call)] == []


@each_module
def test_signals_carry_nothing_that_gets_lost(path: Path):
    """A whole number past 31 bits arrives as something else, a dict with numbers for keys arrives empty."""
    carried = [(call.lineno, ast.unparse(word)) for call in calls(tree_of(path), "Signal") for word in call.args]
    assert [where for where, word in carried if word in ("int", "float", "dict", "list")] == []


@each_module
def test_the_event_loop_is_not_turned_by_hand(path: Path):
    assert [call.lineno for call in calls(tree_of(path), "processEvents")] == []


def test_each_setting_has_a_key_of_its_own():
    keys = [
        call.args[0].value
        for path in MODULES
        for call in calls(tree_of(path), "Setting")
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert keys
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_no_path_of_somebodys_machine_and_no_index_host_is_written_down():
    found = []
    for path in written():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if (MACHINE_PATH.search(line) or INDEX_HOST.search(line)) and path != Path(__file__):
                found.append(f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:80]}")
    assert found == []


def test_the_checks_see_what_they_look_for():
    """Each rule above, shown a line that breaks it and one that does not."""
    broken, sound = "try:\n    f()\nexcept Exception:\n    pass", "try:\n    f()\nexcept OSError:\n    pass"
    assert [swallows(ast.parse(text).body[0].handlers[0]) for text in (broken, sound)] == [True, False]
    texts = ("tr(f'{n} hits')", "tr('{} hits'.format(n))", "tr('a' + b)", "tr('{} hits').format(n)", "tr(word)")
    assert [untranslatable(next(calls(ast.parse(text), "tr"))) for text in texts] == [True, True, True, False, False]
    names = ("socket", "urllib.request.urlopen", "PySide6.QtNetwork.QTcpSocket", "urllib.parse.quote", "https_like")
    assert [bool(NETWORK.match(name)) for name in names] == [True, True, True, False, False]
    paths = ("in /home/ann/x", '"/' + 'root/x"', r"C:\Users\Ann", "see docs/" + "work/x", "https://host.kz/" + "work/x")
    assert [bool(MACHINE_PATH.search(text)) for text in paths] == [True, True, True, False, False]
    hosts = ("https://py" + "pi.org/simple", "https://example.kz/simple/x", "https://docs.python.org")
    assert [bool(INDEX_HOST.search(text)) for text in hosts] == [True, True, False]
