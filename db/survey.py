"""What an author should look at in a pack: how much there is of what, and what stands on thin ground."""

from __future__ import annotations

from db.reading.connection import Connection
from db.records import ContentReport

_ONE_SOURCE = """
    select s.id from statement s where (
        select count(distinct c.source) from citation c where c.owner = 'statement:' || s.id) < 2 order by s.id
"""
_BY_KIND = """
    select k.id || ': ' || count(distinct e.id) || ' entities, ' || count(s.id) || ' statements'
    from kind k join entity e on e.kind = k.id left join statement s on s.subject = e.id group by k.id order by k.place
"""
_BY_TOPIC = """
    select t.id || ': ' || count(distinct b.entity) || ' entities, ' || count(s.id) || ' statements'
    from topic t left join entity_topic b on b.topic = t.id left join statement s on s.subject = b.entity
    group by t.id order by t.place
"""
_LONELY = """
    select e.id from entity e where
        not exists (select 1 from statement s where s.entity = e.id or s.stated_by = e.id)
        and not exists (select 1 from qualifier q where q.entity = e.id)
        and not exists (select 1 from result r where r.entity = e.id or r.party = e.id)
        and not exists (select 1 from mention m where m.entity = e.id)
        and not exists (select 1 from document_subject d where d.entity = e.id) order by e.id
"""
_LISTS = (
    ("entities and statements by kind", _BY_KIND),
    ("entities and statements by topic", _BY_TOPIC),
    ("statements without a second source", _ONE_SOURCE),
    ("statements of low confidence", "select id from statement where confidence = 'low' order by id"),
    ("entities that no statement, passage or result names", _LONELY),
    (
        "sources that nothing rests on",
        "select id from source where id not in (select source from citation) "
        "and id not in (select source from document where source is not null) order by id",
    ),
    (
        "passages that no statement rests on",
        "select id from passage where id not in (select passage from citation where passage is not null) order by id",
    ),
)


def survey(connection: Connection) -> tuple[ContentReport, ...]:
    """The lists, each in the order of ids or of the vocabulary."""
    return tuple(_report(connection, title, question) for title, question in _LISTS)


def _report(connection: Connection, title: str, question: str) -> ContentReport:
    lines = tuple(str(row[0]) for row in connection.rows(question))
    return ContentReport(title, len(lines), lines)
