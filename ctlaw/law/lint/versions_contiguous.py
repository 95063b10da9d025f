"""The versions of a law follow each other day by day.

A gap leaves conduct without an answer, and an overlap gives it two. Both happen in real law, and
then a note on the dates says so. That there was a text before the oldest one in the library can be
said of that one only.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import LintedRuleset, Subject
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue

NAME = "versions-contiguous"
_ONE_DAY = datetime.timedelta(days=1)


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield versions that another follows with a gap or an overlap, and without a note on it.

    Versions that name an older text although one is in the library are yielded as well.
    """
    for each in subject.rulesets:
        dates = each.ruleset.dates
        following = _next_version(each.ruleset, subject)
        first = _first_day(each.ruleset, subject)
        if dates.older_text and first < dates.in_force:
            yield _fault(each, "older_text", catalogue, {"first": first})
        if following is None:
            continue
        key = _relation(each.ruleset, following)
        # A version without an end is a slip even where a note stands; the note is about dates.
        noted = dates.note or following.dates.note
        if key and (key == "open" or not noted):
            until = following.dates.in_force - _ONE_DAY
            values = {
                "until": dates.until or until,
                "wanted": until,
                "next": following.dates.in_force,
            }
            yield _fault(each, key, catalogue, values)


def _relation(ruleset: Ruleset, following: Ruleset) -> str:
    until, begins = ruleset.dates.until, following.dates.in_force
    if until is None:
        return "open"
    if until >= begins:
        return "overlap"
    return "gap" if until + _ONE_DAY < begins else ""


def _next_version(ruleset: Ruleset, subject: Subject) -> Ruleset | None:
    if ruleset.id not in subject.library.shelves:
        return None
    later = [
        each
        for each in subject.library.versions(ruleset.id)
        if each.dates.in_force > ruleset.dates.in_force
    ]
    return later[0] if later else None


def _first_day(ruleset: Ruleset, subject: Subject) -> datetime.date:
    if ruleset.id not in subject.library.shelves:
        return ruleset.dates.in_force
    return min(each.dates.in_force for each in subject.library.versions(ruleset.id))


def _fault(
    each: LintedRuleset, key: str, catalogue: Catalogue, values: dict[str, datetime.date]
) -> LintFault:
    named = {"law": each.ruleset.id, **values}
    return LintFault(
        each.place_of("dates", "older_text" if key == "older_text" else "until"),
        Level.ERROR,
        NAME,
        catalogue.say(f"lint.{NAME}.{key}", **named),
        catalogue.say(f"lint.{NAME}.{key}_hint", **named),
    )
