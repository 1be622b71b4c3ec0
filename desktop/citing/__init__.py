"""What a value, a passage or a page is cited by: text, Markdown, styles of the CSL project, BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

from desktop.citing.citable import Citable, citable
from desktop.citing.writing import STYLES, cite, cite_rich

__all__ = ["STYLES", "Citable", "citable", "cite", "cite_rich"]
