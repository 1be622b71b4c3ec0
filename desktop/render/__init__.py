"""Pages of the reference as one block model, and its writers for screen and terminal."""

from __future__ import annotations

from desktop.render.blocks import Document
from desktop.render.briefing import briefing
from desktop.render.compose import compose
from desktop.render.html import html, html_since, web_page
from desktop.render.markdown import markdown
from desktop.render.painting import painted
from desktop.render.parts import hits, note, part
from desktop.render.results import result_anchor
from desktop.render.style import DARK, LIGHT, Palette, stylesheet
from desktop.render.summary import summary

__all__ = [
    "DARK",
    "LIGHT",
    "Document",
    "Palette",
    "briefing",
    "compose",
    "hits",
    "html",
    "html_since",
    "markdown",
    "note",
    "painted",
    "part",
    "result_anchor",
    "stylesheet",
    "summary",
    "web_page",
]
