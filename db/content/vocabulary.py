"""The pack's own words: what it is, the kinds of entity, the properties and the tree of topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.content import times
from db.content.entries import NO_LABEL, KindEntry, PropertyEntry, TopicEntry
from db.content.fields import Fields, items_of, mapping_of, text_of
from db.content.nodes import Mapping, Node
from db.content.problems import Place, Problems
from db.records import Datatype, Label, Pack, Translation

_PACK = ("id", "title", "version", "language", "licence", "knowledge_ends")


def read_pack(node: Node | None, problems: Problems) -> Pack:
    """What `pack.yaml` says."""
    mapping = mapping_of(node, problems) if node else None
    if mapping is None:
        return Pack("", "", "", "", "", "")
    fields = Fields(mapping, problems, _PACK)
    pack = Pack(fields.id("id"), *(fields.words(key) for key in _PACK[1:]))
    if not pack.knowledge_ends:
        return pack
    ends = times.moment(pack.knowledge_ends, fields.place("knowledge_ends"), problems)
    if ends and ends.precision != "day":
        problems.add(fields.place("knowledge_ends"), "bad-date", "Knowledge ends on a day: 2026-07-01.")
    return replace(pack, knowledge_ends=ends.latest if ends else "")


def read_kinds(node: Node | None, problems: Problems) -> tuple[KindEntry, ...]:
    """The kinds of entity, in their order in the tree."""
    return tuple(_kind(fields) for fields in _listed(node, problems, ("id", "label", "plural")))


def read_properties(node: Node | None, problems: Problems) -> tuple[PropertyEntry, ...]:
    """The vocabulary of properties, in the order in which sheets show them."""
    optional = ("unit", "single", "inverse", "also")
    return tuple(
        _property(fields) for fields in _listed(node, problems, ("id", "label", "datatype", "meaning"), optional)
    )


def read_topics(node: Node | None, problems: Problems) -> tuple[TopicEntry, ...]:
    """The tree of topics, every parent before its children."""
    return tuple(_topics(node, "", problems)) if node else ()


def read_words(node: Node, problems: Problems) -> Iterator[tuple[str, ...]]:
    """The groups of `words.yaml`: at least two words each, or runs of words, that people use for each other."""
    for line in items_of(node, problems):
        group = tuple(text_of(word, line.place, problems) for word in items_of(line, problems))
        if len(set(group)) < 2 or len(set(group)) < len(group):
            problems.add(line.place, "missing-key", "A group holds at least two words, each once.")
        yield group


def read_translations(node: Node, problems: Problems) -> Iterator[Translation]:
    """The lines of `translations.yaml`: English words, and single words of Russian, of Kazakh, or of both for them."""
    for line in items_of(node, problems):
        if mapping := mapping_of(line, problems):
            fields = Fields(mapping, problems, ("en",), ("ru", "kk"))
            english, russian, kazakh = (_each_one_word(fields, key) for key in ("en", "ru", "kk"))
            if not (russian or kazakh):
                problems.add(line.place, "missing-key", "A line needs “ru” or “kk”.")
            yield Translation(english, russian, kazakh)


def _each_one_word(fields: Fields, key: str) -> tuple[str, ...]:
    words = tuple(word.text for word in fields.texts(key))
    for word in words:
        if len(word.split()) != 1:
            fields.problems.add(fields.place(key), "syntax", f"“{word}” is not one word.")
    return words


def _listed(
    node: Node | None, problems: Problems, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterator[Fields]:
    seen: dict[str, Place] = {}
    for item in items_of(node, problems) if node else ():
        if mapping := mapping_of(item, problems):
            fields = Fields(mapping, problems, required, optional)
            first_of_id(fields.id("id"), fields.place("id"), seen, problems)
            yield fields


def first_of_id(id: str, place: Place, seen: dict[str, Place], problems: Problems) -> None:
    """Remember an id; the second of its like is a problem."""
    if id in seen:
        problems.add(place, "duplicate-id", f"“{id}” is taken: it stands in {seen[id].file}, line {seen[id].line}.")
    elif id:
        seen[id] = place


def _kind(fields: Fields) -> KindEntry:
    return KindEntry(fields.text("id"), _label(fields, "label"), _label(fields, "plural"), fields.start)


def _property(fields: Fields) -> PropertyEntry:
    datatype = Datatype(fields.choice("datatype", [each.value for each in Datatype], Datatype.TEXT))
    if fields.has("unit") and datatype is not Datatype.QUANTITY:
        fields.problems.add(fields.place("unit"), "datatype", "Only a quantity has a unit.")
    if fields.has("inverse") and datatype is not Datatype.ENTITY:
        fields.problems.add(fields.place("inverse"), "datatype", "Only an entity reads from the other side.")
    return PropertyEntry(
        id=fields.text("id"),
        label=_label(fields, "label"),
        datatype=datatype,
        unit=fields.words("unit"),
        single=fields.flag("single"),
        inverse=_label(fields, "inverse"),
        also=tuple(word.text for word in fields.texts("also")),
        meaning=fields.words("meaning"),
        place=fields.start,
    )


def _label(fields: Fields, key: str) -> Label:
    mapping = fields.mapping(key)
    if mapping is None:
        return NO_LABEL
    label = Fields(mapping, fields.problems, ("en",), ("kk", "ru"))
    return Label(label.words("en"), label.words("kk"), label.words("ru"))


def _topics(node: Node, parent: str, problems: Problems, seen: dict[str, Place] | None = None) -> Iterator[TopicEntry]:
    seen = {} if seen is None else seen
    for item in items_of(node, problems):
        if mapping := mapping_of(item, problems):
            topic = _topic(mapping, parent, problems)
            first_of_id(topic.id, topic.place, seen, problems)
            yield topic
            if below := mapping.entries.get("topics"):
                yield from _topics(below, topic.id, problems, seen)


def _topic(mapping: Mapping, parent: str, problems: Problems) -> TopicEntry:
    fields = Fields(mapping, problems, ("id", "label", "meaning"), ("topics",))
    return TopicEntry(fields.id("id"), parent, _label(fields, "label"), fields.words("meaning"), fields.start)
