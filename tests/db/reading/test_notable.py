"""Notable days: every vote, and the days a constitution came."""

from __future__ import annotations

import shutil

import pytest

from db import Reference, build


def test_every_vote_is_a_notable_day_newest_first(bundled):
    reference = Reference(bundled)
    days = reference.notable_days()
    reference.close()
    assert [each.day for each in days] == ["2023-06-11", "2019-05-12", "2006-10-01"]
    assert all(each.vote and each.title for each in days)
    assert not any("2023" in each.title for each in days)


def test_a_constitution_is_notable_by_the_day_it_came(pack, tmp_path):
    copy = tmp_path / "pack"
    shutil.copytree(pack, copy)
    law = copy / "entities" / "law" / "election-law.yaml"
    text = law.read_text(encoding="utf-8")
    text = text.replace("'2007-01-01'", "'2006-12-20'", 1)
    law.write_text(text.replace("Law on Elections", "Constitution of Altamar"), encoding="utf-8")
    reference = Reference(build(copy, tmp_path / "reference.db").target)
    constitutions = [each for each in reference.notable_days() if not each.vote]
    reference.close()
    assert [(each.day, each.title) for each in constitutions] == [
        ("2006-12-20", "Constitution of Altamar: adopted, in force")
    ]


@pytest.mark.parametrize("name", ["Vote of {}", "Vote, {}", "Vote for {}"])
def test_the_day_of_a_vote_is_not_said_twice(pack, tmp_path, name):
    copy = tmp_path / "pack"
    shutil.copytree(pack, copy)
    vote = copy / "elections" / "election-2023-06-11-assembly.yaml"
    lines = vote.read_text(encoding="utf-8").splitlines()
    named = [f'name: "{name.format("11 June 2023")}"' if line.startswith("name: ") else line for line in lines]
    vote.write_text("\n".join(named) + "\n", encoding="utf-8")
    reference = Reference(build(copy, tmp_path / "reference.db").target)
    days = reference.notable_days()
    reference.close()
    assert days[0].title == "Vote"
