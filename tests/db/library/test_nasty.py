"""Whatever is typed, the reference and the library beside it answer together, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import Reference

PIECES = (
    "threshold", "lively", "7%", '"', "-", "OR", "in:passage", "in:reference", "in:library", "year:2021", "near:4",
    "topic:parties", "source:%", "language:ru", "as:typed", "*", "порог", "(", ")", "\0", "\u200b", "\u202e", "e\u0301",
    "NEAR/5", "AND", "NOT", "'", "^", ":", "{", "}", "\U0001f44d", "..", "/", "\\", "ghbdtn", "who", "5 per cent",
)  # fmt: skip
NASTY = (
    "7" * 100_000, "7." * 50_000, "1,000," * 20_000, "7 thousand " * 5_000, "a" * 100_000, "порог " * 10_000,
    "(" * 50_000 + ")" * 50_000, '"threshold ' * 5_000, "-threshold " * 5_000, "threshold OR " * 5_000,
    "in:passage " * 5_000, "year:2021 " * 5_000, "near:5 " * 5_000, "7% " * 5_000, "ghbdtn " * 3_000,
    "e" + "\u0301" * 5_000, "\ufe0f" * 1_000, "\u2060" * 10_000, "\udc00\ud800", "\u2066threshold\u2069",
    "near:99999999999 a b", "near:٣ a b", "near:5 near:6 a b", "in::", "in:in:in:", 'in:"', 'in:"" x',
    "in:reference in:library in:x", "topic:'; drop table--", "source:_", "year:-1", "year:99999",
    "year:2021-2022-2023", "-in:passage x", "as:nothing", "as:typed as:typed", "NEAR(threshold, 5)",
    "threshold NEAR/9999999999999999999 party", "search_text MATCH 'x'", "^threshold", "1e309", "NaN",
    "9223372036854775808", "0000-00-00", "99999-01-01", "½%", "%%5", "١٪", "１２３４", "𝟕%", "p\u0440\u0435sident",
    "\x1b[31mred\x1b[0m", "1' UNION SELECT * FROM search_unit --", "%s %d %n", "<b>&amp;</b>", "who who who", "- - -",
)  # fmt: skip


def ask(reference: Reference, typed: str) -> None:
    found, facets = reference.search(typed), reference.facets(typed)
    assert found.query == facets.query == typed
    for hit in found.hits:
        assert all(0 <= mark.start < mark.start + mark.length <= len(hit.snippet) for mark in hit.marks)
    assert all(repair.count > 0 for repair in found.repairs)


@pytest.mark.parametrize("typed", NASTY, ids=lambda typed: repr(typed[:16]))
def test_nothing_typed_is_an_error_nor_slow(reference: Reference, typed: str):
    begun = time.process_time()
    ask(reference, typed)
    assert time.process_time() - begun < 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12), st.sampled_from(("", " ")))
def test_any_mixture_is_answered(reference: Reference, pieces: list[str], between: str):
    ask(reference, between.join(pieces))
