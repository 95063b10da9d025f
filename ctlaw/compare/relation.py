"""How two definitions stand to each other, over all fact patterns: proved, not sampled."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ctlaw.compare.pair import Pair


class Relation(StrEnum):
    """What one definition covers, measured by what the other covers."""

    EQUIVALENT = "equivalent"
    A_WITHIN_B = "a_within_b"
    B_WITHIN_A = "b_within_a"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"


class Standing(Struct, frozen=True):
    """Which patterns there are.

    Attributes:
        only_a, only_b: whether some pattern meets one and not the other.
        both: whether some pattern meets both.
    """

    only_a: bool
    only_b: bool
    both: bool

    @property
    def relation(self) -> Relation:
        """The relation."""
        if not self.only_a and not self.only_b:
            return Relation.EQUIVALENT
        # Of what nothing meets it is truer to say that nothing meets both than that it lies within.
        if not self.both:
            return Relation.DISJOINT
        if not self.only_a:
            return Relation.A_WITHIN_B
        return Relation.OVERLAPPING if self.only_b else Relation.B_WITHIN_A


def standing(
    pair: Pair, first: int, second: int, *, aimed: bool = True, as_presumed: bool = False
) -> Standing:
    """Find out how two nodes stand to each other.

    Args:
        pair: what they are nodes of.
        first: the node of A.
        second: the node of B.
        aimed: whether to look only at patterns in which whatever happened was aimed at.
        as_presumed: whether to look only at patterns in which all is as the laws presume.
    """
    one, other = pair.is_so(first), pair.is_so(second)
    where = [pair.aimed] if aimed else []
    where += pair.as_presumed if as_presumed else []
    exists = pair.patterns.exists
    return Standing(
        exists([*where, one, -other]),
        exists([*where, other, -one]),
        exists([*where, one, other]),
    )


def relation(pair: Pair, *, aimed: bool = True) -> Relation:
    """Return the relation of the two sides of a pair."""
    return standing(pair, pair.a.root, pair.b.root, aimed=aimed).relation
