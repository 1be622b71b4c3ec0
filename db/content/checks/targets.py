"""Everything that is pointed at is there: entities, topics, sources, passages, sentences, disagreements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.content.entries import Content, DocumentEntry, EntityEntry, Reference, Rich, Statement, Word
from db.content.problems import Place, Problems
from db.records import Datatype

_PARAGRAPHS = re.compile(r"¶+\s*([0-9]+(?:\s*[,–-]\s*[0-9]+)*)")
_RANGE = re.compile(r"([0-9]+)(?:\s*[–-]\s*([0-9]+))?")
_LONGEST_RANGE = 1000


def check(content: Content, problems: Problems) -> None:
    """Gather everything that points at nothing."""
    Targets(content, problems).check()


class Targets:
    """All ids of a pack, and the questions whether something is among them."""

    def __init__(self, content: Content, problems: Problems) -> None:
        self._content, self._problems = content, problems
        self._citing = {address: set(sources) for address, sources in _citing_passages(content)}
        self._known = {
            "entity": {entity.id for entity in content.entities},
            "topic": {topic.id for topic in content.topics},
            "source": {entry.source.id for entry in content.sources},
            "document": {document.id for document in content.documents},
            "passage": set(self._citing),
            "statement": {statement.id for entity in content.entities for statement in entity.statements},
            "kind": {kind.id for kind in content.kinds},
        }

    def check(self) -> None:
        """Ask for everything the pack points at."""
        for entity in self._content.entities:
            self._entity(entity)
        for document in self._content.documents:
            self._document(document)
        for entry in self._content.coverage:
            self._ask("topic", entry.topic, entry.place)
        for source, prints in self._content.fingerprints.items():
            self._ask("source", source, prints[0].place if prints else Place(f"fingerprints/{source}.yaml", 1))

    def _entity(self, entity: EntityEntry) -> None:
        self._ask("kind", entity.kind, entity.place)
        self._words("topic", entity.topics)
        for rich in (*entity.description, *entity.notes):
            self._rich(rich)
        disagreements = {each.id for each in entity.disagreements}
        for statement in entity.statements:
            self._statement(statement, disagreements)
        carried = {statement.disagreement for statement in entity.statements}
        for each in entity.disagreements:
            if each.id not in carried:
                self._problems.add(each.place, "dangling", f"No statement carries the disagreement “{each.id}”.")
        self._results(entity)

    def _results(self, entity: EntityEntry) -> None:
        results = entity.election.results if entity.election else None
        if results is None:
            return
        self._references(results.references)
        for row in results.rows:
            self._ask("entity", row.entity, row.place)
            self._ask("entity", row.party, row.place)

    def _statement(self, statement: Statement, disagreements: set[str]) -> None:
        for typed in (statement.typed, *(each.typed for each in statement.qualifiers)):
            if typed.value.datatype is Datatype.ENTITY:
                self._ask("entity", typed.value.entity, typed.place)
        self._ask("entity", statement.stated_by, statement.place)
        if statement.disagreement and statement.disagreement not in disagreements:
            text = f"The entity has no disagreement “{statement.disagreement}”."
            self._problems.add(statement.place, "dangling", text)
        self._references(statement.references)

    def _document(self, document: DocumentEntry) -> None:
        self._ask("source", document.source, document.place)
        self._words("topic", document.topics)
        self._words("entity", document.about)
        for passage in document.passages:
            self._rich(passage.rich)
        for note in document.notes:
            self._rich(note.rich)
            if note.passage:
                self._ask("passage", f"{document.id}#{note.passage}", note.rich.place)

    def _rich(self, rich: Rich) -> None:
        self._references(rich.references)
        for link in rich.links:
            kind, _, target = link.text.partition(":")
            if kind in self._known:
                self._ask(kind, target, link.place)

    def _words(self, kind: str, words: Iterable[Word]) -> None:
        for word in words:
            self._ask(kind, word.text, word.place)

    def _ask(self, kind: str, id: str, place: Place) -> None:
        if id and id not in self._known[kind]:
            self._problems.add(place, "dangling", f"There is no {kind} “{id}”.")

    def _references(self, references: Iterable[Reference]) -> None:
        for reference in references:
            self._ask("source", reference.source, reference.place)
            self._ask("passage", reference.passage, reference.place)
            self._passage_cites(reference)
            self._original(reference)

    def _passage_cites(self, reference: Reference) -> None:
        sources = self._citing.get(reference.passage)
        if sources is not None and reference.source not in sources:
            text = f"The passage {reference.passage} does not rest on {reference.source}."
            self._problems.add(reference.place, "locator", text)

    def _original(self, reference: Reference) -> None:
        """Sentences and ¶ locators are checked where the source's fingerprints are in the pack."""
        prints = self._content.fingerprints.get(reference.source, ())
        paragraph_of = {each.print.sentence: each.print.paragraph for each in prints}
        paragraphs = set(_paragraphs(reference.locator))
        for sentence in reference.sentences:
            if sentence not in paragraph_of:
                text = f"There is no sentence {sentence} among the fingerprints of {reference.source}."
                self._problems.add(reference.place, "dangling", text)
            elif paragraphs and paragraph_of[sentence] not in paragraphs:
                text = f"Sentence {sentence} of {reference.source} stands in ¶ {paragraph_of[sentence]}."
                self._problems.add(reference.place, "locator", text)
        for missing in sorted(paragraphs - set(paragraph_of.values())) if prints else ():
            self._problems.add(reference.place, "locator", f"{reference.source} has no ¶ {missing}.")


def _citing_passages(content: Content) -> Iterator[tuple[str, list[str]]]:
    for document in content.documents:
        for passage in document.passages:
            cited = [reference.source for reference in passage.rich.references]
            yield f"{document.id}#{passage.number}", [*cited, document.source]


def _paragraphs(locator: str) -> Iterator[int]:
    for found in _PARAGRAPHS.finditer(locator):
        for first, last in _RANGE.findall(found[1]):
            if len(first) < 6 and len(last) < 6:
                yield from range(int(first), min(int(last or first), int(first) + _LONGEST_RANGE) + 1)
