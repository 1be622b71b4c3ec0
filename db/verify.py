"""Proves a database whole: its file, its tables, everything that points at something, its words and its search."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from db import evidence, schema
from db.errors import BadDatabase
from db.reading.connection import Connection
from db.reading.pack import pack
from db.records import Verified
from db.survey import survey

# What each column points at; where it is empty it points at nothing and is whole.
_POINTERS = {
    "topic": {"parent": "topic"},
    "document": {"source": "source"},
    "document_topic": {"document": "document", "topic": "topic"},
    "document_subject": {"document": "document", "entity": "entity"},
    "passage": {"document": "document"},
    "mention": {"passage": "passage", "entity": "entity"},
    "entity": {"kind": "kind"},
    "entity_topic": {"entity": "entity", "topic": "topic"},
    "name": {"entity": "entity"},
    "statement": {"subject": "entity", "property": "property", "entity": "entity", "stated_by": "entity"},
    "qualifier": {"statement": "statement", "property": "property", "entity": "entity"},
    "disagreement": {"subject": "entity"},
    "citation": {"source": "source", "passage": "passage"},
    "fingerprint": {"source": "source"},
    "election": {"id": "entity"},
    "result": {"election": "election", "entity": "entity", "party": "entity"},
    "coverage": {"topic": "topic"},
}
_OWNED = ("statement", "passage", "entity", "document")
_FOUND = ("passage", "statement", "entity", "topic", "document", "source")  # one unit of the search for each row
_COUNTED = (*_FOUND, "result")  # what somebody had in a vote is found too, with the address of the vote


def verify(database: Path, content: bool = False) -> Verified:
    """Check a database from end to end; raises BadDatabase, in one sentence, where it is not whole.

    With `content` the answer also holds what an author should look at, such as statements with one source only.
    """
    with closing(Connection(database)) as connection:
        for problem in _problems(connection):
            raise _not_whole(database, problem)
        counts = tuple((table, _count(connection, table)) for table in schema.TABLES)
        return Verified(pack(connection), counts, survey(connection) if content else ())


def _not_whole(database: Path, problem: str) -> BadDatabase:
    return BadDatabase(f"The database {database} is not whole: {problem}.")


def _problems(connection: Connection) -> Iterator[str]:
    """What is wrong, the deepest first: later checks may rely on earlier ones having found nothing."""
    try:
        for check in (_file, _tables, _pointers, _owners, _disagreements, _links, _sentences, _words, _ids, _search):
            yield from check(connection)
    except (ValueError, TypeError, sqlite3.OperationalError) as error:
        yield f"a part of it cannot be read ({error})"


def _file(connection: Connection) -> Iterator[str]:
    found = " ".join(str(row[0]) for row in connection.rows("pragma integrity_check(1)"))
    if found != "ok":
        yield f"its file is damaged ({' '.join(found.split())})"


def _tables(connection: Connection) -> Iterator[str]:
    for table, columns in schema.TABLES.items():
        found = [row["name"] for row in connection.rows(f"pragma table_info({table})")]
        if found != list(columns):
            yield f"its table {table} is missing or has other columns"
    if not connection.rows("pragma table_info(search_unit)"):
        yield "its search index is missing"


def _pointers(connection: Connection) -> Iterator[str]:
    for table, columns in _POINTERS.items():
        for column, target in columns.items():
            where = f"ifnull({column}, '') <> '' and {column} not in (select id from {target})"
            yield from _first(connection, f"select {column} from {table} where {where}", f"{table}.{column}")


def _owners(connection: Connection) -> Iterator[str]:
    known = " union all ".join(f"select '{table}:' || id from {table}" for table in _OWNED)
    results = "select 'results:' || id from election"
    notes = "select 'note:' || owner || '/' || place from note"
    where = f"owner not in ({known} union all {results} union all {notes})"
    yield from _first(connection, f"select owner from citation where {where}", "citation.owner")
    yield from _first(connection, f"select owner from note where owner not in ({known})", "note.owner")
    cited = "'statement:' || id not in (select owner from citation)"
    for row in connection.rows(f"select id from statement where {cited} limit 1"):
        yield f"the statement {row[0]} has no reference"


def _disagreements(connection: Connection) -> Iterator[str]:
    known = "(select 1 from disagreement d where d.subject = s.subject and d.id = s.disagreement)"
    question = f"select disagreement from statement s where ifnull(disagreement, '') <> '' and not exists {known}"
    yield from _first(connection, question, "statement.disagreement")


def _links(connection: Connection) -> Iterator[str]:
    """Links and citations inside texts."""
    known = {
        f"{table}:{row[0]}"
        for table in (*_OWNED, "topic", "source")
        for row in connection.rows(f"select id from {table}")
    }
    texts = "select spans from passage union all select spans from note"
    paragraphs = "select p.value from entity e, json_each(e.description) p"
    for row in connection.rows(f"{texts} union all {paragraphs}"):
        for _, kind, target in json.loads(row[0]):
            if kind in ("link", "citation") and target not in known:
                yield f"a text links to “{target}”, which is not there"


def _sentences(connection: Connection) -> Iterator[str]:
    """The fingerprints that citations carry are those of their source."""
    known = {
        tuple(row) for row in connection.rows("select source, sentence, paragraph, words, sha256 from fingerprint")
    }
    for row in connection.rows("select owner, source, sentences from citation where sentences <> '[]'"):
        for each in json.loads(row["sentences"]):
            if (row["source"], *each) not in known:
                yield f"a fingerprint of {row['owner']} is not one of {row['source']}"


def _words(connection: Connection) -> Iterator[str]:
    for row in connection.rows("select id, spans, text, digest from passage"):
        shown = "".join(text for text, kind, _ in json.loads(row["spans"]) if kind != "citation")
        if evidence.digest(row["text"]) != row["digest"] or evidence.digest(shown) != row["digest"]:
            yield f"the words of the passage {row['id']} are not those it was built with"


def _ids(connection: Connection) -> Iterator[str]:
    for table in schema.KEYED:
        key = schema.KEYED[table]
        for row in connection.rows(f"select {key} from {table} group by {key} having count(*) > 1 limit 1"):
            yield f"“{row[0]}” stands twice in {table}"


def _search(connection: Connection) -> Iterator[str]:
    for table in _FOUND:
        address = f"'{table}:' || id"
        missing = f"select {address} from {table} where {address} not in (select address from search_unit)"
        for row in connection.rows(f"{missing} limit 1"):
            yield f"the search does not know {row[0]}"
    wanted, units = sum(_count(connection, table) for table in _COUNTED), _count(connection, "search_unit")
    if units != wanted:
        yield f"the search has {units} units where {wanted} are wanted"
    if (indexed := _count(connection, "search_text_docsize")) != units:
        yield f"the search has the words of {indexed} units where {units} are wanted"


def _first(connection: Connection, question: str, what: str) -> Iterator[str]:
    found = connection.rows(question)
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        yield f"{what} points at “{found[0][0]}”{more}, which is not there"


def _count(connection: Connection, table: str) -> int:
    row = connection.row(f"select count(*) from {table}")
    return int(row[0]) if row else 0
