"""The window as a process of its own, in a home that holds nothing yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OPEN_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app

opened = app.Anyqtama.begin

def begin(program):
    opened(program)
    QTimer.singleShot(800, program.window.close)

app.Anyqtama.begin = begin
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.parametrize("home", ["home", "папка с пробелом"])
def test_it_starts_and_ends_in_an_empty_home(bundled, tmp_path, home):
    folder = tmp_path / home
    folder.mkdir()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "APPDATA", "LOCALAPPDATA"))
    }
    homes = {"HOME": str(folder), "USERPROFILE": str(folder), "APPDATA": str(folder), "LOCALAPPDATA": str(folder)}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", OPEN_AND_CLOSE, str(bundled)],
        env={**kept, **homes, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if "This plugin does not support" not in line]
    assert (done.returncode, complaints) == (0, [])
    assert list(folder.rglob("settings.ini"))
