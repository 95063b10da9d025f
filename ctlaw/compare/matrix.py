"""Every definition against every other: which lies within which, and which have nothing in common.

Examples refute nearly all inclusions at once; each that is left is decided by the relation of the
two definitions alone, and so does not depend on which others stand beside them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec import Struct

from ctlaw.compare.examples import Examples
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import Relation, Standing, standing
from ctlaw.compare.side import Subject, side_of
from ctlaw.law.library import Library
from ctlaw.logic.graph import GraphBuilder


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
        return Standing((first, second) not in self.within, (second, first) not in self.within, both)

    def relation(self, first: int, second: int) -> Relation:
        """Return the relation of one definition to another; each is equivalent to itself."""
        return self.standing(first, second).relation


def standings_of(subjects: Sequence[Subject], library: Library) -> Standings:
    """Find out how some definitions stand to each other, each with each."""
    builder = GraphBuilder()
    sides = [side_of(each, library, {}, builder) for each in subjects]
    examples = Examples(sides, builder.build(), library.vocabulary)
    within: set[tuple[int, int]] = set()
    apart: set[tuple[int, int]] = set()
    for a, b in itertools.combinations(range(len(subjects)), 2):
        left_open = b in examples.containing[a] or a in examples.containing[b]
        if not left_open and b in examples.beside[a]:
            continue
        found = _alone(subjects[a], subjects[b], library)
        within |= {pair for pair, only in (((a, b), found.only_a), ((b, a), found.only_b)) if not only}
        if not found.both:
            apart.add((a, b))
    within |= {(each, each) for each in range(len(subjects))}
    return Standings(frozenset(within), frozenset(apart))


def _alone(first: Subject, second: Subject, library: Library) -> Standing:
    """Return how two definitions stand to each other, compiled without any others."""
    builder = GraphBuilder()
    a, b = (side_of(each, library, {}, builder) for each in (first, second))
    pair = Pair(a, b, builder.build(), library.vocabulary)
    return standing(pair, a.root, b.root)
