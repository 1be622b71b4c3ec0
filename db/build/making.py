"""Writes the database of a pack whole beside its place, then swaps it in; the same content gives the same bytes."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from db import content, schema
from db.build.rows import Row, RowsOfContent, of_sources, of_vocabulary
from db.build.sentences import Sentences
from db.build.units import Units
from db.content.entries import Content
from db.errors import BadDatabase
from db.records import Built
from db.search.writer import IndexWriter

_PAGE_SIZE = 4096


def make(folder: Path, target: Path) -> Built:
    """What `db.build.build` does."""
    entries = content.read(folder)
    with _beside(target) as part:
        counts = _write(entries, part)
        os.replace(part, target)
    return Built(target, entries.pack, counts)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file of its own in the target's folder, gone again if the build fails."""
    try:
        if target.is_dir():
            raise BadDatabase(f"{target} is a folder; the database needs a file name.")
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
        os.close(handle)
        os.chmod(name, 0o644)  # what mkstemp makes is closed to everybody else
    except OSError as error:
        raise BadDatabase(f"The database {target} cannot be written: {error.strerror}.") from error
    try:
        yield Path(name)
    except (OSError, sqlite3.OperationalError) as error:
        raise BadDatabase(f"The database {target} cannot be written: {error}.") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _write(entries: Content, path: Path) -> tuple[tuple[str, int], ...]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"pragma page_size = {_PAGE_SIZE}")
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        database = Database(connection)
        schema.create_reference(database)
        connection.execute("begin")
        counts = _fill(entries, database)
        connection.execute("commit")
        connection.execute("vacuum")
        return counts


def _fill(entries: Content, database: Database) -> tuple[tuple[str, int], ...]:
    names = {entity.id: entity.name for entity in entries.entities}
    properties = {defined.id: defined for defined in entries.properties}
    sentences = Sentences(names, properties)
    entities = sorted(entries.entities, key=lambda each: (each.name.casefold(), each.id))
    documents = sorted(entries.documents, key=lambda each: each.id)
    tables: defaultdict[str, list[Row]] = defaultdict(list)
    for table, row in (*of_vocabulary(entries), *of_sources(entries)):
        tables[table].append(row)
    making = RowsOfContent(entries, sentences, names)
    for place, document in enumerate(documents):
        for table, row in making.of_document(place, document):
            tables[table].append(row)
    for place, entity in enumerate(entities):
        for table, row in making.of_entity(place, entity):
            tables[table].append(row)
    for table in schema.TABLES:
        database.table(table).insert_all(tables[table])
    writer = IndexWriter(database.conn)
    units = Units(entries, sentences, properties)
    writer.add(units.all(entities, documents))
    writer.finish(meanings=entries.words, everywhere=units.everywhere, translations=entries.translations)
    return tuple((table, len(tables[table])) for table in schema.TABLES)
