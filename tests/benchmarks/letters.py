"""How long each letter waits for its hits: every beginning of many questions, asked as the window asks while one types.

    python -m tests.benchmarks.letters DATABASE [--questions FILE] [--most N]

Processor time from the question to the hits with their snippets and marks, which other programs on the machine
lengthen only a little. Exit status 1 where the 99th percentile is over the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import yaml

from db import Reference
from desktop import garbage
from desktop.searching import FIRST_HITS

LIMIT = 8.0  # milliseconds
QUESTIONS = Path(__file__).parent / "questions.yaml"
SLOWEST = 5  # beginnings that are told


def beginnings(file: Path, most: int) -> list[str]:
    """Each question letter by letter."""
    asked = [str(one["ask"]) for one in yaml.safe_load(file.read_text(encoding="utf-8"))][:most]
    return [question[:end] for question in asked for end in range(1, len(question) + 1)]


def timed(reference: Reference, typed: list[str]) -> list[tuple[float, str]]:
    """Milliseconds of each beginning, quickest first."""
    times = []
    for text in typed:
        begun = time.process_time()
        reference.search(text, limit=FIRST_HITS, typing=True)
        times.append(((time.process_time() - begun) * 1000, text))
    return sorted(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--most", type=int, default=120)
    given = parser.parse_args()
    reference = Reference(given.database)
    reference.search("begin", typing=True)
    garbage.settle()  # as the program does once it stands
    times = timed(reference, beginnings(given.questions, given.most))
    reference.close()
    parts = {name: times[int(len(times) * share)][0] for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))}
    told = "  ".join(f"{name} {value:.1f}" for name, value in parts.items())
    sys.stdout.write(f"{len(times)} letters: {told}  slowest {times[-1][0]:.1f} ms  (limit of p99 {LIMIT:g})\n")
    for taken, text in times[: -SLOWEST - 1 : -1]:
        sys.stdout.write(f"{taken:8.1f} ms  {text}\n")
    return int(parts["p99"] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
