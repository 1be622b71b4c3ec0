"""How a statement stands on a day: the words that sheets, lists and search share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Force, PeriodKind, parse_period
from db.reading.values import force_on

ENDS = "2024-12-31"


@pytest.mark.parametrize(
    ("text", "kind", "day", "force"),
    [
        ("2007/2021-05-03", "interval", "2010-01-01", Force.IN_FORCE),
        ("2007/2021-05-03", "interval", "2007-06-01", Force.POSSIBLE),
        ("2007/2021-05-03", "interval", "2021-05-04", Force.ENDED),
        ("2007/2021-05-03", "interval", "2006-12-31", Force.FUTURE),
        ("2007/..", "interval", ENDS, Force.IN_FORCE),
        ("2007/..", "interval", "2025-01-01", Force.POSSIBLE),
        ("2007/", "interval", "2010-01-01", Force.POSSIBLE),
        ("/2007-03-01", "interval", "1990-01-01", Force.POSSIBLE),
        ("../2007-03-01", "interval", "1990-01-01", Force.IN_FORCE),
        ("2020/2030", "interval", "2026-01-01", Force.IN_FORCE),
        ("2018-09-27", "attested", "2018-09-27", Force.IN_FORCE),
        ("2018", "attested", "2018-09-27", Force.POSSIBLE),
        ("2018-09-27", "attested", "2018-09-28", Force.NEAR),
        ("2018-09-27", "attested", "2018-09-26", Force.NEAR),
        ("2018", "point", "2018-01-01", Force.EVENT),
        ("2018", "point", "2024-01-01", Force.EVENT),
        ("2018", "point", "2017-12-31", Force.FUTURE),
    ],
)
def test_force(text, kind, day, force):
    assert force_on(parse_period(text, PeriodKind(kind)), day, ENDS) is force


def test_without_a_date():
    assert force_on(None, ENDS, ENDS) is Force.UNDATED


@given(st.dates().map(str), st.dates().map(str), st.dates().map(str))
def test_a_closed_period_of_days_is_in_force_exactly_inside(start, end, day):
    first, last = sorted((start, end))
    force = force_on(parse_period(f"{first}/{last}", PeriodKind.INTERVAL), day, ENDS)
    assert force is (Force.FUTURE if day < first else Force.ENDED if day > last else Force.IN_FORCE)
