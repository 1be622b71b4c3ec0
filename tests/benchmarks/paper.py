"""Measures how long a page takes to become a PDF in a warm program: every page of a pack, none of them seen before.

    python -m tests.benchmarks.paper DATABASE [--every N] [--limit MS]

Times are given as shares of the limit, in wall and in processor time: on a busy machine only the second means much.
Exit status 1 where the median or the slowest page in processor time is over the limit.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from db import Page, Reference
from desktop.paper import pdf, svgs

DAY = date(2026, 1, 1)
LIMIT_MS = 500.0


class Time(NamedTuple):
    """What one page took, in milliseconds."""

    address: str
    wall: float
    processor: float


def pages(reference: Reference, every: int) -> Iterator[tuple[str, Page]]:
    """Each page that the tree leads to, or every so many of them."""
    addresses = dict.fromkeys(branch.address for branch in reference.tree() if branch.address)
    for address in list(addresses)[::every]:
        yield address, reference.open(address)


def measured(address: str, page: Page, what: str) -> Time:
    """One page set once."""
    wall, processor = time.perf_counter(), time.process_time()
    (pdf if what == "PDF" else svgs)([page], printed=DAY)
    return Time(address, (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)


def report(what: str, times: list[Time], limit: float) -> bool:
    """Print shares of the limit; whether all is inside."""
    for name in ("wall", "processor"):
        values = sorted(getattr(one, name) for one in times)
        slowest = max(times, key=lambda one: getattr(one, name))
        shares = {
            "median": statistics.median(values) / limit,
            "p95": values[int(len(values) * 0.95)] / limit,
            "slowest": values[-1] / limit,
        }
        words = "  ".join(f"{label} {share:.2f}" for label, share in shares.items())
        print(f"{what:8} {name:9} of {limit:g} ms: {words}  ({slowest.address})")  # noqa: T201
    return max(one.processor for one in times) <= limit


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--limit", type=float, default=LIMIT_MS)
    asked = parser.parse_args()
    reference = Reference(asked.database)
    every_page = list(pages(reference, asked.every))
    first = measured(*every_page[0], "PDF")
    print(f"first page of a cold program: {first.wall:.0f} ms; {len(every_page)} pages")  # noqa: T201
    inside = report("PDF", [measured(*page, "PDF") for page in every_page[1:]], asked.limit)
    again = report("preview", [measured(*page, "preview") for page in every_page[1:]], asked.limit)
    return 0 if inside and again else 1


if __name__ == "__main__":
    sys.exit(main())
