"""Where events lie on the strip of years: nothing is lost, nothing overlaps, and the scale keeps its place."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Event, EventKind, PeriodKind, parse_period
from desktop import theme
from desktop.models.strip import APART, LEAST_ZOOM, MOST_ZOOM, Scale, bounds, fitted, lanes, middle, spots, ticks
from desktop.panes.strip import Strip


def event(when: str, kind: EventKind = EventKind.VOTE) -> Event:
    return Event(parse_period(when, PeriodKind.POINT), kind, "entity:x", "A thing", "", ())


days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: event(day.isoformat()))
kinds = st.sampled_from(list(EventKind))
events = st.lists(st.builds(event, st.sampled_from(["1990", "2021-05~", "2022-06-05", "2022-06-06", "2023?"]), kinds))
scales = st.builds(Scale, st.floats(600_000, 800_000), st.floats(LEAST_ZOOM, MOST_ZOOM))


@given(events, scales)
def test_every_event_is_in_one_mark_and_marks_stay_apart(found, scale):
    made = spots(found, scale)
    assert sorted(id(each) for spot in made for each in spot.events) == sorted(map(id, found))
    for one, other in pairwise(made):
        if one.lane == other.lane:
            assert (other.middle - one.middle) * scale.per_day >= APART - 1e-6
    for spot in made:
        assert (middle(spot.events[-1]) - middle(spot.events[0])) * scale.per_day <= 2 * APART + 1e-6


@given(scales, st.floats(0.1, 10), st.floats(0, 2000))
def test_zooming_keeps_the_day_under_the_mouse(scale, factor, x):
    assert scale.zoomed(factor, x).day(x) == pytest.approx(scale.day(x))


@given(scales, st.floats(1, 4000))
def test_ticks_stand_apart_in_order_and_in_sight(scale, width):
    made = ticks(scale, width)
    places = [scale.x(tick.day) for tick in made]
    assert all(other - one > 40 for one, other in pairwise(places))
    assert all(place <= width + 1 for place in places)
    assert len({tick.text for tick in made}) == len(made)


@given(st.lists(days, min_size=1), st.floats(50, 3000))
def test_all_events_fit_where_the_scale_allows(found, width):
    scale = fitted(found, width)
    if scale.per_day > LEAST_ZOOM:
        assert all(-1 <= scale.x(middle(each)) <= width + 1 for each in found)


def test_a_date_that_is_not_exact_keeps_its_bounds():
    first, last = bounds(event("2022"))
    assert (date.fromordinal(first), date.fromordinal(last)) == (date(2022, 1, 1), date(2022, 12, 31))


def test_lanes_are_the_kinds_there_are_in_their_order():
    assert lanes([event("2020", EventKind.RULE), event("2020", EventKind.VOTE)]) == (EventKind.VOTE, EventKind.RULE)
    assert lanes([]) == ()
    assert spots([], fitted([], 500)) == ()


@pytest.mark.parametrize("day", ["2022-06-01", ""])
def test_the_day_that_is_looked_at_parts_what_was_from_what_comes(qtbot, day):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(800, 200)
    strip.show_events((event("2020-01-01"), event("2024-01-01")), day)
    first, last = (strip.place_of(spot).x() for spot in strip.spots)
    seen = strip.grab().toImage()
    row = strip.height() - 3
    grounds = [seen.pixelColor(round(x), row).name() for x in (first + 20, last + 20)]
    assert (grounds[0] == grounds[1]) is (not day)
    line = first + (last - first) * (date(2022, 6, 1) - date(2020, 1, 1)) / (date(2024, 1, 1) - date(2020, 1, 1))
    accent = theme.colours().accent.name()
    assert (accent in {seen.pixelColor(round(line) + step, row).name() for step in (-1, 0, 1)}) is bool(day)
