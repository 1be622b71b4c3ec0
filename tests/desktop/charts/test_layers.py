"""The layered layout: nothing lies on anything else, whoever stands above whom."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import charts
from desktop.charts.layers import layout

names = st.sampled_from([f"n{number}" for number in range(12)])
graphs = st.lists(st.tuples(names, names), max_size=30)


def made(edges):
    heights = {
        name: 30.0 + 7 * (place % 3) for place, name in enumerate(sorted({end for edge in edges for end in edge}))
    }
    return layout(heights, [(*edge, "appoints") for edge in edges], 12, 9)


@given(graphs)
def test_nothing_lies_on_anything_else(edges):
    found = made(edges)
    for column in found.columns:
        boxes = [found.nodes[name] for name in column]
        for above, below in pairwise(boxes):
            assert above.y + above.height <= below.y + 1e-6
        for box in boxes:
            assert box.y >= -1e-6
            assert box.y + box.height <= found.height + 1e-6


@given(graphs)
def test_every_arrow_runs_from_column_to_column(edges):
    found = made(edges)
    for source, target in edges:
        if source == target:
            continue
        route = found.routes[source, target, "appoints"]
        layers = [found.nodes[name].layer for name in route.nodes]
        assert layers == list(range(layers[0], layers[-1] + 1))
        assert {route.nodes[0], route.nodes[-1]} == {source, target}
        assert all(found.nodes[name].passing for name in route.nodes[1:-1])


@given(graphs)
def test_the_same_arrows_make_the_same_picture(edges):
    assert made(edges).columns == made(list(reversed(edges))).columns


@pytest.mark.parametrize(
    ("edges", "columns"),
    [
        ([("a", "b"), ("b", "c")], [["a"], ["b"], ["c"]]),
        ([("a", "c"), ("b", "c")], [["a", "b"], ["c"]]),
        ([("a", "b"), ("b", "a")], [["a"], ["b"]]),
    ],
)
def test_who_acts_stands_left(edges, columns):
    assert [sorted(column) for column in made(edges).columns] == columns


def test_order_spares_crossings():
    found = made([("a", "z"), ("b", "y"), ("c", "x")])
    left, right = found.columns
    partner = {"a": "z", "b": "y", "c": "x"}
    assert [partner[name] for name in left] == list(right)


def test_long_arrows_of_one_strand_run_as_one():
    """The President appoints ten whom the Senate, appointed too, gives its consent to: one line passes the Senate."""
    posts = [f"post{number}" for number in range(10)]
    edges = [("president", "senate", "appoints"), *(("president", post, "appoints") for post in posts)]
    edges += [("president", posts[0], "dismisses"), *(("senate", post, "consents") for post in posts)]
    found = layout(dict.fromkeys(["president", "senate", *posts], 30.0), edges, 12, 9)
    assert [node.id for node in found.nodes.values() if node.passing] == [
        "president>1>appoints",
        "president>1>dismisses",
    ]


@given(graphs)
def test_the_picture_links_every_box_and_every_arrow(edges):
    boxes = [charts.Box(name, name, f"entity:{name}") for name in sorted({end for edge in edges for end in edge})]
    arrows = [charts.Arrow(a, b, "appoints", f"statement:{a}-{b}") for a, b in sorted(set(edges)) if a != b]
    picture = charts.institutions(boxes, arrows, ("appoints",), charts.Colours())
    hrefs = {area.href for area in picture.areas}
    assert hrefs == {box.href for box in boxes} | {arrow.href for arrow in arrows}


@given(graphs)
def test_where_one_clicks_for_a_box_no_other_box_lies(edges):
    boxes = [charts.Box(name, name, f"entity:{name}") for name in sorted({end for edge in edges for end in edge})]
    picture = charts.institutions(boxes, [], (), charts.Colours())
    areas = list(picture.areas)
    for place, one in enumerate(areas):
        for other in areas[place + 1 :]:
            apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
            apart_y = one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
            assert apart_x or apart_y
