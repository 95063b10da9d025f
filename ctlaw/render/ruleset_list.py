"""The list of laws, by jurisdiction, with the versions of each."""

from __future__ import annotations

import datetime

from rich.text import Text

from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page


def ruleset_list(
    laws: dict[str, tuple[Ruleset, ...]],
    library: Library,
    today: datetime.date,
    catalogue: Catalogue,
    width: int,
) -> Text:
    """Return the list of laws.

    Args:
        laws: the versions of each law, oldest first, by its id.
        library: where the names of jurisdictions are.
        today: the day by which a version is in force today.
        catalogue: the words.
        width: columns to write for.
    """
    page, say = Page(width), catalogue.say
    if not laws:
        page.add(say("rulesets.none"))
        return page.text()
    count = sum(len(versions) for versions in laws.values())
    page.add(say("rulesets.summary", laws=len(laws), versions=count))
    for code, name in _jurisdictions(laws, library):
        page.blank()
        page.add(name, style="bold")
        for law, versions in laws.items():
            if versions[-1].jurisdiction == code:
                title = main_version(versions, today).short_title.text(catalogue.language)
                page.add(say("rulesets.law", id=law, title=title), 2)
                for version in reversed(versions):
                    page.add(_version(version, today, catalogue), 6)
    return page.text()


def main_version(versions: tuple[Ruleset, ...], today: datetime.date) -> Ruleset:
    """Return the version in force today; else the last that was; else the first to come."""
    current = [each for each in versions if each.dates.overlaps(today, today)]
    past = [each for each in versions if each.dates.in_force <= today]
    return (current or past or [versions[0]])[-1]


def _version(version: Ruleset, today: datetime.date, catalogue: Catalogue) -> str:
    dates = version.dates
    span = "rulesets.dates.closed" if dates.until else "rulesets.dates.open"
    key = "rulesets.version_today" if version.is_in_force(today) else "rulesets.version"
    return catalogue.say(
        key,
        dates=catalogue.say(span, **{"from": version.version, "until": dates.until}),
        kind=catalogue.say(f"rulesets.kind.{version.kind}"),
        review=catalogue.say(f"rulesets.review.{version.review_status}"),
    )


def _jurisdictions(laws: dict[str, tuple[Ruleset, ...]], library: Library) -> list[tuple[str, str]]:
    """Return codes and names: those that are no country first, as in the registry, then by name."""
    codes = {versions[-1].jurisdiction for versions in laws.values()}
    order = list(library.jurisdictions)

    def rank(code: str) -> tuple[int, str]:
        wider = code in order and (len(code) != 2 or code == "EU")
        return (order.index(code) if wider else len(order), library.jurisdictions.get(code, code))

    return [(code, library.jurisdictions.get(code, code)) for code in sorted(codes, key=rank)]
