"""The commands `build`, `verify` and `fingerprints`."""

import json
import shutil

from db import fingerprints


def test_build_then_verify(run, pack, tmp_path):
    target = tmp_path / "made.db"
    answer = run("build", pack, "-o", target)
    assert answer.status == 0
    assert answer.out.startswith(f"Built {target}: Altamar")
    checked = run("verify", target)
    assert checked.status == 0
    assert "is whole: Altamar" in checked.out
    assert "statement 41" in checked.out


def test_build_makes_the_database_that_the_command_names(run, pack, tmp_path):
    run("build", pack, database=tmp_path / "named.db")
    assert run("verify", database=tmp_path / "named.db").status == 0


def test_verify_tells_authors_what_to_look_at(run, bundled):
    assert "low confidence" not in run("verify", bundled).out
    answer = run("verify", bundled, "--content").out
    assert "\nStatements of low confidence: 1\nassembly/entry-threshold@2021-05\n" in answer
    assert json.loads(run("verify", bundled, "--content", "--json").out)["content"][0]["count"] == 10


def test_in_json(run, pack, tmp_path):
    built = json.loads(run("build", pack, "-o", tmp_path / "made.db", "--json").out)
    assert built["pack"]["id"] == "altamar"
    assert ["statement", 41] in built["counts"]
    assert json.loads(run("verify", tmp_path / "made.db", "--json").out)["counts"] == built["counts"]


def test_broken_rules_are_told_with_file_line_and_rule(run, pack, tmp_path):
    copy = shutil.copytree(pack, tmp_path / "pack")
    with (copy / "coverage.yaml").open("a", encoding="utf-8") as file:
        file.write("- {topic: nowhere, period: 2001/2002, state: none, checked: '2024'}\n")
    answer = run("build", copy, "-o", tmp_path / "made.db")
    assert answer.status == 2
    assert answer.out == ""
    first, last = answer.err.splitlines()
    assert first.startswith("coverage.yaml:14: dangling: ")
    assert last == "Nothing was built; the content breaks its rules: 1 found."
    assert not (tmp_path / "made.db").exists()


def test_no_pack(refuse, tmp_path):
    assert "There is no pack" in refuse("build", tmp_path / "none")


def test_no_database(refuse, tmp_path):
    assert "There is no database" in refuse("verify", tmp_path / "none.db")
    (tmp_path / "text.db").write_text("words")
    assert "is not a database" in refuse("verify", tmp_path / "text.db")


def test_fingerprints_as_a_pack_keeps_them(run, original, pack):
    answer = run("fingerprints", original)
    assert answer.status == 0
    assert answer.out == (pack / "fingerprints" / "harbour-report.yaml").read_text(encoding="utf-8")


def test_fingerprints_in_json(run, original):
    found = json.loads(run("fingerprints", original, "--json").out)
    assert [each["sha256"] for each in found] == [
        each.sha256 for each in fingerprints(original.read_text(encoding="utf-8"))
    ]


def test_a_text_without_words(run, refuse, tmp_path):
    (tmp_path / "empty.txt").touch()
    assert run("fingerprints", tmp_path / "empty.txt").status == 1
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    assert "byte 4 does not fit" in refuse("fingerprints", tmp_path / "latin.txt")
    assert "cannot be read" in refuse("fingerprints", tmp_path / "none.txt")
