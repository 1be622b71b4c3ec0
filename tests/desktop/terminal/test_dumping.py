"""The command `dump`."""

import json


def units(answer):
    return [json.loads(line) for line in answer.out.splitlines()]


def test_the_whole_pack(run):
    answer = run("dump")
    assert answer.status == 0
    found = units(answer)
    assert {unit["kind"] for unit in found} == {
        *("pack", "property", "topic", "source", "document", "passage", "entity", "election", "statement", "coverage")
    }
    assert all({"kind", "id", "title", "text", "source", "record"} < set(unit) for unit in found)
    assert run("dump").out == answer.out


def test_one_kind_with_its_source(run):
    found = {unit["id"]: unit for unit in units(run("dump", "--kind", "statement"))}
    assert len(found) == 41
    seats = found["assembly/seats@1991"]
    assert seats["source"]["publisher"] == "Assembly of Altamar"
    assert seats["valid"] == "1991/2006-12"
    assert seats["record"]["value"]["low"] == 30


def test_a_kind_there_is_not(refuse):
    assert "invalid choice: 'statements'" in refuse("dump", "--kind", "statements")
