"""The library beside the reference: found with it, kept apart from it, and pins that know what they lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db import Library, LibraryPage, NotFound, Reference, Stopped, build
from db.library.joining import FEW, can_answer, counted, joined
from db.records import Found, Hit, Repair
from db.search import Answer, Spread
from db.search.texts import Texts


def test_the_hits_of_the_reference_come_first(reference: Reference):
    found = reference.search("threshold lively")
    origins = [hit.origin for hit in found.hits]
    assert origins == sorted(origins, reverse=True)
    assert set(origins) == {"reference", "library"}
    assert found.of_library == origins.count("library") == 1
    assert found.count >= len(found.hits)


def test_one_alone(reference: Reference):
    assert {hit.origin for hit in reference.search("threshold", kind="library").hits} == {"library"}
    assert {hit.origin for hit in reference.search("threshold", kind="statement").hits} == {"reference"}
    assert {hit.origin for hit in reference.search("threshold in:library").hits} == {"library"}


def test_the_whole_reference_is_a_kind_too(reference: Reference):
    both, one = reference.search("threshold"), reference.search("threshold in:reference")
    assert {hit.origin for hit in one.hits} == {"reference"}
    assert one.count == both.count - both.of_library


@pytest.mark.parametrize("typed", ["threshold", "threshold lively", "lantern", "порог", "threshold in:library"])
def test_the_hits_of_both_are_counted(reference: Reference, typed: str):
    found, facets = reference.search(typed), reference.facets(typed)
    assert sum(one.count for one in facets.kinds) == found.count > 0
    assert facets.of_library == found.of_library
    assert not any(one.more for one in facets.kinds)


def test_the_library_is_not_asked_for_what_it_cannot_hold(reference: Reference, monkeypatch):
    for typed in ("threshold in:passage", "threshold in:reference", "threshold topic:parties", "a* source:x"):
        assert not can_answer(typed)
        found = reference.search(typed)
        assert found.of_library == reference.facets(typed).of_library == 0
    for typed in ("threshold", "threshold in:library in:passage", "threshold year:2021", "in library"):
        assert can_answer(typed)
    monkeypatch.setattr(reference._library, "search", None)
    assert reference.search("threshold in:reference").count >= FEW  # and nobody asked it


def test_only_counts_that_were_cut_off_say_so():
    spreads = (Spread(kinds=(("passage", 2),)), Spread(kinds=(("library", 9),), languages=(("en", 9),), more=True))
    facets = counted("x", spreads, str, str)
    assert [(one.id, one.count, one.more) for one in facets.kinds] == [("library", 9, True), ("passage", 2, False)]
    assert (facets.languages[0].more, facets.more, facets.of_library) == (True, True, 9)


def test_a_hit_says_what_is_known_of_its_document(reference: Reference):
    hit = reference.search("порог", kind="library").hits[0]
    assert (hit.kind, hit.id, hit.address, hit.title) == ("library", "7", "library:7", "Порог")
    assert (hit.source.title, hit.source.date, hit.period.text) == ("Газета", "2021-05-25", "2021-05-25")


def test_without_a_title_the_first_words_stand_for_it(reference: Reference):
    assert (
        reference.search("lively words", kind="library").hits[0].title == "No title, but a threshold of lively words."
    )


def test_without_a_library_there_is_only_the_reference(bundled: Path):
    with closing(Reference(bundled)) as reference:
        assert reference.search("threshold").hits
        assert reference.search("threshold", kind="library").hits == ()
        assert (reference.briefings(), reference.history(), list(reference.documents())) == ((), (), [])
        for question in (lambda: reference.open("library:7"), reference.check_library):
            with pytest.raises(NotFound):
                question()


def test_a_document_opens_as_the_readers_own(reference: Reference):
    page = reference.open("library:harbour")
    assert isinstance(page, LibraryPage)
    assert page.paragraphs == ("The lantern of the quay.", "A second part.")
    assert page.document.file == "given.jsonl"
    assert reference.resolve("library:harbour") == "library:harbour"
    with pytest.raises(NotFound):
        reference.open("library:none")


def test_the_sheets_of_the_reference_know_nothing_of_it(bundled: Path, reference: Reference):
    with closing(Reference(bundled)) as alone:
        assert alone.open("entity:assembly") == reference.open("entity:assembly")
        assert alone.tree() == reference.tree()


def test_an_open_reference_sees_what_is_imported_later(
    reference: Reference, filled: Library, write: Callable[..., Path]
):
    assert reference.search("windmill", kind="library").hits == ()
    filled.import_files([write({"id": "new", "text": "A windmill."}, name="later.jsonl")])
    assert [hit.id for hit in reference.search("windmill", kind="library").hits] == ["new"]
    filled.remove_document("new")
    assert reference.search("windmill", kind="library").hits == ()


def test_what_is_removed_while_a_search_runs_does_not_disturb_it(reference: Reference, filled: Library, monkeypatch):
    read = Texts.get

    def get(texts: Texts, number: int) -> object:
        monkeypatch.undo()
        filled.remove_document("harbour")
        return read(texts, number)

    monkeypatch.setattr(Texts, "get", get)
    assert reference.search("lantern", kind="library").hits == ()
    assert "harbour" not in {document.id for document in reference.documents()}
    assert reference.search("lively", kind="library").hits


def test_a_search_of_the_library_can_be_stopped(reference: Reference):
    with pytest.raises(Stopped):
        reference.search("lantern", kind="library", stop=lambda: True)


def found(reference: int, library: int, limit: int) -> tuple[int, int]:
    """How many hits of each are left."""
    hits = tuple(Hit("passage", str(n), "", "", "", "") for n in range(reference))
    own = tuple(Hit("library", str(n), "", "", "", "", origin="library") for n in range(library))
    both = joined(Found("x", hits, 500), Answer("x", (), 300), own, limit)
    assert both.count == 800
    assert len(both.hits) <= limit
    return sum(hit.origin == "reference" for hit in both.hits), sum(hit.origin == "library" for hit in both.hits)


@pytest.mark.parametrize(
    ("reference", "library", "left"),
    [(30, 30, (20, 10)), (30, 4, (26, 4)), (5, 30, (5, 25)), (30, 0, (30, 0)), (0, 30, (0, 30)), (2, 2, (2, 2))],
)
def test_the_library_has_a_third_of_the_room_where_both_want_more(reference: int, library: int, left: tuple[int, int]):
    assert found(reference, library, 30) == left


def test_a_single_place_is_the_references():
    assert found(1, 1, 1) == (1, 0)
    assert found(0, 1, 1) == (0, 1)


def test_a_repair_counts_the_hits_of_both():
    one, other = (Repair("without “x”", "y", count) for count in (2, 3))
    both = joined(Found("x y", repairs=(one,)), Answer("x y", repairs=(other,)), (), 10)
    assert both.repairs == (Repair("without “x”", "y", 5),)


def test_pins_say_when_they_lead_nowhere_or_to_other_words(pack: Path, tmp_path: Path, filled: Library, bundled: Path):
    copy = tmp_path / "pack"
    shutil.copytree(pack, copy)
    made = filled.add_briefing("B")
    kept = ("passage:harbour-digest#1", "passage:harbour-digest#2", "document:threshold-article", "entity:assembly",
            "statement:assembly/seats@1991", "library:7", "library:harbour")  # fmt: skip
    with closing(Reference(bundled, filled.path)) as reference:
        for address in (*kept, "entity:gone"):
            digest = "" if address == "entity:gone" else reference.digest(address)
            assert bool(digest) == (address.partition(":")[0] not in ("entity",))
            filled.pin(made.id, address, address, digest=digest)
        filled.add_note(made.id, "a note is never lost")
        assert [(lost.pin.address, lost.state) for lost in reference.check_library().lost] == [("entity:gone", "gone")]
    changed = copy / "documents" / "harbour-digest.md"
    before = changed.read_text(encoding="utf-8")
    assert "lively" in before
    changed.write_text(before.replace("lively", "sleepy"), encoding="utf-8")
    filled.remove_document("harbour")
    newer = build(copy, tmp_path / "newer.db").target
    with closing(Reference(newer, filled.path)) as reference:
        lost = {check.pin.address: check.state for check in reference.check_library().lost}
    assert lost == {"entity:gone": "gone", "library:harbour": "gone", "passage:harbour-digest#2": "changed"}
