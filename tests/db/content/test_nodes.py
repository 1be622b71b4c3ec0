"""YAML as the pack reads it: text stays as it was written, and every node knows its line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from db.content import nodes
from db.content.nodes import Mapping, Scalar, Sequence, parse
from db.content.problems import Problems
from db.errors import BadContent


def read(text, lines_before=0):
    """The tree of a sound text."""
    problems = Problems()
    node = parse(text, "a.yaml", problems, lines_before)
    problems.raise_if_any()
    return node


def refusal(text):
    """Line and sentence of what is wrong with a text."""
    with pytest.raises(BadContent) as caught:
        read(text)
    (problem,) = caught.value.problems
    return problem.line, problem.text


@pytest.mark.parametrize(
    "text",
    ["2022-06-05", "2022", "1_000", "0x1F", "yes", "null", "~", "1e3", ".inf", "12:30", "0o17", "2001-12-14t21:59"],
)
def test_a_scalar_stays_the_text_its_author_wrote(text):
    node = read(f"value: {text}")
    assert isinstance(node, Mapping)
    value = node.entries["value"]
    assert isinstance(value, Scalar)
    assert (value.text, value.plain) == (text, True)


def test_what_is_quoted_or_folded_is_not_plain():
    node = read("a: '1'\nb: \"1\"\nc: >-\n  1\nd: 1\n")
    assert isinstance(node, Mapping)
    assert [value.plain for value in node.entries.values() if isinstance(value, Scalar)] == [False, False, False, True]


def test_everything_knows_its_line():
    node = read("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\n", lines_before=10)
    assert isinstance(node, Mapping)
    inner = node.entries["b"]
    assert isinstance(inner, Sequence)
    last = inner.items[1]
    assert isinstance(last, Mapping)
    assert [node.keys["a"].line, node.keys["b"].line, inner.items[0].place.line] == [11, 12, 13]
    assert [last.keys["c"].line, last.keys["d"].line] == [14, 15]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "first in line 1"),
        ("a: &x 1\nb: 2\n", 1, "no anchors"),
        ("a: 1\nb: *x\n", 2, "no aliases"),
        ("a: !!python/object:os.system 1\n", 1, "no tags"),
        ("a: !new {}\n", 1, "no tags"),
        ("a: 1\n---\nb: 2\n", 3, "one YAML document"),
        ("[a]: 1\n", 1, "a key is a word"),
        ("a: [1\n", 2, "not YAML"),
        ("a: 'x\n", 2, "not YAML"),
        ("a:\tb\n- c\n", 2, "not YAML"),
    ],
)
def test_what_a_pack_has_no_need_of_is_refused(text, line, words):
    where, sentence = refusal(text)
    assert words.casefold() in sentence.casefold()
    assert where == line


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert refusal("\n".join(lines))[0] == 1


@pytest.mark.parametrize("nest", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_a_tower_of_lists_is_refused(nest):
    assert "deep" in refusal(nest)[1]


@given(st.text())
def test_no_text_raises_anything_but_problems(text):
    parse(text, "a.yaml", Problems())


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=40), min_size=1))
def test_whatever_was_written_is_read_back(content):
    node = read(yaml.safe_dump(content, allow_unicode=True, default_style='"'))
    assert isinstance(node, Mapping)
    assert {key: value.text for key, value in node.entries.items() if isinstance(value, Scalar)} == content


def test_without_the_fast_parser_the_slow_one_reads_the_same(monkeypatch, pack):
    text = (pack / "entities/organization/assembly.yaml").read_text(encoding="utf-8")
    fast = read(text)
    monkeypatch.setattr(nodes, "_PARSER", yaml.SafeLoader)
    assert read(text) == fast
