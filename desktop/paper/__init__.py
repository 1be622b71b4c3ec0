"""Pages of the reference on paper: PDF, drawings and pictures of the same sheets, preview and printer."""

from __future__ import annotations

from desktop.files import CannotWrite
from desktop.paper.engine import PAPERS, Paper, Part, images, pdf, svgs, write_pdf

__all__ = ["PAPERS", "CannotWrite", "Paper", "Part", "images", "pdf", "svgs", "write_pdf"]
