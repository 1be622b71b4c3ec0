"""Search over the units of a database: written once by `IndexWriter`, asked by `Searcher`; no Qt."""

from db.search.language import typed_fields
from db.search.ready import Ready, ready_text
from db.search.searcher import Searcher
from db.search.units import Answer, Row, Spread, Unit
from db.search.writer import IndexWriter

__all__ = [
    "Answer",
    "IndexWriter",
    "Ready",
    "Row",
    "Searcher",
    "Spread",
    "Unit",
    "ready_text",
    "typed_fields",
]
