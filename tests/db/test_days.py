"""The day a person types: what is understood, what is asked back, and what is said where it is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.days import first_day, parse_day
from db.errors import BadDate

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2022", "2022-12-31"),
        ("2024-02", "2024-02-29"),
        ("5.6.2022", "2022-06-05"),
        ("05.06.2022", "2022-06-05"),
        (" 2022-06-05 ", "2022-06-05"),
        ("2022-6-5", "2022-06-05"),
        ("2022/06/05", "2022-06-05"),
        ("2022~", "2022-12-31"),
        ("06.2022", "2022-06-30"),
        ("6/2022", "2022-06-30"),
        ("19/3/2023", "2023-03-19"),
        ("3/19/2023", "2023-03-19"),
        ("4/4/2020", "2020-04-04"),
        ("March 2019", "2019-03-31"),
        ("mar 2019", "2019-03-31"),
        ("Sept. 2019", "2019-09-30"),
        ("19 March 2023", "2023-03-19"),
        ("19th of March, 2023", "2023-03-19"),
        ("March 19, 2023", "2023-03-19"),
        ("19\u00a0марта 2023 г.", "2023-03-19"),
        ("Март 2019", "2019-03-31"),
        ("2023 жылғы 19 наурыз", "2023-03-19"),
        ("19 НАУРЫЗ 2023", "2023-03-19"),
        ("0001", "0001-12-31"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_what_people_type_as_a_day(typed, day):
    assert parse_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2022", "2022-01-01"), ("2024-02", "2024-02-01"), ("5.6.2022", "2022-06-05"), ("март 2019", "2019-03-01")],
)
def test_a_window_begins_on_the_first_day_of_what_is_typed(typed, day):
    assert first_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31.02.2020", "“31.02.2020” is not a date: February 2020 has 29 days."),
        ("2021-02-29", "“2021-02-29” is not a date: February 2021 has 28 days."),
        ("2020-13-01", "“2020-13-01” is not a date: there is no month 13."),
        ("13/13/2020", "“13/13/2020” is not a date: there is no month 13."),
        ("2020-00-10", "“2020-00-10” is not a date: there is no month 0."),
        ("2020-01-00", "“2020-01-00” is not a date: January 2020 has 31 days."),
        ("0 March 2019", "“0 March 2019” is not a date: March 2019 has 31 days."),
        ("0000", "“0000” is not a date: the years begin with 0001."),
        ("3/4/2020", "“3/4/2020” may be 3 April or 4 March: write 3.4.2020 or 2020-04-03."),
    ],
)
def test_the_calendar_says_why_not(typed, said):
    with pytest.raises(BadDate) as caught:
        parse_day(typed)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    "typed",
    [
        *("yesterday", "today", "99999", "-0044", "44 BC", "0", "x" * 500, "5.6.22", "５.6.2022", "٢٠٢٠", "20200105"),
        *("2023-06-05/..", "2019/2020", "../2020", "19 March", "March", "May June 2020", "1 2 March 2020", "ма 2020"),
        *("2020 2021 March", "March 20200", "10000-01-01"),
    ],
)
def test_what_is_no_date_is_told_how_to_write_one(typed):
    for read in (parse_day, first_day):
        with pytest.raises(BadDate, match=r"^“.{1,41}” is not a date: write 2022, .* 5 June 2022\.$"):
            read(typed)


@pytest.mark.parametrize("typed", ["", "  ", "\n", "~"])
def test_nothing_is_no_date(typed):
    with pytest.raises(BadDate, match=r"^No date is given: write 2022"):
        parse_day(typed)


@given(st.dates(), st.sampled_from(sorted(MONTHS)))
def test_a_day_is_read_in_each_language(day: date, language: str):
    month = MONTHS[language].split()[day.month - 1]
    assert parse_day(f"{day.day} {month} {day.year:04}") == day.isoformat()
    assert parse_day(f"{day.day}.{day.month}.{day.year:04}") == day.isoformat()
    assert parse_day(day.isoformat()) == first_day(day.isoformat()) == day.isoformat()


@given(st.text(alphabet="0123456789-./ ~мартMarchXx", max_size=14) | st.text(max_size=20))
def test_whatever_is_typed_is_a_day_or_a_sentence(typed: str):
    try:
        first, last = first_day(typed), parse_day(typed)
    except BadDate:
        with pytest.raises(BadDate, match=r"\.$"):
            parse_day(typed)
    else:
        assert date.fromisoformat(first) <= date.fromisoformat(last)
