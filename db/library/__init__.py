"""The reader's own database: what was imported, pinned and searched; one writer, any number of readers."""

from db.library.opening import prepare, set_aside
from db.library.reader import LibraryReader
from db.library.writer import Library

__all__ = ["Library", "LibraryReader", "prepare", "set_aside"]
