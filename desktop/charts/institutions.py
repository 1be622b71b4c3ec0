"""Who acts upon whom as a picture: boxes in columns, each source and sort of tie on a trunk line of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.charts.drawing import SIZE, Colours, Drawing, Picture, width_of, wrapped
from desktop.charts.layers import Edge, Layout, layout

BOX, LINE_HEIGHT, PADDING = 152.0, 16.0, 7.0
PORT, LANE, LANES_LEAST, MARGIN = 9.0, 9.0, 40.0, 6.0
BETWEEN, PASSING = 13.0, 9.0
_ARROW = 6.0
_LEGEND_LINE = 20.0


@dataclass(frozen=True, slots=True)
class Box:
    """An institution; `href` leads to its sheet."""

    id: str
    name: str
    href: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """One acts upon another; `sort` is what the arrow means, `upward` ones are drawn to the box further left.

    A `faint` one is not known to hold: its end is drawn hollow.
    """

    source: str
    target: str
    sort: str
    href: str = ""
    tip: str = ""
    upward: bool = False
    faint: bool = False


_LOOKS: tuple[tuple[float, str], ...] = (
    (3.0, ""),
    (1.3, ""),
    (1.6, "2 3"),
    (1.4, "9 4"),
    (1.2, "9 3 2 3"),
    (1.0, "4 3"),
)


def institutions(boxes: Sequence[Box], arrows: Sequence[Arrow], sorts: Sequence[str], colours: Colours) -> Picture:
    """The picture with a legend of the sorts of ties that are in it; arrows to unknown boxes are left out."""
    known = {box.id: box for box in boxes}
    drawn = [arrow for arrow in arrows if arrow.source in known and arrow.target in known]
    return _Plan(known, drawn, sorts).draw(colours)


class _Plan:
    """Where boxes, trunk lines and ports lie."""

    def __init__(self, boxes: dict[str, Box], arrows: Sequence[Arrow], sorts: Sequence[str]) -> None:
        self._boxes, self._arrows = boxes, arrows
        self._looks = {sort: _LOOKS[place % len(_LOOKS)] for place, sort in enumerate(sorts)}
        self._sorts = [sort for sort in sorts if any(arrow.sort == sort for arrow in arrows)]
        self._lines = {
            name: wrapped(box.name, BOX - 2 * PADDING, SIZE * (1.06 if box.strong else 1))
            for name, box in boxes.items()
        }
        heights = {name: self._height(name) for name in boxes}
        self._layout: Layout = layout(heights, map(_strand, arrows), BETWEEN, PASSING)
        self._lanes = self._find_lanes()
        self._columns = self._find_columns()
        self._ports_left: dict[str, list[tuple[str, str, str]]] = {}
        for arrow in sorted(arrows, key=self._port_order):
            for _, right, lane in self._segments(arrow):
                ports = self._ports_left.setdefault(right, [])
                if (*lane, right) not in ports:
                    ports.append((*lane, right))

    def draw(self, colours: Colours) -> Picture:
        width = max(self._columns[-1] + BOX + MARGIN if self._columns else BOX, 420.0)
        top = self._layout.height + 2 * MARGIN + 14
        legend = self._legend_places(width, top)
        drawing = Drawing(width, max((y for _, y in legend), default=top) + 12, colours)
        self._trunks(drawing)
        for arrow in self._arrows:
            self._arrow(drawing, arrow)
        for name, box in self._boxes.items():
            self._box(drawing, name, box)
        self._legend(drawing, legend)
        return drawing.picture()

    def _height(self, name: str) -> float:
        left = {(arrow.source, arrow.sort) for arrow in self._arrows if _downward(arrow)[1] == name}
        right = {arrow.sort for arrow in self._arrows if _downward(arrow)[0] == name}
        text = LINE_HEIGHT * len(self._lines[name]) + 2 * PADDING
        return max(text, PORT * (max(len(left), len(right)) + 1))

    def _segments(self, arrow: Arrow) -> list[tuple[str, str, tuple[str, str]]]:
        """The stretches from column to column, each with the trunk line it takes."""
        way = self._way(arrow)
        return [(left, right, (left, arrow.sort)) for left, right in itertools.pairwise(way)]

    def _way(self, arrow: Arrow) -> tuple[str, ...]:
        return self._layout.routes[_strand(arrow)].nodes

    def _find_lanes(self) -> list[dict[tuple[str, str], int]]:
        """For each gap between columns, which trunk line is which from the left."""
        lanes: list[dict[tuple[str, str], int]] = [{} for _ in self._layout.columns]
        nodes = self._layout.nodes
        found: dict[int, dict[tuple[str, str], list[float]]] = {}
        for arrow in self._arrows:
            for left, right, lane in self._segments(arrow):
                found.setdefault(nodes[left].layer, {}).setdefault(lane, []).append(nodes[right].middle)
        for layer, trunks in found.items():
            ordered = sorted(trunks, key=lambda lane: (-self._reach(lane, trunks[lane]), lane))
            lanes[layer] = {lane: place for place, lane in enumerate(ordered)}
        return lanes

    def _reach(self, lane: tuple[str, str], ends: Sequence[float]) -> float:
        """Lines that go far down turn early, so that those beside them need not cross them."""
        start = self._layout.nodes[lane[0]].middle
        return sum(ends) / len(ends) - start if ends else 0.0

    def _find_columns(self) -> list[float]:
        x, found = MARGIN, []
        for lanes in self._lanes:
            found.append(x)
            x += BOX + max(LANES_LEAST, LANE * (len(lanes) + 2) + 2 * _ARROW)
        return found

    def _port_order(self, arrow: Arrow) -> tuple[float, int]:
        way = self._way(arrow)
        return self._layout.nodes[way[-2]].middle, self._sorts.index(arrow.sort)

    def _leaving(self, name: str, sort: str) -> float:
        node = self._layout.nodes[name]
        if node.passing:
            return MARGIN + node.middle
        sorts = [each for each in self._sorts if (name, each) in self._lanes[node.layer]]
        return MARGIN + node.middle + PORT * (sorts.index(sort) - (len(sorts) - 1) / 2)

    def _entering(self, left: str, right: str, sort: str) -> float:
        node, ports = self._layout.nodes[right], self._ports_left[right]
        if node.passing:
            return MARGIN + node.middle
        return MARGIN + node.middle + PORT * (ports.index((left, sort, right)) - (len(ports) - 1) / 2)

    def _trunks(self, drawing: Drawing) -> None:
        """Each trunk line, and each line that passes a column, once, however many arrows run on it."""
        reached: dict[tuple[str, str], set[float]] = {}
        passing: dict[tuple[str, str, str], None] = {}
        for arrow in self._arrows:
            for left, right, lane in self._segments(arrow):
                reached.setdefault(lane, {self._leaving(*lane)}).add(self._entering(left, right, arrow.sort))
                if self._layout.nodes[right].passing:
                    passing[left, right, arrow.sort] = None
        for left, right, sort in passing:
            y, end = self._entering(left, right, sort), self._columns[self._layout.nodes[right].layer] + BOX
            self._stroke(drawing, sort, [(self._trunk(left, sort)[1], y), (end, y)])
        for (name, sort), heights in reached.items():
            x, trunk = self._trunk(name, sort)
            leave = self._leaving(name, sort)
            self._stroke(drawing, sort, [(x, leave), (trunk, leave)])
            self._stroke(drawing, sort, [(trunk, min(heights)), (trunk, max(heights))])

    def _trunk(self, name: str, sort: str) -> tuple[float, float]:
        """The right edge of the column, and where the trunk line of a box and a sort of tie stands."""
        layer = self._layout.nodes[name].layer
        edge = self._columns[layer] + BOX
        return edge, edge + LANE * (self._lanes[layer][name, sort] + 1)

    def _arrow(self, drawing: Drawing, arrow: Arrow) -> None:
        """The last stretch of it, which is its own, and its head."""
        way = self._way(arrow)
        left, right = way[-2:]
        x, y = self._trunk(left, arrow.sort)[1], self._entering(left, right, arrow.sort)
        last = self._columns[self._layout.nodes[right].layer]
        upward = arrow.target == way[0]
        end = (self._trunk(way[0], arrow.sort)[0], self._leaving(way[0], arrow.sort)) if upward else (last, y)
        with drawing.linked(arrow.href, arrow.tip, (x, y - PORT / 2, last - x, PORT)):
            self._stroke(drawing, arrow.sort, [(x, y), (last, y)])
            _head(drawing, end, -1 if upward else 1, hollow=arrow.faint)

    def _stroke(self, drawing: Drawing, sort: str, points: Sequence[tuple[float, float]]) -> None:
        width, dash = self._looks[sort]
        drawing.line(points, drawing.colours.ink, width, dash)

    def _box(self, drawing: Drawing, name: str, box: Box) -> None:
        node, lines = self._layout.nodes[name], self._lines[name]
        x, y = self._columns[node.layer], MARGIN + node.y
        with drawing.linked(box.href, box.name, (x, y, BOX, node.height)):
            fill = drawing.colours.shade if box.strong else drawing.colours.paper
            drawing.rectangle(x, y, BOX, node.height, fill, drawing.colours.ink)
            first = y + (node.height - LINE_HEIGHT * len(lines)) / 2 + 12
            for place, line in enumerate(lines):
                middle = x + BOX / 2
                drawing.text(middle, first + LINE_HEIGHT * place, line, anchor="middle", strong=box.strong)

    def _legend_places(self, width: float, y: float) -> list[tuple[float, float]]:
        x, found = MARGIN, []
        for sort in self._sorts:
            room = 56 + width_of(sort) + 28
            if x > MARGIN and x + room > width:
                x, y = MARGIN, y + _LEGEND_LINE
            found.append((x, y))
            x += room
        return found

    def _legend(self, drawing: Drawing, places: Sequence[tuple[float, float]]) -> None:
        for sort, (x, y) in zip(self._sorts, places, strict=True):
            self._stroke(drawing, sort, [(x, y), (x + 40, y)])
            _head(drawing, (x + 46, y), 1)
            drawing.text(x + 54, y + 4, sort, size=SIZE, colour=drawing.colours.quiet)


def _downward(arrow: Arrow) -> tuple[str, str]:
    return (arrow.target, arrow.source) if arrow.upward else (arrow.source, arrow.target)


def _strand(arrow: Arrow) -> Edge:
    """As the layout knows it: ties of one sort run together."""
    return *_downward(arrow), arrow.sort


def _head(drawing: Drawing, end: tuple[float, float], way: int, *, hollow: bool = False) -> None:
    x, y = end
    back = x - way * _ARROW * 1.2
    fill = drawing.colours.paper if hollow else drawing.colours.ink
    drawing.polygon([(x, y), (back, y - _ARROW / 2), (back, y + _ARROW / 2)], fill, drawing.colours.ink)
