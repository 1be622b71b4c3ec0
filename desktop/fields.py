"""The fields of the query language in the text of a query: put in, taken out, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from db import Branch, TypedField, typed_fields

NAMES = ("in", "topic", "source", "language", "year", "near", "as")
KINDS = ("entity", "statement", "passage", "election", "document", "topic", "source", "library", "reference")
WHOLE = "reference"  # a value of `in` that stands for many
ONE = ("year", "near", "as")  # fields of which the last one holds

Values = Mapping[str, Mapping[str, str]]


def narrowed(text: str, name: str, value: str) -> str:
    """The query with a field more; where a field can stand once only, in place of the one that stood there.

    A kind of the reference's hits takes the place of the whole reference too.
    """
    for field in reversed(typed_fields(text)):
        if field.name == name and (name in ONE or field.value in (value, WHOLE)):
            text = widened(text, field)
    quoted = f'"{value}"' if " " in value else value
    behind, before = f"{text.rstrip()} {name}:{quoted}".lstrip(), f"{name}:{quoted} {text.lstrip()}"
    taken = any((field.name, field.value) == (name, value) for field in typed_fields(behind))
    return behind if taken else before  # behind a quotation that is still open it would be one more word


def widened(text: str, field: TypedField) -> str:
    """The query without a field."""
    before, after = text[: field.start].rstrip(), text[field.start + field.length :].lstrip()
    return f"{before} {after}" if before and after else before or after


def values_in(tree: Iterable[Branch]) -> dict[str, dict[str, str]]:
    """What may stand behind each field, with its words for people, as the tree of contents has it."""
    known: dict[str, dict[str, str]] = {"topic": {}, "source": {}}
    for branch in tree:
        name, _, own = branch.address.partition(":")
        if name in known:
            known[name][own] = branch.title
    return {"in": {kind: kind_word(kind) for kind in KINDS}, **known, "as": {"typed": _tr("only as typed")}}


def kind_word(kind: str) -> str:
    """What a kind of hit is called."""
    words = {
        "entity": _tr("Entry"),
        "statement": _tr("Fact"),
        "passage": _tr("Passage"),
        "election": _tr("Vote"),
        "document": _tr("Document"),
        "topic": _tr("Topic"),
        "source": _tr("Source"),
        "library": _tr("Your library"),
        "reference": _tr("The reference"),
    }
    return words.get(kind, kind)


def language_word(code: str) -> str:
    """What a language is called, by its tag."""
    language = QLocale(code.replace("-", "_")).language()
    return code if language == QLocale.Language.C else QLocale.languageToString(language)


def in_words(field: TypedField, values: Values) -> str:
    """A field as it stands on its chip."""
    if field.name == "as":
        return _tr("Only as typed")
    label = values.get(field.name, {}).get(field.value, field.value)
    if field.name == "language":
        label = language_word(field.value)
    if field.name == "near":
        return _tr("At most {0} words apart").format(field.value)
    return label.replace("..", "–") if field.name == "year" else label


def _tr(text: str) -> str:
    return QCoreApplication.translate("fields", text)
