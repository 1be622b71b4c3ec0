"""Statements, and the rows of numbers over years that become one statement for each line."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping

from db.content import times, values
from db.content.entries import PropertyEntry, Qualifier, Reference, Statement, Typed
from db.content.fields import SOURCE_ID, Fields, mapping_of
from db.content.nodes import Mapping, Node
from db.content.problems import Place, Problems
from db.dates import Period, PeriodKind
from db.records import Modality, Rank

Vocabulary = AnyMapping[str, PropertyEntry]
_REQUIRED = ("property", "value", "references")
_TIMES = {"valid": PeriodKind.INTERVAL, "at": PeriodKind.POINT, "attested": PeriodKind.ATTESTED}
_MORE = ("comparator", "rank", "modality", "stated_by", "confidence", "disagreement", "note")
_OPTIONAL = ("id", *_TIMES, "qualifiers", *_MORE)
_SERIES = ("property", "points")
_REFERENCE = ("locator", "passage", "sentences")


def read(node: Node, subject: str, vocabulary: Vocabulary, problems: Problems) -> Statement | None:
    """One statement, None (and problems) where it has no property or value."""
    mapping = mapping_of(node, problems)
    if mapping is None:
        return None
    fields = Fields(mapping, problems, [key for key in _REQUIRED if key != "references"], ("references", *_OPTIONAL))
    return _statement(fields, subject, _times(fields), _qualifiers(fields, vocabulary), vocabulary)


def read_series(node: Node, subject: str, vocabulary: Vocabulary, problems: Problems) -> Iterator[Statement]:
    """The statements of one row of numbers: each line is a date with a value, or with keys of its own."""
    mapping = mapping_of(node, problems)
    if mapping is None:
        return
    fields = Fields(mapping, problems, _SERIES, ("qualifiers", "references", *_MORE))
    points = fields.mapping("points")
    for date, point in points.entries.items() if points else ():
        point_fields = _point(fields, point, points.keys[date] if points else point.place)
        period = times.period(date, PeriodKind.POINT, point_fields.start, problems)
        qualifiers = _merged(_qualifiers(fields, vocabulary), _qualifiers(point_fields, vocabulary))
        if statement := _statement(point_fields, subject, period, qualifiers, vocabulary):
            yield statement


def references(fields: Fields) -> tuple[Reference, ...]:
    """What the mapping's `references` name."""
    return tuple(_reference(mapping, fields.problems) for mapping in fields.mappings("references"))


def _statement(
    fields: Fields, subject: str, period: Period | None, qualifiers: tuple[Qualifier, ...], vocabulary: Vocabulary
) -> Statement | None:
    typed = _value(fields, vocabulary)
    if typed is None:
        return None
    found = references(fields)
    if not found:
        fields.problems.add(fields.start, "no-reference", "A statement rests on at least one source.")
    return Statement(
        id=fields.id("id"),
        subject=subject,
        property=fields.text("property"),
        typed=typed,
        period=period,
        qualifiers=qualifiers,
        rank=Rank(fields.choice("rank", ("preferred", "deprecated"), Rank.NORMAL)),
        modality=_modality(fields),
        stated_by=fields.id("stated_by"),
        confidence=fields.choice("confidence", ("medium", "low")),
        disagreement=fields.text("disagreement"),
        note=fields.words("note"),
        references=found,
        place=fields.start,
    )


def _value(fields: Fields, vocabulary: Vocabulary) -> Typed | None:
    name, node = fields.text("property"), fields.value("value")
    defined = vocabulary.get(name)
    if name and defined is None:
        fields.problems.add(fields.place("property"), "unknown-property", f"“{name}” is not in properties.yaml.")
    comparator = fields.choice("comparator", values.COMPARATORS)
    return values.typed(node, defined, comparator, fields.problems) if node and defined else None


def _modality(fields: Fields) -> Modality:
    modality = Modality(fields.choice("modality", ("opinion", "expectation", "plan"), Modality.FACT))
    if modality is Modality.OPINION and not fields.has("stated_by"):
        fields.problems.add(fields.place("modality"), "modality", "An opinion is somebody's: “stated_by” is missing.")
    return modality


def _times(fields: Fields) -> Period | None:
    found = [key for key in fields.node.entries if key in _TIMES]
    if len(found) > 1:
        both = " and ".join(f"“{key}”" for key in found)
        fields.problems.add(fields.place(found[1]), "bad-date", f"A statement has one date: {both} exclude each other.")
    if not found or not (text := fields.text(found[0])):
        return None
    return times.period(text, _TIMES[found[0]], fields.place(found[0]), fields.problems)


def _qualifiers(fields: Fields, vocabulary: Vocabulary) -> tuple[Qualifier, ...]:
    mapping = fields.mapping("qualifiers")
    return tuple(_qualified(mapping, vocabulary, fields.problems)) if mapping else ()


def _qualified(mapping: Mapping, vocabulary: Vocabulary, problems: Problems) -> Iterator[Qualifier]:
    for name, node in mapping.entries.items():
        if defined := vocabulary.get(name):
            yield Qualifier(name, values.typed(node, defined, "", problems))
        else:
            problems.add(mapping.keys[name], "unknown-property", f"“{name}” is not in properties.yaml.")


def _merged(general: tuple[Qualifier, ...], own: tuple[Qualifier, ...]) -> tuple[Qualifier, ...]:
    return tuple(({each.property: each for each in general} | {each.property: each for each in own}).values())


def _point(series: Fields, point: Node, place: Place) -> Fields:
    """A line of a series as a statement of its own: what it does not say is said by the series."""
    own = point if isinstance(point, Mapping) and "value" in point.entries else Mapping({"value": point}, {}, place)
    shared = {key: node for key, node in series.node.entries.items() if key not in ("points", "qualifiers")}
    places = {key: series.place(key) for key in shared} | {"value": place} | own.keys
    node = Mapping(shared | own.entries, places, place)
    return Fields(node, series.problems, ("property", "value"), ("references", "qualifiers", *_MORE))


def _reference(mapping: Mapping, problems: Problems) -> Reference:
    fields = Fields(mapping, problems, ("source",), _REFERENCE)
    return Reference(
        source=fields.id("source", SOURCE_ID),
        locator=fields.words("locator"),
        passage=fields.text("passage"),
        sentences=_sentences(fields),
        place=fields.start,
    )


def _sentences(fields: Fields) -> tuple[int, ...]:
    found: list[int] = []
    for item in fields.texts("sentences"):
        if item.text.isascii() and item.text.isdigit() and 0 < len(item.text) < 6:
            found.append(int(item.text))
        else:
            fields.problems.add(item.place, "datatype", f"A sentence is given by its number, not “{item.text}”.")
    return tuple(found)
