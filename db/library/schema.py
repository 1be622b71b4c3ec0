"""Tables of the reader's library and how older ones become new; the one place that names its columns.

The text of a document stands in the search index, in the unit whose number the document carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search import IndexWriter

if TYPE_CHECKING:  # those who only read start faster without it
    from sqlite_utils import Database

APPLICATION_ID = 0x414E514C  # "ANQL"
VERSION = 1  # how many steps there are below

# Columns by table, as the newest step leaves them.
TABLES: dict[str, tuple[str, ...]] = {
    "document": ("id", "unit", "digest", "date", "source", "file"),
    "briefing": ("id", "title", "place"),
    "pin": ("id", "briefing", "place", "address", "title", "as_of", "note", "digest"),
    "history": ("id", "query", "kind", "as_of", "at"),
    "saved_search": ("id", "title", "query", "kind", "as_of", "place"),
    "state": ("key", "value"),
}


def documents_pins_searches(database: Database) -> None:
    """Version 1."""
    database.execute(
        "create table document(id text primary key, unit integer not null, digest blob not null, date text not null,"
        " source text not null, file text not null) without rowid"  # half the size that a table with rowid takes
    )
    database.table("briefing").create({"id": int, "title": str, "place": int}, pk="id", not_null={"title", "place"})
    texts = {"address": str, "title": str, "as_of": str, "note": str, "digest": str}
    database.table("pin").create(
        {"id": int, "briefing": int, "place": int, **texts},
        pk="id",
        not_null={"briefing", "place", *texts},
        foreign_keys=[("briefing", "briefing", "id")],
    )
    database.table("pin").create_index(["briefing", "place"])
    asked = {"query": str, "kind": str, "as_of": str}
    database.table("history").create({"id": int, **asked, "at": str}, pk="id", not_null={*asked, "at"})
    database.table("saved_search").create(
        {"id": int, "title": str, **asked, "place": int}, pk="id", not_null={"title", "place", *asked}
    )
    database.table("state").create({"key": str, "value": int}, pk="key", not_null={"value"})
    database.table("state").insert_all([{"key": "index", "value": 1}, {"key": "unfinished", "value": 0}])
    IndexWriter(database.conn).finish()


STEPS = (documents_pins_searches,)  # never changed or reordered, only added to; there are as many as VERSION says


def bring_up_to_date(database: Database) -> None:
    """Take all steps that are missing and stamp the database as ours; the caller holds the transaction."""
    from sqlite_utils import Migrations

    steps = Migrations("library")
    for step in STEPS:
        steps()(step)
    steps.apply(database)
    database.execute(f"pragma application_id = {APPLICATION_ID}")
    database.execute(f"pragma user_version = {VERSION}")
