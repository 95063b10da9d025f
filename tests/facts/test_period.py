"""Dates of conduct: a day, a month, a year, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.facts.period import Period, parse_period

day = datetime.date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-05-31", day(2019, 5, 31), day(2019, 5, 31)),
        ("2019-05", day(2019, 5, 1), day(2019, 5, 31)),
        ("2019-02", day(2019, 2, 1), day(2019, 2, 28)),
        ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
        ("2019", day(2019, 1, 1), day(2019, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_is_read(
    text: str, first: datetime.date, last: datetime.date
) -> None:
    assert parse_period(text) == Period(first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "spring 2019",
        "19",
        "0000",
        "2019-5",
        "2019-00",
        "2019-13",
        "2019-05-00",
        "2019-05-32",
        "2019-02-29",
        "2019/05/31",
        "31.05.2019",
        "20190531",
        "2019-W22",
        "2019-05-31T10:00",
        "2019-05-31 ",
        "\u0662\u0660\u0661\u0669",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day, a month or a year"):
        parse_period(text)


def test_only_a_day_is_one_day() -> None:
    assert parse_period("2019-05-31").is_one_day
    assert not parse_period("2019-05").is_one_day


@given(st.dates())
def test_every_day_lies_in_its_month_and_its_month_in_its_year(when: datetime.date) -> None:
    text = when.isoformat()
    one, month, year = parse_period(text), parse_period(text[:7]), parse_period(text[:4])
    assert one.first == one.last == when
    assert year.first <= month.first <= when <= month.last <= year.last
    assert month.last + datetime.timedelta(days=1) == _next_month(when) or when.year == 9999


def _next_month(when: datetime.date) -> datetime.date:
    if when.month == 12:
        return day(min(when.year + 1, 9999), 1, 1)
    return day(when.year, when.month + 1, 1)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse_period(text)
    except ValueError:
        return
    assert found.first <= found.last
