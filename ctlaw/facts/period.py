"""When the conduct took place: a day, a month, a year, or from one to another."""

from __future__ import annotations

import calendar
import datetime
import re

from msgspec import Struct


class Period(Struct, frozen=True):
    """A stretch of days, both ends included, and how its author wrote it."""

    first: datetime.date
    last: datetime.date
    written: str

    @property
    def is_one_day(self) -> bool:
        """Whether the period is a single day."""
        return self.first == self.last


def parse_period(text: str) -> Period:
    """Read a day, a month or a year.

    Raises:
        ValueError: the text is none of these.

    >>> parse_period("2019-02").last
    datetime.date(2019, 2, 28)
    >>> parse_period("spring 2019")
    Traceback (most recent call last):
    ...
    ValueError: 'spring 2019' is not a day, a month or a year
    """
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    try:
        if match:
            year, month, day = (None if part is None else int(part) for part in match.groups())
            if year is not None and month is not None and day is not None:
                one = datetime.date(year, month, day)
                return Period(one, one, text)
            if year is not None and month is not None:
                last = calendar.monthrange(year, month)[1]
                return Period(datetime.date(year, month, 1), datetime.date(year, month, last), text)
            if year is not None:
                return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), text)
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise ValueError(f"{text!r} is not a day, a month or a year")
