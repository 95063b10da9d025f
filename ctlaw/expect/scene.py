"""A definition as the search for telling cases sees it: where its clauses stand, what can be asked.

A clause may stand at several places, for a building block serves many. Only elements with an id
and a label can be expected by a case, so those are the ones that a change has to be felt at.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.elements import Standing, under
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition, CompiledRemark, CompiledRuleset


class Spot(Struct, frozen=True, eq=False):
    """One place of a clause in a definition, and the place that it stands under."""

    standing: Standing
    above: Spot | None
    depth: int

    @property
    def compiled(self) -> CompiledClause:
        """The clause."""
        return self.standing.compiled


class Scene:
    """A definition of a version of a law, or the condition of one of its remarks.

    Attributes:
        remark: the remark, or None for the definition itself.
        spots: every place of every clause, by the clause; the one nearest to the definition first.
        paths: the elements that a case can expect, by their place in the net: path and depth.
    """

    def __init__(
        self,
        law: CompiledRuleset,
        definition: CompiledDefinition,
        remark: CompiledRemark | None = None,
    ) -> None:
        self.law, self.definition, self.remark = law, definition, remark
        condition = remark.condition if remark else None
        top = condition or definition.root
        self.net = ClauseNet(top)
        self.root = self.net.places[top]
        self.spots: dict[CompiledClause, list[Spot]] = {}
        named: dict[str, Spot] = {}
        for spot in spots_under(Standing(top, "", definition.ruleset, True)):
            self.spots.setdefault(spot.compiled, []).append(spot)
            standing = spot.standing
            if condition or law.chosen:
                # A case expects a remark, and not the parts of its condition; and of a reading
                # that is not the default one, the outcome alone.
                continue
            # As in a finding, a later element of the same path hides an earlier one.
            if standing.is_element and standing.path and spot.compiled.clause.id:
                named[standing.path] = spot
        for spots in self.spots.values():
            spots.sort(key=lambda each: each.depth)
        self.paths: dict[int, tuple[str, int]] = {
            self.net.places[spot.compiled]: (path, spot.depth)
            for path, spot in named.items()
            if spot.compiled.clause.label
        }
        self.expectable = frozenset({self.root, *self.paths})

    @property
    def target(self) -> str:
        """What an expectation about the definition is headed."""
        ruleset = self.law.ruleset
        return f"{ruleset.id}@{ruleset.version}#{self.definition.definition.id}"


def spots_under(top: Standing, *, into_answered: bool = True) -> Iterator[Spot]:
    """Yield every place at or under a clause.

    Args:
        top: the clause and its place.
        into_answered: whether to follow references to definitions that are answered on their own,
            not only those to building blocks.
    """
    waiting = [Spot(top, None, 0)]
    while waiting:
        spot = waiting.pop()
        yield spot
        parts = under(spot.standing, into_answered=into_answered)
        below = [Spot(each, spot, spot.depth + 1) for each in parts]
        waiting.extend(reversed(below))
