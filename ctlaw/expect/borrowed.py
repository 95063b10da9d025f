"""Building blocks that only other laws use, and the laws that use them.

Such a block decides nothing by itself. Its clauses are looked at wherever it is borrowed, and
counted once, under the law whose text it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.expect.tested import Compiler
from ctlaw.law.clause import Clause, ReadingOf, SameAs
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Role, Ruleset
from ctlaw.logic.compiled import CompiledRuleset

# The id of a block and the path of a clause in it.
InBlock = tuple[str, str]


def in_blocks(ruleset: Ruleset) -> dict[Clause, InBlock]:
    """Return the clauses of building blocks that no other definition of their law uses."""
    used = {
        target
        for definition in ruleset.definitions.values()
        if definition.role is not Role.ELEMENT
        for target in _reached(ruleset, definition)
    }
    return {
        clause: (definition.id, path)
        for definition in ruleset.definitions.values()
        if definition.role is Role.ELEMENT and definition.id not in used
        for clause, path in _paths(definition.clause, "")
    }


def borrowers(ruleset: Ruleset, compiler: Compiler) -> Iterator[CompiledRuleset]:
    """Yield the laws of the library that use this version, as on the first day of each version."""
    for each in _referring(ruleset.id, compiler.library):
        law = compiler.compiled(each, each.dates.in_force)
        if uses(law, ruleset):
            yield law


def uses(law: CompiledRuleset, ruleset: Ruleset) -> bool:
    """Tell whether a law refers to a version of another law."""
    return law.uses.get(ruleset.id) == ruleset.version


def _reached(ruleset: Ruleset, definition: Definition) -> set[str]:
    """Return the definitions of the same law that a definition refers to, directly or not."""
    found: set[str] = set()
    waiting = [definition]
    while waiting:
        for target in _references(waiting.pop()):
            if target.ruleset in ("", ruleset.id) and target.definition not in found:
                found.add(target.definition)
                waiting.append(ruleset.definitions[target.definition])
    return found


def _references(definition: Definition) -> Iterator[SameAs]:
    for clause in definition.clause.walk():
        if isinstance(clause.connective, SameAs):
            yield clause.connective


def _referring(law: str, library: Library) -> Iterator[Ruleset]:
    """Yield the versions of laws that refer to a law, directly or through others."""
    versions = {other: library.versions(other) for other in library.shelves}
    named = {
        other: {
            target.ruleset
            for ruleset in several
            for definition in ruleset.definitions.values()
            for target in _references(definition)
        }
        for other, several in versions.items()
    }
    found = {law}
    while True:
        more = {other for other, targets in named.items() if targets & found} - found
        if not more:
            break
        found |= more
    for other in versions:
        if other in found and other != law:
            yield from versions[other]


def _paths(clause: Clause, path: str) -> Iterator[tuple[Clause, str]]:
    yield clause, path
    for part in clause.parts:
        is_branch = isinstance(clause.connective, ReadingOf) and part is not clause.unless
        yield from _paths(part, path if is_branch else "/".join(filter(None, (path, part.id))))
