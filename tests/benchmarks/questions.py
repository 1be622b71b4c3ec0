"""Measures how often the search answers what people ask: on top, and among the first three.

    python -m tests.benchmarks.questions DATABASE [--failures] [--questions FILE]

The questions stand in questions.yaml beside this file: what is typed, and which hits answer it. `find` lists addresses,
where * stands for anything; `says` is a regular expression over title and text of a hit; `empty` asks for a subject
that the reference does not hold, where nothing found is the answer.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from db import Reference
from db.records import Hit

FIRST = 3
QUESTIONS = Path(__file__).with_name("questions.yaml")


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, the class it belongs to, and what counts as an answer."""

    ask: str
    group: str
    find: tuple[str, ...]
    says: str
    empty: bool = False

    def answered_by(self, hit: Hit) -> bool:
        """Whether the hit's address or its words answer the question."""
        if any(fnmatchcase(hit.address, pattern) for pattern in self.find):
            return True
        return bool(self.says and re.search(self.says, f"{hit.title}\n{hit.text}", re.IGNORECASE | re.DOTALL))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, the place of its first answer (0 where none is among the first) and what stood there."""

    question: Question
    place: int
    hits: tuple[Hit, ...]


def questions(path: Path = QUESTIONS) -> Iterator[Question]:
    """The questions of the file; a key that is not known is an error."""
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        if unknown := set(entry) - {"ask", "class", "find", "says", "empty"}:
            raise ValueError(f"{entry['ask']}: unknown {', '.join(sorted(unknown))}")
        found, said, empty = tuple(entry.get("find", ())), entry.get("says", ""), entry.get("empty", False)
        yield Question(entry["ask"], entry["class"], found, said, empty)


def run(reference: Reference, asked: Iterable[Question]) -> Iterator[Outcome]:
    """Each question put to the search."""
    for question in asked:
        hits = reference.search(question.ask, limit=FIRST).hits
        places = (place for place, hit in enumerate(hits, 1) if question.answered_by(hit))
        yield Outcome(question, int(not hits) if question.empty else next(places, 0), hits)


def line(name: str, outcomes: list[Outcome]) -> str:
    """One line of the report: the share answered on top and among the first."""
    top = sum(outcome.place == 1 for outcome in outcomes)
    first = sum(outcome.place > 0 for outcome in outcomes)
    count = len(outcomes)
    return f"{name:10} {count:4}  on top {top / count:6.1%}  in the top {FIRST} {first / count:6.1%}\n"


def main() -> int:
    """Print a line for each class and one for all; with --failures also what stood on top instead."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    arguments = parser.parse_args()
    outcomes = list(run(Reference(arguments.database), questions(arguments.questions)))
    for group in dict.fromkeys(outcome.question.group for outcome in outcomes):
        sys.stdout.write(line(group, [outcome for outcome in outcomes if outcome.question.group == group]))
    sys.stdout.write(line("all", outcomes))
    if arguments.failures:
        for outcome in (outcome for outcome in outcomes if outcome.place != 1):
            tops = "; ".join(f"{hit.address} {hit.title}" for hit in outcome.hits) or "nothing"
            sys.stdout.write(f"{outcome.place or '-'}  {outcome.question.ask}: {tops}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
