"""Units made ready for the tables: texts cleaned, rows laid out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from db.search.units import Unit
from db.search.words import clean


class Ready(NamedTuple):
    """One unit as it is written: its row but for the number, and all its names in lines."""

    row: tuple[object, ...]
    title: str
    names: str
    text: str


def ready(units: Iterable[Unit]) -> list[Ready]:
    """Units in their order, as they are written."""
    return [_ready(unit) for unit in map(_cleaned, units)]


def ready_text(kind: str, address: str, title: str, text: str, language: str, years: tuple[int, int] | None) -> Ready:
    """The same for a unit of which nothing else is known, in a third of the time: there may be a million of them."""
    title, text = clean(title), clean(text)
    first, last = years or (None, None)
    row = (kind, address, title, text, "", "", "", language, first, last, *_NOTHING_ELSE)
    return Ready(row, title, "", text)


def _ready(unit: Unit) -> Ready:
    return Ready(_row(unit), unit.title, "\n".join((*unit.names, *unit.subject, *unit.property)), unit.text)


def _cleaned(unit: Unit) -> Unit:
    texts = "".join((unit.title, unit.text, unit.value, *unit.names, *unit.subject, *unit.property))
    if texts.isascii() and "\0" not in texts:
        return unit
    return Unit(
        unit.kind,
        unit.address,
        clean(unit.title),
        clean(unit.text),
        tuple(map(clean, unit.names)),
        unit.topics,
        unit.sources,
        unit.language,
        unit.years,
        tuple(map(clean, unit.subject)),
        tuple(map(clean, unit.property)),
        clean(unit.value),
        unit.datatype,
        unit.period_kind,
        unit.bounds,
        unit.preference,
    )


def _row(unit: Unit) -> tuple[object, ...]:
    first, last = unit.years or (None, None)
    return (
        unit.kind,
        unit.address,
        unit.title,
        unit.text,
        "\n".join(unit.names),
        _listed(unit.topics),
        _listed(unit.sources),
        unit.language,
        first,
        last,
        "\n".join(unit.subject),
        "\n".join(unit.property),
        unit.value,
        unit.datatype,
        unit.period_kind,
        *unit.bounds,
        unit.preference,
    )


def _listed(ids: tuple[str, ...]) -> str:
    return f" {' '.join(ids)} " if ids else ""


_NOTHING_ELSE = _row(Unit("", "", ""))[10:]
