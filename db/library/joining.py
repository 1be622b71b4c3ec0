"""One answer out of two: the reference's hits, and behind them those of the reader's library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from db.records import Counted, Facets, Found, Hit, Repair
from db.search import Answer, Spread, typed_fields

LIBRARY = "library"  # the kind of all its documents
SHARE = 3  # one part in so many of the room is the library's where both have more than there is room for
FEW = 4  # with fewer hits in all, ways to ask anew are worth showing


def can_answer(text: str) -> bool:
    """Whether what was typed leaves anything of a library, whose documents are of one kind, no topic and no source."""
    typed = typed_fields(text)
    kinds = {field.value for field in typed if field.name == "in"}
    return (not kinds or LIBRARY in kinds) and not any(field.name in ("topic", "source") for field in typed)


def joined(found: Found, answer: Answer, hits: tuple[Hit, ...], limit: int) -> Found:
    """Both together, at most `limit` hits; each keeps the order that it came in."""
    own = min(len(hits), max(limit - len(found.hits), limit // SHARE))
    return replace(
        found,
        hits=found.hits[: limit - own] + hits[:own],
        count=found.count + answer.count,
        more=found.more or answer.more,
        read_as=tuple(dict.fromkeys((*found.read_as, *answer.read_as))),
        repairs=_repairs(found.repairs, answer.repairs) if found.count + answer.count < FEW else (),
        of_library=answer.count,
    )


def counted(query: str, spreads: Iterable[Spread], label: Callable[[str], str], page: Callable[[str], str]) -> Facets:
    """How the hits of both are spread, counted together; `label` names a topic or a source, `page` finds its page."""
    spreads = tuple(spreads)

    def field(name: str) -> tuple[Counted, ...]:
        total: Counter[str] = Counter()
        capped: set[str] = set()
        for spread in spreads:
            of_field = dict(getattr(spread, name))
            total.update(of_field)
            capped.update(of_field if spread.more else ())
        ordered = sorted(total.items(), key=lambda one: (-one[1], one[0]))
        labelled = name in ("topics", "sources")
        return tuple(Counted(one, label(one) if labelled else one, count, one in capped) for one, count in ordered)

    years: Counter[int] = Counter()
    pages: Counter[str] = Counter()
    for spread in spreads:
        years.update(dict(spread.years))
        for address, count in spread.addresses:
            pages[page(address)] += count
    return Facets(
        query, field("kinds"), field("topics"), field("sources"), field("languages"),
        tuple(sorted(years.items())), tuple(sorted(pages.items())), any(spread.more for spread in spreads),
        sum(dict(spread.kinds).get(LIBRARY, 0) for spread in spreads),
    )  # fmt: skip


def _repairs(*of_each: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """The same repair in both brings the hits of both."""
    counts: dict[tuple[str, str], int] = {}
    for repairs in of_each:
        for one in repairs:
            counts[one.why, one.query] = counts.get((one.why, one.query), 0) + one.count
    return tuple(Repair(why, query, count) for (why, query), count in counts.items())
