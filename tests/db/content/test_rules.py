"""What the builder refuses: each rule shown a pack that breaks it, told with file, line and rule, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from db.content.problems import Rule

README = Path(__file__).parents[3] / "resources" / "content" / "README.md"
ASSEMBLY = "entities/organization/assembly.yaml"
CHAIR = "entities/post/chair-of-the-election-commission.yaml"
LAW = "entities/law/election-law.yaml"
TABLE = "entities/concept/press-index.yaml"
VOTE = "elections/election-2023-06-11-assembly.yaml"
DIGEST = "documents/harbour-digest.md"
ARTICLE = "documents/threshold-article.md"

# file, what stands there, what is put in its place, a piece of the line that is told, the rule
CASES = [
    (ASSEMBLY, "topics: [assembly, state]", "topics: [assembly, state]\ncolour: green", "colour:", "unknown-key"),
    (ASSEMBLY, "    note: Rounded", "    remark: Rounded", "remark:", "unknown-key"),
    (TABLE, "note: A new count.", "unit: per cent", "unit: per cent", "unknown-key"),
    (VOTE, "votes: 612000,", "voters: 612000,", "voters:", "unknown-key"),
    ("pack.yaml", "licence: CC0-1.0", "license: CC0-1.0", "license:", "unknown-key"),
    ("coverage.yaml", "  note: Only", "  remark: Only", "remark:", "unknown-key"),
    (DIGEST, "about: [assembly]", "subject: [assembly]", "subject:", "unknown-key"),
    (ARTICLE, "kind: article", "kind: article\nsource: coast-news", "source: coast", "unknown-key"),
    ("entities/area/altamar.yaml", "name: Altamar\n", "", "id: altamar", "missing-key"),
    ("entities/area/altamar.yaml", "name: Altamar\n", "name:\n", "name:", "missing-key"),
    (LAW, "    value: '2006-12-20'\n", "", "property: adopted", "missing-key"),
    (DIGEST, "source: harbour-report\n", "", "id: harbour-digest", "missing-key"),
    (ARTICLE, "title: How the threshold came down\n", "", "id: threshold-article", "missing-key"),
    (VOTE, "  complete: true\n", "", "note: Votes abroad", "missing-key"),
    ("sources/papers.yaml", "  standing: media\n", "", "id: coast-news", "missing-key"),
    ("entities/area/altamar.yaml", "id: altamar", "id: Altamar", "id: Altamar", "bad-id"),
    ("entities/area/altamar.yaml", "kind: area", "kind: person", "kind: person", "bad-id"),
    (LAW, "  - property: adopted", "  - id: not an id\n    property: adopted", "id: not an id", "bad-id"),
    (ARTICLE, "id: threshold-article", "id: threshold", "id: threshold", "bad-id"),
    (DIGEST, "¶2 [Ivo", "[Ivo", "[Ivo", "bad-id"),
    (DIGEST, "¶3 The [law]", "¶2 The [law]", "¶2 The [law]", "duplicate-id"),
    ("kinds.yaml", "{id: post,", "{id: event,", "label: {en: Event}", "duplicate-id"),
    (ASSEMBLY, "  - id: lively-chamber", "  - id: founded", "id: founded", "duplicate-id"),
    ("properties.yaml", "- id: scale", "- id: region", "- id: region", "duplicate-id"),
    ("sources/watchers.yaml", "- id: observers-2023", "- id: press_table", "- id: press_table", "duplicate-id"),
    (LAW, "property: in-force", "property: enforced", "property: enforced", "unknown-property"),
    (ASSEMBLY, "qualifiers: {act:", "qualifiers: {deed:", "deed:", "unknown-property"),
    (ASSEMBLY, "    value: 40\n", "    value: forty\n", "value: forty", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: '40'\n", "value: '40'", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: .nan\n", "value: .nan", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: .inf\n", "value: .inf", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: 1e400\n", "value: 1e400", "datatype"),
    (ASSEMBLY, "    value: 40\n", f"    value: {'9' * 5000}\n", "value: 99", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: 0x1F\n", "value: 0x1F", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: 1_000\n", "value: 1_000", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: ４０\n", "value: ４０", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: [40]\n", "value: [40]", "datatype"),
    (ASSEMBLY, "    value: 40\n", "    value: {low: 41, high: 40}\n", "low: 41", "datatype"),
    (ASSEMBLY, "value: only chamber of the country", "value: [only, chamber]", "value: [only", "datatype"),
    (ASSEMBLY, "value: ivo-maran", "value: Ivo Maran", "value: Ivo Maran", "datatype"),
    (ASSEMBLY, "    comparator: more than", "    comparator: over", "comparator: over", "datatype"),
    (
        ASSEMBLY,
        "    value: a lively chamber",
        "    value: a lively chamber\n    comparator: about",
        "a lively",
        "datatype",
    ),
    (ASSEMBLY, "    confidence: low", "    confidence: none", "confidence: none", "datatype"),
    (ASSEMBLY, "    modality: plan", "    modality: dream", "modality: dream", "datatype"),
    (ASSEMBLY, "search_only: true", "search_only: yes", "search_only: yes", "datatype"),
    (ASSEMBLY, "topics: [assembly, state]", "topics: assembly", "topics: assembly", "datatype"),
    (ASSEMBLY, "sentences: [5]", "sentences: [fifth]", "sentences: [fifth]", "datatype"),
    (ASSEMBLY, "statements:\n", "statements:\n  - founded in 1991\n", "founded in", "datatype"),
    (TABLE, "series:\n", "series:\n  - 41\n", "- 41", "datatype"),
    (TABLE, "series:\n", "series:\n  - [41]\n", "- [41]", "datatype"),
    ("properties.yaml", "meaning: Its standing", "unit: steps\n  meaning: Its standing", "steps", "datatype"),
    (
        "properties.yaml",
        "meaning: Its standing",
        "inverse: {en: Of}\n  meaning: Its standing",
        "inverse: {en: Of}",
        "datatype",
    ),
    (
        "fingerprints/harbour-report.yaml",
        "{sentence: 1, paragraph: 1, words: 3, sha256: ",
        "{sentence: 1, paragraph: 1, words: 3, sha256: x",
        "sha256: x",
        "datatype",
    ),
    (VOTE, "votes: 612000", "votes: 612000.5", "612000.5", "datatype"),
    (VOTE, "votes: 612000", "votes: -1", "votes: -1", "datatype"),
    ("properties.yaml", "  single: true\n  inverse", "  single: maybe\n  inverse", "single: maybe", "datatype"),
    (
        "properties.yaml",
        "  datatype: quantity\n  unit: seats",
        "  datatype: number\n  unit: seats",
        "number",
        "datatype",
    ),
    ("coverage.yaml", "  state: none", "  state: empty", "state: empty", "datatype"),
    ("sources/papers.yaml", "standing: media", "standing: rumour", "standing: rumour", "datatype"),
    ("fingerprints/harbour-report.yaml", "{sentence: 2,", "{sentence: 22,", "{sentence: 22,", "datatype"),
    (LAW, "value: '2006-12-20'", "value: '2006-20-12'", "2006-20-12", "bad-date"),
    (LAW, "value: '2006-12-20'", "value: December 2006", "December 2006", "bad-date"),
    (ASSEMBLY, "valid: '1991/2006-12'\n    references", "valid: '1991'\n    references", "valid: '1991'", "bad-date"),
    (ASSEMBLY, "    attested: '2021-05-03'", "    attested: '2021-05-03/..'", "attested:", "bad-date"),
    (ASSEMBLY, "    attested: '2021-05-03'", "    attested: '2021'\n    at: '2022'", "    at: '2022'", "bad-date"),
    (ASSEMBLY, "period: '1991/2006-12'", "period: before 2007", "period: before", "bad-date"),
    (TABLE, "'2021': 43.5", "'20-21': 43.5", "'20-21'", "bad-date"),
    (VOTE, "date: '2023-06-11'", "date: '2023-06-31'", "date: '2023", "bad-date"),
    ("pack.yaml", "'2024-12-31'", "'2024-12'", "knowledge_ends", "bad-date"),
    ("coverage.yaml", "period: '1991/1998'", "period: '1991-1998'", "1991-1998", "bad-date"),
    ("sources/papers.yaml", "'2021-05-04'", "'May 2021'", "May 2021", "bad-date"),
    (ASSEMBLY, "topics: [assembly, state]", "topics: [assembly, realm]", "realm", "dangling"),
    (ASSEMBLY, "value: ivo-maran", "value: ivo-moran", "ivo-moran", "dangling"),
    (ASSEMBLY, "{act: election-law}", "{act: water-law}", "water-law", "dangling"),
    (
        ASSEMBLY,
        "references: [{source: coast-news}]\n  - property: entry",
        "references: [{source: coast}]\n  - property: entry",
        "{source: coast}",
        "dangling",
    ),
    (ASSEMBLY, "[Altamar](entity:altamar)", "[Altamar](entity:atlantis)", "description:", "dangling"),
    (ASSEMBLY, "[@gazette_2021; @coast-news]", "[@gazette_2021; @coast-views]", "description:", "dangling"),
    (ASSEMBLY, "passage: 'harbour-digest#4'", "passage: 'harbour-digest#9'", "harbour-digest#9", "dangling"),
    (ASSEMBLY, "sentences: [10]", "sentences: [11]", "sentences: [11]", "dangling"),
    (ASSEMBLY, "  threshold: The report", "  treshold: The report", "treshold:", "dangling"),
    (DIGEST, "about: [assembly]", "about: [assemblies]", "assemblies", "dangling"),
    (DIGEST, "{passage: 3,", "{passage: 7,", "{passage: 7,", "dangling"),
    (DIGEST, "[law](entity:election-law)", "[law](topic:law)", "¶3", "dangling"),
    (ARTICLE, "(document:harbour-digest)", "(document:harbour)", "¶1", "dangling"),
    (ARTICLE, "(source:press_table)", "(source:press)", "¶2", "dangling"),
    ("coverage.yaml", "- topic: abroad", "- topic: overseas", "overseas", "dangling"),
    (VOTE, "party: green-harbour", "party: blue-harbour", "blue-harbour", "dangling"),
    (ASSEMBLY, "locator: ¶ 7", "locator: ¶ 6", "¶ 6", "locator"),
    (DIGEST, "[@harbour-report, ¶ 7]", "[@harbour-report, ¶ 17]", "¶ 17", "locator"),
    (
        LAW,
        "{source: coast-news}]",
        "{source: coast-news, passage: 'harbour-digest#1'}]",
        "harbour-digest#1'}",
        "locator",
    ),
    (
        LAW,
        "    value: '2006-12-20'\n    references: [{source: gazette_2021}]",
        "    value: '2006-12-20'",
        "property: adopted",
        "no-reference",
    ),
    (
        LAW,
        "value: '2006-12-20'\n    references: [{source: gazette_2021}]",
        "value: '2006-12-20'\n    references: []",
        "property: adopted",
        "no-reference",
    ),
    (
        VOTE,
        "  references: [{source: observers-2023, locator: p. 2}]\n",
        "  references: []\n",
        "complete: true",
        "no-reference",
    ),
    (CHAIR, "valid: '2015-02/2020-02-01'", "valid: '2015-02/2020-02-02'", "value: ada-norvik↑", "two-in-force"),
    (LAW, "value: '2006-12-20'", "value: '1899-12-20'", "property: adopted", "impossible-date"),
    (
        ASSEMBLY,
        "valid: '1991/2006-12'\n    references",
        "valid: '1881/2006-12'\n    references",
        "1881↑↑",
        "impossible-date",
    ),
    (LAW, "value: '2006-12-20'", "value: '2025-01-01'", "property: adopted", "impossible-date"),
    (ASSEMBLY, "    modality: plan\n    stated_by: ivo-maran\n", "", "value: 50↑", "impossible-date"),
    (
        ASSEMBLY,
        "valid: '1991/2006-12'\n    references",
        "valid: '2006/1991'\n    references",
        "valid: '2006/1991'",
        "impossible-date",
    ),
    (VOTE, "date: '2023-06-11'", "date: '2025-06-11'", "date: '2025", "impossible-date"),
    ("coverage.yaml", "period: '1991/1998'", "period: '1891/1898'", "topic: abroad", "impossible-date"),
    (ASSEMBLY, "text: Жиын", "text: Жиiн", "Жиiн", "mixed-script"),
    (DIGEST, "lively chamber", "lively сhamber", "сhamber", "mixed-script"),
    ("topics.yaml", "ru: Собрание", "ru: Coбрание", "Coбрание", "mixed-script"),
    ("entities/treaty/river-convention.yaml", "topics: [abroad]\n", "", "id: river", "unreachable"),
    (DIGEST, " [@harbour-report, ¶ 7].", ".", "¶4", "uncited"),
    ("entities/area/altamar.yaml", " [@coast-news].", ".", "description:", "uncited"),
    (
        ASSEMBLY,
        "    modality: opinion\n    stated_by: clara-weiss\n",
        "    modality: opinion\n",
        "modality: opinion",
        "modality",
    ),
    (VOTE, "share: 51,", "share: 61,", "complete: true", "results"),
    (VOTE, "seats: 21}", "seats: 22}", "Green Harbour", "results"),
    (VOTE, "votes: 480000, share: 40", "votes: 680000, share: 40", "Free Valley", "results"),
    (VOTE, "share: 9, seats: 2", "share: -9, seats: 2", "Independents", "results"),
    (DIGEST, "[Clara Weiss](entity:clara-weiss)", "[Clara Weiss](https://example.org)", "[Clara", "markup"),
    (DIGEST, "[@harbour-report, ¶ 7]", "[@harbour-report ¶ 7]", "¶4", "markup"),
    (DIGEST, "[@harbour-report, ¶ 7]", "[@harbour-report, ¶ 7; see p. 4]", "¶4", "markup"),
    (DIGEST, "## What is new", "> What is new", "> What", "bad-id"),
    (ASSEMBLY, "note: Rounded, it seems.", "note: Rounded, it seems [@coast-news].", "note: Rounded", "markup"),
    (ASSEMBLY, "value: only chamber of the country", "value: only [chamber](entity:assembly)", "value: only", "markup"),
    (LAW, "topics: [assembly, parties]", "topics: [assembly, parties", "statements:", "syntax"),
    (DIGEST, "topics: [assembly, threshold]", "topics: [assembly", "about:", "syntax"),
    (LAW, "topics: [assembly, parties]", "topics: &both [assembly, parties]", "&both", "syntax"),
    (LAW, "topics: [assembly, parties]", "topics: *both", "*both", "syntax"),
    (LAW, "topics: [assembly, parties]", "topics: !!set [assembly, parties]", "!!set", "syntax"),
    (LAW, "topics: [assembly, parties]", "topics: [assembly]\ntopics : [parties]", "topics : ", "syntax"),
    (LAW, "topics: [assembly, parties]", f"topics: {'[' * 40}{']' * 40}", "[[[", "syntax"),
    (LAW, "topics: [assembly, parties]", "topics: [assembly]\n---\nid: other", "id: other", "syntax"),
    (LAW, "topics: [assembly, parties]", "? [assembly]\n: topics", "? [assembly]", "syntax"),
    (DIGEST, "---\nid: harbour-digest", "id: harbour-digest", "id: harbour", "syntax"),
]
OTHERS = {"unreadable", "unknown-file"}  # shown in test_files.py


@pytest.mark.parametrize(("file", "old", "new", "told", "rule"), CASES)
def test_a_broken_rule_is_told_with_its_file_and_line(workshop, file, old, new, told, rule):
    workshop.change(file, old, new)
    assert (file, workshop.line(file, told), rule) in workshop.told()


def test_the_pack_itself_breaks_no_rule(workshop):
    assert workshop.told() == []


def test_every_rule_is_shown_and_written_down():
    shown = {rule for *_, rule in CASES} | OTHERS
    refused = README.read_text(encoding="utf-8").partition("## What the builder refuses")[2]
    assert shown == set(get_args(Rule)) == set(re.findall(r"(?:^|· |·\n)`([a-z-]+)`", refused.strip()))


def test_all_problems_are_told_at_once_in_the_order_of_files_and_lines(workshop):
    workshop.change(LAW, "value: '2006-12-20'", "value: '2006-20-12'")
    workshop.change(LAW, "property: in-force", "property: enforced")
    workshop.change(ASSEMBLY, "    value: 40\n", "    value: forty\n")
    told = workshop.told()
    assert [rule for *_, rule in told] == ["bad-date", "unknown-property", "datatype"]
    assert told == sorted(told)


def test_a_problem_reads_as_file_line_rule_and_sentence(workshop):
    workshop.change(LAW, "property: in-force", "property: enforced")
    (problem,) = workshop.problems()
    line = workshop.line(LAW, "enforced")
    assert str(problem) == f"{LAW}:{line}: unknown-property: “enforced” is not in properties.yaml."


def test_an_id_belongs_to_one_entity_only(workshop):
    twin = "id: altamar\nkind: person\nname: Altamar\ntopics: [state]\n"
    workshop.write("entities/person/altamar.yaml", twin)
    assert workshop.told() == [("entities/person/altamar.yaml", 1, "duplicate-id")]


def test_two_statements_nothing_tells_apart_ask_for_an_id(workshop):
    same = "  - property: adopted\n    value: '2006-12-20'\n    references: [{source: gazette_2021}]\n"
    workshop.change(LAW, same, same + same)
    assert [rule for *_, rule in workshop.told()] == ["duplicate-id"]


def test_a_plan_and_a_called_vote_may_lie_after_the_end_of_knowledge(workshop):
    text = (workshop.folder / "elections/referendum-2006-10-01.yaml").read_text(encoding="utf-8")
    called = text.partition("results:")[0].replace("2006-10-01", "2025-03-02")
    workshop.write("elections/referendum-2025-03-02.yaml", called)
    assert workshop.told() == []


@pytest.mark.parametrize("group", ["[vote]", "[vote, vote]", "vote", "[vote, [ballot]]"])
def test_a_group_of_words_holds_two_at_least(workshop, group):
    workshop.write("words.yaml", f"- [law, act]\n- {group}\n")
    assert {(file, line) for file, line, _ in workshop.told()} == {("words.yaml", 2)}
