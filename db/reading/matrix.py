"""What is covered, topic by year, and how much there is of each topic."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Row

from db.reading import values
from db.reading.connection import Connection
from db.reading.scopes import topic_list
from db.records import Brief, Coverage, CoveragePage, CoverageRow, CoverageState, Pack

_LINES = "select c.*, t.label_en as topic_label from coverage c join topic t on t.id = c.topic order by c.place"
_COUNTS = """
    select t.topic, count(distinct t.entity) as things, count(s.id) as statements
    from entity_topic t left join statement s on s.subject = t.entity group by t.topic
"""


def coverage_page(connection: Connection, pack: Pack) -> CoveragePage:
    """The matrix from the first year any line names to the last one the pack knows of."""
    lines = tuple(map(values.coverage, connection.rows(_LINES)))
    last = int(pack.knowledge_ends[:4])
    starts = [int(line.period.start_earliest[:4]) for line in lines if line.period.start]
    years = tuple(range(min(starts, default=last), last + 1))
    counts = {row["topic"]: row for row in connection.rows(_COUNTS)}
    parents = {row["id"]: row["parent"] or "" for row in connection.rows("select id, parent from topic")}
    rows = tuple(_row(brief, lines, years, counts, parents) for brief in topic_list(connection))
    return CoveragePage("coverage:", "What this reference covers", pack, years, rows)


def _row(
    brief: Brief, lines: Sequence[Coverage], years: Sequence[int], counts: dict[str, Row], parents: dict[str, str]
) -> CoverageRow:
    topic = brief.address.partition(":")[2]
    own = tuple(line for line in lines if line.topic == topic)
    count = counts.get(topic)
    return CoverageRow(
        topic=topic,
        label=brief.title,
        depth=_depth(topic, parents),
        states=tuple(_state(own, year) for year in years),
        things=count["things"] if count else 0,
        statements=count["statements"] if count else 0,
        lines=own,
    )


def _depth(topic: str, parents: dict[str, str]) -> int:
    above = parents.get(topic, "")
    return 1 + _depth(above, parents) if above else 0


def _state(lines: Sequence[Coverage], year: int) -> CoverageState | None:
    """The state of a year; one that is cut in two by different states is partly covered."""
    found = {line.state for line in lines if _meets(line, year)}
    if not found:
        return None
    return found.pop() if len(found) == 1 else "partly"


def _meets(line: Coverage, year: int) -> bool:
    """Whether the line speaks of some day of the year."""
    return line.period.start_earliest <= f"{year:04}-12-31" and line.period.end_latest >= f"{year:04}-01-01"
