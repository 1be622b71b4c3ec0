"""Pages, facts and hits as data for other programs: one record of tables, one writer for each format."""

from __future__ import annotations

from desktop.export.formats import BRIEF, FORMATS, write
from desktop.export.pages import page_data
from desktop.export.subjects import brief_fact, facts_data, hits_data
from desktop.export.tables import Export, Table

__all__ = ["BRIEF", "FORMATS", "Export", "Table", "brief_fact", "facts_data", "hits_data", "page_data", "write"]
