"""The commands for those who write a pack: `build`, `verify`, `fingerprints`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import db
from desktop import paths
from desktop.terminal import plain, streams
from desktop.terminal.errors import FOUND, NOTHING, BadUse


def build(arguments: argparse.Namespace) -> int:
    """Read and check the content, then put the database in its place."""
    content = arguments.content or paths.content()
    if not content.is_dir():
        raise BadUse(f"There is no pack at “{content}”: name the folder that holds its pack.yaml.")
    built = db.build(content, arguments.output or arguments.database)
    if arguments.json:
        streams.say(plain.to_json(plain.plain(built)))
    else:
        pack = built.pack
        streams.say(f"Built {built.target}: {pack.title}, version {pack.version}; {_counts(built.counts)}.")
    return FOUND


def verify(arguments: argparse.Namespace) -> int:
    """Prove the database whole, or say what is wrong with it."""
    database = arguments.file or arguments.database
    verified = db.verify(database, arguments.content)
    if arguments.json:
        streams.say(plain.to_json(plain.plain(verified)))
    else:
        pack = verified.pack
        streams.say(f"{database} is whole: {pack.title}, version {pack.version}; {_counts(verified.counts)}.")
        for report in verified.content:
            streams.say("\n".join((f"\n{report.title.capitalize()}: {report.count}", *report.lines)))
    return FOUND


def fingerprints(arguments: argparse.Namespace) -> int:
    """Print one line for each sentence, as a pack keeps them."""
    found = db.fingerprints(streams.read_text(arguments.file))
    if arguments.json:
        streams.say(plain.to_json([plain.plain(each) for each in found]))
    elif found:
        streams.deliver(db.format_fingerprints(found), "")
    return FOUND if found else NOTHING


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts)
