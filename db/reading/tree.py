"""The tree: topics with what belongs to them, then every kind of thing, the documents and the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from sqlite3 import Row

from db.reading import values
from db.reading.connection import Connection
from db.records import Branch, Brief, Standing

# Kinds that share a branch stand together; kinds a pack adds follow in the order of its kinds.yaml.
_SECTIONS: tuple[tuple[str, ...], ...] = (
    ("organization",),
    ("post",),
    ("person",),
    ("election",),
    ("event",),
    ("law", "treaty"),
    ("programme",),
    ("concept",),
    ("area",),
)
_DOCUMENTS = {"digest": "Digests of sources", "article": "Articles"}
_STANDINGS = {
    Standing.OFFICIAL: "Official",
    Standing.INTERGOVERNMENTAL: "Intergovernmental",
    Standing.OBSERVER: "Observers",
    Standing.RESEARCH: "Research",
    Standing.MEDIA: "Media",
    Standing.PARTY: "Parties",
    Standing.ADVOCACY: "Advocacy",
}
_ENTITIES = """
    select e.id, e.kind, e.name, e.description, k.label_en as kind_label, coalesce(v.date, '') as date
    from entity e join kind k on k.id = e.kind left join election v on v.id = e.id
"""


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    kind: str
    name: str
    kind_label: str
    date: str
    tip: str

    @property
    def place(self) -> tuple[object, ...]:
        """Elections newest first, people by their last name, all else by name."""
        words = self.name.casefold()
        if self.kind == "election":
            return 0, tuple(-ord(character) for character in self.date), words
        return 1, (), (words.split()[-1], words) if self.kind == "person" else (words,)


@dataclass(frozen=True, slots=True)
class _Leaves:
    """The entities below a branch, in the order of their main names."""

    parent: str
    entities: tuple[_Entity, ...]

    def on(self, names: Mapping[str, str], away: Collection[str]) -> Iterator[Branch]:
        entities = self.entities
        if any(each.id in names for each in entities):
            named = (replace(each, name=names.get(each.id, each.name)) for each in entities)
            entities = tuple(sorted(named, key=_place))
        for each in entities:
            address = f"entity:{each.id}"
            yield Branch(f"{self.parent}/{address}", self.parent, each.name, address, each.tip, each.id in away)


def tree(connection: Connection, names: Mapping[str, str], away: Collection[str] = ()) -> tuple[Branch, ...]:
    """All branches, every parent before its children, children in the order in which they are shown.

    `names` are those of the day by entity, where they are not the main ones; `away` is what was not there then.
    """
    parts = connection.kept("tree", lambda: tuple(_parts(connection)))
    found: list[Branch] = []
    for part in parts:
        found.extend((part,) if isinstance(part, Branch) else part.on(names, away))
    return tuple(found)


def _parts(connection: Connection) -> Iterator[Branch | _Leaves]:
    """The tree of no day: what every day's tree has in common, and where its entities stand."""
    entities = [_entity(row, {}) for row in connection.rows(_ENTITIES)]
    yield from _topics(connection, entities)
    yield from _kinds(connection, entities)
    yield from _documents(connection)
    yield from _sources(connection)


def entities_of_topic(connection: Connection, topic: str, names: Mapping[str, str]) -> tuple[Brief, ...]:
    """The entities right below a topic, in the order of the tree."""
    question = f"{_ENTITIES} join entity_topic t on t.entity = e.id where t.topic = ?"
    entities = [_entity(row, names) for row in connection.rows(question, [topic])]
    found = sorted(entities, key=_place)
    return tuple(Brief(f"entity:{each.id}", each.name, each.kind, each.kind_label) for each in found)


def _place(entity: _Entity) -> tuple[object, ...]:
    return entity.place


def _entity(row: Row, names: Mapping[str, str]) -> _Entity:
    tip = row["kind_label"]
    if described := values.rich_texts(row["description"]):
        tip = f"{tip}: {_opening(values.in_words(described[0]))}"
    name = names.get(row["id"], row["name"])
    return _Entity(row["id"], row["kind"], name, row["kind_label"], row["date"], tip)


def _opening(text: str, length: int = 120) -> str:
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]} …"


def _topics(connection: Connection, entities: list[_Entity]) -> Iterator[Branch | _Leaves]:
    yield Branch("topics", None, "Topics")
    by_id = {entity.id: entity for entity in entities}
    below: dict[str, list[_Entity]] = {}
    for row in connection.rows("select topic, entity from entity_topic"):
        below.setdefault(row["topic"], []).append(by_id[row["entity"]])
    topics: dict[str, list[Row]] = {}
    for row in connection.rows("select id, parent, label_en, meaning from topic order by place"):
        topics.setdefault(row["parent"] or "", []).append(row)
    yield from _topic_level("", "topics", topics, below)


def _topic_level(
    above: str, parent: str, topics: dict[str, list[Row]], below: dict[str, list[_Entity]]
) -> Iterator[Branch | _Leaves]:
    for row in topics.get(above, ()):
        branch = f"{parent}/{row['id']}"
        yield Branch(branch, parent, row["label_en"], f"topic:{row['id']}", row["meaning"] or "")
        yield from _topic_level(row["id"], branch, topics, below)
        yield _leaves(branch, below.get(row["id"], []))


def _leaves(parent: str, entities: list[_Entity]) -> _Leaves:
    return _Leaves(parent, tuple(sorted(entities, key=_place)))


def _kinds(connection: Connection, entities: list[_Entity]) -> Iterator[Branch | _Leaves]:
    plurals = {row["id"]: row["plural_en"] for row in connection.rows("select id, plural_en from kind order by place")}
    known = {kind for section in _SECTIONS for kind in section}
    for section in (*_SECTIONS, *((kind,) for kind in plurals if kind not in known)):
        inside = [entity for entity in entities if entity.kind in section]
        if inside:
            titles = [plurals[kind] for kind in section if kind in plurals]
            yield Branch(section[0], None, " and ".join([titles[0], *(title.lower() for title in titles[1:])]))
            yield _leaves(section[0], inside)


def _documents(connection: Connection) -> Iterator[Branch]:
    rows = connection.rows(
        "select d.id, d.title, d.kind, coalesce(s.title, '') as source from document d"
        " left join source s on s.id = d.source order by d.place, d.id"
    )
    if rows:
        yield Branch("documents", None, "Documents")
    for kind, title in _DOCUMENTS.items():
        if inside := [row for row in rows if row["kind"] == kind]:
            parent = f"documents/{kind}"
            yield Branch(parent, "documents", title)
            for row in inside:
                yield Branch(f"{parent}/{row['id']}", parent, row["title"], f"document:{row['id']}", row["source"])


def _sources(connection: Connection) -> Iterator[Branch]:
    rows = connection.rows("select id, title, publisher, date, standing from source")
    rows.sort(key=lambda row: (row["title"].casefold(), row["id"]))
    if rows:
        yield Branch("sources", None, "Sources")
    for standing, title in _STANDINGS.items():
        if inside := [row for row in rows if row["standing"] == standing]:
            parent = f"sources/{standing}"
            yield Branch(parent, "sources", title)
            for row in inside:
                tip = ", ".join(part for part in (row["publisher"], row["date"]) if part)
                yield Branch(f"{parent}/{row['id']}", parent, row["title"], f"source:{row['id']}", tip)
