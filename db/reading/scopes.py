"""What part of the reference is looked at: all of it, a topic with the topics below it, or one thing."""

from __future__ import annotations

from dataclasses import dataclass

from db.reading.connection import Connection
from db.records import Brief

_BELOW = """
    with recursive below(id) as (
        select :id union all select t.id from topic t join below b on t.parent = b.id
    )
"""
_OF_TOPIC = f"s.subject in ({_BELOW} select e.entity from entity_topic e join below b on b.id = e.topic)"
_OF_ENTITY = """(s.subject = :id or s.subject in
    (select o.subject from statement o where o.property = 'organization' and o.entity = :id))"""


@dataclass(frozen=True, slots=True)
class Scope:
    """A condition on statements `s`; `brief` is what it is called, None for the whole reference."""

    where: str
    id: str
    brief: Brief | None

    @property
    def parameters(self) -> dict[str, str]:
        return {"id": self.id} if self.id else {}

    @property
    def suffix(self) -> str:
        """How the scope stands in an address."""
        return f"/{self.brief.address}" if self.brief else ""


WHOLE = Scope("1", "", None)


def scope_of(connection: Connection, address: str) -> Scope | None:
    """The scope that an address names, the whole for none; None where there is nothing of it."""
    kind, _, own = address.partition(":")
    if not address:
        return WHOLE
    if kind == "topic" and (row := connection.row("select * from topic where id = ?", [own])):
        return Scope(_OF_TOPIC, own, Brief(address, row["label_en"], "topic", row["meaning"] or ""))
    if kind == "entity" and (row := connection.row("select * from entity where id = ?", [own])):
        return Scope(_OF_ENTITY, own, Brief(address, row["name"], row["kind"]))
    return None


def topics_of(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The topics of each entity, the one where it mainly belongs first."""
    return connection.kept("topics of entities", lambda: _topics_of(connection))


def topic_list(connection: Connection) -> tuple[Brief, ...]:
    """All topics in the order of the tree."""
    return connection.kept("topics", lambda: _topic_list(connection))


def _topics_of(connection: Connection) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.rows("select entity, topic from entity_topic order by entity, place"):
        found[row["entity"]] = (*found.get(row["entity"], ()), row["topic"])
    return found


def _topic_list(connection: Connection) -> tuple[Brief, ...]:
    rows = connection.rows("select id, parent, label_en, meaning from topic order by place, id")
    below: dict[str, list[Brief]] = {}
    for row in rows:
        brief = Brief(f"topic:{row['id']}", row["label_en"], "topic", row["meaning"] or "")
        below.setdefault(row["parent"] or "", []).append(brief)
    return tuple(_walked(below, ""))


def _walked(below: dict[str, list[Brief]], parent: str) -> list[Brief]:
    found: list[Brief] = []
    for brief in below.get(parent, []):
        found.append(brief)
        found.extend(_walked(below, brief.address.partition(":")[2]))
    return found
