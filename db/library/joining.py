"""One answer out of two: the reference's hits, and behind them those of the reader's library."""

from __future__ import annotations

from dataclasses import replace

from db.records import Found, Hit, Repair
from db.search import Answer

SHARE = 3  # one part in so many of the room is the library's where both have more than there is room for
FEW = 4  # with fewer hits in all, ways to ask anew are worth showing


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


def _repairs(*of_each: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """The same repair in both brings the hits of both."""
    counts: dict[tuple[str, str], int] = {}
    for repairs in of_each:
        for one in repairs:
            counts[one.why, one.query] = counts.get((one.why, one.query), 0) + one.count
    return tuple(Repair(why, query, count) for (why, query), count in counts.items())
