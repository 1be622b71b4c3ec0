"""The README tells the truth: its examples are what the program prints, its picture of the house is the house."""

import re
import shlex
from pathlib import Path

import pytest

from desktop.__main__ import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
EXAMPLES = [block for block in BLOCKS if block.startswith("$ anyqtama")]
HOUSE = next((block for block in BLOCKS if block.startswith("start.py")), "")
ROOMS = ("db", "desktop")


def pictured() -> list[str]:
    """The paths that the picture of the house names."""
    paths, above = [], ""
    for line in HOUSE.splitlines():
        names = re.split(r"\s{2,}", line.strip())[0].split()
        inner = line.startswith(" ")
        above = above if inner else names[0]
        paths += [f"{above}{name}" if inner else name for name in names]
    return paths


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.splitlines()[0])
def test_an_example_is_what_the_program_prints(
    example: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """A line that is only an ellipsis stands for lines left out."""
    if not (ROOT / "resources" / "reference.db").exists():
        pytest.skip("there is no resources/reference.db; python3 start.py makes it")
    monkeypatch.setenv("COLUMNS", "100")
    command, *shown = example.splitlines()
    assert main(shlex.split(command)[2:]) == 0
    printed = capfd.readouterr().out.splitlines()
    assert [line for line in shown if line != "…" and line not in printed] == []


def test_there_are_examples():
    assert len(EXAMPLES) >= 3


def test_the_picture_of_the_house_names_only_what_is_there():
    assert [path for path in pictured() if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_picture_of_the_house_leaves_no_room_out(room: str):
    inside = [path for path in (ROOT / room).iterdir() if not path.name.startswith("__")]
    names = {f"{room}/{path.name}{'/' if path.is_dir() else ''}" for path in inside}
    assert names - set(pictured()) == set()
