"""The one command: what it makes, when it makes it anew, and the sentence for each thing that can go wrong."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from PySide6.QtWidgets import QLabel

ROOT = Path(__file__).parent.parent
START = ROOT / "start.py"
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


class Steps:
    """Stands in for the processes that would be started, and makes what they would make."""

    def __init__(self, start: ModuleType) -> None:
        self.start, self.taken, self.failing = start, [], ""

    def __call__(self, command: list[str], **_changes: str) -> int:
        name = next(
            (word for word in ("venv", "--require-hashes", "--editable", "build") if word in command), command[0]
        )
        self.taken.append(name)
        if name == "venv":
            self.start.python().parent.mkdir(parents=True)
            self.start.python().touch()
        if name in ("--require-hashes", "--editable"):
            self.start.LOG.write_text("what pip said", encoding="utf-8")
        return 1 if name == self.failing else 0


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py, at home in an empty folder whose path is not plain ASCII."""
    specification = importlib.util.spec_from_file_location("start", START)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    root = tmp_path / "Жаңа қалта"
    settle(module, root, monkeypatch)
    (root / "resources" / "content").mkdir(parents=True)
    (root / "db").mkdir()
    for path in (
        *module.LOCKS.values(),
        root / "pyproject.toml",
        root / "resources/content/pack.yaml",
        root / "db/a.py",
    ):
        path.write_text("a", encoding="utf-8")
    return module


