"""Which targets may become links: our own addresses, places in the page, and the web; nothing else."""

from __future__ import annotations

from typing import Final

OWN: Final = (
    *("entity:", "topic:", "document:", "passage:", "statement:", "source:"),
    *("changes:", "timeline:", "appointments:", "coverage:"),
)
WEB: Final = ("https://", "http://")


def safe_href(href: str) -> str:
    """The target itself if it may be followed, else nothing: no `javascript:`, no `file:`, no control characters."""
    if not href.startswith((*OWN, *WEB, "#")) or any(character < " " for character in href):
        return ""
    return href


def web_href(href: str) -> str:
    """The target if it leads outside, else nothing."""
    return safe_href(href) if href.lower().startswith(WEB) else ""
