"""When a step took place whose date nobody gives, and how old a person was in it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.faults import Place
from ctlaw.facts.case import Case
from ctlaw.facts.period import Period, parse_period
from ctlaw.facts.story import Episode, Person
from ctlaw.story.timing import (
    age_bracket,
    age_limits,
    age_statements,
    ages,
    spanning,
    step_periods,
    whole_period,
)
from tests.strategies.libraries import small_library

_NOWHERE = Place("case.yaml")
VOCABULARY = small_library().vocabulary


def story(*when: str, date: str = "") -> Case:
    steps = tuple(
        Episode(f"step-{number}", _NOWHERE, "", {}, parse_period(day) if day else None)
        for number, day in enumerate(when)
    )
    period = parse_period(date) if date else None
    return Case("case", "A case", _NOWHERE, {}, period, episodes=steps)


def days(period: Period | None) -> tuple[str, str] | None:
    return None if period is None else (period.first.isoformat(), period.last.isoformat())


def born(day: str) -> Person:
    return Person("anna", _NOWHERE, "anna", {}, parse_period(day))


def test_an_undated_step_lies_between_the_dated_ones() -> None:
    _, between, _ = step_periods(story("2019-03", "", "2019-07"))
    assert days(between) == ("2019-03-01", "2019-07-31")


def test_an_undated_step_at_an_end_reaches_to_the_date_of_the_case() -> None:
    first, _, last = step_periods(story("", "2019-07", "", date="2019"))
    assert days(first) == ("2019-01-01", "2019-07-31")
    assert days(last) == ("2019-07-01", "2019-12-31")


def test_without_any_date_nothing_is_known_of_a_step() -> None:
    assert step_periods(story("", "")) == (None, None)
    assert whole_period(story("")) is None


def test_an_undated_step_after_the_last_date_has_at_least_that_day() -> None:
    assert days(step_periods(story("2019-07-04", ""))[1]) == ("2019-07-04", "2019-07-04")


def test_a_story_takes_the_time_from_its_first_to_its_last_step() -> None:
    found = whole_period(story("2019-03", "2020"))
    assert days(found) == ("2019-03-01", "2020-12-31")
    assert found is not None
    assert found.written == "2019-03 to 2020", "as the author wrote it"


def test_a_period_that_spans_the_others_is_theirs() -> None:
    year, month = parse_period("2019"), parse_period("2019-03")
    assert spanning([month, year]) is year


@pytest.mark.parametrize(
    ("birth", "when", "expected"),
    [
        ("2004", "2021-06", (16, 17)),
        ("2004-06-15", "2022-06-14", (17, 17)),
        ("2004-06-15", "2022-06-15", (18, 18)),
        ("2004-02-29", "2022-02-28", (17, 17)),
        ("2004-02-29", "2022-03-01", (18, 18)),
        ("2004-06", "2004-01", (0, 0)),
    ],
)
def test_an_age_is_counted_in_completed_years(
    birth: str, when: str, expected: tuple[int, int]
) -> None:
    assert ages(parse_period(birth), parse_period(when)) == expected


def test_an_exact_age_is_stated_as_such() -> None:
    found = age_statements(born("2004-06-15"), parse_period("2022-06-14"), VOCABULARY)
    assert {fact: each.value for fact, each in found.items()} == {"person.age": 17}


def test_an_age_that_cannot_be_told_exactly_is_told_by_its_limits() -> None:
    found = age_statements(born("2004"), parse_period("2021-06"), VOCABULARY)
    assert {fact: each.value for fact, each in found.items()} == {
        "person.under_18": True,
        "person.under_14": False,
    }


def test_around_a_birthday_the_limit_itself_stays_open() -> None:
    found = age_statements(born("2004"), parse_period("2022-06"), VOCABULARY)
    assert {fact: each.value for fact, each in found.items()} == {
        "person.under_21": True,
        "person.under_14": False,
    }


def test_without_a_birth_or_a_date_nothing_follows_of_the_age() -> None:
    nobody = Person("anna", _NOWHERE, "anna", {})
    assert age_statements(nobody, parse_period("2022"), VOCABULARY) == {}
    assert age_statements(born("2004"), None, VOCABULARY) == {}
    assert age_bracket(nobody, parse_period("2022"), VOCABULARY) == ()


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2010, 1, 1)),
    st.dates(datetime.date(2010, 1, 2), datetime.date(2030, 1, 1)),
)
def test_the_bracket_says_the_same_as_the_age(birth: datetime.date, day: datetime.date) -> None:
    person, when = born(birth.isoformat()), parse_period(day.isoformat())
    (youngest, oldest) = ages(parse_period(birth.isoformat()), when)
    assert youngest == oldest
    limits = sorted(age_limits(VOCABULARY))
    assert age_bracket(person, when, VOCABULARY) == tuple(int(oldest < each) for each in limits)
