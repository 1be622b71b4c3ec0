"""What is said when the window cannot even be loaded."""

import sys
from pathlib import Path

import pytest

from desktop.__main__ import main

MISSING = "libGL.so.1: cannot open shared object file: No such file or directory"


class Refusing:
    """A finder that fails on the window as the system's loader does."""

    def __init__(self, words: str) -> None:
        self.words = words

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == "desktop.app":
            raise ImportError(self.words)


@pytest.fixture
def without_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The program where loading the window fails with the given words."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delitem(sys.modules, "desktop.app", raising=False)
    monkeypatch.delattr("desktop.app", raising=False)
    return lambda words: monkeypatch.setattr(sys, "meta_path", [Refusing(words), *sys.meta_path])


def test_a_library_the_system_lacks_is_told(without_window, capfd: pytest.CaptureFixture[str]):
    without_window(MISSING)
    assert main([]) == 2
    assert capfd.readouterr().err.splitlines() == [
        "This system has no libGL.so.1, so the window cannot open: install the package that brings it; "
        "the terminal commands work."
    ]


def test_any_other_failure_to_load_is_our_mistake(without_window, capfd: pytest.CaptureFixture[str]):
    without_window("cannot import name 'Controller'")
    assert main([]) == 3
    assert "mistake" in capfd.readouterr().err
