import pytest

from desktop.render import compose, summary, words
from desktop.render.blocks import FactTable, Heading, SourceList, Table
from tests import pages


def headings(document):
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def rows(document):
    return [row for block in document.blocks if isinstance(block, FactTable) for one in block.sets for row in one.rows]


def test_summary_leaves_history_voices_and_passages_to_the_full_sheet():
    made = summary(compose(pages.vote()), 20)
    assert headings(made) == [words.RESULTS, words.FACTS, words.RELATED, words.SOURCES]
    assert "107 seats" not in str(rows(made))
    assert words.MORE in str(made.blocks)


def test_disagreement_and_not_knowing_stay_said():
    (facts, *_) = [block for block in summary(compose(pages.sheet()), 20).blocks if isinstance(block, FactTable)]
    assert [row.value[0].text for row in facts.sets[2].rows] == ["61.8 %", "57 %"]
    assert facts.sets[1].unknown
    assert facts.sets[1].rows[0].when == "attested 27 September 2018"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_summary_holds_no_more_than_it_may(count):
    made = summary(compose(pages.vote()), count)
    results = sum(len(block.rows) for block in made.blocks if isinstance(block, Table))
    sets = sum(len(block.sets) for block in made.blocks if isinstance(block, FactTable))
    assert results + sets <= count


def test_sources_keep_their_numbers_and_only_the_cited_are_listed():
    group = pages.group("Seats", pages.fact("diet/x", "98", citations=(pages.SECOND,)))
    made = summary(compose(pages.sheet(groups=(group,), related=(), description=())), 5)
    (sources,) = [block for block in made.blocks if isinstance(block, SourceList)]
    assert [line.number for line in sources.lines] == [2]


def test_series_is_told_by_its_newest_value():
    made = summary(compose(pages.indexed()), 5)
    assert [row.anchor for row in rows(made)] == ["statement:index/score@2012"]


def test_members_of_a_topic_are_cut_off():
    members = tuple(pages.Brief(f"entity:{place}", str(place), "person") for place in range(30))
    made = summary(compose(pages.sheet(members=members, groups=(), related=())), 7)
    assert "Brief" not in str(made)
    assert [len(block.items) for block in made.blocks if hasattr(block, "items")] == [7]
