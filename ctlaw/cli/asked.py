"""What the options of `ctlaw check` ask for: which laws, for which day, on which readings.

A mistyped option is answered with what could have been meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctlaw.documents.faults import did_you_mean
from ctlaw.explain.request import Request, RequestError, branch_asked, parse_target
from ctlaw.facts.evidence import STANDARDS, Standing, Weighing
from ctlaw.facts.period import Period, parse_period
from ctlaw.messages.catalogue import Catalogue

if TYPE_CHECKING:
    from ctlaw.law.library import Library


def request_of(
    library: Library,
    under: list[str],
    on: str,
    readings: list[str],
    language: str,
    weighing: Weighing,
) -> Request:
    """Return what the options of `ctlaw check` ask for.

    Raises:
        RequestError: there is no such language, law, date or reading.
    """
    if language not in Catalogue.languages():
        known = ", ".join(Catalogue.languages())
        raise RequestError(f"--language: there is no language {language!r}. There is: {known}.")
    everything = "all" in under
    # A mistyped law is told even where "all" would cover it.
    targets = tuple(parse_target(each, library) for each in under if each != "all")
    drafts = [each.ruleset for each in targets if _is_draft(each.ruleset, library)]
    if everything and drafts:
        raise RequestError(
            f"--under all answers under the laws there are, and {drafts[0]} is a draft. "
            "Ask for it in a command of its own."
        )
    return Request(
        targets=() if everything else targets,
        everything=everything,
        on=period_of(on),
        readings=dict(reading_of(each, library) for each in readings),
        language=language,
        weighing=weighing,
    )


def weighing_of(standard: str, without: list[str], known_on: str) -> Weighing:
    """Return what evidence the options of `ctlaw check` ask to take into account.

    Raises:
        RequestError: there is no such standard, or no such day.
    """
    names = [each.value for each in STANDARDS]
    if standard not in names:
        hint = did_you_mean(standard, names) or f"Use one of: {', '.join(names)}."
        raise RequestError(f"--standard: there is no standard {standard!r}. {hint}")
    day = None
    if known_on:
        try:
            day = parse_period(known_on).last
        except ValueError:
            raise RequestError(
                f"--known-on: {known_on!r} is not a day, a month or a year. "
                "Write 2019-05-31, 2019-05 or 2019."
            ) from None
    return Weighing(Standing(standard), tuple(dict.fromkeys(without)), day)


def _is_draft(law: str, library: Library) -> bool:
    return all(each.is_draft for each in library.versions(law))


def period_of(text: str) -> Period | None:
    """Return the period of --on; None if none is asked for.

    Raises:
        RequestError: it is no day, month or year.
    """
    if not text:
        return None
    try:
        return parse_period(text)
    except ValueError:
        raise RequestError(
            f"--on: {text!r} is not a day, a month or a year. Write 2019-05-31, 2019-05 or 2019."
        ) from None


def reading_of(text: str, library: Library) -> tuple[str, str]:
    """Return the reading and the branch that ID=BRANCH asks for.

    Raises:
        RequestError: there is no such reading or branch.
    """
    name, _, branch = text.partition("=")
    found = library.readings.get(name)
    if found and not branch:
        raise RequestError(
            f"--reading: {text!r} names no branch. Write {name}= and one of "
            f"{', '.join(found.branches)}; {found.default} is taken anyway."
        )
    try:
        return name, branch_asked(name, branch, library)
    except RequestError as error:
        raise RequestError(f"--reading: {error}") from None
