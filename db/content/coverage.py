"""What the pack says of its own completeness: topic by period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from db.content import times
from db.content.entries import CoverageEntry
from db.content.fields import Fields, items_of, mapping_of
from db.content.nodes import Node
from db.content.problems import Problems
from db.dates import PeriodKind
from db.records import CoverageState

_STATES: dict[str, CoverageState] = {state: state for state in get_args(CoverageState)}


def read(node: Node, problems: Problems) -> Iterator[CoverageEntry]:
    """The lines of `coverage.yaml`."""
    for item in items_of(node, problems):
        mapping = mapping_of(item, problems)
        entry = (
            _entry(Fields(mapping, problems, ("topic", "period", "state", "checked"), ("note",))) if mapping else None
        )
        if entry:
            yield entry


def _entry(fields: Fields) -> CoverageEntry | None:
    text, checked = fields.text("period"), fields.text("checked")
    period = times.period(text, PeriodKind.INTERVAL, fields.place("period"), fields.problems) if text else None
    if checked:
        times.moment(checked, fields.place("checked"), fields.problems)
    state = _STATES.get(fields.choice("state", tuple(_STATES)))
    if period is None or state is None:
        return None
    return CoverageEntry(fields.id("topic"), period, state, checked, fields.words("note"), fields.start)
