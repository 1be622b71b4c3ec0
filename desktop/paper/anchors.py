"""Leaves out anchors that no link leads to: each is a place that the typesetter must find again on every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_KINDS = frozenset({"fact", "paragraph"})  # headings, pages and sources keep theirs


def without_idle_anchors(pages: list[Any]) -> list[Any]:
    """The same pages, with those anchors of statements, groups and paragraphs only that a link leads to."""
    wanted = set(_targets(pages))
    for part in _parts(pages):
        is_group = "label" in part and "items" in part
        if (is_group or part.get("kind") in _KINDS) and part["anchor"] not in wanted:
            part["anchor"] = ""
    return pages


def _targets(data: Any) -> Iterator[str]:
    return (part["to"] for part in _parts(data) if "to" in part)


def _parts(data: Any) -> Iterator[dict[str, Any]]:
    """Every part of the data that has names, the outer before the inner."""
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _parts(inner)
