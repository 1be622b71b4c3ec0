"""Charts as SVG: well formed, inside their frame, told apart without colour, and true to their numbers."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import charts
from desktop.charts.drawing import shortened, width_of, wrapped
from desktop.charts.hemicycle import seat_places
from desktop.charts.scales import spread, ticks, year_ticks

COLOURS = charts.Colours()
SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture):
    return ElementTree.fromstring(picture.svg)


def texts(picture):
    return [element.text for element in parsed(picture).iter(f"{SVG}text")]


def numbers_of(picture):
    """Every horizontal place in the picture."""
    for element in parsed(picture).iter():
        for name in ("x", "cx"):
            if name in element.attrib:
                yield float(element.attrib[name])
        for pair in element.attrib.get("points", "").split():
            yield float(pair.split(",")[0])


def one_of_each():
    party = [
        charts.Party("Green <Harbour>", 21, "entity:green"),
        charts.Party("Free & Valley", 17),
        charts.Party("None", 0),
    ]
    steps = [
        charts.Step(8, "8 per cent", 2007, 2008, 2021.3, 2021.3),
        charts.Step(5, "5 per cent", 2021.3, 2021.3, 2024, 2026),
    ]
    points = (charts.Point(2000, 1.5), charts.Point(2010, 40), charts.Point(2020, 90))
    boxes = [charts.Box("a", "President"), charts.Box("b", "Court"), charts.Box("c", "Senate")]
    arrows = [
        charts.Arrow("a", "b", "appoints"),
        charts.Arrow("c", "b", "elects"),
        charts.Arrow("b", "a", "reports to", upward=True),
    ]
    cells = tuple(charts.Cell(state) for state in ("covered", "partly", "none", ""))
    return {
        "hemicycle": charts.hemicycle(party, COLOURS),
        "columns": charts.columns(
            [charts.Column("2019", 61.2, "61.2"), charts.Column("2023", 58, "58", True)], COLOURS
        ),
        "lines": charts.lines([charts.Series("ITU", points), charts.Series("others", points[:1], False)], COLOURS),
        "steps": charts.steps(steps, COLOURS, "per cent"),
        "spans": charts.spans(steps, COLOURS),
        "matrix": charts.matrix([charts.MatrixRow("Assembly", 0, cells)], [2001, 2002, 2003, 2004], COLOURS),
        "institutions": charts.institutions(boxes, arrows, ("elects", "appoints", "reports to"), COLOURS),
    }


@pytest.mark.parametrize("name", one_of_each())
def test_a_chart_is_well_formed_and_inside_its_frame(name):
    picture = one_of_each()[name]
    root = parsed(picture)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert (width, height) == pytest.approx((picture.width, picture.height), abs=0.1)
    assert float(root.attrib["width"]) == pytest.approx(picture.width * picture.scale, abs=1)
    assert all(-0.1 <= x <= picture.width + 0.1 for x in numbers_of(picture))
    for area in picture.areas:
        assert 0 <= area.x < area.x + area.width <= picture.width + 1
    assert "font-family" in root.attrib


@pytest.mark.parametrize("name", one_of_each())
def test_colours_are_those_that_are_handed_in(name):
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', one_of_each()[name].svg)) - {"none"}
    assert used <= {COLOURS.ink, COLOURS.quiet, COLOURS.line, COLOURS.shade, COLOURS.accent, COLOURS.paper}


@pytest.mark.parametrize("make", [charts.lines, charts.steps, charts.spans])
def test_nothing_to_draw_is_an_empty_picture(make):
    assert texts(make([], COLOURS)) == []


def test_each_seat_has_a_mark_and_each_party_its_own():
    picture = charts.hemicycle([charts.Party("A", 21), charts.Party("B", 17)], COLOURS)
    root = parsed(picture)
    assert len(list(root.iter(f"{SVG}circle"))) == 21 + 1  # and one in the legend
    assert len(list(root.iter(f"{SVG}polygon"))) == 17 + 1
    assert {"21", "17", "38 seats"} <= set(texts(picture))


@given(st.integers(0, 700))
def test_all_seats_find_a_place_from_left_to_right(count):
    places = seat_places(count)
    assert len(places) == count
    assert len(set(places)) == count
    assert places == sorted(places)


def test_a_year_without_a_value_is_not_made_up():
    points = (charts.Point(2000, 10), charts.Point(2020, 20))
    root = parsed(charts.lines([charts.Series("a", points, joined=False)], COLOURS))
    assert not [line for line in root.iter(f"{SVG}polyline") if line.attrib.get("stroke-width") == "1.6"]


def test_what_surely_held_is_full_and_what_may_have_held_is_dashed():
    root = parsed(charts.steps([charts.Step(5, "5", 2000, 2010, 2015, 2020)], COLOURS))
    lines = [line.attrib for line in root.iter(f"{SVG}polyline")]
    full = [line for line in lines if line["stroke-width"] == "3"]
    dashed = [line for line in lines if line.get("stroke-dasharray") == "4 4"]
    assert (len(full), len(dashed)) == (1, 2)
    ends = [float(pair.split(",")[0]) for line in (dashed[0], full[0], dashed[1]) for pair in line["points"].split()]
    assert ends == sorted(ends)


@given(st.floats(-1000, 1000), st.floats(0.001, 100000))
def test_ticks_are_round_and_cover_what_there_is(low, span):
    found = ticks(low, low + span)
    assert found[0] <= low + 1e-6 * span
    assert found[-1] >= low + span * (1 - 1e-6)
    assert 2 <= len(found) <= 12
    assert all(after > before for before, after in pairwise(found))


@given(st.integers(1900, 2100), st.integers(0, 150), st.integers(3, 15))
def test_years_under_an_axis_are_in_it_and_not_too_many(first, span, most):
    years = year_ticks(first, first + span, most)
    assert all(first <= year <= first + span for year in years)
    assert len(years) <= most + 1


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12))
def test_labels_keep_apart_and_in_order(wanted):
    found = spread(wanted, 15, 0, 300)
    assert all(after - before >= 15 - 1e-6 for before, after in pairwise(sorted(found)))
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    assert [found[place] for place in order] == sorted(found)


@given(st.text(max_size=60), st.floats(20, 300))
def test_shortened_words_fit(words, room):
    found = shortened(words, room)
    assert found == words or found.endswith("…")
    assert width_of(found) <= room or found == "…"


def test_wrapped_words_lose_none():
    words = "Central Election Commission of the Republic"
    lines = wrapped(words, 120)
    assert " ".join(lines) == words
    assert all(width_of(line) <= 120 for line in lines)


def test_twelve_series_have_marks_of_their_own():
    series = [charts.Series(f"s{number}", (charts.Point(2000, number),)) for number in range(12)]
    root = parsed(charts.lines(series, COLOURS))
    shapes = [element for element in root.iter() if element.tag in (f"{SVG}circle", f"{SVG}polygon")]
    looks = set()
    for element in shapes[:12]:
        points = [tuple(map(float, pair.split(","))) for pair in element.attrib.get("points", "").split()]
        form = tuple((round(x - points[0][0]), round(y - points[0][1])) for x, y in points)
        looks.add((element.tag, element.attrib["fill"], form))
    assert len(looks) == 12


def test_no_step_is_drawn_across_years_without_a_value():
    near = [charts.Step(1, "one", 2000, 2000, 2005, 2005), charts.Step(2, "two", 2005, 2005, 2010, 2010)]
    far = [near[0], charts.Step(2, "two", 2009, 2009, 2010, 2010)]
    assert 'stroke-dasharray="2 3"' in charts.steps(near, COLOURS).svg
    assert 'stroke-dasharray="2 3"' not in charts.steps(far, COLOURS).svg
