"""What can be typed: the commands, their words and their help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NoReturn, get_args

from db import HitKind, UnitKind, parse_day
from desktop import paths
from desktop.terminal import authoring, changes, citing, dumping, facts, library, searching, sheets
from desktop.terminal.errors import BadUse

Command = Callable[[argparse.Namespace], int]
NAME = "anyqtama"
MOST = 10_000  # hits that can be asked for at once
_KINDS = list(get_args(HitKind))
_EXCLUDED = re.compile(r"-[^\W\d_]{2}.*", re.DOTALL)  # -without, which is a word of a query and no option


class _Parser(argparse.ArgumentParser):
    """Complains in one sentence, and leaves the ending to its caller."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        raise BadUse(f"{self.prog}: {message} (see {self.prog} --help).")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The words as a namespace; its `command` is None where they name none. Raises BadUse."""
    parser = _parser()
    arguments, rest = parser.parse_known_args(words)
    if rest and arguments.name == "search" and all(map(_EXCLUDED.fullmatch, rest)):
        arguments.words += rest
    elif rest:
        command = f"{NAME} {arguments.name}".rstrip()
        raise BadUse(f"{command}: this is not understood: {' '.join(rest)} (see {command} --help).")
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog=NAME, description="An offline reference on politics and elections.", epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"{NAME} {_version()}")
    parser.add_argument("--database", type=Path, default=paths.reference(), metavar="FILE", help="another database")
    parser.set_defaults(command=None, name="")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands; none opens the window")
    for add in (_search, _sheet, _changes, _facts, _cite, _verify, _build, _fingerprints, _dump, _import, _own):
        add(commands)
    return parser


_EPILOG = "Exit status: 0 found, 1 nothing found, 2 bad use, 3 a mistake of the program's own."


def _command(commands: Any, name: str, does: Command, words: str) -> argparse.ArgumentParser:
    sentence = f"{words[0].upper()}{words[1:]}."
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=sentence)
    parser.add_argument("--database", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="another database")
    parser.set_defaults(command=does, name=name)
    return parser


def _search(commands: Any) -> None:
    parser = _command(commands, "search", searching.search, "search passages, statements, names, votes and documents")
    parser.add_argument("words", nargs="*", metavar="WORDS", help='plain words, "a phrase", -without, OR, prefix*')
    parser.add_argument("--batch", metavar="FILE", help='JSON Lines {"id", "query"}; “-” reads the standard input')
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="what held on that day comes first")
    parser.add_argument("--in", dest="kind", default="", choices=_KINDS, metavar="KIND", help=", ".join(_KINDS))
    _add_library(parser)
    parser.add_argument("--limit", default=20, type=_limit, metavar="N", help="at most so many hits (20)")
    _add_output(parser, searching.FORMATS)


def _sheet(commands: Any) -> None:
    parser = _command(commands, "sheet", sheets.sheet, "print the sheet of a subject, a document or a source")
    parser.add_argument("subject", nargs="*", metavar="SUBJECT", help="an id or any name; several make one briefing")
    parser.add_argument("--all", action="store_true", help="every sheet of the pack in one briefing")
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="as of that day")
    parser.add_argument("--summary", action="store_true", help="what stands on the day, on one page each")
    _add_library(parser)
    _add_output(parser, sheets.FORMATS)


def _changes(commands: Any) -> None:
    parser = _command(commands, "changes", changes.changes, "print what changed between two days, both included")
    parser.add_argument("first", type=_day_as_typed, metavar="FROM", help="the first day, or that of a month or year")
    parser.add_argument("last", type=_day_as_typed, metavar="TO", help="the last day, or that of a month or year")
    parser.add_argument("--subject", default="", metavar="S", help="an id or any name of a thing or a topic")
    parser.set_defaults(summary=False)
    _add_output(parser, sheets.FORMATS)


def _facts(commands: Any) -> None:
    parser = _command(commands, "facts", facts.facts, "list statements")
    parser.add_argument("--subject", default="", metavar="S", help="an id or any name; a topic or a source too")
    parser.add_argument("--property", default="", metavar="P", help="a property by its id or label")
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="without what was over or yet to come")
    _add_output(parser, facts.FORMATS, json=facts.RECORDS)


