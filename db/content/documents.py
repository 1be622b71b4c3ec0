"""Digests and articles: Markdown with a YAML head, headings and numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from markdown_it.token import Token

from db.content import markup, nodes
from db.content.entries import DocumentEntry, DocumentNote, PassageEntry, Rich
from db.content.fields import SOURCE_ID, Fields, mapping_of, text_of
from db.content.nodes import Mapping
from db.content.problems import Place, Problems
from db.records import Span

_HEAD = re.compile(r"---[ \t]*\r?\n(.*?)(?<=\n)---[ \t]*(?:\r?\n|\Z)(.*)\Z", re.DOTALL)
_REQUIRED = ("id", "title", "kind")
_OPTIONAL = ("source", "topics", "about", "notes")
_NUMBER = re.compile(r"¶([0-9]+[a-z]?)(?:\s+|\Z)")


def read(name: str, text: str, problems: Problems) -> DocumentEntry | None:
    """One document, None (and a problem) where it has no head that can be read."""
    found = _HEAD.match(text)
    if not found:
        problems.add(Place(name, 1), "syntax", "A document opens with its keys between two lines of ---.")
        return None
    node = nodes.parse(found[1], name, problems, lines_before=1)
    mapping = mapping_of(node, problems) if node else None
    if mapping is None:
        return None
    fields = Fields(mapping, problems, _REQUIRED, _OPTIONAL)
    _check(fields, PurePosixPath(name))
    body = _Body(name, text.count("\n", 0, found.start(2)), problems)
    return _document(fields, tuple(body.passages(found[2])))


def _check(fields: Fields, path: PurePosixPath) -> None:
    own_id, kind = fields.id("id"), fields.choice("kind", ("digest", "article"))
    if own_id and own_id != path.stem:
        fields.problems.add(fields.place("id"), "bad-id", f"The file is named {path.name}, the id is “{own_id}”.")
    if kind == "digest" and not fields.has("source"):
        fields.problems.add(fields.start, "missing-key", "A digest names its “source”.")
    if kind == "article" and fields.has("source"):
        fields.problems.add(fields.place("source"), "unknown-key", "Only a digest has a “source”; an article cites.")


def _document(fields: Fields, passages: tuple[PassageEntry, ...]) -> DocumentEntry:
    if not passages:
        fields.problems.add(fields.start, "missing-key", "The document has no paragraph.")
    return DocumentEntry(
        id=fields.text("id"),
        title=fields.words("title"),
        kind=fields.choice("kind", ("digest", "article"), "article"),
        source=fields.id("source", SOURCE_ID),
        topics=fields.texts("topics"),
        about=fields.texts("about"),
        notes=tuple(_notes(fields)),
        passages=passages,
        place=fields.start,
    )


def _notes(fields: Fields) -> Iterator[DocumentNote]:
    for item in fields.items("notes"):
        if not isinstance(item, Mapping):
            yield DocumentNote("", markup.rich(text_of(item, item.place, fields.problems), item.place, fields.problems))
            continue
        note = Fields(item, fields.problems, ("note",), ("passage",))
        yield DocumentNote(note.text("passage"), markup.rich(note.text("note"), note.start, fields.problems))


class _Body:
    """The passages of one document's text, whose first line stands after so many lines of the file."""

    def __init__(self, name: str, lines_before: int, problems: Problems) -> None:
        self._name, self._lines_before, self._problems = name, lines_before, problems
        self._heading = ""
        self._list_depth = 0
        self._seen: dict[str, Place] = {}
        self._passages: list[PassageEntry] = []

    def passages(self, text: str) -> list[PassageEntry]:
        """Every numbered paragraph, with the lists that follow it."""
        in_heading = False
        for token in markup.parser().parse(text):
            if token.type in ("heading_open", "heading_close"):
                in_heading = token.type == "heading_open"
            elif token.type == "inline" and in_heading:
                rich = markup.from_tokens(token.children or (), self._place(token), self._problems)
                self._heading = markup.plain(rich.spans)
            elif token.type == "inline":
                self._paragraph(token)
            else:
                self._block(token)
        return self._passages

    def _block(self, token: Token) -> None:
        """What is left besides headings and paragraphs, as the parser knows no other blocks: the ends of lists."""
        if token.type.endswith("_list_open"):
            self._list_depth += 1
        elif token.type.endswith("_list_close"):
            self._list_depth -= 1

    def _paragraph(self, token: Token) -> None:
        place = self._place(token)
        rich = markup.from_tokens(token.children or (), place, self._problems)
        if self._list_depth:
            self._add_item(rich)
        elif numbered := _NUMBER.match(rich.spans[0].text if rich.spans else ""):
            self._add_passage(numbered, rich)
        else:
            self._problems.add(place, "bad-id", "A paragraph opens with ¶ and its number: ¶4.")

    def _add_passage(self, numbered: re.Match[str], rich: Rich) -> None:
        number = numbered[1]
        if number in self._seen:
            line = self._seen[number].line
            self._problems.add(rich.place, "duplicate-id", f"¶{number} is taken: it stands in line {line}.")
            return
        self._seen[number] = rich.place
        first = replace(rich.spans[0], text=numbered.string[numbered.end() :])
        spans = ((first,) if first.text else ()) + rich.spans[1:]
        self._passages.append(PassageEntry(number, self._heading, replace(rich, spans=spans)))

    def _add_item(self, item: Rich) -> None:
        """A list belongs to the paragraph before it: each item is a line of its text."""
        if not self._passages:
            self._problems.add(item.place, "bad-id", "A list stands after a paragraph with a number.")
            return
        last = self._passages.pop()
        rich = replace(
            last.rich,
            spans=(*last.rich.spans, Span("\n• "), *item.spans),
            references=(*last.rich.references, *item.references),
            links=(*last.rich.links, *item.links),
        )
        self._passages.append(replace(last, rich=rich))

    def _place(self, token: Token) -> Place:
        return Place(self._name, (token.map[0] if token.map else 0) + self._lines_before + 1)
