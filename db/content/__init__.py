"""The pack on disk, read and checked: `read` gives its entries, or tells every rule it breaks at once."""

from __future__ import annotations

from pathlib import Path

from db.content import coverage, documents, entities, identity, nodes, sources, vocabulary
from db.content.checks import periods, reach, scripts, tables, targets
from db.content.entries import (
    Content,
    DocumentEntry,
    EntityEntry,
    FingerprintEntry,
    PropertyEntry,
)
from db.content.files import Pack
from db.content.nodes import Node
from db.content.problems import Place, Problems
from db.content.vocabulary import first_of_id
from db.records import Translation


def read(folder: Path) -> Content:
    """The checked entries of a pack; raises BadContent with all of its problems."""
    problems = Problems()
    pack = Pack(folder, problems)
    pack.check_names()
    content = _Reader(pack, problems).content()
    for check in (targets.check, periods.check, reach.check, tables.check):
        check(content, problems)
    problems.raise_if_any()
    return content


class _Reader:
    """Reads the files of one pack, whatever is wrong with some of them."""

    def __init__(self, pack: Pack, problems: Problems) -> None:
        self._pack, self._problems = pack, problems

    def content(self) -> Content:
        """Everything the pack holds, ids of statements given."""
        properties = vocabulary.read_properties(self._node("properties.yaml"), self._problems)
        return Content(
            pack=vocabulary.read_pack(self._node("pack.yaml"), self._problems),
            kinds=vocabulary.read_kinds(self._node("kinds.yaml"), self._problems),
            properties=properties,
            topics=vocabulary.read_topics(self._node("topics.yaml"), self._problems),
            sources=sources.read_sources([node for _, node in self._nodes("sources/*.yaml")], self._problems),
            fingerprints=self._fingerprints(),
            entities=identity.with_ids(self._entities(properties), self._problems),
            documents=self._documents(),
            coverage=tuple(coverage.read(node, self._problems) if (node := self._node("coverage.yaml")) else ()),
            words=tuple(vocabulary.read_words(node, self._problems) if (node := self._node("words.yaml")) else ()),
            translations=self._translations(),
        )

    def _translations(self) -> tuple[Translation, ...]:
        node = self._node("translations.yaml")
        return tuple(vocabulary.read_translations(node, self._problems)) if node else ()

    def _entities(self, properties: tuple[PropertyEntry, ...]) -> tuple[EntityEntry, ...]:
        known = {each.id: each for each in properties}
        files = (*self._nodes("entities/*/*.yaml"), *self._nodes("elections/*.yaml"))
        found = [entity for name, node in files if (entity := entities.read(name, node, known, self._problems))]
        seen: dict[str, Place] = {}
        for entity in found:
            first_of_id(entity.id, entity.place, seen, self._problems)
        return tuple(found)

    def _documents(self) -> tuple[DocumentEntry, ...]:
        texts = [(name, self._text(name)) for name in self._pack.matching("documents/*.md")]
        read = [documents.read(name, text, self._problems) for name, text in texts if text is not None]
        return tuple(document for document in read if document)

    def _fingerprints(self) -> dict[str, tuple[FingerprintEntry, ...]]:
        files = self._nodes("fingerprints/*.yaml")
        return dict(sources.read_fingerprints(name, node, self._problems) for name, node in files)

    def _nodes(self, pattern: str) -> list[tuple[str, Node]]:
        found = [(name, self._node(name)) for name in self._pack.matching(pattern)]
        return [(name, node) for name, node in found if node]

    def _node(self, name: str) -> Node | None:
        text = self._text(name) if self._pack.has(name) else None
        return None if text is None else nodes.parse(text, name, self._problems)

    def _text(self, name: str) -> str | None:
        text = self._pack.text(name)
        if text is not None:
            scripts.check(name, text, self._problems)
        return text
