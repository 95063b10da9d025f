"""When the steps of a story took place, and how old a person was in each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Statement
from ctlaw.facts.period import Period
from ctlaw.facts.story import Episode, Person
from ctlaw.facts.vocabulary import Vocabulary

AGE = "person.age"


def step_periods(case: Case) -> tuple[Period | None, ...]:
    """Return when each step took place; for a step without a date, between which others.

    None stands for a step of which nothing at all is known.
    """
    return tuple(_period(number, case) for number in range(len(case.episodes)))


def whole_period(case: Case) -> Period | None:
    """Return the time that the story takes, or None if the case gives no date."""
    dated = [each for each in step_periods(case) if each is not None]
    if not dated:
        return case.date
    first = min(dated, key=lambda each: each.first)
    last = max(dated, key=lambda each: each.last)
    if first.first == last.first and first.last == last.last:
        return first
    return spanning([first, last])


def spanning(periods: Sequence[Period]) -> Period:
    """Return the period from the first day of some periods to the last."""
    first, last = min(each.first for each in periods), max(each.last for each in periods)
    for each in periods:
        if each.first == first and each.last == last:
            return each
    # The words of the author are kept where they name the same days.
    opening = next(each for each in periods if each.first == first)
    closing = next(each for each in periods if each.last == last)
    return Period(first, last, f"{_from(opening)} to {_to(closing)}")


def _from(period: Period) -> str:
    return period.written.split(" to ", 1)[0]


def _to(period: Period) -> str:
    return period.written.rsplit(" to ", 1)[-1]


def age_period(number: int, case: Case) -> Period | None:
    """Return the time in which a step can have taken place, for the age of a person in it.

    A step without a date that no dated step follows may have taken place at any later time, and
    one that none comes before at any earlier one.
    """
    own = case.episodes[number].when
    if own is not None:
        return own
    first, last = _between(number, case)
    if first is None and last is None:
        return None
    first, last = first or datetime.date.min, last or datetime.date.max
    return Period(min(first, last), max(first, last), "")


def _between(number: int, case: Case) -> tuple[datetime.date | None, datetime.date | None]:
    """Return from when to when a step without a date can have taken place, where that is known."""
    episodes = case.episodes
    before = [each.when for each in episodes[:number] if each.when is not None]
    after = [each.when for each in episodes[number + 1 :] if each.when is not None]
    first = max((each.first for each in before), default=None)
    last = min((each.last for each in after), default=None)
    if case.date is not None:
        first, last = first or case.date.first, last or case.date.last
    return first, last


def _period(number: int, case: Case) -> Period | None:
    own = case.episodes[number].when
    if own is not None:
        return own
    first, last = _between(number, case)
    if first is not None and last is not None:
        if last < first:
            return case.date
        same = first == last
        written = first.isoformat() if same else f"{first.isoformat()} to {last.isoformat()}"
        return Period(first, last, written)
    # On one side nothing is known. The law is that of the nearest step, and the words say so.
    if first is not None:
        nearest = next(each.when for each in reversed(case.episodes[:number]) if each.when)
        return Period(nearest.last, nearest.last, f"after {nearest.written}")
    if last is not None:
        nearest = next(each.when for each in case.episodes[number + 1 :] if each.when)
        return Period(nearest.first, nearest.first, f"before {nearest.written}")
    return None


def age_limits(vocabulary: Vocabulary) -> dict[int, str]:
    """Return the ages that the vocabulary has a yes-or-no fact for, each with that fact."""
    return {
        fact.stands_for.below: fact.id
        for fact in vocabulary.theme("person").facts.values()
        if fact.stands_for and fact.stands_for.fact == AGE and fact.stands_for.below is not None
    }


def ages(born: Period, when: Period) -> tuple[int, int]:
    """Return the youngest and the oldest that somebody can have been.

    >>> from ctlaw.facts.period import parse_period
    >>> ages(parse_period("2004"), parse_period("2021-06"))
    (16, 17)
    """
    return max(0, _years(born.last, when.first)), max(0, _years(born.first, when.last))


def _years(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_statements(
    person: Person, when: Period | None, vocabulary: Vocabulary
) -> dict[str, Statement]:
    """Return what the date of birth says of the age at a time; nothing if there is none."""
    if person.born is None or when is None:
        return {}
    youngest, oldest = ages(person.born, when)
    if youngest == oldest:
        return {AGE: Statement(AGE, youngest, person.place)}
    limits = age_limits(vocabulary)
    found = {}
    below = [limit for limit in sorted(limits) if oldest < limit]
    reached = [limit for limit in sorted(limits) if youngest >= limit]
    for limit, value in ((below[:1], True), (reached[-1:], False)):
        for each in limit:
            found[limits[each]] = Statement(limits[each], value, person.place)
    return found


def age_bracket(person: Person, when: Period | None, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return for each age that a law asks for: 1 if under it, 0 if not, -1 if it cannot be told.

    It is the same at two times if no law can tell them apart by age.
    """
    if person.born is None or when is None:
        return ()
    youngest, oldest = ages(person.born, when)
    return tuple(
        1 if oldest < limit else 0 if youngest >= limit else -1
        for limit in sorted(age_limits(vocabulary))
    )


def concerning(case: Case, person: Person | None) -> list[tuple[int, Episode]]:
    """Return the steps that concern a person, or all, each with its number, in order."""
    return [
        (number, each)
        for number, each in enumerate(case.episodes)
        if person is None or each.concerns(person.id)
    ]
