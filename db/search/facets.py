"""How many hits each kind, topic, source, language and year has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from db.search.units import Spread

MOST = 10_000  # hits that are counted; the answer says when there are more
LONGEST_PERIOD = 40  # years: a unit that speaks of a longer time tells nothing about one of them

Counted = tuple[str, str, str, str, str, int | None, int | None]


def facets(rows: Iterable[Counted]) -> Spread:
    """Count rows of kind, address, topics, sources, language, first and last year."""
    kinds: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    years: Counter[int] = Counter()
    addresses: Counter[str] = Counter()
    seen = 0
    for kind, address, topics_of, sources_of, language, first, last in rows:
        seen += 1
        if seen > MOST:
            break
        kinds[kind] += 1
        addresses[address] += 1
        topics.update(topics_of.split())
        sources.update(sources_of.split())
        languages.update((language,) if language else ())
        if first is not None and last is not None and last - first <= LONGEST_PERIOD:
            years.update(range(first, last + 1))
    return Spread(
        _most(kinds),
        _most(topics),
        _most(sources),
        _most(languages),
        tuple(sorted(years.items())),
        tuple(addresses.items()),
        seen > MOST,
    )


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
