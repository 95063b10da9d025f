"""Which laws use a fact: directly, in a clause of their own, or through the terms of other laws.

The vocabulary knows nothing of laws, so the question is answered by walking through the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from ctlaw.facts.fact import Fact
from ctlaw.law.clause import Clause, FactIs, SameAs
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Ruleset


class Use(Struct, frozen=True):
    """A place where a law uses a fact.

    Attributes:
        label: the label of the nearest labelled clause; empty in the condition of a remark.
        pinpoint: the pinpoint of that clause, or of the remark.
        versions: the versions of the law that use the fact there, oldest first.
        every_version: whether these are all versions of the law that the library has.
    """

    ruleset: str
    definition: str
    label: str
    pinpoint: str
    versions: tuple[str, ...]
    every_version: bool


class Reference(NamedTuple):
    """One definition refers to another; both are named by law and definition."""

    source: tuple[str, str]
    target: tuple[str, str]


def uses_of(fact: Fact, library: Library, language: str = "en") -> tuple[Use, ...]:
    """Return the places where the laws of the library use a fact directly.

    Raises:
        DocumentError: a law has faults.
    """
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for ruleset in _all_rulesets(library):
        for definition in ruleset.definitions.values():
            for label, pinpoint in _places(fact, definition, language):
                key = (ruleset.id, definition.id, label, pinpoint)
                versions = found.setdefault(key, [])
                if ruleset.version not in versions:
                    versions.append(ruleset.version)
    return tuple(
        Use(*key, tuple(versions), len(versions) == len(library.shelves[key[0]].versions))
        for key, versions in found.items()
    )


def users_through(uses: tuple[Use, ...], library: Library) -> tuple[str, ...]:
    """Return the laws that reach some uses only by referring to the definitions they stand in."""
    return users_by_reference(uses, references_between(library))


def references_between(library: Library) -> tuple[Reference, ...]:
    """Return every reference from a definition of the library to another one."""
    return tuple(
        Reference((ruleset.id, definition.id), (target.ruleset or ruleset.id, target.definition))
        for ruleset in _all_rulesets(library)
        for definition in ruleset.definitions.values()
        for target in _references(definition)
    )


def users_by_reference(uses: tuple[Use, ...], references: tuple[Reference, ...]) -> tuple[str, ...]:
    """Return what `users_through` does, for one who asks about many uses."""
    reached = {(use.ruleset, use.definition) for use in uses}
    direct = {use.ruleset for use in uses}
    grew = True
    while grew:
        new = {each.source for each in references if each.target in reached} - reached
        reached |= new
        grew = bool(new)
    return tuple(sorted({ruleset for ruleset, _ in reached} - direct))


def used_facts(ruleset: Ruleset) -> frozenset[str]:
    """Return every fact that a ruleset names, in its clauses and in its remarks."""
    return frozenset(
        fact
        for definition in ruleset.definitions.values()
        for clause in definition.clauses()
        for fact in (*clause.own_facts(), *clause.claimed_by)
    )


def _all_rulesets(library: Library) -> Iterator[Ruleset]:
    for law in library.shelves:
        yield from library.versions(law)


def _references(definition: Definition) -> Iterator[SameAs]:
    for clause in definition.clause.walk():
        if isinstance(clause.connective, SameAs):
            yield clause.connective


def _places(fact: Fact, definition: Definition, language: str) -> Iterator[tuple[str, str]]:
    for clause, nearest in _with_label(definition.clause, definition.clause):
        if _names(clause, fact):
            yield nearest.label.text(language), nearest.pinpoint
    for remark in definition.remarks:
        if remark.when and any(_names(clause, fact) for clause in remark.when.walk()):
            yield "", remark.pinpoint


def _with_label(clause: Clause, nearest: Clause) -> Iterator[tuple[Clause, Clause]]:
    nearest = clause if clause.label else nearest
    yield clause, nearest
    for part in clause.parts:
        yield from _with_label(part, nearest)


def _names(clause: Clause, fact: Fact) -> bool:
    if fact.id in clause.own_facts() or fact.id in clause.claimed_by:
        return True
    # A fact such as "under 18" is another name for a comparison, which laws write out.
    comparison = clause.connective.comparison if isinstance(clause.connective, FactIs) else None
    return comparison is not None and comparison == fact.stands_for
