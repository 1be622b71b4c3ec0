from dataclasses import replace

import pytest

from desktop.render import compose
from desktop.render.blocks import FactRow, FactTable, Piece, Series
from desktop.render.series import with_series
from tests import pages


def row(when, value, note="", **qualifiers):
    said = tuple((label, Piece(text)) for label, text in qualifiers.items())
    return FactRow(f"statement:{when}{value}{qualifiers}", (Piece(value),), str(when), qualifiers=said, note=note)


def shapes(rows):
    return [(item.caption, item.columns, len(item.rows)) for item in with_series(rows) if isinstance(item, Series)]


def test_values_over_years_become_one_table_with_what_they_share_above():
    rows = [row(year, str(year % 7), Scale="0 to 10", Rank=str(year % 5)) for year in range(2000, 2008)]
    assert shapes(rows) == [("Scale: 0 to 10", ("Rank",), 8)]
    assert with_series(rows)[0].rows == tuple(rows)


def test_two_measures_of_the_same_years_become_two_tables():
    rows = [
        row(year, "5", Of=what, Edition=str(year + 1)) for year in range(2000, 2006) for what in ("rights", "votes")
    ]
    assert shapes(rows) == [("Of: rights", ("Edition",), 6), ("Of: votes", ("Edition",), 6)]


def test_a_quality_that_changes_once_does_not_cut_a_series():
    rows = [row(year, "5", Rating="free" if year > 2003 else "not free") for year in range(2000, 2009)]
    assert shapes(rows) == [("", ("Rating",), 9)]


def test_few_values_stay_lines():
    assert shapes([row(year, "5") for year in (2000, 2001, 2002)]) == []


@pytest.mark.parametrize(
    "change", [{"when": ""}, {"past": True}, {"voice": "opinion"}, {"value": (Piece("a long sentence on it " * 3),)}]
)
def test_what_is_no_dated_short_value_stays_a_line(change):
    rows = [replace(row(year, "5"), **change) for year in range(2000, 2010)]
    assert with_series(rows) == rows


def test_values_that_need_many_words_stay_lines():
    rows = [
        row(year, "5", note="Counted in another way than in the years before and after this one.") for year in range(9)
    ]
    assert with_series(rows) == rows


def test_no_row_is_lost_or_told_twice():
    rows = [row(year, "5", **({"Of": "x"} if year % 3 else {})) for year in range(1990, 2020)]
    rows += [row("", "undated"), row(2020, "long " * 20)]
    out = [one for item in with_series(rows) for one in (item.rows if isinstance(item, Series) else (item,))]
    assert sorted(one.anchor for one in out) == sorted(one.anchor for one in rows)


def test_series_stands_on_the_sheet_with_its_sources():
    (table, *_) = [block for block in compose(pages.indexed()).blocks if isinstance(block, FactTable)]
    (series,) = table.sets[0].items
    assert series.caption == "Scale: 0 to 100"
    assert [line.references[0].text for line in series.rows] == ["1"] * 12
    assert series.noted
