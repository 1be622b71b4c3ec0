"""Briefings, history and kept searches: each change is whole, and each can be undone."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from db import Briefing, Library, NotFound, Reference
from db.library import writer

ROOT = Path(__file__).parents[3]


def briefings(bundled: Path, library: Library) -> tuple[Briefing, ...]:
    with closing(Reference(bundled, library.path)) as reference:
        return reference.briefings()


@pytest.fixture
def three(library: Library) -> Briefing:
    """A briefing of two pins and a note between them."""
    made = library.add_briefing("On thresholds")
    library.pin(made.id, "entity:assembly", "Assembly", as_of="2021-05-03")
    library.add_note(made.id, "Compare with what follows.")
    library.pin(made.id, "passage:harbour-digest#2", "Harbour digest, 2", digest="d", note="see the last line")
    return made


def addresses(bundled: Path, library: Library) -> list[str]:
    return [pin.address for pin in briefings(bundled, library)[0].pins]


def test_a_briefing_keeps_what_was_pinned_in_its_order(bundled: Path, library: Library, three: Briefing):
    library.add_briefing("Another")
    first, second = briefings(bundled, library)
    assert (first.title, second.title, second.pins) == ("On thresholds", "Another", ())
    assert [(pin.address, pin.as_of, pin.note, pin.digest) for pin in first.pins] == [
        ("entity:assembly", "2021-05-03", "", ""),
        ("", "", "Compare with what follows.", ""),
        ("passage:harbour-digest#2", "", "see the last line", "d"),
    ]


@pytest.mark.parametrize(("place", "order"), [(0, "CAB"), (1, "ACB"), (2, "ABC"), (99, "ABC"), (-5, "CAB")])
def test_a_pin_moves_and_moves_back(bundled: Path, library: Library, place: int, order: str):
    made = library.add_briefing()
    pins = [library.pin(made.id, letter, letter) for letter in "ABC"]
    before = library.move_pin(pins[2].id, place)
    assert "".join(addresses(bundled, library)) == order
    library.move_pin(pins[2].id, before)
    assert "".join(addresses(bundled, library)) == "ABC"


def test_a_note_can_stand_between(bundled: Path, library: Library):
    made = library.add_briefing()
    for letter in "AB":
        library.pin(made.id, letter, letter)
    library.add_note(made.id, "between", 1)
    assert addresses(bundled, library) == ["A", "", "B"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_removed_pin_comes_back_where_it_stood(bundled: Path, library: Library, three: Briefing, place: int):
    before = briefings(bundled, library)
    removed = library.remove_pin(before[0].pins[place].id)
    assert len(briefings(bundled, library)[0].pins) == 2
    library.restore_pin(*removed)
    assert briefings(bundled, library) == before


def test_a_removed_briefing_comes_back_with_its_pins(bundled: Path, library: Library, three: Briefing):
    before = briefings(bundled, library)
    removed = library.remove_briefing(three.id)
    assert (removed, briefings(bundled, library)) == (before[0], ())
    library.restore_briefing(removed)
    assert briefings(bundled, library) == before


def test_titles_and_notes_tell_what_they_were(bundled: Path, library: Library, three: Briefing):
    assert library.rename_briefing(three.id, "New") == "On thresholds"
    pin = briefings(bundled, library)[0].pins[2]
    assert library.change_note(pin.id, "other words") == "see the last line"
    now = briefings(bundled, library)[0]
    assert (now.title, now.pins[2].note) == ("New", "other words")


def test_what_is_not_there_is_said_and_changes_nothing(bundled: Path, library: Library, three: Briefing):
    before = briefings(bundled, library)
    for change in (
        lambda: library.pin(99, "a", "a"),
        lambda: library.remove_briefing(99),
        lambda: library.remove_pin(99),
        lambda: library.move_pin(99, 0),
        lambda: library.remove_saved_search(99),
        lambda: library.remove_document("99"),
    ):
        with pytest.raises(NotFound):
            change()
    assert briefings(bundled, library) == before


def test_history_holds_each_search_once_newest_first(bundled: Path, library: Library, monkeypatch):
    monkeypatch.setattr(writer, "REMEMBERED", 3)
    for query in ("a", "b", "a", "c", "d"):
        library.remember(query)
    with closing(Reference(bundled, library.path)) as reference:
        assert [asked.query for asked in reference.history()] == ["d", "c", "a"]
        assert reference.history(1)[0].at == "2026-01-01T12:00:00+00:00"


def test_the_same_words_asked_otherwise_are_another_search(bundled: Path, library: Library):
    library.remember("a", kind="statement")
    library.remember("a", as_of="2021")
    with closing(Reference(bundled, library.path)) as reference:
        assert len(reference.history()) == 2


def test_forgetting_can_be_undone(bundled: Path, library: Library):
    for query in "abc":
        library.remember(query)
    with closing(Reference(bundled, library.path)) as reference:
        before = reference.history()
        gone = library.forget([before[1].id])
        assert [asked.query for asked in reference.history()] == ["c", "a"]
        gone += library.forget()
        assert reference.history() == ()
        library.restore_history(gone)
        assert reference.history() == before


def test_kept_searches(bundled: Path, library: Library):
    kept = library.save_search("Thresholds", "threshold in:statement", as_of="2021")
    library.save_search("Other", "lantern", "library")
    with closing(Reference(bundled, library.path)) as reference:
        assert [asked.title for asked in reference.saved_searches()] == ["Thresholds", "Other"]
        assert library.remove_saved_search(kept.id) == kept
        library.restore_saved_search(kept)
        assert {asked.title for asked in reference.saved_searches()} == {"Thresholds", "Other"}
        assert kept in reference.saved_searches()


def test_a_change_that_fails_halfway_leaves_the_old_state(bundled: Path, library: Library, three: Briefing):
    before = briefings(bundled, library)
    library._raw.execute(
        "create temp trigger halfway before delete on briefing begin select raise(abort, 'power cut'); end"
    )
    with pytest.raises(sqlite3.IntegrityError):
        library.remove_briefing(three.id)
    assert briefings(bundled, library) == before
    assert library.pin(three.id, "entity:x", "x").id


SHUFFLE = """
import sys
from pathlib import Path
from db import Library
library = Library(Path(sys.argv[1]))
made = library.add_briefing("b")
pins = [library.pin(made.id, letter, letter).id for letter in "ABCDEFGH"]
print("ready", flush=True)
while True:
    library.move_pin(pins[0], 7)
    library.restore_pin(*library.remove_pin(pins[3]))
    library.restore_briefing(library.remove_briefing(made.id))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("wait", [0.01, 0.05, 0.11, 0.23])
def test_killed_while_it_writes_every_change_is_whole_or_not_there(bundled: Path, path: Path, wait: float):
    with subprocess.Popen([sys.executable, "-c", SHUFFLE, path], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        counted = connection.execute("select (select count(*) from briefing), (select count(*) from pin)").fetchone()
        places = [place for (place,) in connection.execute("select place from pin order by place")]
    assert counted in ((1, 8), (1, 7), (0, 0))
    assert places == list(range(counted[1]))
    with closing(Reference(bundled, path)) as reference:
        reference.check_library()
    with closing(Library(path)) as library:
        assert library.add_briefing("after").id
