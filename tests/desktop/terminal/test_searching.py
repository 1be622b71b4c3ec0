"""The command `search`."""

import json

from openpyxl import load_workbook

HIT_KEYS = {"kind", "id", "title", "text", "snippet", "source", "match", "missing", "score"}


def test_hits_for_the_eye(run):
    answer = run("search", "lively", "chamber")
    assert answer.status == 0
    assert answer.err == ""
    first = answer.out.splitlines()[0]
    assert first.startswith("1. ")
    assert "Source: The Harbour Report, Port Selin Institute, 2021-05-04" in answer.out
    assert "passage:harbour-digest#2" in answer.out


def test_a_hit_in_json_has_just_the_promised_keys(run):
    found = json.loads(run("search", "--json", "threshold").out)
    assert found["query"] == "threshold"
    assert found["took_ms"] >= 0
    for hit in found["hits"]:
        assert set(hit) - {"as_of", "valid"} == HIT_KEYS
        assert ("as_of" in hit) != ("valid" in hit)
        assert hit["match"] in ("exact", "stem", "variant", "corrected", "partial")
        assert hit["source"] is None or set(hit["source"]) == {"id", "title", "publisher", "date"}


def test_when_it_holds_or_was_said(run):
    hits = json.loads(run("search", "--json", "--limit", "50", "assembly").out)["hits"]
    known = {hit["id"]: hit for hit in hits}
    assert known["assembly/seats@1991"]["valid"] == "1991/2006-12"
    assert known["assembly/assessment@2021-05-03"]["as_of"] == "2021-05-03"
    assert known["harbour-digest#1"]["as_of"] == "2021-05-04"  # the date of its source


def test_letters_stand_as_they_are(run):
    answer = run("search", "--json", "Жиын")
    assert "Вести побережья" in answer.out or "Assembly" in answer.out
    assert "\\u" not in answer.out


def test_one_kind(run):
    hits = json.loads(run("search", "--json", "--in", "statement", "threshold").out)["hits"]
    assert {hit["kind"] for hit in hits} == {"statement"}


def test_the_day_decides_what_stands_first(run):
    question = ("search", "--json", "--in", "statement", "entry", "threshold")
    assert json.loads(run(*question, "--as-of", "2010").out)["hits"][0]["id"] == "assembly/entry-threshold@2007"
    assert json.loads(run(*question).out)["hits"][0]["id"] == "assembly/entry-threshold@2021-05-03"


def test_the_limit(run):
    answer = run("search", "assembly", "--limit", "1")
    assert "\n2. " not in answer.out
    assert "--limit shows more" in answer.out


def test_a_word_can_be_left_out_without_quoting(run):
    with_it = {hit["id"] for hit in json.loads(run("search", "--json", "threshold").out)["hits"]}
    without = {hit["id"] for hit in json.loads(run("search", "--json", "threshold", "-lively").out)["hits"]}
    fewer = {hit["id"] for hit in json.loads(run("search", "--json", "threshold", "-assembly").out)["hits"]}
    assert without == with_it
    assert fewer < with_it


def test_nothing_found(run):
    answer = run("search", "zzzqqq")
    assert (answer.status, answer.out, answer.err) == (1, "Nothing found.\n", "")
    assert run("search", "--json", "zzzqqq").status == 1


def test_nothing_found_says_what_is_covered(run):
    answer = run("search", "--in", "election", "abroad", "qqqq")
    assert answer.status == 1
    assert "Abroad, 1991 to 1998: not covered." in answer.out


def test_what_is_missing_from_a_hit_is_said(run):
    question = "clara weiss thought the change late qqqq"
    assert "Not in it: qqqq" in run("search", question).out


def batch(tmp_path, text):
    file = tmp_path / "questions.jsonl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_batch_answers_line_by_line(run, tmp_path):
    file = batch(
        tmp_path, '\ufeff{"id": "a", "query": "threshold"}\n\n{"id": 2, "query": "zzzqqq"}\r\n{"query": "Жиын"}'
    )
    answer = run("search", "--batch", file, "--limit", "3")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["id"] for line in lines] == ["a", 2, 4]
    assert {"id", "took_ms", "hits", "read_as", "coach"} <= set(lines[0])
    assert 0 < len(lines[0]["hits"]) <= 3
    assert lines[1]["hits"] == []
    assert answer.status == 0


def test_a_batch_that_finds_nothing(run, tmp_path):
    assert run("search", "--batch", batch(tmp_path, '{"id": 1, "query": "zzzqqq"}')).status == 1
    assert run("search", "--batch", batch(tmp_path, "")).status == 1


def test_a_batch_takes_any_query(run, tmp_path):
    hard = ["", '"', "*", "7%", "\0", "\ud800", "a" * 100_000, "Article 50(2)", "in:", "near:"]
    lines = "\n".join(json.dumps({"id": place, "query": query}) for place, query in enumerate(hard))
    answer = run("search", "--batch", batch(tmp_path, lines))
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == list(range(len(hard)))


def test_bad_batches(refuse, tmp_path):
    assert "line 2, is not JSON" in refuse("search", "--batch", batch(tmp_path, '{"query": "a"}\nnope'))
    assert "holds no “query”" in refuse("search", "--batch", batch(tmp_path, '{"id": 1}'))
    assert "holds no “query”" in refuse("search", "--batch", batch(tmp_path, '{"query": 7}'))
    assert "holds no “query”" in refuse("search", "--batch", batch(tmp_path, "[1]"))
    assert "is not JSON" in refuse("search", "--batch", batch(tmp_path, "[" * 100_000))
    assert "not text in UTF-8" in refuse("search", "--batch", batch(tmp_path, b'{"query": "\xff"}'))
    assert "cannot be read" in refuse("search", "--batch", tmp_path / "none.jsonl")
    assert "cannot be read" in refuse("search", "--batch", tmp_path)
    assert "do not go together" in refuse("search", "word", "--batch", batch(tmp_path, ""))


def test_bad_use(refuse):
    assert "nothing to search for" in refuse("search")
    assert "nothing to search for" in refuse("search", "  ")
    assert "“0” is not a number from 1" in refuse("search", "x", "--limit", "0")
    assert "is not a number" in refuse("search", "x", "--limit", "9" * 5000)
    assert "is not a number" in refuse("search", "x", "--limit", "²")
    assert "invalid choice" in refuse("search", "x", "--in", "people")
    assert "“then” is not a date" in refuse("search", "x", "--as-of", "then")
    assert "No date is given" in refuse("search", "x", "--as-of", "")
    assert "not understood: --jsn" in refuse("search", "x", "--jsn")


def test_hits_as_data(run, tmp_path):
    made = run("search", "assembly", "--format", "csv")
    assert made.out.startswith("# Search: assembly")
    assert "kind,address,title,text" in made.out
    target = tmp_path / "hits.xlsx"
    assert run("search", "assembly", "--format", "xlsx", "-o", target).status == 0
    rows = list(load_workbook(target)["Hits"].iter_rows(values_only=True))
    assert rows[0][:2] == ("kind", "address")
    assert len(rows) > 2
