"""How the command ends: found, nothing found, bad use, a mistake of ours, stopped; and when it opens the window."""

import pytest

from db import Reference
from desktop import paths
from desktop.terminal import command, streams

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def opened(monkeypatch):
    """Databases for which a window was opened."""
    found = []
    monkeypatch.setattr("desktop.__main__._window", lambda database: found.append(database) or 0)
    return found


def test_no_command_opens_the_window(run, opened, bundled, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run().status == 0
    assert opened == [bundled]


def test_without_a_display_it_says_what_still_works(refuse, opened, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    assert "terminal commands work" in refuse()
    assert opened == []


@pytest.mark.parametrize("name", NAMES)
def test_any_display_will_do(run, opened, monkeypatch, name):
    for other in NAMES:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "something")
    run()
    assert len(opened) == 1


def test_help_and_version(run):
    answer = run("--help")
    assert answer.status == 0
    assert all(name in answer.out for name in ("search", "sheet", "facts", "verify", "build", "fingerprints", "dump"))
    assert run("search", "--help").status == 0
    assert run("--version").out.startswith("anyqtama ")


def test_words_that_are_no_command(refuse):
    assert "invalid choice: 'serch'" in refuse("serch", "x")
    assert "--nonsense" in refuse("--nonsense")


def test_another_database_can_be_named_on_both_sides_of_the_command(run, bundled, tmp_path):
    assert run("facts", "--database", bundled, database=tmp_path / "none.db").status == 0


@pytest.mark.parametrize("words", [("search", "x"), ("sheet", "x"), ("facts",), ("dump",), ("verify",)])
def test_a_missing_database(refuse, tmp_path, words):
    assert "There is no database at" in refuse(*words, database=tmp_path / "none.db")


def break_search(monkeypatch, error):
    def broken(*_, **__):
        raise error

    monkeypatch.setattr(Reference, "search", broken)


def test_a_mistake_of_ours_is_confessed_and_written_down(run, monkeypatch):
    break_search(monkeypatch, KeyError("inner"))
    answer = run("search", "words", "of", "mine")
    assert answer.status == 3
    assert answer.out == ""
    assert answer.err == f"anyqtama made a mistake of its own (KeyError); what happened is written in {paths.log()}.\n"
    written = paths.log().read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "KeyError: 'inner'" in written
    assert "'words', 'of', 'mine'" in written


def test_a_mistake_of_ours_where_nothing_can_be_written(run, monkeypatch, tmp_path):
    (tmp_path / "home").write_text("not a folder")
    break_search(monkeypatch, KeyError("inner"))
    answer = run("search", "x")
    assert answer.status == 3
    assert answer.err == "anyqtama made a mistake of its own (KeyError), and its log cannot be written.\n"


def test_stopped_by_hand(run, monkeypatch):
    break_search(monkeypatch, KeyboardInterrupt())
    answer = run("search", "x")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_an_answer_nobody_reads(run, monkeypatch):
    break_search(monkeypatch, BrokenPipeError())
    monkeypatch.setattr(streams, "give_up", lambda: None)
    answer = run("search", "x")
    assert (answer.status, answer.err) == (0, "")


def test_a_full_disk(run, monkeypatch):
    def full():
        raise streams.BadUse("The answer cannot be written: no space left on device.")

    monkeypatch.setattr(command.streams, "finish", full)
    monkeypatch.setattr(command.streams, "give_up", lambda: None)
    answer = run("facts")
    assert answer.status == 2
    assert answer.err == "The answer cannot be written: no space left on device.\n"
