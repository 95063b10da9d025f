"""Every definition against every other: which lies within which, and which have nothing in common.

Examples refute nearly all inclusions at once; each that is left is decided by the relation of the
two definitions alone, and so does not depend on which others stand beside them.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence

from msgspec import Struct

from ctlaw.compare.examples import Examples
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import Relation, Standing, standing
from ctlaw.compare.side import Side, Subject, side_of
from ctlaw.documents.kept import Keeper
from ctlaw.law.library import Library
from ctlaw.logic.graph import Graph, GraphBuilder


class Standings(Struct, frozen=True):
    """How definitions stand to each other, each named by its place in a list.

    Attributes:
        within: the two places, wherever no pattern meets the first and not the second.
        apart: the two places, the lower first, wherever no pattern meets both.
    """

    within: frozenset[tuple[int, int]]
    apart: frozenset[tuple[int, int]]

    def standing(self, first: int, second: int) -> Standing:
        """Return how one definition stands to another."""
        both = (min(first, second), max(first, second)) not in self.apart
        return Standing(
            (first, second) not in self.within, (second, first) not in self.within, both
        )

    def relation(self, first: int, second: int) -> Relation:
        """Return the relation of one definition to another; each is equivalent to itself."""
        return self.standing(first, second).relation


# The rooms whose code decides how definitions stand to each other.
_KEEPER = Keeper(Standings, ("documents", "facts", "law", "logic", "symbolic", "compare"))


def standings_of(subjects: Sequence[Subject], library: Library) -> Standings:
    """Find out how some definitions stand to each other, each with each.

    What was found is kept between runs.

    Raises:
        SolverMissingError: python-sat is not installed.
    """
    builder = GraphBuilder()
    sides = [side_of(each, library, {}, builder) for each in subjects]
    return _KEEPER.get(
        f"matrix-{_digest(sides)}",
        library.files,
        lambda: _decided(sides, builder.build(), library),
    )


def _decided(sides: Sequence[Side], graph: Graph, library: Library) -> Standings:
    examples = Examples(sides, graph, library.vocabulary)
    within = {(each, each) for each in range(len(sides))}
    apart: set[tuple[int, int]] = set()
    for a, b in itertools.combinations(range(len(sides)), 2):
        if examples.refute_all(a, b):
            continue
        found = _alone(sides[a].subject, sides[b].subject, library)
        if not found.only_a:
            within.add((a, b))
        if not found.only_b:
            within.add((b, a))
        if not found.both:
            apart.add((a, b))
    return Standings(frozenset(within), frozenset(apart))


def _alone(first: Subject, second: Subject, library: Library) -> Standing:
    """Return how two definitions stand to each other, compiled without any others."""
    builder = GraphBuilder()
    a, b = (side_of(each, library, {}, builder) for each in (first, second))
    pair = Pair(a, b, builder.build(), library.vocabulary)
    return standing(pair, a.root, b.root)


def _digest(sides: Sequence[Side]) -> str:
    """Return a digest of which definitions these are, and to which versions they refer."""
    names = [f"{each.subject.name} {sorted(each.law.uses.items())}" for each in sides]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