def settle(module: ModuleType, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every path of the module into another folder."""
    old = module.ROOT
    for name in ("ENVIRONMENT", "MADE", "LOG", "DATABASE"):
        monkeypatch.setattr(module, name, root / getattr(module, name).relative_to(old))
    monkeypatch.setattr(module, "LOCKS", {purpose: root / path.name for purpose, path in module.LOCKS.items()})
    monkeypatch.setattr(module, "ROOT", root)


@pytest.fixture
def steps(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """The processes, replaced; the system lacks nothing and there is a display."""
    taken = Steps(start)
    monkeypatch.setattr(start, "run", taken)
    monkeypatch.setattr(start, "quiet", lambda _command: 0)
    monkeypatch.setattr(start, "lacking_for_environment", list)
    monkeypatch.setattr(start, "lacking_for_qt", list)
    monkeypatch.setenv("DISPLAY", ":7")
    return taken


def requirements(lock: Path) -> list[Requirement]:
    """The pins of a lock."""
    return [
        Requirement(line.rstrip("\\ ")) for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()
    ]


def chosen(requirement: Requirement, python: str) -> bool:
    """Whether a Python takes this line."""
    where = {"python_version": python, "python_full_version": f"{python}.0"}
    return requirement.marker is None or requirement.marker.evaluate(where)


# ---- the first start, the second, and every start that finds something changed


def test_the_first_start_makes_everything_and_the_second_nothing(start: ModuleType, steps: Steps):
    start.make("program", window=True)
    assert steps.taken == ["venv", "--require-hashes", "--editable"]
    start.make("program", window=True)
    assert len(steps.taken) == 3


def test_the_tests_add_their_packages_to_what_is_there(start: ModuleType, steps: Steps):
    start.make("program", window=True)
    start.make("tests", window=False)
    assert steps.taken[3:] == ["--require-hashes", "--editable"]
    start.make("program", window=True)
    assert len(steps.taken) == 5


@pytest.mark.parametrize("purpose", ["program", "tests"])
def test_a_changed_lock_makes_the_environment_anew(start: ModuleType, steps: Steps, purpose: str):
    start.make("tests", window=False)
    start.LOCKS[purpose].write_text("b", encoding="utf-8")
    start.make(purpose, window=False)
    assert steps.taken[3:] == ["venv", "--require-hashes", "--editable"]


@pytest.mark.parametrize("failing", ["venv", "--require-hashes", "--editable"])
def test_a_start_that_was_interrupted_is_begun_again(start: ModuleType, steps: Steps, failing: str):
    steps.failing = failing
    with pytest.raises(start.Trouble):
        start.make("program", window=True)
    steps.failing, steps.taken = "", []
    left = start.ENVIRONMENT / "left over"
    left.touch()
    start.make("program", window=True)
    assert steps.taken == ["venv", "--require-hashes", "--editable"]
    assert not left.exists()


def test_an_environment_that_is_a_file_or_a_link_is_replaced(start: ModuleType, steps: Steps):
    start.ENVIRONMENT.symlink_to(start.ROOT / "nowhere")
    start.make("program", window=True)
    assert start.python().exists()


def test_a_moved_folder_only_learns_its_new_place(
    start: ModuleType, steps: Steps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    start.make("program", window=True)
    settle(start, start.ROOT.rename(tmp_path / "moved"), monkeypatch)
    start.make("program", window=True)
    assert steps.taken[3:] == ["--editable"]


def test_a_folder_from_another_machine_gets_an_environment_of_its_own(
    start: ModuleType, steps: Steps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    start.make("program", window=True)
    settle(start, start.ROOT.rename(tmp_path / "moved"), monkeypatch)
    monkeypatch.setattr(start, "quiet", lambda _command: 1)
    start.make("program", window=True)
    assert steps.taken[3:] == ["venv", "--require-hashes", "--editable"]


def test_the_database_is_built_when_missing_and_when_the_content_is_newer(start: ModuleType, steps: Steps):
    start.refresh_database()
    assert steps.taken == ["build"]
    start.DATABASE.touch()
    start.refresh_database()
    assert steps.taken == ["build"]
    later = start.DATABASE.stat().st_mtime_ns + 1_000_000_000
    os.utime(start.ROOT / "resources/content/pack.yaml", ns=(later, later))
    start.refresh_database()
    assert steps.taken == ["build", "build"]


def test_a_removed_content_file_is_noticed(start: ModuleType, steps: Steps):
    start.DATABASE.touch()
    (start.ROOT / "resources/content/pack.yaml").unlink()
    folder = start.ROOT / "resources/content"
    later = start.DATABASE.stat().st_mtime_ns + 1_000_000_000
    os.utime(folder, ns=(later, later))
    start.refresh_database()
    assert steps.taken == ["build"]


# ---- what is said


@pytest.mark.parametrize(
    ("log", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "network"),
        ("Connection broken\nERROR: No matching distribution found for click==8.5.1", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "locked"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.12.0", "processor"),
        ("does not have Windows Long Path support enabled", "too long"),
        ("something nobody thought of", "pip.log"),
    ],
)
def test_a_failed_installation_is_told_by_its_cause(start: ModuleType, log: str, word: str):
    sentence = start.diagnosis(log)
    assert word in sentence
    assert "\n" not in sentence


def test_trouble_is_one_sentence_and_status_2(start: ModuleType, steps: Steps, capsys: pytest.CaptureFixture[str]):
    steps.failing = "build"
    assert start.main(["search", "threshold"]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("The database could not be built")


def test_a_folder_that_cannot_be_written_is_said(
    start: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refuse(*_words: object) -> None:
        raise PermissionError(13, "Permission denied", str(start.MADE))

    monkeypatch.setattr(start, "remember", refuse)
    assert start.main([]) == 2
    assert "must be yours to write" in capsys.readouterr().err


def test_a_full_disk_is_said_before_anything_is_made(start: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 1_000_000}))
    with pytest.raises(start.Trouble, match="1 MB are free"):
        start.make("program", window=True)
    assert steps.taken == []


def test_without_a_display_it_says_what_still_works(
    start: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(start.sys, "platform", "linux")
    assert start.main([]) == 0
    last = capsys.readouterr().err.splitlines()[-1]
    assert "no display" in last
    assert "start.py search" in last


@pytest.mark.parametrize(("words", "stops"), [([], True), (["search", "threshold"], False)])
def test_libraries_that_cannot_be_installed_stop_the_window_only(
    start: ModuleType,
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    stops: bool,
):
    monkeypatch.setattr(start, "lacking_for_qt", lambda: ["libegl1"])
    monkeypatch.setattr(start.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(start, "hand_over", lambda _command: 0)
    assert start.main(words) == (2 if stops else 0)
    assert "as root run: apt-get install libegl1" in capsys.readouterr().err
    assert ("venv" in steps.taken) is not stops


def test_words_are_handed_to_the_program_and_to_pytest(
    start: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch
):
    given: list[list[str]] = []
    monkeypatch.setattr(start, "hand_over", lambda command: given.append(command[1:]) or 0)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(start.ROOT)
    start.main([])
    start.main(["search", "two words", "--json"])
    start.main(["test", "-k", "dates"])
    assert given == [
        ["-P", "-m", "desktop"],
        ["-P", "-m", "desktop", "search", "two words", "--json"],
        ["-m", "pytest", "-k", "dates"],
    ]


# ---- the file itself


def test_it_needs_nothing_but_the_standard_library():
    names = [
        (node.names[0].name if isinstance(node, ast.Import) else str(node.module)).split(".")[0]
        for node in ast.walk(ast.parse(START.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert "subprocess" in names
    assert set(names) <= sys.stdlib_module_names


def test_an_old_python_can_read_the_sentence_that_refuses_it(monkeypatch: pytest.MonkeyPatch):
    source = START.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    for version in ((3, 6, 0), (3, 10, 9), (3, 15, 0)):
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(SystemExit):
            exec(compile(source, "start.py", "exec"), {"__name__": "start", "__file__": str(START)})


# ---- the locks


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_no_path_and_hashes_every_package(lock: Path):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|^-|file:|[/\\](tmp|home|work|root|Users)[/\\]", text, re.MULTILINE)
    blocks = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)
    assert [block.splitlines()[0] for block in blocks if block.strip() and "--hash=sha256:" not in block] == []
    assert all(re.fullmatch(r"[^=]+==[^=]+", str(pin).split(";")[0]) for pin in requirements(lock))


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_hold_what_the_project_declares(python: str):
    program, tests = ({pin.name: pin for pin in requirements(lock) if chosen(pin, python)} for lock in LOCKS)
    declared = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    developing = PROJECT["project"]["optional-dependencies"]["dev"]
    for names, pins in ((declared, program), (declared + developing, tests)):
        for wanted in filter(lambda found: chosen(found, python), map(Requirement, names)):
            pin = pins[wanted.name.lower().replace("_", "-")]
            assert wanted.specifier.contains(str(pin.specifier).removeprefix("==")), f"{wanted} against {pin}"
    assert {name: str(pin) for name, pin in program.items()} == {name: str(tests[name]) for name in program}


def test_the_build_backend_is_locked_too():
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


# ---- the pair of Python and Qt that crashes


@pytest.mark.parametrize("python", PYTHONS)
def test_no_python_below_3_12_gets_the_qt_binding_that_loses_none(python: str):
    sources = (map(Requirement, PROJECT["project"]["dependencies"]), *map(requirements, LOCKS))
    for source in sources:
        pins = [str(pin.specifier) for pin in source if pin.name.lower().startswith("pyside6") and chosen(pin, python)]
        assert len(pins) == 1, pins
        assert pins[0].startswith("==")
        assert Version(python) >= Version("3.12") or Version(pins[0][2:]) < Version("6.12")


def test_qt_gives_back_every_none_it_borrows(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(2_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 200


# ---- the program as a process


def program(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The program as the one command starts it, from a folder that is not its own."""
    command = [sys.executable, "-P", "-m", "desktop", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_program_answers_from_any_folder(tmp_path: Path):
    answer = program("--help", folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "search" in answer.stdout


def test_the_program_refuses_an_unknown_word_in_one_breath(tmp_path: Path):
    answer = program("serach", "threshold", folder=tmp_path)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""
