"""Dates of the content: what can be read, which days they may mean, and what is true on a day."""

from __future__ import annotations

import string
from datetime import date

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.dates import (
    FIRST_DAY,
    LAST_DAY,
    PeriodKind,
    Truth,
    describe,
    describe_moment,
    holds,
    parse_moment,
    parse_period,
)
from db.errors import BadDate

INTERVAL, POINT, ATTESTED = PeriodKind.INTERVAL, PeriodKind.POINT, PeriodKind.ATTESTED
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
precisions = st.sampled_from([4, 7, 10])
qualifiers = st.sampled_from(["", "~", "?", "%"])


@st.composite
def plain_dates(draw):
    """A year, a month or a day, as EDTF writes it."""
    return draw(days).isoformat()[: draw(precisions)]


def complaint(read, text):
    """What is said against a text, or nothing."""
    try:
        read(text)
    except BadDate as error:
        return str(error)
    return ""


def oracle(text):
    """The days an independent implementation gives."""
    parsed = edtf.parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return tuple(f"{each.tm_year:04}-{each.tm_mon:02}-{each.tm_mday:02}" for each in (first, last))


@settings(max_examples=40)  # the oracle takes its time
@given(plain_dates())
@example("2024-02")
@example("1900-02")
@example("9999-12")
def test_the_bounds_of_a_date_are_those_of_the_standard(text):
    moment = parse_moment(text)
    assert (moment.earliest, moment.latest) == oracle(text)


@settings(max_examples=40)
@given(plain_dates(), plain_dates())
def test_the_bounds_of_an_interval_are_those_of_the_standard(one, other):
    first, second = sorted((one, other))
    text = f"{first}/{second}"
    try:
        period = parse_period(text, INTERVAL)
    except BadDate:
        assert parse_moment(first).earliest > parse_moment(second).latest
        return
    assert (period.start_earliest, period.end_latest) == (oracle(first)[0], oracle(second)[1])


@given(plain_dates(), qualifiers)
@example("9999-12-31", "~")
@example("9999-12", "%")
@example("9999", "~")
@example("0001-01-01", "~")
@example("0001-01", "~")
@example("0001", "%")
def test_about_widens_and_never_leaves_the_calendar(text, qualifier):
    plain, qualified = parse_moment(text), parse_moment(text + qualifier)
    assert FIRST_DAY <= qualified.earliest <= plain.earliest <= plain.latest <= qualified.latest <= LAST_DAY
    assert (qualified.earliest, qualified.latest) == (plain.earliest, plain.latest) or qualifier in ("~", "%")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022~", "2021-01-01", "2023-12-31"),
        ("2022-06~", "2022-05-01", "2022-07-31"),
        ("2021-05~", "2021-04-01", "2021-06-30"),
        ("2024-01~", "2023-12-01", "2024-02-29"),
        ("2022-06-05~", "2022-05-29", "2022-06-12"),
        ("2022-06-05?", "2022-06-05", "2022-06-05"),
        (" 2022-06 ", "2022-06-01", "2022-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
    ],
)
def test_the_width_of_about(text, earliest, latest):
    moment = parse_moment(text)
    assert (moment.earliest, moment.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "22",
        "2022-6",
        "2022-13",
        "2022-02-30",
        "2023-02-29",
        "0000",
        "02022",
        "-2022",
        "2022 -06",
        "2022-06-05T10:00",
        "2022~~",
        "~2022",
        "202X",
        "２０２２",
        "٢٠٢٢",
        "2022-０6",
        "2022\n06",
        "2022\0",
        "about 2022",
        "1e3",
        "nan",
        "2022/",
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(text):
    with pytest.raises(BadDate) as caught:
        parse_moment(text)
    assert "\n" not in str(caught.value)


def test_a_megabyte_that_is_no_date_is_not_read_back_in_full():
    with pytest.raises(BadDate) as caught:
        parse_moment("2" * 1_000_000)
    assert len(str(caught.value)) < 200


@given(st.text(), st.sampled_from(PeriodKind))
@example("2022/2023/2024", INTERVAL)
@example("../..", POINT)
def test_nothing_that_is_written_raises_anything_else(text, kind):
    for read in (parse_moment, lambda each: parse_period(each, kind)):
        assert "\n" not in complaint(read, text)


@given(st.text(alphabet=string.digits + "-/.~?% "), st.sampled_from(PeriodKind))
def test_what_can_be_read_can_be_written_and_read_again(text, kind):
    try:
        period = parse_period(text, kind)
    except BadDate:
        return
    assert parse_period(period.text, kind) == period
    assert describe(period).strip() == describe(period) != ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("/", INTERVAL),
        ("", INTERVAL),
        ("..", INTERVAL),
        ("2022", INTERVAL),
        ("2022/2021", INTERVAL),
        ("2022-06-05/2022-06-04", INTERVAL),
        ("2022/2023/2024", INTERVAL),
        ("2022/..", POINT),
        ("/2022", ATTESTED),
        ("soon/later", INTERVAL),
    ],
)
def test_what_is_no_period_is_refused(text, kind):
    with pytest.raises(BadDate):
        parse_period(text, kind)


