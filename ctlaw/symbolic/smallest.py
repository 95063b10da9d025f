"""The smallest patterns for which something holds, all of them.

A pattern is smallest if none that tells less will do. Each one found is barred, with all that tell
more, until there is no other; so the list is complete, or says that it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ctlaw.symbolic.patterns import Pattern, Patterns, Told


class Smallest(Struct, frozen=True):
    """The smallest patterns, shortest first, and whether they are all there are."""

    patterns: tuple[Pattern, ...]
    complete: bool


def smallest_patterns(patterns: Patterns, wanted: Sequence[int], most: int) -> Smallest:
    """Return the smallest patterns for which some statements hold.

    Args:
        patterns: all patterns.
        wanted: the statements.
        most: after how many to stop.
    """
    solver, told = patterns.solver, patterns.told
    # Only in this search are patterns barred.
    here = solver.statement()
    found: list[Pattern] = []
    while len(found) < most and patterns.exists([*wanted, here]):
        smallest = _shrunk(patterns, wanted, told)
        found.append(smallest)
        solver.require([-here, *(-told[each] for each in smallest)])
    else:
        complete = len(found) < most or not patterns.exists([*wanted, here])
    solver.require([-here])
    return Smallest(tuple(sorted(found, key=_order)), complete)


def _shrunk(patterns: Patterns, wanted: Sequence[int], told: dict[Told, int]) -> Pattern:
    """Return a smallest pattern within the one that was found last."""
    solver = patterns.solver
    pattern = patterns.pattern()
    while True:
        less = solver.statement()
        solver.require([-less, *(-told[each] for each in pattern)])
        beyond = [-literal for each, literal in told.items() if each not in pattern]
        smaller = patterns.exists([*wanted, less, *beyond])
        if smaller:
            within = patterns.pattern()
        solver.require([-less])
        if not smaller:
            return pattern
        pattern = within


def _order(pattern: Pattern) -> tuple[int, list[Told]]:
    return len(pattern), sorted(pattern)
