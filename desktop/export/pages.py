"""From any page that can be opened to its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db import (
    AppointmentsPage,
    Change,
    ChangesPage,
    CoveragePage,
    DocumentPage,
    Event,
    Fact,
    Page,
    Sheet,
    SourcePage,
    TimelinePage,
    Value,
    describe,
)
from desktop.export import subjects
from desktop.export.tables import Export, Row, Table, export

_CHANGE_COLUMNS = (
    *("topic", "certain", "kind", "subject", "property", "earliest", "latest"),
    *("before", "before_when", "after", "after_when", "acts", "sources"),
)
_EVENT_COLUMNS = ("edtf", "when", "kind", "title", "text", "address", "certain")


def page_data(page: Page, *, brief: bool = False) -> Export:
    """The tables of a page; `brief` leaves out what only other programs need."""
    as_of = f"{page.first} to {page.last}" if isinstance(page, ChangesPage) else getattr(page, "as_of", "")
    return export(page.title, page.pack, as_of, tuple(_tables(page, brief)), ("Page", page.address))


def _tables(page: Page, brief: bool) -> Iterator[Table]:
    facts = subjects.brief_facts if brief else subjects.full_facts
    match page:
        case Sheet():
            yield from _sheet(page, brief)
        case DocumentPage():
            yield subjects.passages(page.passages)
        case SourcePage():
            yield facts(page.facts)
            yield subjects.passages(page.passages)
        case ChangesPage():
            yield Table("Changes", _CHANGE_COLUMNS, tuple(_changes(page)))
            yield Table("Events", _EVENT_COLUMNS, tuple(map(_event, page.happenings)))
        case TimelinePage():
            yield Table("Events", _EVENT_COLUMNS, tuple(map(_event, page.events)))
        case AppointmentsPage():
            yield _ties(page)
        case CoveragePage():
            yield _coverage(page)
    if not isinstance(page, CoveragePage):
        yield subjects.sources(page.sources)


def _sheet(page: Sheet, brief: bool) -> Iterator[Table]:
    facts = subjects.brief_facts if brief else subjects.full_facts
    if page.results:
        yield subjects.results(page.results)
    yield facts(fact for group in page.groups for fact in group.facts)
    yield subjects.histories(page.histories)
    yield facts(_once(line.fact for line in page.related), "Related")
    yield subjects.names(page.names)
    members = tuple((member.title, member.kind, member.address) for member in page.members)
    yield Table("In this topic", ("title", "kind", "address"), members)
    yield subjects.passages(page.passages)


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Each statement once, though it may lead to a page in several ways."""
    yield from {fact.id: fact for fact in facts}.values()


def _changes(page: ChangesPage) -> Iterator[Row]:
    kinds = (("yes", page.certain), ("maybe", page.possible), ("no bounds", page.unbounded))
    for certain, groups in kinds:
        for group in groups:
            yield from (_change(group.label, certain, change) for change in group.changes)


def _change(topic: str, certain: str, change: Change) -> Row:
    told = change.fact
    cited = "; ".join(dict.fromkeys(each.source for each in told.citations))
    return (
        *(topic, certain, change.kind.value, told.subject_name, told.label, change.earliest, change.latest),
        *(*_stood(change.before), *_stood(change.after), _acts(change.acts), cited),
    )


def _stood(fact: Fact | None) -> tuple[str, str]:
    return (fact.value.text, describe(fact.period) if fact.period else "") if fact else ("", "")


def _acts(acts: tuple[Value, ...]) -> str:
    return "; ".join(act.text for act in acts)


def _event(event: Event) -> Row:
    certain = "yes" if event.certain else "maybe"
    when = describe(event.period)
    return (event.period.text, when, event.kind.value, event.title, event.text, event.address, certain)


def _ties(page: AppointmentsPage) -> Table:
    names = {institution.id: institution.name for institution in page.institutions}
    rows = tuple(
        (
            *(names.get(tie.source, tie.source), tie.label, names.get(tie.target, tie.target)),
            *(describe(tie.fact.period) if tie.fact.period else "", tie.fact.note),
            "; ".join(dict.fromkeys(each.source for each in tie.fact.citations)),
        )
        for tie in page.ties
    )
    return Table("Appointments", ("who", "does", "whom", "when", "note", "sources"), rows)


def _coverage(page: CoveragePage) -> Table:
    columns = ("topic", "things", "statements", *map(str, page.years))
    rows = tuple((row.label, row.things, row.statements, *row.states) for row in page.rows)
    return Table("Coverage", columns, rows)
