"""The page of what changed between two days, over the small pack."""

import pytest

from db import BadDate, ChangeKind, NotFound, Reference


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


def told(groups):
    return [
        (
            change.kind.value,
            change.fact.subject,
            change.fact.property,
            change.before.value.text if change.before else "",
            change.after.value.text if change.after else "",
        )
        for group in groups
        for change in group.changes
    ]


def test_a_value_that_gave_way_to_another_with_its_act_and_sources(reference):
    page = reference.open("changes:2006-01-01..2007-12-31/entity:assembly")
    seats = next(line for group in page.certain for line in group.changes if line.fact.property == "seats")
    assert (seats.kind, seats.before.value.text, seats.after.value.text) == (ChangeKind.CHANGED, "30 seats", "40 seats")
    assert [act.text for act in seats.acts] == ["Law on Elections"]
    numbers = {line.source.id: line.number for line in page.sources}
    assert [citation.number for citation in seats.after.citations] == [
        numbers[citation.source] for citation in seats.after.citations
    ]
    assert seats.after.citations


def test_groups_follow_the_tree_and_time(reference):
    page = reference.open("changes:1990..2024")
    assert [group.topic for group in page.certain] == ["assembly", "commissions"]
    days = [change.earliest for change in page.certain[0].changes]
    assert days == sorted(days)


def test_a_hand_over_of_a_post(reference):
    page = reference.open("changes:2020-02-01..2020-02-01")
    assert told(page.certain) == [
        ("changed", "chair-of-the-election-commission", "holder", "Clara Weiss", "Ada Norvik")
    ]
    assert told(page.possible) == []


def test_a_change_that_may_lie_inside_stands_apart(reference):
    page = reference.open("changes:2021-05-03..2021-05-03/entity:assembly")
    assert told(page.certain) == [("changed", "assembly", "entry-threshold", "8 per cent", "4.5 per cent")]
    assert told(page.possible) == [("changed", "assembly", "entry-threshold", "8 per cent", "5 per cent")]


def test_plans_and_what_was_set_aside_change_nothing(reference):
    page = reference.open("changes:2019-01-01..2030-12-31")
    texts = [text for line in told((*page.certain, *page.possible, *page.unbounded)) for text in line]
    assert "50 seats" not in texts
    assert "Ivo Maran" not in texts


def test_happenings_are_apart_and_votes_among_them(reference):
    page = reference.open("changes:2023-01-01..2023-12-31")
    assert ("vote", "Assembly election of 11 June 2023") in [
        (event.kind.value, event.title) for event in page.happenings
    ]
    assert all(event.certain for event in page.happenings if event.kind.value == "vote")


def test_a_topic_holds_the_topics_below_it_and_a_thing_its_posts(reference):
    topic = reference.open("changes:1990..2024/topic:state")
    assert {line[1] for line in told(topic.certain)} >= {"assembly", "chair-of-the-election-commission"}
    thing = reference.open("changes:2020..2020/entity:election-commission")
    assert {line[1] for line in told(thing.certain)} == {"chair-of-the-election-commission"}
    assert thing.scope.title == "Election Commission"


@pytest.mark.parametrize("days", ["1800-01-01..1801-01-01", "2900..2999"])
def test_before_and_after_everything_there_is_nothing_that_is_bounded(reference, days):
    page = reference.open(f"changes:{days}")
    assert (page.certain, page.possible, page.happenings) == ((), (), ())


def test_a_month_or_year_is_taken_from_its_first_to_its_last_day(reference):
    page = reference.open("changes:2006..2007-02")
    assert (page.first, page.last, page.address) == ("2006-01-01", "2007-02-28", "changes:2006-01-01..2007-02-28")
    typed = reference.open("changes:1.2.2020..29.2.2020")
    assert (typed.first, typed.last) == ("2020-02-01", "2020-02-29")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2022-01-01..2021-01-01", "1 January 2022 comes after 1 January 2021: name the earlier day first."),
        ("2021-02-30..2022", "“2021-02-30” is not a date: February 2021 has 28 days."),
        ("soon..2022", "“soon” is not a date"),
        ("2021..", ""),
        ("2021", ""),
        ("", ""),
    ],
)
def test_days_that_cannot_be_read_are_told_in_a_sentence(reference, days, words):
    with pytest.raises((BadDate, NotFound)) as caught:
        reference.open(f"changes:{days}")
    assert str(caught.value).startswith(words)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("scope", ["topic:nowhere", "entity:nobody", "source:coast-news", "nonsense", ":::"])
def test_a_scope_there_is_not(reference, scope):
    with pytest.raises(NotFound):
        reference.open(f"changes:2020..2021/{scope}")
