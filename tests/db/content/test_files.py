"""Files that cannot be read, or that a pack has no place for: one clear sentence each."""

from __future__ import annotations

import pytest

from db.content import read
from db.errors import BadContent

LAW = "entities/law/election-law.yaml"


@pytest.mark.parametrize(
    ("raw", "line", "sentence"),
    [
        (b"", 1, "The file is empty."),
        (b" \n\n", 1, "The file is empty."),
        (b"# nothing but a remark\n", 1, "The file holds nothing but comments."),
        (b"id: law\nname: caf\xe9\n", 2, "The file is not UTF-8 text."),
        ("id: law".encode("utf-16"), 1, "The file is not UTF-8 text."),
    ],
)
def test_a_file_that_cannot_be_read(workshop, raw, line, sentence):
    (workshop.folder / LAW).write_bytes(raw)
    told = [(each.file, each.line, each.rule, each.text) for each in workshop.problems()]
    assert (LAW, line, "unreadable", sentence) in told


def test_a_binary_file_is_not_yaml(workshop):
    (workshop.folder / LAW).write_bytes(b"id: \x00\x01law\n")
    assert (LAW, 1, "syntax") in workshop.told()


def test_a_byte_order_mark_does_no_harm(workshop):
    path = workshop.folder / LAW
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert workshop.told() == []


def test_lines_may_end_as_on_windows(workshop):
    for path in workshop.folder.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert workshop.told() == []
    workshop.change(LAW, "property: in-force", "property: enforced")
    assert workshop.told() == [(LAW, workshop.line(LAW, "enforced"), "unknown-property")]


def test_a_folder_named_like_a_file(workshop):
    (workshop.folder / "documents" / "folder.md").mkdir()
    (problem,) = workshop.problems()
    assert (problem.file, problem.rule) == ("documents/folder.md", "unreadable")
    assert problem.text == "It is a folder, not a file."


@pytest.mark.parametrize("name", ["pack.yaml", "kinds.yaml", "properties.yaml", "topics.yaml"])
def test_a_file_every_pack_has_is_missed(workshop, name):
    (workshop.folder / name).unlink()
    assert (name, 1, "unreadable") in workshop.told()


def test_coverage_and_the_folders_may_be_missing(workshop):
    (workshop.folder / "coverage.yaml").unlink()
    for path in (workshop.folder / "documents").iterdir():
        path.unlink()
    assert "unreadable" not in {rule for *_, rule in workshop.told()}


@pytest.mark.parametrize("name", ["notes.txt", "entities/law.yaml", "entities/law/old/law.yaml", "documents/a.html"])
def test_a_file_nobody_would_read_is_told(workshop, name):
    workshop.write(name, "id: law\n")
    assert (name, 1, "unknown-file") in workshop.told()


def test_what_says_how_a_pack_is_written_and_hidden_files_do_no_harm(workshop):
    workshop.write("README.md", "# How")
    workshop.write(".editor/state", "x")
    assert workshop.told() == []


@pytest.mark.parametrize("what", ["missing", "file"])
def test_a_pack_is_a_folder(tmp_path, what):
    place = tmp_path / "pack"
    if what == "file":
        place.write_text("x", encoding="utf-8")
    with pytest.raises(BadContent, match="content folder") as caught:
        read(place)
    assert len(caught.value.problems) == 1


def test_an_empty_folder_says_what_is_missing(tmp_path):
    with pytest.raises(BadContent) as caught:
        read(tmp_path)
    missing = {"pack.yaml", "kinds.yaml", "properties.yaml", "topics.yaml"}
    assert {problem.file for problem in caught.value.problems} == missing


@pytest.mark.parametrize("file", ["pack.yaml", "kinds.yaml", "topics.yaml", "coverage.yaml", LAW])
@pytest.mark.parametrize("text", ["word", "[]", "{}", "- - -", "a: b: c", "- {id: [x]}", "\t", "? ", "'", "%", "@"])
def test_no_form_of_a_file_breaks_the_reader(workshop, file, text):
    workshop.write(file, text)
    workshop.problems()  # raises nothing but BadContent
