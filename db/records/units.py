"""The units of a pack one by one, as they are handed out whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.dates import Period
from db.records.facts import Datatype, Fact, Label, Name, RichText, Source
from db.records.packs import Pack
from db.records.pages import Coverage, DocumentKind, Passage, Results

UnitKind = Literal[
    "pack", "property", "topic", "source", "document", "passage", "entity", "election", "statement", "coverage"
]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the one above it, empty at the top."""

    id: str
    parent: str
    label: Label
    meaning: str


@dataclass(frozen=True, slots=True)
class Property:
    """A word of the vocabulary; `single` ones have at most one value in force on a day."""

    id: str
    label: Label
    datatype: Datatype
    unit: str
    single: bool
    inverse: Label
    meaning: str


@dataclass(frozen=True, slots=True)
class Document:
    """A digest or an article without its passages; topics and subjects by their ids."""

    id: str
    title: str
    kind: DocumentKind
    source: str
    topics: tuple[str, ...]
    subjects: tuple[str, ...]
    notes: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing without its statements; topics by their ids, names with those that only help to find it."""

    id: str
    kind: str
    name: str
    names: tuple[Name, ...]
    topics: tuple[str, ...]
    description: tuple[RichText, ...]
    notes: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Election:
    """A vote: the entity it is, with what votes have besides."""

    entity: Entity
    vote: str
    date: str
    question: str
    results: Results | None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the pack: `text` is all of it in words, `source` the id of the first one it rests on."""

    kind: UnitKind
    id: str
    title: str
    text: str
    source: str
    period: Period | None
    record: Pack | Property | Topic | Source | Document | Passage | Entity | Election | Fact | Coverage
