"""What the tests of the command share: it is called as a function, and answers with status, output and complaint."""

from dataclasses import dataclass

import pytest

from desktop.__main__ import main


@dataclass
class Answer:
    """What a command gave back."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """No test writes into the home of whoever runs it."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def run(bundled, capsys):
    """Call the command with words, over the fixture database unless it is told another."""

    def call(*words, database=bundled):
        status = main(["--database", str(database), *map(str, words)])
        given = capsys.readouterr()
        return Answer(status, given.out, given.err)

    return call


@pytest.fixture
def refuse(run):
    """Call the command with something bad: one sentence, status 2, no answer; gives back the sentence."""

    def call(*words, **more):
        answer = run(*words, **more)
        assert answer.status == 2
        assert answer.out == ""
        assert answer.err.count("\n") == 1, answer.err
        assert answer.err.rstrip().endswith((".", "?", ")."))
        assert "Traceback" not in answer.err
        return answer.err.rstrip()

    return call
