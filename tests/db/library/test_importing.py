"""Import: every line is taken or told, again is cheap, and whatever stops it leaves a whole library."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from db import BadDocument, Library, Progress, Reference
from db.library import importing, lines

from .conftest import DOCUMENTS

ROOT = Path(__file__).parents[3]
Write = Callable[..., Path]
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def found(bundled: Path, library: Library, words: str) -> list[str]:
    with closing(Reference(bundled, library.path)) as reference:
        return [hit.id for hit in reference.search(words, kind="library", limit=100).hits]


def counts(library: Library, *files: Path) -> list[tuple[int, int, int, int]]:
    return [(one.added, one.replaced, one.unchanged, one.left_out) for one in library.import_files(files)]


def test_documents_are_found_by_their_words(bundled: Path, library: Library, write: Write):
    assert counts(library, write(*DOCUMENTS)) == [(3, 0, 0, 0)]
    assert found(bundled, library, "lantern") == ["harbour"]
    assert found(bundled, library, "порога") == ["7"]


def test_the_same_file_again_changes_nothing(library: Library, write: Write):
    file = write(*DOCUMENTS)
    library.import_files([file])
    before = library._raw.execute("select * from search_unit").fetchall()
    assert counts(library, file) == [(0, 0, 3, 0)]
    assert [tuple(row) for row in library._raw.execute("select * from search_unit")] == [tuple(row) for row in before]


def test_a_changed_document_takes_the_place_of_the_old_one(bundled: Path, library: Library, write: Write):
    library.import_files([write(*DOCUMENTS)])
    changed = {**DOCUMENTS[0], "text": "A windmill instead."}
    assert counts(library, write(changed, *DOCUMENTS[1:], name="next.jsonl")) == [(0, 1, 2, 0)]
    assert found(bundled, library, "windmill") == ["harbour"]
    assert found(bundled, library, "lantern quay") == []
    with closing(Reference(bundled, library.path)) as reference:
        reference.check_library()


@pytest.mark.parametrize("field", ["title", "date", "language", "source"])
def test_any_field_makes_a_change(library: Library, write: Write, field: str):
    library.import_files([write(*DOCUMENTS)])
    assert counts(library, write({**DOCUMENTS[0], field: "1999"}, name="next.jsonl")) == [(0, 1, 0, 0)]


def test_new_documents_beside_known_and_changed_ones_keep_their_own_texts(
    bundled: Path, library: Library, write: Write, monkeypatch
):
    monkeypatch.setattr(importing, "PIECE", 3)
    library.import_files([write(*({"id": key, "text": f"{key} lantern"} for key in "abc"))])
    changed = [{"id": key, "text": f"{key} windmill"} for key in "xbyzcw"]
    library.import_files([write(*changed, {"id": "a", "text": "a lantern"}, name="next.jsonl")])
    with closing(Reference(bundled, library.path)) as reference:
        texts = {key: reference.open(f"library:{key}").paragraphs for key in "abcxyzw"}
    assert texts == {"a": ("a lantern",)} | {key: (f"{key} windmill",) for key in "bcxyzw"}
    assert sorted(found(bundled, library, "windmill")) == sorted("bcxyzw")


def test_of_one_id_twice_the_last_stands(bundled: Path, library: Library, write: Write, monkeypatch):
    twice = ({"id": "a", "text": "first lantern"}, {"id": "a", "text": "second windmill"})
    library.import_files([write(*twice)])
    assert (found(bundled, library, "windmill"), found(bundled, library, "lantern")) == (["a"], [])
    monkeypatch.setattr(importing, "BATCH", 1)  # each in a batch of its own
    library.import_files([write(*twice, name="next.jsonl")])
    assert (found(bundled, library, "windmill"), found(bundled, library, "lantern")) == (["a"], [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "it is not JSON"),
        ('{"id": 1, "text": "x"', "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[1]", "it is no object with id, title and text"),
        ('{"text": "x"}', "it has no id"),
        ('{"id": null, "text": "x"}', "it has no id"),
        ('{"id": true, "text": "x"}', "it has no id"),
        ('{"id": " ", "text": "x"}', "its id is empty, longer than 500 characters, or cannot be printed"),
        ('{"id": "a\\u0000b", "text": "x"}', "its id is empty, longer than 500 characters, or cannot be printed"),
        ('{"id": "\\ud800", "text": "x"}', "its id is empty, longer than 500 characters, or cannot be printed"),
        ('{"id": 1, "text": " "}', "it holds neither title nor text"),
        ('{"id": 1, "text": ["x"]}', "its text is no text"),
        ('{"id": 1, "text": "x", "date": {}}', "its date is no text"),
    ],
)
def test_a_bad_line_is_told_and_left_out(library: Library, write: Write, line: str, reason: str):
    done = library.import_files([write(DOCUMENTS[0], line, DOCUMENTS[1])])[0]
    assert [(bad.number, bad.reason) for bad in done.bad] == [(2, reason)]
    assert (done.added, done.left_out, done.lines) == (2, 1, 3)


def test_bytes_that_are_no_text(library: Library, tmp_path: Path):
    file = tmp_path / "given.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"id": 1, "text": "with a mark"}\r\n\r\n{"id": 2, "text": "\xff"}\n{"id": 3, "text": "x"}'
    )
    done = library.import_files([file])[0]
    assert done.added == 2
    assert [(bad.number, bad.reason) for bad in done.bad] == [(3, "it is not text in UTF-8")]


def test_a_line_too_long_is_passed_over(library: Library, write: Write, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 200)
    done = library.import_files([write({"id": 1, "text": "x" * 1000}, {"id": 2, "text": "short"})])[0]
    assert (done.added, done.bad[0].number, done.lines) == (1, 1, 2)


def test_halves_of_characters_and_zero_bytes_are_taken(bundled: Path, library: Library, write: Write):
    odd = '{"id": "odd", "title": "a\\u0000b", "text": "lantern \\ud800 \\u0000", "source": "\\udfff", "date": "soon"}'
    library.import_files([write(odd)])
    with closing(Reference(bundled, library.path)) as reference:
        hit = reference.search("lantern", kind="library").hits[0]
        assert reference.open(hit.address).document.date == "soon"
        assert hit.period is None


@pytest.mark.parametrize(
    "line",
    [
        {"_id": "x", "title": "Alpha", "text": "a lantern", "metadata": {"url": "kept out"}},  # BEIR
        {"id": "x", "contents": "a lantern"},  # Pyserini
        {"docid": "x", "title": "Alpha", "body": "a lantern"},  # MS MARCO
        {"pid": "x", "docid": "of many", "passage": "a lantern"},
        {"doc_id": "x", "headline": "Alpha", "text": "", "content": "a lantern"},
    ],
)
def test_corpora_name_their_fields_in_several_ways(bundled: Path, library: Library, write: Write, line: dict):
    done = library.import_files([write(line)])[0]
    assert (done.added, done.titles, done.unread) == (1, 0, ())
    assert found(bundled, library, "lantern") == ["x"]
    assert found(bundled, library, "alpha") == ["x"] * ("Alpha" in line.values())


def test_what_is_not_taken_is_told(library: Library, write: Write, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    long = "a text of many words " * 10
    given = [
        {"id": 1, "title": "Alpha", "story": long},
        {"id": 2, "title": "Beta", "story": long, "abstract": long},
        {"id": 3, "text": "short", "story": "short", "url": "x" * 100},
        {"id": 4, "text": "short", "contents": long},
        {"id": 5, "text": long, "title": "Gamma"},
    ]
    done = library.import_files([write(*given)])[0]
    assert (done.added, done.titles) == (5, 2)
    assert [(field.name, field.lines) for field in done.unread] == [("story", 2), ("abstract", 1), ("contents", 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_headers(bundled: Path, library: Library, tmp_path: Path, delimiter: str):
    rows = [
        ("ID", " Title ", "text"),
        ("1", "Alpha", '"two\nlanterns"'),
        ("2", "Beta", "x", "more"),
        ("3", "", "third"),
    ]
    file = tmp_path / "given.csv"
    file.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    done = library.import_files([file])[0]
    assert (done.added, [(bad.number, bad.reason) for bad in done.bad]) == (
        2, [(4, "it has more columns than the first line")],
    )  # fmt: skip
    assert found(bundled, library, "lanterns") == ["1"]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"id,title\n1,x\n"])
def test_csv_without_the_columns_is_refused(library: Library, tmp_path: Path, content: bytes):
    file = tmp_path / "given.csv"
    file.write_bytes(content)
    with pytest.raises(BadDocument, match="no column"):
        library.import_files([file])


def test_files_that_cannot_be_read_are_told(library: Library, tmp_path: Path, write: Write):
    told = []
    good = write(*DOCUMENTS)
    bad = [tmp_path / "none.jsonl", tmp_path / "a.pdf", tmp_path]
    done = library.import_files([*bad, good], failed=lambda file, error: told.append((file, str(error))))
    assert [file for file, _ in told] == bad
    assert all(sentence.endswith(".") for _, sentence in told)
    assert [one.added for one in done] == [3]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.one_of(some.binary(max_size=60), some.text(max_size=60).map(str.encode)), max_size=8))
def test_no_file_raises(tmp_path_factory, given: list[bytes]):
    file = tmp_path_factory.mktemp("any") / "given.jsonl"
    file.write_bytes(b"\n".join(given))
    for reader in (lines._json_lines, lines._comma_separated):
        with file.open("rb") as opened:
            try:
                for line in reader(file, opened):
                    assert (line.document is None) == bool(line.reason)
            except BadDocument as error:
                assert "no column" in str(error)  # noqa: PT017 - only where it is raised


def many(write: Write, number: int, name: str = "many.jsonl") -> Path:
    return write(*({"id": n, "text": f"common lantern number{n}"} for n in range(number)), name=name)


def test_stopped_it_is_whole_and_goes_on(bundled: Path, library: Library, write: Write, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 10)
    file, seen = many(write, 100), []
    done = library.import_files([file], seen.append, lambda: len(seen) >= 3)[0]
    assert done.stopped
    assert 30 <= done.added <= 31
    assert len(found(bundled, library, "lantern")) == done.added
    assert not library._raw.execute("select value from state where key = 'unfinished'").fetchone()[0]
    assert counts(library, file) == [(100 - done.added, 0, done.added, 0)]


def test_progress_rises_to_the_whole(library: Library, write: Write, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 10)
    seen: list[Progress] = []
    library.import_files([many(write, 35)], seen.append)
    assert [one.lines for one in seen] == [10, 20, 30, 35, 35]
    assert [one.share for one in seen] == sorted(one.share for one in seen)
    assert (seen[-2].share, seen[-1].finishing) == (1.0, True)


def test_an_import_cut_off_is_said_and_made_good(bundled: Path, library: Library, write: Write, monkeypatch):
    """As if the machine had stopped between the last batch and the end."""
    file = many(write, 50)
    importer = importing.Importer(library._raw)
    importer.take(file, lambda _: None, lambda: False)
    with closing(Reference(bundled, library.path)) as reference:
        assert reference.check_library().unfinished
    assert counts(library, file) == [(0, 0, 50, 0)]
    assert len(found(bundled, library, "lantern")) == 50
    with closing(Reference(bundled, library.path)) as reference:
        assert not reference.check_library().unfinished


SLOW = """
import sys, time
from pathlib import Path
from db import Library
from db.library import importing
importing.BATCH = 50
Library(Path(sys.argv[1])).import_files([Path(sys.argv[2])], lambda seen: print(seen.lines, flush=True))
"""


@unix
@pytest.mark.parametrize("wait", [0.0, 0.05, 0.15, 0.4])
def test_killed_in_the_middle_the_library_is_whole(bundled: Path, path: Path, write: Write, wait: float):
    file = many(write, 4000)
    command = [sys.executable, "-c", SLOW, str(path), str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()  # the first batch is in
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
    with closing(Reference(bundled, path)) as reference:
        checked = reference.check_library()
    assert checked.documents % 50 == 0
    assert 50 <= checked.documents <= 4000
    library = Library(path)
    assert library.import_files([file])[0].added == 4000 - checked.documents
    assert found(bundled, library, "number3999 ") == ["3999"]
    assert found(bundled, library, "number7 ") == ["7"]
    library.close()


def test_a_removed_document_is_gone_and_comes_back(bundled: Path, filled: Library, write: Write):
    assert filled.remove_document("harbour").title == "Harbour lights"
    assert found(bundled, filled, "lantern") == []
    assert counts(filled, write(*DOCUMENTS)) == [(1, 0, 2, 0)]
    assert found(bundled, filled, "lantern") == ["harbour"]


def test_the_words_of_a_removed_document_are_counted_less(library: Library, write: Write):
    library.import_files([many(write, 200)])
    library.remove_document("7")
    units = dict(library._raw.execute("select word, units from search_word").fetchall())
    assert (units["lantern"], units["number8"], units.get("number7")) == (199, 1, None)


def test_a_file_that_breaks_off_in_the_middle_keeps_what_came_before(library: Library, write: Write, monkeypatch):
    read = importing.opened.__wrapped__

    def breaking(path: Path):
        for coming in read(path):

            def until_fifty(lines=coming):
                for line in lines:
                    if line.number > 50:
                        raise OSError(5, "Input/output error")
                    yield line

            try:
                yield until_fifty()
            except OSError as error:
                raise BadDocument(f"broken: {error}.") from error

    monkeypatch.setattr(importing, "opened", contextmanager(breaking))
    monkeypatch.setattr(importing, "PIECE", 10)
    with pytest.raises(BadDocument, match="broken"):
        library.import_files([many(write, 100)])
    assert library._raw.execute("select count(*) from document").fetchone()[0] == 50
    assert not library._raw.execute("select value from state where key = 'unfinished'").fetchone()[0]


def test_ids_stay_as_they_were_given(bundled: Path, library: Library, write: Write):
    odd = ["a b", "x#3", "ссылка:1", "50%", "<b>", json.dumps("q"), "library:1"]
    library.import_files([write(*({"id": each, "text": "lantern"} for each in odd))])
    with closing(Reference(bundled, library.path)) as reference:
        hits = reference.search("lantern", kind="library").hits
        assert {hit.id for hit in hits} == set(odd)
        assert [reference.open(hit.address).document.id for hit in hits] == [hit.id for hit in hits]


SCRIPT = """
import sys
from pathlib import Path
from db import Library
from db.search import counting
counting.MANY = 1000
print("run", flush=True)
done = Library(Path(sys.argv[1])).import_files([Path(sys.argv[2])])[0]
print("taken", done.added, "replaced", done.replaced)
"""


def test_a_script_that_imports_is_not_run_again_by_the_process_that_counts(tmp_path: Path, path: Path, write: Write):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    file = many(write, 12_000)
    told = subprocess.run(
        [sys.executable, str(script), str(path), str(file)],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert told.stdout == "run\ntaken 12000 replaced 0\n"
