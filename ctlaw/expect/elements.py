"""Where the clauses of a compiled definition stand as elements of a finding.

An element is named by its path, the ids from the definition down to it. References do not lengthen
the path: what a definition refers to stands under the clause that refers to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.law.clause import ReadingOf
from ctlaw.law.ruleset import Role, Ruleset
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition


class Standing(Struct, frozen=True):
    """A clause at one place of a definition.

    Attributes:
        compiled: the clause.
        path: the path of the element it is or stands in.
        ruleset: the version of the law whose text it is.
        is_element: whether it is an element by itself; the root of a definition referred to, and
            the branch taken of a reading, are one with the clause above them.
        is_definition: whether it is the root of a definition.
    """

    compiled: CompiledClause
    path: str
    ruleset: Ruleset
    is_element: bool
    is_definition: bool = False


def root_of(definition: CompiledDefinition) -> Standing:
    """Return the place of the definition itself; its path is empty."""
    return Standing(definition.root, "", definition.ruleset, True, is_definition=True)


def is_labelled(standing: Standing) -> bool:
    """Tell whether it is an element with a label of its own, or the definition itself."""
    return standing.is_element and bool(standing.compiled.clause.label)


def is_counted(standing: Standing) -> bool:
    """Tell whether it is a labelled clause of the text, the root of a building block included."""
    return bool(standing.compiled.clause.label) and (standing.is_element or standing.is_definition)


def under(standing: Standing, *, into_answered: bool = True) -> Iterator[Standing]:
    """Yield what stands directly under a clause.

    Args:
        standing: the clause and its place.
        into_answered: whether to follow references to definitions that are answered on their own,
            not only those to building blocks.
    """
    compiled = standing.compiled
    of_reading = isinstance(compiled.clause.connective, ReadingOf)
    for part in compiled.parts:
        yield _named(part, standing, not of_reading)
    target = compiled.same_as
    if target and (into_answered or target.definition.role is Role.ELEMENT):
        yield Standing(target.root, standing.path, target.ruleset, False, is_definition=True)
    if compiled.exception:
        yield _named(compiled.exception, standing, True)


def element_at(definition: CompiledDefinition, path: str) -> CompiledClause | None:
    """Return the clause of an element of a definition, or None if it has no such element."""
    found = None
    waiting = [root_of(definition)]
    while waiting:
        standing = waiting.pop()
        if standing.path == path and standing.is_element and standing.compiled.clause.id:
            found = standing.compiled
        elif f"{path}/".startswith(f"{standing.path}/".lstrip("/")):
            waiting.extend(reversed(list(under(standing))))
    return found


def _named(compiled: CompiledClause, whole: Standing, is_element: bool) -> Standing:
    path = "/".join(filter(None, (whole.path, compiled.clause.id)))
    return Standing(compiled, path, whole.ruleset, is_element)
