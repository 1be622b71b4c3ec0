"""The frozen program: in a folder named in Kazakh with a space in it, with an empty environment and no Python.

Runs when `dist/` holds a build that is not older than the program; `.ci/run` makes one and then insists.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "dist" / "anyqtama"
NAME = "anyqtama.exe" if os.name == "nt" else "anyqtama"
EMPTY = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows starts nothing without it
SUBJECT = "mazhilis"


def missing() -> str:
    """Why there is nothing to test, or nothing."""
    if not (BUILT / NAME).exists():
        return "there is no frozen build in dist/"
    made = (BUILT / NAME).stat().st_mtime
    sources = [ROOT / "resources" / "reference.db", *(ROOT / "db").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")]
    newer = [path for path in sources if path.stat().st_mtime > made]
    return f"the frozen build in dist/ is older than {newer[0].relative_to(ROOT)}" if newer else ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the frozen folder where its build machine's paths are of no use."""
    if reason := missing():
        if os.environ.get("ANYQTAMA_FROZEN") == "required":
            pytest.fail(reason)
        pytest.skip(f"{reason}; `.venv/bin/python -m PyInstaller --noconfirm build.spec` makes one")
    return Path(shutil.copytree(BUILT, tmp_path_factory.mktemp("frozen") / "Жаңа қалта", symlinks=True))


@pytest.fixture
def anyqtama(folder: Path, tmp_path: Path):
    """The frozen program, run from a folder of the user's, with an empty environment."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(folder / NAME), *words]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=EMPTY,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_search_answers_like_the_program_from_source(anyqtama, tmp_path: Path):
    frozen = anyqtama("search", "threshold", "2021", "--json")
    assert frozen.returncode == 0, frozen.stderr
    command = [sys.executable, "-P", "-m", "desktop", "search", "threshold", "2021", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    source = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True)
    frozen_hits, source_hits = ([hit["id"] for hit in json.loads(out.stdout)["hits"]] for out in (frozen, source))
    assert frozen_hits
    assert frozen_hits == source_hits


def test_a_large_import_is_helped_by_a_process_of_its_own(anyqtama, tmp_path: Path):
    """Where the helping process took itself for the program, it would say so and be lost."""
    lines = (json.dumps({"id": number, "text": f"lantern number{number}"}) for number in range(60_000))
    (tmp_path / "given.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = anyqtama("import", "given.jsonl", "--library", "own.db")
    assert (done.returncode, done.stderr) == (0, "")
    found = anyqtama("search", "number59999", "--library", "own.db", "--in", "library", "--json")
    assert [hit["id"] for hit in json.loads(found.stdout)["hits"]] == ["59999"]


def test_kazakh_letters_come_through_an_empty_environment(anyqtama):
    answer = anyqtama("search", "Мәжіліс")
    assert answer.returncode == 0, answer.stderr
    assert "Mazhilis" in answer.stdout


def test_a_sheet_becomes_a_pdf_with_its_text_and_its_fonts(anyqtama, tmp_path: Path):
    answer = anyqtama("sheet", SUBJECT, "--format", "pdf", "-o", "Мәжіліс парағы.pdf")
    assert answer.returncode == 0, answer.stderr
    reader = PdfReader(tmp_path / "Мәжіліс парағы.pdf")
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Mazhilis" in text
    assert "Мәжіліс" in text
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all(_embedded(font) for font in fonts)


def _embedded(font) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return any(key in inner["/FontDescriptor"] for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_it_knows_its_version(anyqtama):
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert declared in anyqtama("--version").stdout


def test_the_bundled_database_is_whole(anyqtama):
    answer = anyqtama("verify")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_nothing_found_and_bad_use_keep_their_status(anyqtama):
    nothing = anyqtama("search", "qqqxxyzzy")
    assert nothing.returncode == 1, nothing.stderr
    bad = anyqtama("sheet", "no such subject anywhere")
    assert bad.returncode in (1, 2)
    wrong = anyqtama("serach", "threshold")
    assert wrong.returncode == 2
    assert not any("Traceback" in answer.stdout + answer.stderr for answer in (nothing, bad, wrong))


@pytest.mark.skipif(os.name == "nt", reason="asks a POSIX signal to end the window")
def test_the_window_opens_and_complains_of_nothing(folder: Path, tmp_path: Path):
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [str(folder / NAME)]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as window:
        time.sleep(4)
        running = window.poll() is None
        window.terminate()
        _, complaints = window.communicate(timeout=10)
    assert running, complaints
    assert "Traceback" not in complaints
    assert "qt." not in complaints.lower()


def test_the_folder_holds_what_is_shipped_and_no_network(folder: Path):
    names = [path.name.lower() for path in folder.rglob("*") if path.is_file()]
    assert {"reference.db", "license", "sheet.css"} <= set(names)
    unwanted = ("qt6network", "qtnetwork", "libssl", "_ssl", "libcrypto", "qt6quick", "qt6qml", "pack.yaml", "pytest")
    assert [name for name in names if any(word in name for word in unwanted)] == []


def test_the_folder_does_not_tell_where_it_was_made(folder: Path):
    place = str(ROOT).encode()
    assert [path.name for path in folder.rglob("*") if path.is_file() and place in path.read_bytes()] == []
