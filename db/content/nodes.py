"""YAML as a tree that knows the line of everything and keeps every scalar as the text its author wrote.

Built from the parser's events, not by its loader: so a date stays text, a key that stands twice is a problem and
not a silent loss, and anchors, aliases and tags, of which a pack has no need, are refused before they can grow.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from db.content.problems import Place, Problems

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml reads ten times faster, where it is there
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; `plain` where it stands without quotes, so that it may be meant as a number."""

    text: str
    plain: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; `keys` says where each stands."""

    entries: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line, self.text = line, text


@dataclass(slots=True)
class _Open:
    place: Place
    is_mapping: bool
    parts: list[Node] = field(default_factory=list)


def parse(text: str, file: str, problems: Problems, lines_before: int = 0) -> Node | None:
    """The tree of one YAML text that starts after so many lines of its file; None (and a problem) where it is none."""
    builder = _Builder(file, lines_before, problems)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.take(event)
    except _Refused as refused:
        problems.add(Place(file, refused.line), "syntax", refused.text)
        return None
    except yaml.YAMLError as error:
        problems.add(Place(file, _line(error) + lines_before), "syntax", _sentence(error))
        return None
    if builder.root is None:
        problems.add(Place(file, 1), "unreadable", "The file holds nothing but comments.")
    return builder.root


class _Builder:
    """Turns the parser's events into nodes, one open list or mapping on the stack for each level."""

    def __init__(self, file: str, lines_before: int, problems: Problems) -> None:
        self._file, self._offset, self._problems = file, lines_before + 1, problems
        self._stack: list[_Open] = []
        self.root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        """Take the next event; raises _Refused."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            self._add(Scalar(event.value, event.style is None or event.style == "", self._place(event)))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_extras(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._add(self._closed(self._stack.pop()))
        elif isinstance(event, yaml.AliasEvent):
            raise _Refused(self._place(event).line, "A pack has no aliases (*name): write the value out.")

    def _open(self, event: yaml.Event) -> None:
        place = self._place(event)
        if len(self._stack) >= _DEEPEST:
            raise _Refused(place.line, f"Lists and mappings lie more than {_DEEPEST} deep in one another.")
        self._stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))

    def _add(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].parts.append(node)
        elif self.root is None:
            self.root = node
        else:
            raise _Refused(node.place.line, "A file of a pack holds one YAML document, not several.")

    def _closed(self, opened: _Open) -> Node:
        if not opened.is_mapping:
            return Sequence(tuple(opened.parts), opened.place)
        mapping = Mapping({}, {}, opened.place)
        for key, value in zip(opened.parts[::2], opened.parts[1::2], strict=True):
            self._put(mapping, key, value)
        return mapping

    def _put(self, mapping: Mapping, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            raise _Refused(key.place.line, "A key is a word, not a list or a mapping.")
        if key.text in mapping.entries:
            first = mapping.keys[key.text].line
            self._problems.add(key.place, "syntax", f"The key “{key.text}” stands here twice, first in line {first}.")
            return
        mapping.entries[key.text] = value
        mapping.keys[key.text] = key.place

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            raise _Refused(self._place(event).line, "A pack has no anchors (&name): write the value out.")
        if event.tag is not None:
            raise _Refused(self._place(event).line, "A pack has no tags (!name): the vocabulary says what a value is.")

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, (mark.line if mark else 0) + self._offset)


def _line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) + 1 if mark else 1


def _sentence(error: yaml.YAMLError) -> str:
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return f"This is not YAML: {reason}."
