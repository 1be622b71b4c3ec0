"""Typed reading of one mapping: a key that is missing, unknown or of the wrong form becomes a problem, not a crash."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from db.content.entries import Word
from db.content.nodes import Mapping, Node, Scalar, Sequence
from db.content.problems import Place, Problems

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SOURCE_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DIGITS = 15  # as many as a double keeps
_WHOLE = 2**53
_FLAGS = {"true": True, "false": False}
_MARKUP = re.compile(r"\[@|\]\(")


class Fields:
    """The keys of one mapping; `required` ones are told when they are missing, others than the known ones always."""

    def __init__(
        self, node: Mapping, problems: Problems, required: Collection[str], optional: Collection[str] = ()
    ) -> None:
        self.node, self.problems, self.start = node, problems, node.place
        known = (*required, *optional)
        for key, place in node.keys.items():
            if key not in known:
                problems.add(place, "unknown-key", f"“{key}” is no key here; known are {', '.join(known)}.")
        for key in required:
            if key not in node.entries:
                problems.add(node.place, "missing-key", f"The key “{key}” is missing.")

    def has(self, key: str) -> bool:
        """Whether the key stands there."""
        return key in self.node.entries

    def place(self, key: str) -> Place:
        """Where the key stands, or its mapping where it is missing."""
        return self.node.keys.get(key, self.start)

    def value(self, key: str) -> Node | None:
        """Whatever stands behind the key."""
        return self.node.entries.get(key)

    def text(self, key: str) -> str:
        """One piece of text, empty where there is none."""
        node = self.node.entries.get(key)
        return "" if node is None else text_of(node, self.place(key), self.problems)

    def words(self, key: str) -> str:
        """Text that is shown as it is, and so may not hold links or citations."""
        text = self.text(key)
        if _MARKUP.search(text):
            self.problems.add(self.place(key), "markup", f"“{key}” is shown as it is: no links or citations here.")
        return text

    def id(self, key: str, pattern: re.Pattern[str] = ID) -> str:
        """An id, as it is written even where it breaks the form."""
        text = self.text(key)
        if text and not pattern.fullmatch(text):
            self.problems.add(self.place(key), "bad-id", f"“{text}” is no id: lower-case words joined by hyphens.")
        return text

    def choice(self, key: str, known: Collection[str], default: str = "") -> str:
        """One of the known words."""
        text = self.text(key)
        if text and text not in known:
            self.problems.add(self.place(key), "datatype", f"“{text}” is none of {', '.join(known)}.")
            return default
        return text or default

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        text = self.text(key)
        if text and text not in _FLAGS:
            self.problems.add(self.place(key), "datatype", f"“{key}” is true or false, not “{text}”.")
        return _FLAGS.get(text, default)

    def number(self, key: str) -> float | None:
        """A number, None where there is none."""
        found = decimal_of(self.node.entries.get(key), self.problems)
        return None if found is None else float(found)

    def whole(self, key: str) -> int | None:
        """A whole number from 0 up, None where there is none."""
        found = decimal_of(self.node.entries.get(key), self.problems)
        if found is not None and (found < 0 or found != int(found)):
            self.problems.add(self.place(key), "datatype", f"“{key}” is a whole number, not {found}.")
            return None
        return None if found is None else int(found)

    def texts(self, key: str) -> tuple[Word, ...]:
        """A list of words, each with its place."""
        found = [(text_of(item, item.place, self.problems), item.place) for item in self.items(key)]
        return tuple(Word(text, place) for text, place in found if text)

    def mappings(self, key: str) -> tuple[Mapping, ...]:
        """A list of mappings."""
        return tuple(found for item in self.items(key) if (found := mapping_of(item, self.problems)))

    def mapping(self, key: str) -> Mapping | None:
        """One mapping, None where there is none."""
        node = self.node.entries.get(key)
        return None if node is None else mapping_of(node, self.problems)

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list, none where there is none."""
        node = self.node.entries.get(key)
        return () if node is None else items_of(node, self.problems)


def text_of(node: Node, place: Place, problems: Problems) -> str:
    """The text of a node, empty (and a problem) where it is a list, a mapping or nothing."""
    if not isinstance(node, Scalar):
        problems.add(place, "datatype", f"Here stands {_kind(node)}; one piece of text is wanted.")
        return ""
    if not node.text.strip() or (node.plain and node.text in ("~", "null")):
        problems.add(place, "missing-key", "The key stands here without a value.")
        return ""
    return node.text.strip()


def decimal_of(node: Node | None, problems: Problems) -> Decimal | None:
    """The number a node is, None (and a problem) where it is something else."""
    if node is None:
        return None
    if not isinstance(node, Scalar) or not node.plain or not _NUMBER.fullmatch(node.text):
        shown = f"“{node.text}”" if isinstance(node, Scalar) else _kind(node)
        problems.add(node.place, "datatype", f"A number is written in plain digits and without quotes, not as {shown}.")
        return None
    if sum(map(str.isdigit, node.text)) > _DIGITS or abs(Decimal(node.text)) > _WHOLE:
        problems.add(node.place, "datatype", f"A number has at most {_DIGITS} digits.")
        return None
    return Decimal(node.text)


def mapping_of(node: Node, problems: Problems) -> Mapping | None:
    """The mapping a node is, None (and a problem) where it is something else."""
    if isinstance(node, Mapping):
        return node
    problems.add(node.place, "datatype", f"Here stands {_kind(node)}; keys with values are wanted.")
    return None


def items_of(node: Node, problems: Problems) -> tuple[Node, ...]:
    """The items of the list a node is, none (and a problem) where it is something else."""
    if isinstance(node, Sequence):
        return node.items
    problems.add(node.place, "datatype", f"Here stands {_kind(node)}; a list is wanted.")
    return ()


def _kind(node: Node) -> str:
    return {Scalar: "a piece of text", Sequence: "a list", Mapping: "keys with values"}[type(node)]
