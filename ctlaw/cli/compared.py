"""What the commands that compare laws are asked for: definitions, a day, readings."""

from __future__ import annotations

import datetime
import re

from ctlaw.cli.asked import period_of, reading_of
from ctlaw.cli.drafts import law_named
from ctlaw.compare.side import Subject, subject_of, version_for
from ctlaw.explain.request import RequestError, Target, parse_target
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset

_SEVERAL = re.compile(r"(?<=[a-z0-9])\+[a-z0-9+-]+\Z")


def subject_asked(
    text: str, library: Library, on: datetime.date | None, like: Subject | None = None
) -> Subject:
    """Return the definition that RULESET[@VERSION][#DEFINITION] asks for.

    Args:
        text: what the user wrote, perhaps the path of a draft; several definitions are joined by a
            plus sign.
        library: the laws.
        on: the day to read the law on.
        like: the other side of the comparison.

    Raises:
        RequestError: there is no such law, version or definition.
    """
    target, ruleset, day = target_asked(text, library, on)
    return subject_of(target, ruleset, day, like)


def target_asked(
    text: str, library: Library, on: datetime.date | None
) -> tuple[Target, Ruleset, datetime.date]:
    """Return what RULESET[@VERSION][#DEFINITION] names: the version, and the day to read it on.

    Raises:
        RequestError: there is no such law, version or definition.
    """
    more = _SEVERAL.search(text)
    alone = parse_target(law_named(text[: more.start()] if more else text, library), library)
    definition = f"{alone.definition}{more.group()}" if more else alone.definition
    target = Target(alone.ruleset, alone.version, definition)
    today = datetime.date.today()
    ruleset, day = version_for(target.ruleset, target.version, library, on, today)
    return target, ruleset, day


def day_asked(text: str) -> datetime.date | None:
    """Return the day of --on.

    Raises:
        RequestError: it is no day, month or year.
    """
    period = period_of(text)
    return period.last if period else None


def readings_asked(texts: list[str], library: Library) -> dict[str, str]:
    """Return the branches of --reading.

    Raises:
        RequestError: there is no such reading or branch.
    """
    return dict(reading_of(each, library) for each in texts)


def refuse_same(a: Subject, b: Subject, message: str) -> None:
    """Refuse to compare a definition with itself.

    Raises:
        RequestError: both sides are the same.
    """
    if a.name == b.name:
        raise RequestError(message)
