"""Measures the ranking on test collections: nDCG@10, AP@100 and recall@20, through the same code that users get.

    python -m tests.benchmarks.ranking FOLDER... [--database FILE]

A folder holds docs.jsonl (id, title, text), queries.jsonl (id, text) and qrels.tsv (query, document, grade). The
documents are imported into a library and searched in it beside the reference, as `--in library` does.
Needs `ir-measures`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import ir_measures
from ir_measures import AP, R, nDCG

from db import Library, Reference

DEPTH = 100
DATABASE = Path(__file__).parents[2] / "resources" / "reference.db"
MEASURES = (nDCG @ 10, AP @ 100, R @ 20)


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def imported(folder: Path, target: Path) -> None:
    """A collection as a reader's library."""
    with closing(Library(target)) as library:
        library.import_files([folder / "docs.jsonl"])


def judgements(folder: Path) -> Iterator[ir_measures.Qrel]:
    """What people found relevant; a grade below zero counts as relevant (Cranfield's source papers)."""
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")[:3]
        if grade.lstrip("-").isdigit():
            yield ir_measures.Qrel(query, document, abs(int(grade)))


def run(reference: Reference, folder: Path) -> tuple[list[ir_measures.ScoredDoc], list[float]]:
    """All queries, and the milliseconds of each."""
    found, times = [], []
    for query in lines(folder / "queries.jsonl"):
        start = time.perf_counter()
        answer = reference.search(query["text"] + " ", kind="library", limit=DEPTH)
        times.append((time.perf_counter() - start) * 1000)
        found += [
            ir_measures.ScoredDoc(str(query["id"]), hit.id, float(DEPTH - place))
            for place, hit in enumerate(answer.hits)
        ]
    return found, times


def main() -> int:
    """Print one line for each collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--database", type=Path, default=DATABASE)
    given = parser.parse_args()
    for folder in given.folders:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as beside:
            target = Path(beside) / "library.db"
            imported(folder, target)
            built = time.perf_counter() - start
            with closing(Reference(given.database, target)) as reference:
                found, times = run(reference, folder)
        values = ir_measures.calc_aggregate(MEASURES, list(judgements(folder)), found)
        shown = "  ".join(f"{measure} {values[measure]:.3f}" for measure in MEASURES)
        pace = f"median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms"
        sys.stdout.write(f"{folder.name:12} {shown}  built in {built:.1f} s, {pace}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
