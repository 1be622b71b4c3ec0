"""A layered layout: who stands above whom in columns from left to right, with few crossings.

In the manner of Sugiyama, Tagawa and Toda (1981): break circles, put each box one column right of the last one that
points to it, let long arrows pass through places of their own, and order each column by the middle of its neighbours.
Long arrows of one strand that leave the same box run as one and part only before the last column.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SWEEPS = 12

Edge = tuple[str, str, str]  # from, to, and the strand it belongs to


@dataclass(slots=True)
class Node:
    """A box, or a place through which a long arrow passes; `y` is its upper edge."""

    id: str
    layer: int
    height: float
    passing: bool = False
    y: float = 0.0
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Route:
    """The way of an arrow from column to column: the ids of the nodes it goes through."""

    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: the nodes by id, the columns, and the way of each arrow."""

    nodes: Mapping[str, Node]
    columns: tuple[tuple[str, ...], ...]
    routes: Mapping[Edge, Route]
    height: float


def layout(heights: Mapping[str, float], edges: Iterable[Edge], gap: float, passing: float) -> Layout:
    """Lay out boxes of given heights; an edge points from the one that stands further left.

    `gap` is the room between two boxes of a column, `passing` the height of a place for a long arrow.
    """
    wanted = sorted({edge for edge in edges if edge[0] != edge[1]})
    turned = set(_without_circles(sorted(heights), sorted({(source, target) for source, target, _ in wanted})))
    layers = _layers(sorted(heights), sorted(turned))
    nodes = {name: Node(name, layers[name], height) for name, height in heights.items()}
    routes = {edge: Route(tuple(_route(_downward(edge, turned), nodes, passing))) for edge in wanted}
    for left, right in dict.fromkeys(pair for route in routes.values() for pair in itertools.pairwise(route.nodes)):
        nodes[left].right.append(right)
        nodes[right].left.append(left)
    columns = _ordered(nodes)
    height = _placed(nodes, columns, gap)
    return Layout(nodes, tuple(map(tuple, columns)), routes, height)


def _without_circles(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The edges, those turned round that would close a circle (depth first)."""
    out: dict[str, list[str]] = {name: [] for name in names}
    into = {target for _, target in edges}
    for source, target in edges:
        out[source].append(target)
    done: set[str] = set()
    turned: list[tuple[str, str]] = []

    def visit(name: str, above: frozenset[str]) -> None:
        done.add(name)
        for target in out[name]:
            turned.append((target, name) if target in above else (name, target))
            if target not in done:
                visit(target, above | {target})

    # From those nobody points to, then from those that point to most.
    for name in sorted(names, key=lambda name: (name in into, -len(out[name]), name)):
        if name not in done:
            visit(name, frozenset({name}))
    return turned


def _layers(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest way to each; who points to others stands as near to them as it can."""
    layer = dict.fromkeys(names, 0)
    for _ in names:
        for source, target in edges:
            layer[target] = max(layer[target], layer[source] + 1)
    for name in names:
        targets = [layer[target] for source, target in edges if source == name]
        pointed = any(target == name for _, target in edges)
        if targets and not pointed:
            layer[name] = min(targets) - 1
    return layer


def _downward(edge: Edge, turned: set[tuple[str, str]]) -> Edge:
    """The edge from left to right, as it stands once circles are broken."""
    source, target, strand = edge
    return edge if (source, target) in turned else (target, source, strand)


def _route(edge: Edge, nodes: dict[str, Node], passing: float) -> list[str]:
    source, target, strand = edge
    way = [source]
    for layer in range(nodes[source].layer + 1, nodes[target].layer):
        name = f"{source}>{layer}>{strand}"
        nodes.setdefault(name, Node(name, layer, passing, passing=True))
        way.append(name)
    return [*way, target]


def _ordered(nodes: dict[str, Node]) -> list[list[str]]:
    count = max((node.layer for node in nodes.values()), default=-1) + 1
    columns = [sorted(name for name, node in nodes.items() if node.layer == layer) for layer in range(count)]
    best, fewest = [list(column) for column in columns], _crossings(nodes, columns)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for layer in range(1, count) if forward else range(count - 2, -1, -1):
            _by_middle(nodes, columns, layer, forward)
        if (crossings := _crossings(nodes, columns)) < fewest:
            best, fewest = [list(column) for column in columns], crossings
    return best


def _by_middle(nodes: dict[str, Node], columns: list[list[str]], layer: int, forward: bool) -> None:
    beside = columns[layer - 1 if forward else layer + 1]
    place = {name: position for position, name in enumerate(beside)}
    own = {name: position for position, name in enumerate(columns[layer])}

    def middle(name: str) -> float:
        near = [place[other] for other in (nodes[name].left if forward else nodes[name].right) if other in place]
        return sum(near) / len(near) if near else own[name] * len(beside) / max(len(own), 1)

    columns[layer].sort(key=lambda name: (middle(name), name))


def _crossings(nodes: dict[str, Node], columns: Sequence[Sequence[str]]) -> int:
    count = 0
    for left, right in itertools.pairwise(columns):
        place = {name: position for position, name in enumerate(right)}
        ends = [place[target] for name in left for target in sorted(nodes[name].right, key=place.__getitem__)]
        count += sum(one > other for position, one in enumerate(ends) for other in ends[position + 1 :])
    return count


def _placed(nodes: dict[str, Node], columns: Sequence[Sequence[str]], gap: float) -> float:
    """Give every node its place: packed first, then drawn towards its neighbours while the order stays."""
    heights = [sum(nodes[name].height + gap for name in column) - gap for column in columns]
    total = max(heights, default=0.0)
    for column, height in zip(columns, heights, strict=True):
        y = (total - height) / 2
        for name in column:
            nodes[name].y = y
            y += nodes[name].height + gap
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            _drawn(nodes, column, gap, total)
    return total


def _drawn(nodes: dict[str, Node], column: Sequence[str], gap: float, total: float) -> None:
    lowest = 0.0
    for name in column:
        node = nodes[name]
        near = [nodes[other].middle for other in (*node.left, *node.right)]
        wanted = sum(near) / len(near) - node.height / 2 if near else node.y
        node.y = max(lowest, wanted)
        lowest = node.y + node.height + gap
    highest = total
    for name in reversed(column):
        node = nodes[name]
        node.y = min(node.y, highest - node.height)
        highest = node.y - gap
