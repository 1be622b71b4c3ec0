"""What the reference holds of a topic in a period, and what it does not."""

from __future__ import annotations

from db.reading import values
from db.reading.connection import Connection
from db.records import Coverage

_ROWS = """
    select c.*, t.label_en as topic_label from coverage c join topic t on t.id = c.topic
    where c.topic = ? order by c.place
"""


def coverage_of(connection: Connection, topics: tuple[str, ...]) -> tuple[Coverage, ...]:
    """What is recorded for these topics; a topic without a line of its own speaks with the nearest one above it."""
    found: dict[Coverage, None] = {}
    for topic in topics:
        found |= dict.fromkeys(_nearest(connection, topic))
    return tuple(found)


def _nearest(connection: Connection, topic: str) -> tuple[Coverage, ...]:
    while topic:
        if rows := connection.rows(_ROWS, [topic]):
            return tuple(map(values.coverage, rows))
        above = connection.row("select parent from topic where id = ?", [topic])
        topic = (above["parent"] or "") if above else ""
    return ()
