"""Rows of one measure over the years, drawn together into a table; what stays the same is said once above it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.render.blocks import FactRow, Series

LEAST = 4  # rows that make a series
SHORT = 30  # characters of a value that stands in a column
ROOM = 60  # characters that a row may hold beside date and value, on average, before it is better told in lines

Key = tuple[str, ...]


def with_series(rows: Sequence[FactRow]) -> list[FactRow | Series]:
    """The rows, those of a series replaced by it where its first row stood."""
    fitting = [row for row in rows if _fits(row)]
    dividing = _dividing(fitting)
    gathered: dict[Key, list[FactRow]] = {}
    for row in fitting:
        gathered.setdefault(_key(row, dividing), []).append(row)
    drawn = {id(group[0]): group for group in gathered.values() if len(group) >= LEAST and not _wordy(group)}
    told = {id(row) for group in drawn.values() for row in group}
    kept = (row for row in rows if id(row) in drawn or id(row) not in told)
    return [_series(drawn[id(row)]) if id(row) in drawn else row for row in kept]


def _series(rows: Sequence[FactRow]) -> Series:
    """What all rows say alike goes into the caption, the rest into columns."""
    labels = list(dict.fromkeys(label for row in rows for label, _ in row.qualifiers))
    alike = [label for label in labels if len({_value(row, label) for row in rows}) == 1]
    caption = "; ".join(f"{label}: {_value(rows[0], label)}" for label in alike)
    return Series(caption, tuple(label for label in labels if label not in alike), tuple(rows))


def _dividing(rows: Sequence[FactRow]) -> list[str]:
    """The fewest qualifiers that tell rows of the same date apart: they divide the rows into series."""
    labels = dict.fromkeys(label for row in rows for label, _ in row.qualifiers)
    values = {label: len({_value(row, label) for row in rows}) for label in labels}
    free = [label for label in labels if values[label] * LEAST <= len(rows)]
    chosen: list[str] = []
    while free:
        best = min(free, key=lambda label: (_clashes(rows, [*chosen, label]), values[label]))
        if _clashes(rows, [*chosen, best]) == _clashes(rows, chosen):
            break
        chosen.append(best)
        free.remove(best)
    return chosen


def _clashes(rows: Sequence[FactRow], labels: Sequence[str]) -> int:
    """How many rows have the date and the given qualifiers of a row before them."""
    return len(rows) - len({(row.when, _key(row, labels)) for row in rows})


def _key(row: FactRow, labels: Sequence[str]) -> Key:
    return tuple(_value(row, label) for label in labels)


def _value(row: FactRow, label: str) -> str:
    return "; ".join(value.text for own, value in row.qualifiers if own == label)


def _wordy(rows: Sequence[FactRow]) -> bool:
    series = _series(rows)
    cells = [piece.text for row in rows for label in series.columns for piece in series.cell(row, label)]
    return sum(map(len, cells)) + sum(len(row.said) for row in rows) > ROOM * len(rows)


def _fits(row: FactRow) -> bool:
    length = sum(len(piece.text) for piece in row.value)
    return bool(row.when) and length <= SHORT and not row.past and not row.voice
