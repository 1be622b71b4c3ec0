"""Records as plain values for JSON."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import PurePath
from typing import Any

from db import Found, Hit, Period, PeriodKind, Source, Unit, describe

# Other programs are promised five kinds of match: a word of which the beginning was typed is a form of it.
PROMISED = {"begun": "stem"}


def plain(value: Any) -> Any:
    """Dataclasses as dicts by their fields, tuples as lists, enumerations as their values, periods as EDTF."""
    if isinstance(value, Period):
        return {"edtf": value.text, "kind": value.kind.value, "words": describe(value)}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, PurePath) else value


def to_json(value: Any, *, indent: int | None = 2) -> str:
    """The JSON text of plain values; letters stand as they are."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def hit(found: Hit) -> dict[str, Any]:
    """One search result as it is promised to other programs."""
    return {
        "kind": found.kind,
        "id": found.id,
        "title": found.title,
        "text": found.text,
        "snippet": found.snippet,
        "source": source(found.source),
        **when(found.period, found.source),
        "match": PROMISED.get(found.match, found.match),
        "missing": list(found.missing),
        "score": found.score,
    }


def answer(found: Found, took: float) -> dict[str, Any]:
    """A whole answer; `took` is in seconds."""
    return {
        "took_ms": round(took * 1000, 3),
        "hits": [hit(each) for each in found.hits],
        "count": found.count,
        "more": found.more,
        "read_as": list(found.read_as),
        "coach": [plain(repair) for repair in found.repairs],
        "coverage": [plain(each) for each in found.coverage],
    }


def unit(given: Unit, cited: Source | None) -> dict[str, Any]:
    """One unit of the pack, with the same first keys as a hit and the whole record behind them."""
    return {
        "kind": given.kind,
        "id": given.id,
        "title": given.title,
        "text": given.text,
        "source": source(cited),
        **when(given.period, cited),
        "record": plain(given.record),
    }


def source(cited: Source | None) -> dict[str, str] | None:
    """What a reader must know of a source."""
    if cited is None:
        return None
    return {"id": cited.id, "title": cited.title, "publisher": cited.publisher, "date": cited.date}


def when(period: Period | None, cited: Source | None) -> dict[str, str]:
    """`valid` for what holds from, until; else `as_of`: when it happened or was seen, or the date of its source."""
    if period is not None and period.kind is PeriodKind.INTERVAL:
        return {"valid": period.text}
    return {"as_of": period.text if period else cited.date if cited else ""}
