"""The command `cite`."""

import json

import pytest


def test_a_value_and_back(run):
    made = run("cite", "assembly/seats@2007-01-01", "--style", "apa")
    assert made.status == 0
    code = made.out.strip().splitlines()[-1]
    assert code.startswith("anyqtama:assembly/seats@2007-01-01~")
    assert run("cite", code, "--style", "apa").out == made.out
    assert "its words are as they were copied" in run("search", code).out


def test_a_name_of_several_words(run):
    assert "anyqtama:entity:assembly" in run("cite", "Assembly", "of", "Altamar").out


def test_json_is_csl_json(run):
    items = json.loads(run("cite", "harbour-digest#1", "--json").out)
    assert items[-1]["author"] == [{"literal": "Anyqtama"}]


def test_into_a_file(run, tmp_path):
    target = tmp_path / "one.bib"
    assert run("cite", "assembly/seats@2007-01-01", "--style", "bibtex", "-o", target).out == ""
    assert target.read_text(encoding="utf-8").startswith("@misc{")


@pytest.mark.parametrize("words", [["nobody"], ["assembly", "--style", "none"], ["assembly/none@1"], []])
def test_bad_use(refuse, words):
    assert refuse("cite", *words)
