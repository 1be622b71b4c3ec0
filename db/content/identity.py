"""Ids of statements, which authors need not write: subject, property and start date, and a digest where these clash."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from db.content.entries import EntityEntry, Statement, Typed
from db.content.problems import Place, Problems
from db.content.vocabulary import first_of_id

_QUALIFYING_SIGNS = "~?%"
_HEX_DIGITS = 8


def with_ids(entities: Iterable[EntityEntry], problems: Problems) -> tuple[EntityEntry, ...]:
    """The same entities with ids on their statements; two of one id are a problem that asks for explicit ones."""
    return tuple(replace(entity, statements=_named(entity.statements, problems)) for entity in entities)


def content_of(typed: Typed) -> list[object]:
    """What makes a value the same as another, however it is shown."""
    value = typed.value
    shown = "" if value.low is not None or value.entity or typed.edtf else value.text
    return [value.datatype.value, shown, value.low, value.high, value.comparator, value.entity, typed.edtf]


def _named(statements: tuple[Statement, ...], problems: Problems) -> tuple[Statement, ...]:
    times_used = Counter(_short(statement) for statement in statements if not statement.id)
    seen: dict[str, Place] = {}
    named = [replace(statement, id=_id(statement, times_used)) for statement in statements]
    for statement in named:
        first_of_id(statement.id, statement.place, seen, problems)
    return tuple(named)


def _id(statement: Statement, times_used: Counter[str]) -> str:
    if statement.id:
        return f"{statement.subject}/{statement.id}"
    short = _short(statement)
    return short if times_used[short] == 1 else f"{short}-{_digest(statement)}"


def _short(statement: Statement) -> str:
    start = statement.period.start.text if statement.period and statement.period.start else ""
    start = start.translate(str.maketrans("", "", _QUALIFYING_SIGNS))
    return f"{statement.subject}/{statement.property}" + (f"@{start}" if start else "")


def _digest(statement: Statement) -> str:
    qualifiers = sorted([each.property, *content_of(each.typed)] for each in statement.qualifiers)
    whole = json.dumps([content_of(statement.typed), qualifiers], ensure_ascii=False)
    return sha256(whole.encode()).hexdigest()[:_HEX_DIGITS]
