"""Statements in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        ("assembly/seats@2007-01-01", "Assembly of Altamar: seats 40, since 1 January 2007 (by: Law on Elections)"),
        ("assembly/seats@2028", "Assembly of Altamar: seats 50, since 2028 (plan of Ivo Maran)"),
        ("assembly/founded", "Assembly of Altamar: founded September 1991"),
        (
            "assembly/status",
            "Assembly of Altamar: status: only chamber of the country (from the beginning, still so)",
        ),
        (
            "assembly/assessment@2021-05-03",
            "Assembly of Altamar: assessment: the change of the threshold comes late "
            "(3 May 2021; opinion of Clara Weiss)",
        ),
        (
            "open-sea/provision@2022-11",
            "Open Sea programme: provision: Altamar opens its records "
            "(attested November 2022; according to Ada Norvik)",
        ),
        ("press-index/index-score@2022", "Press index: score 47, 2022 (scale: 0 to 100; rank: 61)"),
        (
            "chair-of-the-election-commission/holder@2019",
            "Chair of the Election Commission: holder Ivo Maran, 2019 to 2020 (held to be wrong or superseded)",
        ),
    ],
)
def test_a_statement_reads_as_a_sentence(bundled, id, sentence):
    with closing(sqlite3.connect(bundled)) as connection:
        assert connection.execute("select sentence from statement where id = ?", [id]).fetchall() == [(sentence,)]
