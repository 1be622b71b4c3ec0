"""Facts as rows: an aligned table for the eye, CSV for a spreadsheet, Markdown for a text."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from db import Fact, Force, Modality, PeriodKind, Rank, describe

WIDEST, NARROWEST = 44, 8  # characters of one column of the table for the eye
_FORCES = {Force.NEAR: "attested near", Force.POSSIBLE: "may hold"}
_HEADINGS = ("Subject", "Property", "Value", "When", "Standing", "Sources")
_COLUMNS = (
    *("id", "subject", "subject_name", "property", "label"),
    *("value", "low", "high", "comparator", "unit", "entity", "qualifiers", "valid", "as_of"),
    *("force", "rank", "modality", "stated_by", "stated_by_name", "confidence", "note", "disagreement"),
    *("sources", "locators", "passages"),
)


def table(facts: Iterable[Fact], room: int = 0) -> str:
    """Columns aligned with blanks, long cells run on below; `room` is the width of the terminal, 0 for any."""
    rows = [_HEADINGS, *map(_row, facts)]
    widths = [min(WIDEST, max(len(row[place]) for row in rows)) for place in range(len(_HEADINGS))]
    while room and sum(widths) + 2 * len(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return "\n".join(_line(row, widths) for row in (rows[0], ["-" * width for width in widths], *rows[1:])) + "\n"


def markdown(facts: Iterable[Fact]) -> str:
    """A pipe table."""
    rows = [_HEADINGS, ["---"] * len(_HEADINGS), *map(_row, facts)]
    return "\n".join(f"| {' | '.join(map(_escaped, row))} |" for row in rows) + "\n"


def comma_separated(facts: Iterable[Fact]) -> str:
    """CSV with every field of a fact; several of one kind are joined by “; ”."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(_fields, facts))
    return written.getvalue()


def _row(fact: Fact) -> Sequence[str]:
    value = "; ".join((fact.value.text, *(f"{label}: {each.text}" for label, each in fact.qualifiers)))
    cited = dict.fromkeys(", ".join(filter(None, (each.source, each.locator))) for each in fact.citations)
    return (
        fact.subject_name,
        fact.label,
        value,
        describe(fact.period) if fact.period else "",
        _standing(fact),
        "; ".join(cited),
    )


def _standing(fact: Fact) -> str:
    """How it stands on the day, and whose word it is where it is not a reported fact."""
    said = fact.modality.value if fact.modality is not Modality.FACT else ""
    by = f"{said or 'stated'} by {fact.stated_by_name}" if fact.stated_by_name else said
    set_aside = "deprecated" if fact.rank is Rank.DEPRECATED else ""
    return ", ".join(filter(None, (_FORCES.get(fact.force, fact.force.value), by, set_aside)))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    lines = zip_longest(*cells, fillvalue="")
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _fields(fact: Fact) -> list[object]:
    value, period = fact.value, fact.period
    holds = period is not None and period.kind is PeriodKind.INTERVAL
    return [
        *(fact.id, fact.subject, fact.subject_name, fact.property, fact.label),
        *(value.text, value.low, value.high, value.comparator, value.unit, value.entity),
        "; ".join(f"{label}: {each.text}" for label, each in fact.qualifiers),
        *((period.text, "") if period and holds else ("", period.text if period else "")),
        *(fact.force.value, fact.rank.value, fact.modality.value, fact.stated_by, fact.stated_by_name),
        *(fact.confidence, fact.note, fact.disagreement),
        *("; ".join(getattr(each, name) for each in fact.citations) for name in ("source", "locator", "passage")),
    ]
