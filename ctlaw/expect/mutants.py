"""The small changes to a law that its cases are tried against, clause by clause.

Each is one a lawyer or legislator could make, or make by mistake: a part no longer required, an age
limit one year off, a presumption turned round. All branches of a reading are changed; what only one
of them says can be noticed by a case that expects an outcome on that branch.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    FactIs,
    NotOf,
    PurposeOf,
)
from ctlaw.law.ruleset import Ruleset


class Change(StrEnum):
    """The kinds of change."""

    NOT_REQUIRED = "not-required"
    NOT_ACCEPTED = "not-accepted"
    NOT_COUNTED = "not-counted"
    ONE_IS_ENOUGH = "one-is-enough"
    ALL_ARE_REQUIRED = "all-are-required"
    LIST_CLOSED = "list-closed"
    NOT_REMOVED = "not-removed"
    LIMIT_MOVED = "limit-moved"
    TOTAL_MOVED = "total-moved"
    EXCEPTION_DROPPED = "exception-dropped"
    PRESUMPTION_TURNED = "presumption-turned"
    NOT_INFERRED = "not-inferred"


class Mutant(Struct, frozen=True, eq=False):
    """One clause of a law and what it would be changed into.

    Attributes:
        ruleset: the version of the law whose text it is.
        definition: the id of the definition it stands in.
        path: the path of the element it is or stands in; empty for the definition itself.
        clause: the clause as it is.
        changed: the clause as it would be; its parts are those of `clause`.
        change: the kind of change.
        part: the part that it is about, if it is about one.
        was, becomes: for a number, before and after.
    """

    ruleset: Ruleset
    definition: str
    path: str
    clause: Clause
    changed: Clause
    change: Change
    part: Clause | None = None
    was: int = 0
    becomes: int = 0


def mutants_of(ruleset: Ruleset) -> Iterator[Mutant]:
    """Yield every small change to the definitions of a ruleset, in the order of its text."""
    for definition in ruleset.definitions.values():
        for path, clause in _clauses(definition.clause, ""):
            bare = Mutant(ruleset, definition.id, path, clause, clause, Change.NOT_REQUIRED)
            yield from _of_connective(bare)
            yield from _of_what_stands_beside(bare)


def _clauses(clause: Clause, path: str) -> Iterator[tuple[str, Clause]]:
    yield path, clause
    for part in clause.parts:
        here = "/".join(filter(None, (path, part.id)))
        yield from _clauses(part, here)


def _of_connective(bare: Mutant) -> Iterator[Mutant]:
    clause = bare.clause
    match clause.connective:
        case AllOf(parts) if len(parts) > 1:
            for part in parts:
                less = AllOf(_without(parts, part))
                yield _changed(bare, Change.NOT_REQUIRED, connective=less, part=part)
            yield _changed(bare, Change.ONE_IS_ENOUGH, connective=AnyOf(parts))
        case AnyOf(parts, open_):
            if len(parts) > 1:
                for part in parts:
                    fewer = AnyOf(_without(parts, part), open_)
                    yield _changed(bare, Change.NOT_ACCEPTED, connective=fewer, part=part)
                yield _changed(bare, Change.ALL_ARE_REQUIRED, connective=AllOf(parts))
            if open_:
                yield _changed(bare, Change.LIST_CLOSED, connective=AnyOf(parts))
        case NotOf(part):
            yield _changed(bare, Change.NOT_REMOVED, connective=AllOf((part,)), part=part)
        case AtLeast() as count:
            yield from _of_count(bare, count)
        case FactIs(comparison=comparison) as leaf if comparison and comparison.below is not None:
            for limit in (comparison.below - 1, comparison.below + 1):
                moved = replace(leaf, comparison=replace(comparison, below=limit))
                found = _changed(bare, Change.LIMIT_MOVED, connective=moved)
                yield replace(found, was=comparison.below, becomes=limit)
        case PurposeOf(aim, happened) if happened:
            only_aim = PurposeOf(aim)
            yield _changed(bare, Change.NOT_INFERRED, connective=only_aim, part=happened)
        case _:
            pass


def _of_count(bare: Mutant, count: AtLeast) -> Iterator[Mutant]:
    for total in (count.total - 1, count.total + 1):
        if 0 < total <= sum(count.weights):
            found = _changed(bare, Change.TOTAL_MOVED, connective=replace(count, total=total))
            yield replace(found, was=count.total, becomes=total)
    if len(count.parts) > 1:
        for number, part in enumerate(count.parts):
            weights = count.weights[:number] + count.weights[number + 1 :]
            if count.total <= sum(weights):
                fewer = AtLeast(count.total, _without(count.parts, part), weights)
                yield _changed(bare, Change.NOT_COUNTED, connective=fewer, part=part)


def _of_what_stands_beside(bare: Mutant) -> Iterator[Mutant]:
    clause = bare.clause
    if clause.unless:
        yield _changed(bare, Change.EXCEPTION_DROPPED, unless=None, part=clause.unless)
    if clause.presume is not None:
        yield _changed(bare, Change.PRESUMPTION_TURNED, presume=not clause.presume)


def _changed(bare: Mutant, change: Change, *, part: Clause | None = None, **to: Any) -> Mutant:
    return replace(bare, changed=replace(bare.clause, **to), change=change, part=part)


def _without(parts: tuple[Clause, ...], part: Clause) -> tuple[Clause, ...]:
    return tuple(each for each in parts if each is not part)
