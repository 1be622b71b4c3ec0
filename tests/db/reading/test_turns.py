"""The truth of the calendar: where values begin, end and give way to one another, as far as their dates say."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import ChangeKind, Datatype, Fact, Force, PeriodKind, Value, parse_period
from db.reading.turns import next_day, turns_in_row, turns_of_one

INTERVAL, ATTESTED = PeriodKind.INTERVAL, PeriodKind.ATTESTED


def fact(value: str, when: str, kind: PeriodKind = INTERVAL, **more: str) -> Fact:
    period = parse_period(when, kind)
    shown = Value(value, Datatype.TEXT)
    return Fact(f"{value}@{when}", "diet", "Diet", "seats", "Seats", shown, period, Force.UNDATED, **more)


def seen(facts, first, last):
    """What a window shows: kind, from, to, and whether it is certain."""
    found = [turn.between(first, last) for turn in turns_in_row(facts)]
    return [
        (
            each.kind,
            each.turn.before.value.text if each.turn.before and each.kind is not ChangeKind.CAME_IN else "",
            each.turn.after.value.text if each.turn.after and each.kind is not ChangeKind.ENDED else "",
            each.certain,
        )
        for each in found
        if each
    ]


CHANGED, CAME_IN, ENDED = ChangeKind.CHANGED, ChangeKind.CAME_IN, ChangeKind.ENDED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1991/2006-12-31", "2007-01-01/.."),  # on the eve
        ("1991/2007-01-01", "2007-01-01/.."),  # on the day itself
        ("1991/2007", "2007-01-01/.."),  # the sharper date tells the day
        ("1991/2007-01", "2007-01-01/.."),
    ],
)
def test_one_value_gives_way_to_the_next_on_the_first_day_of_the_new_one(before, after):
    facts = [fact("30", before), fact("40", after)]
    assert seen(facts, "2007-01-01", "2007-01-01") == [(CHANGED, "30", "40", True)]
    assert seen(facts, "2006-12-01", "2006-12-31") == []
    assert seen(facts, "2007-01-02", "2020-01-01") == []


def test_years_that_touch_leave_open_in_which_of_them_it_was():
    facts = [fact("a", "1991/1999"), fact("b", "2000/..")]
    assert seen(facts, "1999-01-01", "2000-12-31") == [(CHANGED, "a", "b", True)]
    assert seen(facts, "1999-07-01", "2000-06-30") == [(CHANGED, "a", "b", False)]
    assert seen(facts, "1999-01-01", "1999-12-31") == [(ENDED, "a", "", True)]
    assert seen(facts, "2000-01-01", "2000-12-31") == [(CAME_IN, "", "b", True)]


def test_the_same_year_on_both_sides_lies_somewhere_in_it():
    facts = [fact("a", "1991/2012"), fact("b", "2012/..")]
    assert seen(facts, "2012-01-01", "2012-12-31") == [(CHANGED, "a", "b", True)]
    assert seen(facts, "2012-03-01", "2012-03-31") == [(CHANGED, "a", "b", False)]


def test_a_gap_is_an_end_and_a_beginning():
    facts = [fact("a", "1991/2022-01"), fact("b", "2023-03/..")]  # more than a year: b did not take its place
    assert seen(facts, "2022-01-01", "2022-12-31") == [(ENDED, "a", "", True)]
    assert seen(facts, "2023-01-01", "2023-12-31") == [(CAME_IN, "", "b", True)]
    assert seen(facts, "2021-01-01", "2024-01-01") == [(ENDED, "a", "", True), (CAME_IN, "", "b", True)]


def test_a_short_gap_is_still_a_change():
    """A chamber is dissolved in January and a smaller one elected in March."""
    facts = [fact("107", "2007-06/2023-01"), fact("98", "2023-03/..")]
    assert seen(facts, "2022-01-01", "2023-12-31") == [(CHANGED, "107", "98", True)]
    assert seen(facts, "2023-01-01", "2023-02-28") == [(ENDED, "107", "", True)]


def test_the_same_value_once_more_after_a_gap_does_not_change_into_itself():
    facts = [fact("member", "2013-01-01/2015-12-31"), fact("member", "2016-06-01/2024-12-31")]
    assert seen(facts, "2014-01-01", "2017-01-01") == [(ENDED, "member", "", True), (CAME_IN, "", "member", True)]


def test_a_rival_who_says_what_held_before_changes_nothing():
    facts = [
        fact("appointed", "../2013-08"),
        fact("chosen", "2013-08/2021-07", disagreement="before"),
        fact("appointed", "2021-07", ATTESTED, disagreement="before"),
    ]
    assert seen(facts, "2013-01-01", "2021-12-31") == [
        (CHANGED, "appointed", "chosen", True),
        (ENDED, "chosen", "", True),
    ]


@pytest.mark.parametrize(
    ("first", "last", "certain"),
    [
        ("2020-01-01", "2022-12-31", True),
        ("2021-01-01", "2021-12-31", False),  # about 2021 may be a year either way
        ("2022-06-01", "2022-06-30", False),
    ],
)
def test_an_approximate_year_reaches_into_those_beside_it(first, last, certain):
    assert seen([fact("a", "2021~/..")], first, last) == [(CAME_IN, "", "a", certain)]


def test_an_approximate_year_reaches_no_further():
    assert seen([fact("a", "2021~/..")], "2023-01-01", "2023-12-31") == []


def test_open_bounds_turn_nowhere():
    assert seen([fact("a", "../..")], "1990-01-01", "2030-01-01") == []
    assert seen([fact("a", "../2000-01-01")], "1990-01-01", "1999-12-31") == []


def test_unknown_bounds_may_lie_anywhere_and_say_so():
    start, end = list(turns_of_one(fact("a", "/2000-01-01")))
    assert (start.began.bounded, start.began.latest) == (False, "2000-01-01")
    assert (end.ended.bounded, end.ended.earliest, end.ended.latest) == (True, "2000-01-01", "2000-01-01")
    start, end = list(turns_of_one(fact("a", "2000-01-01/")))
    assert start.began.bounded
    assert (end.ended.bounded, end.ended.earliest) == (False, "2000-01-02")
    assert end.ended.within("1990-01-01", "2000-01-01") == "no"
    assert end.ended.within("2010-01-01", "2010-01-01") == "maybe"


def test_an_unknown_end_lies_before_what_came_next():
    facts = [fact("a", "2000-01-01/"), fact("b", "2010-01-01/..")]
    assert seen(facts, "2003-01-01", "2003-12-31") == [(ENDED, "a", "", False)]
    assert seen(facts, "2010-01-01", "2010-12-31") == [(CHANGED, "a", "b", True)]
    assert seen(facts, "2011-01-01", "2012-12-31") == []


def test_an_unknown_start_stands_before_what_follows_its_end():
    facts = [fact("new", "2020-06-30/.."), fact("old", "/2020-06-30")]
    assert (CHANGED, "old", "new", True) in seen(facts, "2020-06-01", "2020-07-31")


def test_between_two_attested_values_it_may_be_any_day():
    facts = [fact("a", "2008-05-01", ATTESTED), fact("b", "2018-05-01", ATTESTED)]
    assert seen(facts, "2008-01-01", "2018-12-31") == [(CHANGED, "a", "b", True)]
    assert seen(facts, "2012-01-01", "2012-12-31") == [(CHANGED, "a", "b", False)]
    assert seen(facts, "2018-05-02", "2020-12-31") == []
    assert seen(facts, "2000-01-01", "2008-05-01") == []


def test_one_attested_day_says_nothing_of_beginning_and_end():
    assert seen([fact("a", "2008-05-01", ATTESTED)], "1990-01-01", "2030-01-01") == []


def test_the_same_value_seen_again_is_no_change():
    facts = [fact("a", "2008", ATTESTED), fact("a", "2012/2015"), fact("a", "2016", ATTESTED), fact("b", "2020/..")]
    assert [kind for kind, *_ in seen(facts, "1990-01-01", "2019-12-31")] == [CAME_IN, ENDED]
    assert seen(facts, "2020-01-01", "2020-12-31") == [(CAME_IN, "", "b", True)]


def test_three_values_on_one_day_stand_in_their_order():
    facts = [fact("c", "2007-01-01/.."), fact("a", "1991/2007-01-01"), fact("b", "2007-01-01/2007-01-01")]
    assert seen(facts, "2007-01-01", "2007-01-01") == [(CHANGED, "a", "b", True), (CHANGED, "b", "c", True)]


def test_what_sources_say_against_one_another_does_not_follow_one_another():
    facts = [
        fact("8", "2007/2021-05-03"),
        fact("4.5", "2021-05-03/..", disagreement="d"),
        fact("5", "2021-05~/..", disagreement="d"),
    ]
    found = seen(facts, "2021-01-01", "2021-12-31")
    assert {(before, after) for _, before, after, _ in found} == {("8", "4.5"), ("8", "5")}


def test_the_day_after_the_last_day_of_the_calendar():
    assert next_day("2024-02-28") == "2024-02-29"
    assert next_day("9999-12-31") == "9999-12-31"


days = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)


@given(st.lists(days, min_size=2, max_size=6, unique=True), days, days)
def test_what_changed_is_what_differs_between_the_eve_and_the_last_day(starts, one, other):
    """Values known to the day, one after the other without a gap: the window shows all turns in it and no others."""
    starts = sorted(starts)
    facts = [fact(str(place), f"{start}/{end}") for place, (start, end) in enumerate(pairwise([*starts, ".."]))]
    first, last = sorted((one, other))
    expected = [place for place, start in enumerate(starts) if first <= start <= last]
    found = seen(facts, first, last)
    assert [int(after) for _, _, after, _ in found] == expected
    assert all(certain for *_, certain in found)
    assert all(kind is (CHANGED if before else CAME_IN) for kind, before, _, _ in found)


precisions = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y~", "%Y-%m-%d~"])
moments = st.builds(lambda day, form: day.strftime(form), st.dates(date(1990, 1, 1), date(2030, 12, 31)), precisions)


@given(moments, days, days)
def test_a_wider_window_never_makes_less_certain(moment, one, other):
    first, last = sorted((one, other))
    facts = [fact("a", f"{moment}/..")]
    narrow, wide = seen(facts, first, last), seen(facts, "1980-01-01", "2040-12-31")
    assert wide == [(CAME_IN, "", "a", True)]
    period = facts[0].period
    inside = first <= period.start_earliest and period.start_latest <= last
    outside = period.start_latest < first or period.start_earliest > last
    assert narrow == ([] if outside else [(CAME_IN, "", "a", inside)])
