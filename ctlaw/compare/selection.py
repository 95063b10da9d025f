"""Which definitions are set against each other: all of a role in force on a day, or those named."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ctlaw.compare.side import Subject, subject_of, version_for
from ctlaw.explain.request import RequestError, Target
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role, Ruleset, RulesetKind

# Not among the laws in force unless somebody names them.
_UNASKED = (RulesetKind.WORKING_CONCEPTS, RulesetKind.DRAFT)


def all_in_force(library: Library, role: Role, day: datetime.date) -> list[Subject]:
    """Return the definitions of a role of all laws in force on a day."""
    found: list[Subject] = []
    for law in library.shelves:
        for ruleset in library.in_force(law, day, day)[-1:]:
            if ruleset.kind not in _UNASKED:
                found += _of_role(ruleset, role, day)
    return found


def named(
    targets: Iterable[Target],
    library: Library,
    role: Role | None,
    on: datetime.date | None,
    today: datetime.date,
) -> list[Subject]:
    """Return the definitions that targets name; where a target names a law, those of a role.

    Args:
        targets: the laws, each with a version or a definition if somebody asked for one.
        library: where they are.
        role: the role of the definitions of a law; if none was asked for, the offences are taken,
            or what a law without any defines as a status.
        on: the day that was asked for.
        today: the day of asking.

    Raises:
        RequestError: a law was not in force, or has no such definition.
    """
    found: dict[str, Subject] = {}
    for target in targets:
        ruleset, day = version_for(target.ruleset, target.version, library, on, today)
        if target.definition:
            chosen = [subject_of(target, ruleset, day)]
        else:
            roles = (Role.OFFENCE, Role.STATUS) if role is None else (role,)
            by_role = (list(_of_role(ruleset, each, day)) for each in roles)
            chosen = next(filter(None, by_role), [])
        if not chosen:
            ids = [
                each.id for each in ruleset.definitions.values() if each.role is not Role.ELEMENT
            ]
            raise RequestError(
                f"{ruleset.id}@{ruleset.version} has no definition with the role "
                f"{(role or Role.OFFENCE).value}. Ask for another --role, or name one of its "
                f"definitions: {', '.join(ids)}."
            )
        found |= {each.name: each for each in chosen}
    return list(found.values())


def _of_role(ruleset: Ruleset, role: Role, day: datetime.date) -> Iterator[Subject]:
    for definition in ruleset.definitions.values():
        if definition.role is role:
            yield Subject(ruleset, (definition,), day)
