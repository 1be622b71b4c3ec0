"""The command `search`: one question, or a file of them."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from db import Found, Hit, Reference, describe
from desktop import export
from desktop.terminal import plain, streams
from desktop.terminal.errors import FOUND, NOTHING, BadUse
from desktop.terminal.opened import reference

TEXT = "text"
FORMATS = (TEXT, *export.FORMATS)
WIDTH = 100  # characters of a line of text on the terminal


def search(arguments: argparse.Namespace) -> int:
    """Answer the words, or every line of a batch."""
    if arguments.batch is not None:
        return _batch(arguments)
    words = " ".join(arguments.words)
    if not words.strip():
        raise BadUse("There is nothing to search for: type some words behind search, or name a file with --batch.")
    with reference(arguments, must=arguments.kind == "library") as opened:
        found, took = _ask(opened, words, arguments)
        pack = opened.pack
    form = arguments.format or TEXT
    if form == "json":
        told = {"query": words, "pack": pack.title, "version": pack.version, "as_of": arguments.as_of or ""}
        streams.deliver(plain.to_json(told | plain.answer(found, took)) + "\n", arguments.output)
    elif form == TEXT:
        streams.deliver("\n".join(_lines(found)) + "\n", arguments.output)
    else:
        data = export.hits_data(found, pack, arguments.as_of or "", brief=form in export.BRIEF)
        streams.deliver(streams.for_stream(export.write(data, form), arguments.output), arguments.output)
    return FOUND if found.hits else NOTHING


def _ask(opened: Reference, words: str, arguments: argparse.Namespace) -> tuple[Found, float]:
    begun = perf_counter()
    found = opened.search(words, limit=arguments.limit, kind=arguments.kind, as_of=arguments.as_of or "")
    return found, perf_counter() - begun


def _batch(arguments: argparse.Namespace) -> int:
    if arguments.words:
        raise BadUse("Words and --batch do not go together: put the words into the file.")
    questions = list(_questions(arguments.batch))  # all are read first: a bad line shows before any answer
    status = NOTHING
    with reference(arguments, must=arguments.kind == "library") as opened:
        for key, query in questions:
            found, took = _ask(opened, query, arguments)
            streams.say(plain.to_json({"id": key, **plain.answer(found, took)}, indent=None))
            status = FOUND if found.hits else status
    return status


def _questions(file: str) -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(streams.read_text(file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadUse(f"“{file}”, line {number}, is not JSON.") from error
        if not isinstance(question, dict) or not isinstance(question.get("query"), str):
            raise BadUse(f"“{file}”, line {number}, holds no “query” with words.")
        yield question.get("id", number), question["query"]


def _lines(found: Found) -> Iterator[str]:
    yield from (f"Read as: {each}" for each in found.read_as)
    for number, hit in enumerate(found.hits, 1):
        yield from _hit(number, hit)
    if not found.hits:
        yield "Nothing found."
    elif found.more or found.count > len(found.hits):
        count = f"more than {found.count}" if found.more else str(found.count)
        yield f"The first {len(found.hits)} of {count} hits; --limit shows more."
    for repair in found.repairs:
        count = f"more than {repair.counted}" if repair.more else str(repair.count)
        yield f"Try: {repair.query}  ({repair.why}, {count} hits)"
    for each in found.coverage:
        state = {"covered": "covered", "partly": "partly covered", "none": "not covered"}[each.state]
        yield f"{each.topic_label}, {describe(each.period)}: {state}. {each.note}".rstrip()


def _hit(number: int, hit: Hit) -> Iterator[str]:
    standing = hit.force.value if hit.force else ""
    when = describe(hit.period) if hit.period else ""
    kind = "your library" if hit.origin == "library" else hit.kind
    about = ", ".join(filter(None, (kind, standing, when, "" if hit.match == "exact" else f"{hit.match} match")))
    yield f"{number}. {hit.title}  [{about}]"
    snippet = " ".join(hit.snippet.split())
    yield from textwrap.wrap(snippet, WIDTH, initial_indent="   ", subsequent_indent="   ")
    if hit.source:
        yield f"   Source: {', '.join(filter(None, (hit.source.title, hit.source.publisher, hit.source.date)))}"
    if hit.missing:
        yield f"   Not in it: {', '.join(hit.missing)}"
    yield f"   {hit.address}"