def test_a_single_date_is_told_how_to_become_a_period():
    with pytest.raises(BadDate, match=r"2022/\.\. for still so"):
        parse_period("2022", INTERVAL)
    with pytest.raises(BadDate, match="“soon” is not a date"):
        parse_period("soon", INTERVAL)


@pytest.mark.parametrize(
    ("text", "day", "truth"),
    [
        ("2022-06-08/..", "2022-06-07", Truth.NO),
        ("2022-06-08/..", "2022-06-08", Truth.YES),
        ("2022-06-08/..", "9999-12-31", Truth.YES),
        ("2022/2023", "2022-01-01", Truth.MAYBE),
        ("2022/2023", "2022-12-31", Truth.YES),
        ("2022/2023", "2023-01-01", Truth.YES),
        ("2022/2023", "2023-06-01", Truth.MAYBE),
        ("2022/2023", "2024-01-01", Truth.NO),
        ("../2021", "0001-01-01", Truth.YES),
        ("/2021-05-03", "2021-05-03", Truth.YES),
        ("/2021-05-03", "2021-05-02", Truth.MAYBE),
        ("/2021", "2021-01-01", Truth.MAYBE),  # it may have started and ended later in that year
        ("2012-05-03/", "2012-05-03", Truth.YES),
        ("2012/", "2012-12-31", Truth.MAYBE),
        ("2012/", "2030-01-01", Truth.MAYBE),
        ("../..", "2000-01-01", Truth.YES),
    ],
)
def test_what_holds_on_a_day(text, day, truth):
    assert holds(parse_period(text, INTERVAL), day) is truth


def test_a_value_seen_on_one_day_holds_on_that_day_and_no_other():
    seen = parse_period("2018-09-27", ATTESTED)
    assert [holds(seen, day) for day in ("2018-09-26", "2018-09-27", "2018-09-28")] == [Truth.NO, Truth.YES, Truth.NO]


@given(plain_dates(), plain_dates(), days)
def test_a_day_that_surely_holds_lies_between_the_outer_bounds(one, other, day):
    try:
        period = parse_period("/".join(sorted((one, other))), INTERVAL)
    except BadDate:
        return
    if holds(period, day.isoformat()) is Truth.YES:
        assert period.start_earliest <= day.isoformat() <= period.end_latest


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("2022-06-05/..", INTERVAL, "since 5 June 2022"),
        ("2012/2016-09", INTERVAL, "2012 to September 2016"),
        ("2012/", INTERVAL, "from 2012, end not known"),
        ("/2021", INTERVAL, "start not known, until 2021"),
        ("../2021", INTERVAL, "until 2021"),
        ("../..", INTERVAL, "from the beginning, still so"),
        ("/..", INTERVAL, "still so, start not known"),
        ("../", INTERVAL, "from the beginning, end not known"),
        ("2018-09-27", ATTESTED, "attested 27 September 2018"),
        ("2018/2019", ATTESTED, "attested 2018 to 2019"),
        ("2022", POINT, "2022"),
        ("2022-01/2022-03", POINT, "January 2022 to March 2022"),
    ],
)
def test_periods_in_words(text, kind, words):
    assert describe(parse_period(text, kind)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("2022~", "about 2022"), ("2022-06?", "June 2022 (uncertain)"), ("2022-06-05%", "about 5 June 2022 (uncertain)")],
)
def test_doubt_is_said(text, words):
    assert describe_moment(parse_moment(text)) == words