def _cite(commands: Any) -> None:
    parser = _command(commands, "cite", citing.cite, "cite a value, a passage or a page")
    parser.add_argument("subject", nargs="+", metavar="ADDRESS", help="an address, an id, a name or a copied code")
    words = f"{', '.join(citing.STYLES)} (text)"
    parser.add_argument("--style", default="text", choices=citing.STYLES, metavar="STYLE", help=words)
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="as of that day")
    parser.add_argument("--json", action="store_true", help="the same as --style csl-json")
    parser.add_argument("-o", dest="output", default="", metavar="FILE", help="write to a file")


def _verify(commands: Any) -> None:
    parser = _command(commands, "verify", authoring.verify, "prove a database whole")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the database; without it the bundled one")
    parser.add_argument("--content", action="store_true", help="also list what an author should look at")
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def _build(commands: Any) -> None:
    parser = _command(commands, "build", authoring.build, "build a database from a pack")
    parser.add_argument("content", nargs="?", type=Path, metavar="CONTENT", help="the pack's folder")
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help="the database to make")
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def _fingerprints(commands: Any) -> None:
    parser = _command(commands, "fingerprints", authoring.fingerprints, "print the fingerprints of a text's sentences")
    parser.add_argument("file", metavar="FILE", help="a text in UTF-8; “-” reads the standard input")
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def _dump(commands: Any) -> None:
    parser = _command(commands, "dump", dumping.dump, "print the whole pack as JSON Lines, one unit a line")
    kinds = get_args(UnitKind)
    parser.add_argument("--kind", default="", choices=kinds, metavar="KIND", help=", ".join(kinds))
    parser.add_argument("--json", action="store_true", help="JSON Lines, which it is in any case")


def _import(commands: Any) -> None:
    words = "import documents of your own, one a line, with id, title and text"
    parser = _command(commands, "import", library.take, words)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=".jsonl, .csv; id, title, text, date, …")
    _add_library(parser)
    parser.add_argument("--follow", action="store_true", help=argparse.SUPPRESS)  # for the window, which looks on
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def _own(commands: Any) -> None:
    words = "list, remove or check what you imported"
    own = commands.add_parser("library", help=words, description=f"{words[0].upper()}{words[1:]}.")
    own.set_defaults(name="library")
    inner = own.add_subparsers(metavar="COMMAND", required=True)
    _library_command(inner, "list", library.list_, "list the documents")
    removing = _library_command(inner, "remove", library.remove, "take documents out")
    removing.add_argument("ids", nargs="+", metavar="ID", help="the id of a document")
    _library_command(inner, "check", library.check, "prove the library whole")


def _library_command(inner: Any, name: str, does: Command, words: str) -> argparse.ArgumentParser:
    parser = _command(inner, name, does, words)
    parser.set_defaults(name=f"library {name}")
    _add_library(parser)
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="FILE", help="another library than the usual one of yours")


def _add_output(parser: argparse.ArgumentParser, formats: Sequence[str], json: str = "json") -> None:
    """`json` is the format that --json stands for."""
    first = formats[0]
    chosen = parser.add_mutually_exclusive_group()
    words = f"{', '.join(formats)} ({first})"
    chosen.add_argument("--format", choices=formats, metavar="FORMAT", help=words)
    same = "the same as --format json" if json == "json" else "the bare records in JSON"
    chosen.add_argument("--json", dest="format", action="store_const", const=json, help=same)
    parser.add_argument("-o", dest="output", default="", metavar="FILE", help="write to a file")


def _day(text: str) -> str:
    """A day that can be read; BadDate ends the command in its own words."""
    return parse_day(text)


def _day_as_typed(text: str) -> str:
    """The same, but a month or a year stays one: which of its days is meant depends on where it stands."""
    parse_day(text)
    return text.strip()


def _limit(text: str) -> int:
    if text.isdecimal() and 1 <= int(text[:9]) <= MOST:
        return int(text[:9])
    raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a number from 1 to {MOST}")


def _version() -> str:
    try:
        return version(NAME)
    except PackageNotFoundError:
        return "(not installed)"
