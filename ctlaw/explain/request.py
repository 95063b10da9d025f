"""What is asked: under which laws, in which version, for which day."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct, field

from ctlaw.documents.faults import did_you_mean
from ctlaw.facts.evidence import Weighing
from ctlaw.facts.period import Period
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role, Ruleset

DEFAULT_LAWS = ("palermo-protocol", "smuggling-protocol", "ilo-c29")
_TARGET = re.compile(r"([a-z0-9-]+)(?:@([0-9-]+))?(?:#([a-z0-9-]+))?\Z")


class RequestError(ValueError):
    """What was asked for does not exist or is not well put. The message is for the user."""


class Target(Struct, frozen=True):
    """A law to answer under; a version or a definition only if the user fixed one."""

    ruleset: str
    version: str = ""
    definition: str = ""

    def __str__(self) -> str:
        version = f"@{self.version}" if self.version else ""
        definition = f"#{self.definition}" if self.definition else ""
        return f"{self.ruleset}{version}{definition}"


class Request(Struct, frozen=True):
    """One question to ctlaw about one case.

    Attributes:
        targets: the laws; empty for the default ones and those of the places of the case.
        everything: whether to answer under every law of the library.
        on: the date to apply instead of the date of the case.
        today: the day of assessment.
        readings: branches to take instead of the defaults.
        language: the language of the report.
        thorough: whether to look also for what would settle an open finding, for other readings
            that would change it, and for neighbours. Most of the time of an answer goes there.
        person_centred: whether to ask only if the person is affected as a definition says, and to
            set aside what only the guilt of the accused needs.
        weighing: what evidence is taken into account.
    """

    targets: tuple[Target, ...] = ()
    everything: bool = False
    on: Period | None = None
    today: datetime.date = field(default_factory=datetime.date.today)
    readings: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    thorough: bool = True
    person_centred: bool = False
    weighing: Weighing = Weighing()


def parse_target(text: str, library: Library, building_blocks: bool = False) -> Target:
    """Read RULESET[@VERSION][#DEFINITION].

    Args:
        text: what the user wrote.
        library: the laws there are.
        building_blocks: whether it may name a definition that is not answered on its own.

    Raises:
        RequestError: it is not written that way, or there is no such ruleset or version.
    """
    match = _TARGET.match(text)
    if match is None:
        raise RequestError(
            f"{text!r} does not name a law. Write RULESET, RULESET@VERSION or "
            "RULESET#DEFINITION, like palermo-protocol#trafficking-in-persons."
        )
    target = Target(match.group(1), match.group(2) or "", match.group(3) or "")
    shelf = library.shelves.get(target.ruleset)
    if shelf is None:
        hint = did_you_mean(target.ruleset, library.shelves)
        raise RequestError(
            f"There is no ruleset {target.ruleset}. {hint or 'List them with: ctlaw rulesets'}"
        )
    versions = [day.isoformat() for day, _ in shelf.versions]
    if target.version and target.version not in versions:
        raise RequestError(
            f"{target.ruleset} has no version {target.version}. "
            f"Its versions are {', '.join(versions)}."
        )
    if target.definition:
        rulesets = library.versions(target.ruleset)
        known = {each for ruleset in rulesets for each in ruleset.definitions}
        roles = {
            ruleset.definitions[target.definition].role
            for ruleset in rulesets
            if target.definition in ruleset.definitions
        }
        if roles == {Role.ELEMENT} and not building_blocks:
            raise RequestError(
                f"{target.ruleset}#{target.definition} is a part of other definitions and is not "
                f"answered on its own. Read it with: ctlaw rulesets show {text}"
            )
        if target.definition not in known and not _a_kind_elsewhere(target.definition, library):
            hint = did_you_mean(target.definition, known)
            listed = f"It has: {', '.join(sorted(known))}."
            raise RequestError(
                f"{target.ruleset} has no definition {target.definition}. {hint or listed}"
            )
    return target


def branch_asked(reading: str, branch: str, library: Library) -> str:
    """Return the branch of a reading that is asked for.

    Raises:
        RequestError: there is no such reading or branch.
    """
    found = library.readings.get(reading)
    if found is None:
        raise RequestError(
            f"There is no reading {reading!r}. There are: {', '.join(library.readings)}."
        )
    if branch not in found.branches:
        raise RequestError(
            f"{reading} has no branch {branch!r}. It has: {', '.join(found.branches)}."
        )
    return branch


def draft_asked(
    target: Target, library: Library, first: datetime.date, last: datetime.date
) -> Ruleset | None:
    """Return the draft that answers for a target, or None if it is no draft.

    A draft is asked what it would say, and not whether it was the law at the time. The version
    that was named answers, or else one for the time in question, or else the newest.
    """
    versions = library.versions(target.ruleset)
    if not all(version.is_draft for version in versions):
        return None
    named = library.version(target.ruleset, target.version) if target.version else None
    return named or (library.in_force(target.ruleset, first, last) or versions)[-1]


def _a_kind_elsewhere(definition: str, library: Library) -> bool:
    """Tell whether other laws define it: then "this law does not" is an answer, not a mistake."""
    return definition in set(Role) or any(
        definition in ruleset.definitions
        for law in library.shelves
        for ruleset in library.versions(law)
    )
