"""Sources and the pack as items of CSL-JSON, the form that citation programs understand one another by."""

from __future__ import annotations

import re
from typing import Any

from db import BadDate, Pack, Source, parse_moment
from desktop.citing.citable import Citable

Item = dict[str, Any]
PROGRAM = "Anyqtama"
PACK = "pack"  # the id of the item that stands for the pack itself
_MONTHLY = re.compile(r"(\d{4})\.(\d{1,2})")  # a version that is a year and a month


def items(place: Citable) -> list[Item]:
    """What a place rests on, and last the pack it is read in."""
    return [*(source_item(each.source) for each in place.cited), pack_item(place.pack)]


def source_item(source: Source) -> Item:
    """A source; its publisher stands as the author, for nobody else answers for it."""
    made: Item = {"id": source.id, "type": "webpage" if source.url else "document", "title": source.title}
    made["author"] = [{"literal": source.publisher or PROGRAM}]
    if issued := date(source.date):
        made["issued"] = issued
    if accessed := date(source.accessed):
        made["accessed"] = accessed
    made |= {"URL": source.url} if source.url else {}
    return made | ({"language": source.language} if source.language else {})


def pack_item(pack: Pack) -> Item:
    """The pack as a reference work of its version."""
    monthly = _MONTHLY.fullmatch(pack.version)
    issued = {"date-parts": [[int(monthly[1]), int(monthly[2])]]} if monthly else date(pack.knowledge_ends)
    made: Item = {"id": PACK, "type": "book", "title": pack.title, "author": [{"literal": PROGRAM}]}
    return made | {"version": pack.version, "language": pack.language} | ({"issued": issued} if issued else {})


def date(text: str) -> Item | None:
    """An EDTF date or interval; about and uncertain are one in CSL. What is no date gives none."""
    try:
        moments = [parse_moment(part) for part in text.split("/")]
    except BadDate:
        return None
    parts = [[int(part) for part in moment.text.rstrip("~?%").split("-")] for moment in moments]
    return {"date-parts": parts[:2]} | ({"circa": True} if any(moment.qualifier for moment in moments) else {})
