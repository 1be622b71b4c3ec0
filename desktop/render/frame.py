"""What every page has around its blocks: its title, the line that says of which day it speaks, and its pack."""

from __future__ import annotations

from db import Pack
from desktop.render import words
from desktop.render.blocks import Block, Document, Heading, SourceList, Title
from desktop.render.inline import day_words


def framed(address: str, title: Title, pack: Pack, as_of: str, blocks: tuple[Block, ...]) -> Document:
    """The page, composed; a day after the last one the pack knows of is said."""
    return Document(
        address, title, day_line(pack, as_of), words.PACK.format(title=pack.title, version=pack.version), blocks
    )


def day_line(pack: Pack, as_of: str) -> str:
    """As of which day the page speaks, in words."""
    end = day_words(pack.knowledge_ends)
    if as_of > pack.knowledge_ends:
        return words.AS_OF_LATER.format(day=day_words(as_of), end=end)
    return words.AS_OF.format(day=day_words(as_of)) if as_of else words.AS_KNOWN.format(day=end)


def section(heading: str, *blocks: Block, level: int = 2, anchor: str = "", href: str = "") -> tuple[Block, ...]:
    """A heading and what stands under it; no heading over nothing."""
    return (Heading(heading, level, anchor, href), *blocks) if blocks else ()


def sources_of(*lists: SourceList) -> tuple[Block, ...]:
    """The list of sources under its heading, where there is any line in it."""
    return section(words.SOURCES, *(each for each in lists if each.lines))
