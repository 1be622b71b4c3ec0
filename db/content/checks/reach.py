"""What stands alone: an entity nobody can come to, and a paragraph that rests on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from db.content.entries import Content, EntityEntry, Rich
from db.content.problems import Problems
from db.records import Datatype

_ENTITY = "entity:"


def check(content: Content, problems: Problems) -> None:
    """Gather entities that cannot be reached and paragraphs without a citation."""
    pointed_at = set(_pointed_at(content))
    for entity in content.entities:
        if not entity.topics and entity.id not in pointed_at:
            problems.add(entity.place, "unreachable", f"“{entity.id}” has no topic, and nothing points at it.")
        _cited(entity.description, problems)
    for document in content.documents:
        _cited([passage.rich for passage in document.passages], problems)


def _cited(paragraphs: tuple[Rich, ...] | list[Rich], problems: Problems) -> None:
    for rich in paragraphs:
        if not rich.references:
            problems.add(rich.place, "uncited", "The paragraph cites no source: [@source, ¶ 4].")


def _pointed_at(content: Content) -> Iterator[str]:
    for entity in content.entities:
        yield from (other for other in _from_entity(entity) if other != entity.id)
    for document in content.documents:
        yield from (word.text for word in document.about)
        for rich in (*(each.rich for each in document.passages), *(each.rich for each in document.notes)):
            yield from _linked(rich)


def _from_entity(entity: EntityEntry) -> Iterator[str]:
    for statement in entity.statements:
        yield statement.stated_by
        for typed in (statement.typed, *(each.typed for each in statement.qualifiers)):
            if typed.value.datatype is Datatype.ENTITY:
                yield typed.value.entity
    for rich in (*entity.description, *entity.notes):
        yield from _linked(rich)
    if entity.election and entity.election.results:
        for row in entity.election.results.rows:
            yield from (row.entity, row.party)


def _linked(rich: Rich) -> Iterator[str]:
    return (link.text.removeprefix(_ENTITY) for link in rich.links if link.text.startswith(_ENTITY))
