"""The history of a property that has one value a day: its values in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.dates import PeriodKind
from db.records import Fact, FactGroup, History, Modality, Rank


def histories(groups: Iterable[FactGroup]) -> tuple[History, ...]:
    """One history for each single-valued property with values of at least two times; the facts keep their numbers."""
    return tuple(history for group in groups if (history := _history(group)) is not None)


def _history(group: FactGroup) -> History | None:
    if not group.single:
        return None
    steps = tuple(sorted(_steps(group.facts), key=_order))
    if len({step.period.text for step in steps if step.period}) < 2:
        return None
    return History(group.property, group.label, steps[0].value.unit, steps)


def _steps(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        reported = fact.modality is Modality.FACT and fact.rank is not Rank.DEPRECATED
        if reported and fact.period is not None and fact.period.kind is not PeriodKind.POINT:
            yield fact


def _order(fact: Fact) -> tuple[str, bool, str]:
    """By the start; what has none that is known stands right before what follows its end."""
    period = fact.period
    assert period is not None  # undated facts are no steps
    known = period.start is not None or period.open_start
    return period.start_earliest if known else period.end_earliest, known, period.end_latest
