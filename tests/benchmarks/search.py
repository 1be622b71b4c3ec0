"""Measures build, memory and the speed of answers on a large corpus, beside tantivy on the same passages and queries.

    python -m tests.benchmarks.search CORPUS.jsonl QUERIES.json FOLDER [--rounds 2] [--alone] [--database FILE]

CORPUS has lines with id, title and body (or text); QUERIES is a list of {"cls", "mode": and|phrase|prefix, "terms"}.
The corpus is imported into a library and searched in it as readers do it, beside the reference. Library and index are
made in FOLDER if they are not there. Every query goes to both engines in turn, twenty hits with marked snippets and a
count each. Then come questions that are hard for a large index, hits and facets of both databases: the slowest of each
must be answered within a second. Needs `tantivy` unless --alone.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from db import Library, Reference

SHOWN = 20
WITHIN = 1000.0  # milliseconds for the hardest question
DATABASE = Path(__file__).parents[2] / "resources" / "reference.db"
Query = dict[str, Any]
HARD = (
    'a"b"c', "a_b_c", "the year:2021", '"of the" year:2021', "the language:ru", "language:xx the of", "p* " * 5000, "t",
    "a* b* c*", "a -b -c -d", "the -of", "-the", '"of the"', '"the of the"', "the of and with law year", "year:1999",
    "the OR of OR and", "near:5 the of", "in:library the", "president -the", "the president " * 2000, "7" * 100_000,
)  # fmt: skip


def passages(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """Id, title and text of each line."""
    with corpus.open(encoding="utf-8") as file:
        for record in map(json.loads, file):
            yield str(record["id"]), record["title"], record.get("body") or record["text"]


def build_ours(corpus: Path, target: Path) -> None:
    """The library that an import makes."""
    with closing(Library(target)) as library:
        library.import_files([corpus])


def build_theirs(corpus: Path, target: Path) -> None:
    """Title and text in one indexed field, as tantivy's own tutorial does."""
    import tantivy

    target.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", stored=True)
    index = tantivy.Index(builder.build(), path=str(target))
    writer = index.writer(heap_size=512_000_000, num_threads=1)
    for number, title, text in passages(corpus):
        writer.add_document(tantivy.Document(id=number, text=f"{title}\n{text}"))
    writer.commit()
    writer.wait_merging_threads()


def ask_ours(database: Path, target: Path) -> Callable[[Query], int]:
    """A function that answers a query with the number of hits shown."""
    reference = Reference(database, target)

    def ask(query: Query) -> int:
        words = " ".join(query["terms"])
        text = {"phrase": f'"{words}"', "prefix": words}.get(query["mode"], f"{words} ")
        return len(reference.search(text, kind="library", limit=SHOWN).hits)

    return ask


def hard(database: Path, target: Path) -> Iterator[tuple[str, str, float]]:
    """What was asked of both databases, in what way, and how many milliseconds of the processor it took."""
    with closing(Reference(database, target)) as reference:
        reference.search("")
        for text in HARD:
            for way, ask in (("hits", reference.search), ("facets", reference.facets)):
                start = time.process_time()
                ask(text)
                yield way, text, (time.process_time() - start) * 1000


def ask_theirs(target: Path) -> Callable[[Query], int]:
    """The same with tantivy: top hits, exact count, its own snippets."""
    import tantivy

    index = tantivy.Index.open(str(target))
    searcher, schema, make, must = index.searcher(), index.schema, tantivy.Query, tantivy.Occur.Must

    def read(query: Query) -> Any:
        terms = query["terms"]
        if query["mode"] == "phrase" and len(terms) > 1:
            return make.phrase_query(schema, "text", list(terms))
        parts = [make.term_query(schema, "text", term) for term in terms]
        if query["mode"] == "prefix":
            parts[-1] = make.regex_query(schema, "text", re.escape(terms[-1]) + ".*")
        return parts[0] if len(parts) == 1 else make.boolean_query([(must, part) for part in parts])

    def ask(query: Query) -> int:
        asked = read(query)
        found = searcher.search(asked, SHOWN, count=True)
        snippets = tantivy.SnippetGenerator.create(searcher, asked, schema, "text")
        return len([snippets.snippet_from_doc(searcher.doc(address)).to_html() for _, address in found.hits])

    return ask


def measure(queries: list[Query], engines: dict[str, Callable[[Query], int]], rounds: int) -> dict[str, Any]:
    """Milliseconds by engine and class: the median over the rounds of each query, after one round to warm."""
    times: dict[str, dict[int, list[float]]] = {name: defaultdict(list) for name in engines}
    for each in range(rounds + 1):
        for number, query in enumerate(queries):
            for name, ask in engines.items():
                start = time.perf_counter()
                ask(query)
                if each:
                    times[name][number].append((time.perf_counter() - start) * 1000)
    classes: dict[str, Any] = defaultdict(lambda: defaultdict(list))
    for name, by_query in times.items():
        for number, taken in by_query.items():
            for group in (queries[number]["cls"], "all"):
                classes[group][name].append(statistics.median(taken))
    return classes


def share(values: list[float], part: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def memory() -> float:
    """Resident megabytes of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def built(name: str, target: Path, corpus: Path, build: Callable[[Path, Path], None]) -> None:
    """Make an index that is not there, and say how long it took."""
    if target.exists():
        return
    part = target.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    for beside in part.parent.glob(f"{part.name}*"):
        beside.unlink()
    start = time.perf_counter()
    build(corpus, part)
    part.rename(target)
    sys.stdout.write(f"{name}: built in {time.perf_counter() - start:.0f} s\n")


def main() -> int:
    """Build what is missing, then print a line for each class of queries."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", type=Path, default=DATABASE)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--alone", action="store_true", help="without tantivy")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    ours, theirs = given.folder / "ours.db", given.folder / "tantivy"
    built("ours", ours, given.corpus, build_ours)
    before = memory()
    engines = {"ours": ask_ours(given.database, ours)}
    sys.stdout.write(f"ours: {before:.0f} MB before opening, {memory():.0f} MB after\n")
    queries = json.loads(given.queries.read_text(encoding="utf-8"))
    measure(queries, engines, 0)
    sys.stdout.write(f"ours: {memory():.0f} MB after {len(queries)} queries\n")
    if not given.alone:
        built("tantivy", theirs, given.corpus, build_theirs)
        engines["tantivy"] = ask_theirs(theirs)
    classes = measure(queries, engines, given.rounds)
    for group, by_engine in classes.items():
        shown = "   ".join(
            f"{name} p50 {share(times, 0.5):6.2f} p95 {share(times, 0.95):6.2f} max {max(times):6.2f}"
            for name, times in by_engine.items()
        )
        sys.stdout.write(f"{group:9} {shown}\n")
    slowest = sorted(hard(given.database, ours), key=lambda one: -one[2])
    for way, text, taken in slowest[:4]:
        sys.stdout.write(f"hard      {taken:6.0f} of the processor: {way} of {text[:40]!r}\n")
    return int(slowest[0][2] > WITHIN)


if __name__ == "__main__":
    sys.exit(main())
