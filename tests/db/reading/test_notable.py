"""Notable days: every vote, and the days a constitution came."""

from __future__ import annotations

import shutil

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
    law.write_text(text.replace("Law on Elections", "Constitution of Altamar"), encoding="utf-8")
    reference = Reference(build(copy, tmp_path / "reference.db").target)
    constitutions = [each for each in reference.notable_days() if not each.vote]
    reference.close()
    assert constitutions
    assert all(each.title.startswith("Constitution of Altamar: ") for each in constitutions)
