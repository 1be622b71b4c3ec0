"""Measures an import in bulk: passages a second, and whether the memory stays flat while they pass.

    python -m tests.benchmarks.import [FILE.jsonl] [--passages N] [--growth MB]

Without a file passages are made up from a seed, with word frequencies as in real text. Prints memory and pace for each
tenth of the way and for the finish, and then the size of the library. Exit status 1 where the memory grew by more than
`--growth` between the second tenth and the last.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from bisect import bisect
from itertools import accumulate
from pathlib import Path

from db import Library, Progress

FORMS, LENGTH = 60_000, 75  # words there are, and words of a passage


def memory() -> float:
    """What this process holds in memory, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1024


def make(path: Path, passages: int) -> None:
    """Passages of words whose n-th is about n times as rare as the first (Zipf)."""
    chance = random.Random(20260601)
    letters = "aeioubdfgklmnprstvz"
    forms = ["".join(chance.choices(letters, k=2 + number % 8)) + str(number % 7) for number in range(FORMS)]
    sums = list(accumulate(1 / (rank + 2.7) for rank in range(1, FORMS + 1)))
    with path.open("w", encoding="utf-8") as file:
        for number in range(passages):
            words = [forms[bisect(sums, chance.random() * sums[-1])] for _ in range(LENGTH)]
            title, text = " ".join(words[:6]).title(), " ".join(words)
            file.write(json.dumps({"id": f"p{number}", "title": title, "text": text, "date": "2022"}) + "\n")


class Watch:
    """Writes down memory and pace at each tenth of the way."""

    def __init__(self) -> None:
        self.begun = time.perf_counter()
        self.tenths: list[float] = []
        self.finishing = 0.0

    def look(self, progress: Progress) -> None:
        """One batch is in."""
        passed = time.perf_counter() - self.begun
        if progress.finishing:
            self.finishing = passed
        elif progress.share * 10 >= len(self.tenths) + 1:
            self.tenths.append(memory())
            pace = progress.taken / passed
            print(f"{progress.share:5.0%}  {progress.taken:9,}  {pace:8,.0f}/s  {self.tenths[-1]:6.0f} MB")  # noqa: T201


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--passages", type=int, default=200_000)
    parser.add_argument("--growth", type=float, default=64.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = asked.file or Path(folder) / "passages.jsonl"
        if not asked.file:
            make(file, asked.passages)
        target = Path(folder) / "library.db"
        library, watch = Library(target), Watch()
        done = library.import_files([file], watch.look)[0]
        passed = time.perf_counter() - watch.begun
        library.close()
        told = (
            f"{done.added:,} passages in {passed:.1f} s: {done.added / passed:,.0f}/s",
            f"of it {passed - watch.finishing:.1f} s to finish; {memory():.0f} MB at the end",
            f"the library has {target.stat().st_size / 1e6:.0f} MB, its file had {file.stat().st_size / 1e6:.0f} MB",
        )
        print(*told, sep="\n")  # noqa: T201
        if done.titles or done.unread:
            print(f"{done.titles:,} have no text; long texts not taken: {done.unread or 'none'}")  # noqa: T201
    grown = watch.tenths[-1] - watch.tenths[1]
    print(f"memory grew by {grown:.0f} MB between the second tenth and the last")  # noqa: T201
    return int(grown > asked.growth)


if __name__ == "__main__":
    sys.exit(main())
