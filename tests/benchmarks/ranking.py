"""Measures the ranking on test collections: nDCG@10, AP@100 and recall@20, through the same code that users get.

    python -m tests.benchmarks.ranking FOLDER...

A folder holds docs.jsonl (id, title, text), queries.jsonl (id, text) and qrels.tsv (query, document, grade).
Needs `ir-measures`.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import ir_measures
from ir_measures import AP, R, nDCG

from db.search import IndexWriter, Searcher, Unit

DEPTH = 100
MEASURES = (nDCG @ 10, AP @ 100, R @ 20)


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def index(folder: Path) -> sqlite3.Connection:
    """A collection as an index in memory; the address of a unit is the document's id."""
    connection = sqlite3.connect(":memory:")
    writer = IndexWriter(connection)
    documents = lines(folder / "docs.jsonl")
    writer.add(Unit("passage", str(doc["id"]), doc.get("title") or "", doc["text"]) for doc in documents)
    writer.finish()
    return connection


def judgements(folder: Path) -> Iterator[ir_measures.Qrel]:
    """What people found relevant; a grade below zero counts as relevant (Cranfield's source papers)."""
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")[:3]
        if grade.lstrip("-").isdigit():
            yield ir_measures.Qrel(query, document, abs(int(grade)))


def run(searcher: Searcher, folder: Path) -> tuple[list[ir_measures.ScoredDoc], list[float]]:
    """All queries, and the milliseconds of each."""
    found, times = [], []
    for query in lines(folder / "queries.jsonl"):
        start = time.perf_counter()
        answer = searcher.search(query["text"] + " ", limit=DEPTH)
        times.append((time.perf_counter() - start) * 1000)
        found += [
            ir_measures.ScoredDoc(str(query["id"]), row.address, float(DEPTH - place))
            for place, row in enumerate(answer.rows)
        ]
    return found, times


def main() -> int:
    """Print one line for each collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args().folders:
        start = time.perf_counter()
        searcher = Searcher(index(folder))
        built = time.perf_counter() - start
        found, times = run(searcher, folder)
        values = ir_measures.calc_aggregate(MEASURES, list(judgements(folder)), found)
        shown = "  ".join(f"{measure} {values[measure]:.3f}" for measure in MEASURES)
        pace = f"median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms"
        sys.stdout.write(f"{folder.name:12} {shown}  built in {built:.1f} s, {pace}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
