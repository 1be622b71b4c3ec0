"""The commands `import` and `library`, and the search of what was imported."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import paths

from .test_processes import _LISTENING, ROOT, unix

DOCUMENTS = (
    {
        "id": "harbour",
        "title": "Harbour lights",
        "text": "The lantern of the lively quay & <b>more</b>.",
        "date": "2021",
    },
    {"id": 7, "title": "Порог", "text": "Порог снижен до 5 %.", "language": "ru", "source": "Газета"},
)


@pytest.fixture
def given(tmp_path):
    file = tmp_path / "given.jsonl"
    file.write_text("".join(f"{json.dumps(each)}\n" for each in DOCUMENTS), encoding="utf-8")
    return file


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own.db"


@pytest.fixture
def filled(run, given, own):
    assert run("import", given, "--library", own).status == 0
    return own


def test_import_counts_what_it_did(run, given, own):
    answer = run("import", given, "--library", own)
    assert (answer.status, answer.out, answer.err) == (0, f"{given} → {own}: 2 new.\n", "")
    assert run("import", given, "--library", own).out == f"{given} → {own}: 2 unchanged.\n"
    counted = json.loads(run("import", given, "--library", own, "--json").out)
    assert [(one["added"], one["unchanged"]) for one in counted] == [(0, 2)]


def test_bad_lines_are_told_and_counted(run, given, own):
    with given.open("a") as file:
        file.write("nonsense\n" * 30)
    answer = run("import", given, "--library", own)
    assert answer.status == 0
    assert answer.out == f"{given} → {own}: 2 new, 30 left out.\n"
    told = answer.err.splitlines()
    assert told[0] == f"{given}, line 3: it is not JSON."
    assert len(told) == 21
    assert told[-1] == f"{given}: 10 more lines were left out."


def test_texts_that_are_not_taken_are_told(run, own, tmp_path):
    given = tmp_path / "given.jsonl"
    line = {"id": 1, "title": "Alpha", "story": "a text of many words " * 10}
    given.write_text("".join(json.dumps({**line, "id": number}) + "\n" for number in range(2)), encoding="utf-8")
    answer = run("import", given, "--library", own)
    assert (answer.status, answer.out) == (0, f"{given} → {own}: 2 new.\n")
    where = "which is not searched: what is to be found stands under “text”"
    assert answer.err.splitlines() == [
        f"{given}: 2 lines have a long text under “story”, {where}.",
        f"{given}: 2 lines have a title and no text, so only its words are found.",
    ]


def test_nothing_but_bad_lines_is_bad_use(run, own, tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text("x\n")
    answer = run("import", bad, "--library", own)
    assert (answer.status, answer.out) == (2, f"{bad} → {own}: 1 left out.\n")
    assert run("library", "check", "--library", own).status == 0


@pytest.mark.parametrize("name", ["none.jsonl", "picture.png", "."])
def test_a_file_that_cannot_be_imported(refuse, own, tmp_path, name):
    assert str(tmp_path / name) in refuse("import", tmp_path / name, "--library", own)


def test_one_bad_file_does_not_stop_the_others(run, given, own, tmp_path):
    answer = run("import", tmp_path / "none.jsonl", given, "--library", own)
    assert answer.status == 0
    assert answer.out == f"{given} → {own}: 2 new.\n"
    assert answer.err.count("\n") == 1


def test_the_usual_library_is_found_without_naming_it(run, given):
    assert run("import", given).status == 0
    assert paths.library().exists()
    assert json.loads(run("search", "--json", "--in", "library", "lantern").out)["hits"][0]["id"] == "harbour"
    assert "Harbour lights  [your library, 2021]" in run("search", "lantern").out


def test_a_damaged_usual_library_leaves_the_reference(run, given):
    run("import", given)
    paths.library().write_bytes(b"damaged")
    answer = run("search", "threshold")
    assert answer.status == 0
    assert "The reference answers without it." in answer.err
    assert paths.library().read_bytes() == b"damaged"


def test_a_damaged_library_that_is_named_ends_the_command(refuse, own):
    own.write_bytes(b"damaged")
    for words in (("search", "x"), ("library", "list"), ("library", "check"), ("library", "remove", "x")):
        assert str(own) in refuse(*words, "--library", own)
    assert own.read_bytes() == b"damaged"


def test_no_library_yet(refuse, own):
    for words in (
        ("library", "list"),
        ("library", "check"),
        ("library", "remove", "x"),
        ("search", "--in", "library", "x"),
    ):
        assert "anyqtama import FILE makes one" in refuse(*words)
        assert str(own) in refuse(*words, "--library", own)
    assert not own.exists()


def test_search_beside_the_reference_and_alone(run, filled):
    both = json.loads(run("search", "--json", "lively", "--library", filled).out)["hits"]
    assert {hit["kind"] for hit in both} > {"library"}
    assert both[-1]["kind"] == "library"
    alone = json.loads(run("search", "--json", "--in", "library", "порог", "--library", filled).out)["hits"]
    assert [(hit["id"], hit["source"]["title"]) for hit in alone] == [("7", "Газета")]


def test_a_batch_answers_with_the_imported_ids(run, filled, tmp_path):
    questions = tmp_path / "questions.jsonl"
    questions.write_text(
        '{"id": "a", "query": "lantern"}\n{"id": "b", "query": "порог"}\n{"id": "c", "query": "zzqq"}\n'
    )
    answer = run("search", "--batch", questions, "--library", filled, "--in", "library")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [(line["id"], [hit["id"] for hit in line["hits"]]) for line in lines] == [
        ("a", ["harbour"]), ("b", ["7"]), ("c", []),
    ]  # fmt: skip
    assert all({"took_ms", "hits", "read_as", "coach"} <= set(line) for line in lines)


def test_a_document_as_a_sheet_is_marked_as_the_readers_own(run, filled):
    for form in ("md", "html"):
        shown = run("sheet", "library:harbour", "--library", filled, "--format", form).out
        assert "no part of the reference" in shown
        assert "<b>more</b>" not in shown.replace("\\<b\\>", "")


def test_list(run, filled):
    assert run("library", "list", "--library", filled).out == "7  Порог\nharbour  2021  Harbour lights\n"
    listed = [json.loads(line) for line in run("library", "list", "--json", "--library", filled).out.splitlines()]
    assert [each["id"] for each in listed] == ["7", "harbour"]
    assert listed[0]["source"] == "Газета"


def test_remove(run, refuse, filled):
    assert run("library", "remove", "7", "--library", filled).out == "Removed 7: Порог\n"
    assert run("library", "list", "--library", filled).out == "harbour  2021  Harbour lights\n"
    assert "“7”" in refuse("library", "remove", "7", "--library", filled)
    run("library", "remove", "harbour", "--library", filled)
    assert run("library", "list", "--library", filled).status == 1


def test_check(run, filled):
    answer = run("library", "check", "--library", filled)
    assert (answer.status, answer.out) == (0, f"{filled} is whole: documents 2, briefings 0, pins 0.\n")
    assert json.loads(run("library", "check", "--json", "--library", filled).out)["documents"] == 2


def test_library_needs_a_command(refuse):
    assert "see anyqtama library --help" in refuse("library")


@unix
def test_ctrl_c_leaves_a_whole_library_that_goes_on(run, bundled, own, tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_text("".join(f'{{"id": {n}, "text": "lantern number{n} {"word " * 60}"}}\n' for n in range(60_000)))
    words = ["--database", str(bundled), "import", str(file), "--library", str(own)]
    with subprocess.Popen(
        [sys.executable, "-c", _LISTENING, "desktop", *words],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        log = own.with_name(f"{own.name}-wal")
        while _size(log) < 5_000_000:  # what the first batch takes
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "stopped at line" in out
    assert "goes on from there" in err
    assert "Traceback" not in err
    held = json.loads(run("library", "check", "--json", "--library", own).out)
    assert 0 < held["documents"] < 60_000
    assert not held["unfinished"]
    assert f"{held['documents']:,} new" in out
    again = json.loads(run("import", file, "--library", own, "--json").out)[0]
    assert (again["unchanged"], again["added"]) == (held["documents"], 60_000 - held["documents"])


def _size(file: Path) -> int:
    """Bytes of a file that may come and go."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def test_another_program_can_look_on(bundled, given, own):
    words = ["--database", str(bundled), "import", "--follow", "--json", "--library", str(own), str(given)]
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", *words],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.wait(60) == 0  # though nobody closes its input
        steps = [json.loads(line) for line in process.stderr.read().splitlines()]
        assert json.loads(process.stdout.read())[0]["added"] == 2
    assert [(step["lines"], step["share"], step["finishing"]) for step in steps] == [(2, 1.0, False), (2, 1.0, True)]
