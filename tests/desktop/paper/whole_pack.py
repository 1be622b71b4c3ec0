"""Reads back the PDF of every page of a pack and looks for what no page may have; too long for each run of the tests.

    python -m tests.desktop.paper.whole_pack DATABASE [--every N] [--paper us-letter]

One line for each fault: ink in the margins, a font that is not embedded, no outline, a link that leads nowhere, a page
without its number. Exit status 1 where there is any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfReader
from PySide6.QtGui import QImage

from db import Page, Reference
from desktop.paper import PAPERS, Paper, images, pdf
from tests.benchmarks.paper import pages

DAY = date(2026, 1, 1)
LEFT, RIGHT = 63, 57  # points of margin, a little less than the template leaves
MARGIN = 200  # brightness from which a point counts as white


def faults(page: Page, paper: Paper) -> Iterator[str]:
    """What is wrong with one page of the reference."""
    reader = PdfReader(BytesIO(pdf([page], paper=paper, printed=DAY)))
    if not reader.outline:
        yield "no outline"
    places = set(reader.named_destinations)
    count = len(reader.pages)
    for number, sheet in enumerate(reader.pages, 1):
        if f"Page {number} of {count}" not in " ".join(sheet.extract_text().split()):
            yield f"page {number} is not numbered"
        yield from (f"page {number}: {fault}" for fault in (*_fonts(sheet), *_links(sheet, places)))
    for number, drawn in enumerate(images([page], paper=paper, printed=DAY, dpi=72), 1):
        if _margins_inked(drawn):
            yield f"page {number}: ink in the margin"


def _fonts(sheet: PageObject) -> Iterator[str]:
    for font in sheet["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object()):
            yield f"font {font['/BaseFont']} is not embedded"


def _links(sheet: PageObject, places: set[str]) -> Iterator[str]:
    for note in sheet.get("/Annots") or ():
        made = note.get_object()
        if made["/Subtype"] != "/Link":
            continue
        target, action = made.get("/Dest"), made.get("/A", {})
        address = str(action.get("/URI", ""))
        if isinstance(target, str) and target not in places:
            yield f"link to nowhere: {target}"
        elif target is None and "/D" not in action and not address.startswith(("http://", "https://")):
            yield f"link to nowhere: {address or action}"


def _margins_inked(drawn: bytes) -> bool:
    picture = QImage.fromData(drawn).convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = picture.width(), picture.height()
    strips = (picture.copy(0, 0, LEFT, height), picture.copy(width - RIGHT, 0, RIGHT, height))
    return any(_inked(strip) for strip in strips)


def _inked(strip: QImage) -> bool:
    data, stride = bytes(strip.constBits()), strip.bytesPerLine()
    return any(min(data[y * stride : y * stride + strip.width()]) < MARGIN for y in range(strip.height()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0])
    asked = parser.parse_args()
    found = seen = 0
    for address, page in pages(Reference(asked.database), asked.every):
        seen += 1
        for fault in faults(page, asked.paper):
            found += 1
            print(f"{address}: {fault}", flush=True)  # noqa: T201
    print(f"{seen} pages read, {found} faults")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
