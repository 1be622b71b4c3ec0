"""Citations for other programs: BibTeX, RIS and CSL-JSON, each source an entry, with where it was read in its note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from db import BadDate, Source, parse_moment
from desktop.citing.citable import Citable, Cited
from desktop.citing.items import PACK, PROGRAM, items

# Braces are counted by BibTeX even behind a backslash, so they must become words.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def bibtex(place: Citable) -> str:
    """One `@misc` for each source, and one for the pack where nothing else is cited."""
    entries = [_entry(each, place) for each in place.cited] or [_pack_entry(place)]
    return "\n\n".join(entries)


def ris(place: Citable) -> str:
    """One record for each source, and one for the pack where nothing else is cited; lines end as RIS asks."""
    records = [_record(each, place) for each in place.cited] or [_pack_record(place)]
    return "\r\n\r\n".join("\r\n".join(f"{tag}  - {_line(text)}" for tag, text in lines) for lines in records)


def csl_json(place: Citable) -> str:
    """All items with a note that says where in them, and where it was read."""
    notes = {each.source.id: _note(place, each) for each in place.cited} | {PACK: _note(place)}
    made = [item | {"note": notes[item["id"]]} for item in items(place)]
    return json.dumps(made, ensure_ascii=False, indent=2)


def tex(text: str) -> str:
    """Text that TeX sets as it is."""
    return "".join(_TEX.get(sign, sign) for sign in _line(text))


def _entry(cited: Cited, place: Citable) -> str:
    source = cited.source
    url = "".join(_IN_URL.get(sign, sign) for sign in _line(source.url))
    fields = {
        "author": f"{{{tex(source.publisher or PROGRAM)}}}",
        "title": f"{{{tex(source.title)}}}",
        **_year(source.date),
        **({"howpublished": rf"\url{{{url}}}"} if url else {}),
        **({"language": tex(source.language)} if source.language else {}),
        "note": tex(_note(place, cited)),
    }
    return _bib(source.id, fields)


def _pack_entry(place: Citable) -> str:
    pack = place.pack
    note = tex(f"Version {pack.version}. {_note(place)}")
    return _bib(pack.id, {"author": f"{{{PROGRAM}}}", "title": f"{{{tex(pack.title)}}}", "note": note})


def _bib(key: str, fields: dict[str, str]) -> str:
    name = re.sub(r"[^A-Za-z0-9:.-]+", "-", key).strip("-") or "source"
    lines = ",\n".join(
        f"  {field} = {value if field == 'month' else f'{{{value}}}'}" for field, value in fields.items()
    )
    return f"@misc{{{name},\n{lines}\n}}"


def _year(date: str) -> dict[str, str]:
    """Year and month; about and uncertain are said in the year, which BibTeX takes as text, no date is “n.d.”."""
    try:
        moment = parse_moment(date)
    except BadDate:
        return {"year": tex(date) or "n.d."}
    year, *rest = moment.text.rstrip("~?%").split("-")
    month = {"month": _MONTHS[int(rest[0]) - 1]} if rest else {}
    return {"year": f"ca. {year}" if moment.qualifier else year} | month


def _record(cited: Cited, place: Citable) -> Iterator[tuple[str, str]]:
    source = cited.source
    yield from (("TY", "ELEC" if source.url else "GEN"), ("ID", source.id), ("TI", source.title))
    yield (
        "AU",
        f"{(source.publisher or PROGRAM).replace(',', '')},",
    )  # a body has no first name: nothing behind the comma
    yield from _days(source)
    if source.url:
        yield "UR", source.url
    if source.language:
        yield "LA", source.language
    if cited.places:
        yield "SP", cited.places
    yield from (("N1", _note(place, cited)), ("ER", ""))


def _pack_record(place: Citable) -> Iterator[tuple[str, str]]:
    yield from (("TY", "DATA"), ("ID", place.pack.id), ("TI", place.pack.title), ("AU", f"{PROGRAM},"))
    yield from (("ET", place.pack.version), ("N1", _note(place)), ("ER", ""))


def _days(source: Source) -> Iterator[tuple[str, str]]:
    try:
        moment = parse_moment(source.date)
    except BadDate:
        yield from ((("DA", source.date),) if source.date else ())
        return
    year, month, day = (*moment.text.rstrip("~?%").split("-"), "", "")[:3]
    yield from (("PY", year), ("DA", f"{year}/{month}/{day}/{'circa' if moment.qualifier else ''}"))


def _note(place: Citable, cited: Cited | None = None) -> str:
    """Where in the source, what it was cited for, where that was read, and the code that leads there."""
    pack = place.pack
    read = f"as given in {PROGRAM}: {pack.title}, version {pack.version}, as of {place.as_of}"
    at = f"{cited.places}; " if cited and cited.places else ""
    return f"{at}{place.sentence}; {read}; {place.code}"


def _line(text: str) -> str:
    return " ".join(_UNSEEN.sub(" ", text).split())
