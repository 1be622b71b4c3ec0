"""Which pack is open."""

from __future__ import annotations

from dataclasses import fields

from db.errors import BadDatabase
from db.reading.connection import Connection
from db.records import Pack


def pack(connection: Connection) -> Pack:
    """The pack of the open database. Raises BadDatabase where the database does not say."""
    known = {row["key"]: row["value"] for row in connection.rows("select key, value from meta")}
    try:
        return Pack(**{field.name: known[field.name] for field in fields(Pack)})
    except KeyError as error:
        raise BadDatabase(f"The database {connection.path} is damaged: it does not say its {error.args[0]}.") from error
