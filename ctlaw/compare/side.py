"""One side of a comparison: a definition of one version of a law, or several taken together.

Which version it is follows from what was asked: the one named, else the one in force on the day,
else the latest. The laws it refers to are taken as they stood on the same day.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from ctlaw.documents.faults import did_you_mean
from ctlaw.explain.request import RequestError, Target
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Role, Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.graph import GraphBuilder

_COMPARED = (Role.OFFENCE, Role.STATUS)
_WORD = "traffick"


class Subject(Struct, frozen=True, eq=False):
    """What is to be compared: a version of a law, the definitions, and the day it is read on."""

    ruleset: Ruleset
    definitions: tuple[Definition, ...]
    day: datetime.date

    @property
    def law(self) -> str:
        """The version of the law, such as in-ipc-370@2013-02-03."""
        return f"{self.ruleset.id}@{self.ruleset.version}"

    @property
    def name(self) -> str:
        """The name to ask for it by, such as in-ipc-370@2013-02-03#trafficking-of-person."""
        return f"{self.law}#{'+'.join(each.id for each in self.definitions)}"


class Side(Struct, frozen=True, eq=False):
    """A subject compiled into a graph that it may share with others.

    Attributes:
        subject: what it is.
        law: the compiled law.
        definitions: the compiled definitions.
        root: the node that is met if any of the definitions is.
    """

    subject: Subject
    law: CompiledRuleset
    definitions: tuple[CompiledDefinition, ...]
    root: int

    @property
    def readings(self) -> dict[str, str]:
        """The readings that it depends on, each with the branch taken."""
        return {
            reading: branch
            for definition in self.definitions
            for reading, branch in sorted(definition.readings.items())
        }


def version_for(
    law: str, version: str, library: Library, on: datetime.date | None, today: datetime.date
) -> tuple[Ruleset, datetime.date]:
    """Return the version of a law that was asked for, and the day to read it on.

    Raises:
        RequestError: the law was not in force on the day asked for.
    """
    versions = library.versions(law)
    if versions[-1].is_draft and not version:
        # A draft is asked what it would say, on whatever day.
        return versions[-1], on or _day_in(versions[-1], today)
    if version:
        found = next(each for each in versions if each.version == version)
        return found, _day_in(found, on or today)
    if on is None:
        return versions[-1], _day_in(versions[-1], today)
    in_force = library.in_force(law, on, on)
    if not in_force:
        spans = ", ".join(f"{each.version} to {each.dates.until or 'today'}" for each in versions)
        raise RequestError(f"{law} was not in force on {on}. Its versions: {spans}.")
    return in_force[-1], on


def subject_of(
    target: Target, ruleset: Ruleset, day: datetime.date, like: Subject | None = None
) -> Subject:
    """Return what a target asks to compare.

    Args:
        target: the target; its definition may name several, joined by a plus sign.
        ruleset: the version of the law.
        day: the day to read it on.
        like: the other side; where nothing is named, a definition of the same name is taken, else
            the first that speaks of trafficking, else the first offence or status.

    Raises:
        RequestError: the law has no such definition, or none that could be compared.
    """
    if target.definition:
        ids = target.definition.split("+")
        return Subject(ruleset, tuple(_definition(each, ruleset) for each in ids), day)
    able = [each for each in ruleset.definitions.values() if each.role in _COMPARED]
    if not able:
        listed = ", ".join(
            each.id for each in ruleset.definitions.values() if each.role is not Role.ELEMENT
        )
        raise RequestError(
            f"{ruleset.id} defines no offence and no status. "
            f"Name one of its definitions: {listed or 'it has none that is answered on its own'}."
        )
    same = [each for each in able if like and each.id == like.definitions[0].id]
    first = (*same, *on_trafficking(ruleset), *able)[0]
    return Subject(ruleset, (first,), day)


def on_trafficking(ruleset: Ruleset) -> tuple[Definition, ...]:
    """Return the offences that speak of trafficking; if there is none, what else is so called."""
    for role in _COMPARED:
        found = [
            each
            for each in ruleset.definitions.values()
            if each.role is role and _WORD in f"{each.id} {each.clause.label.text('en')}".lower()
        ]
        if found:
            return tuple(found)
    return ()


def side_of(
    subject: Subject, library: Library, readings: Mapping[str, str], builder: GraphBuilder
) -> Side:
    """Compile a subject into a graph."""
    law = compile_ruleset(subject.ruleset, library, subject.day, readings, builder=builder)
    definitions = tuple(law.definitions[each.id] for each in subject.definitions)
    root = builder.any([each.root.index for each in definitions])
    return Side(subject, law, definitions, root)


def _definition(definition_id: str, ruleset: Ruleset) -> Definition:
    found = ruleset.definitions.get(definition_id)
    able = [each.id for each in ruleset.definitions.values() if each.role is not Role.ELEMENT]
    if found is None or found.role is Role.ELEMENT:
        hint = did_you_mean(definition_id, able) or f"It has: {', '.join(able)}."
        raise RequestError(
            f"{ruleset.id}@{ruleset.version} has no definition {definition_id} "
            f"that is answered on its own. {hint}"
        )
    return found


def _day_in(ruleset: Ruleset, day: datetime.date) -> datetime.date:
    """Return the day, or the nearest on which the version applies."""
    if day < ruleset.dates.in_force:
        return ruleset.dates.in_force
    if ruleset.dates.until is not None and day > ruleset.dates.until:
        return ruleset.dates.until
    return day
