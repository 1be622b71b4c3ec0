"""The page of a document from the reader's own library, marked as no part of the reference."""

from __future__ import annotations

from db import LibraryPage
from desktop.render import words
from desktop.render.blocks import Block, Document, Heading, Item, Listing, Paragraph, Piece, Title


def library(page: LibraryPage) -> Document:
    """The text as it was imported; where it comes from stands under it."""
    notice = Paragraph((Piece(words.OWN_NOTICE, "strong"),), "note")
    text = tuple(
        Paragraph((Piece(paragraph),), number=str(place), anchor=f"paragraph:{place}")
        for place, paragraph in enumerate(page.paragraphs, 1)
    )
    own = page.document
    told = (
        (words.OWN_ID, own.id),
        (words.OWN_DATE, own.date),
        (words.OWN_SOURCE, own.source),
        (words.OWN_FILE, own.file),
    )
    lines = tuple(Item((Piece(f"{label}: {value}"),)) for label, value in told if value)
    blocks: tuple[Block, ...] = (notice, *text, Heading(words.OWN_ABOUT), Listing(lines))
    language = own.language.partition("-")[0].lower()
    known = language if language in words.LANGUAGES else "und"
    return Document(page.address, Title(words.OWN, page.title), own.date, words.OWN_NOTICE, blocks, known)
