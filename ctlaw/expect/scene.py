"""A definition as the search for telling cases sees it: where its clauses stand, what can be asked.

A clause may stand at several places, for a building block serves many. Only elements with an id
and a label can be expected by a case, so those are the ones that a change has to be felt at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.elements import Standing, root_of, under
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition, CompiledRuleset


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """One place of a clause in a definition, and the place that it stands under."""

    standing: Standing
    above: Spot | None
    depth: int

    @property
    def compiled(self) -> CompiledClause:
        """The clause."""
        return self.standing.compiled


class Scene:
    """A definition of a version of a law.

    Attributes:
        spots: every place of every clause, by the clause; the one nearest to the definition first.
        paths: the elements that a case can expect, by their place in the net: path and depth.
    """

    def __init__(self, law: CompiledRuleset, definition: CompiledDefinition) -> None:
        self.law, self.definition = law, definition
        self.net = ClauseNet(definition)
        self.root = self.net.places[definition.root]
        self.spots: dict[CompiledClause, list[Spot]] = {}
        named: dict[str, Spot] = {}
        for spot in _spots(definition):
            self.spots.setdefault(spot.compiled, []).append(spot)
            standing = spot.standing
            # As in a finding, a later element of the same path hides an earlier one.
            if standing.is_element and spot.compiled.clause.id:
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


def _spots(definition: CompiledDefinition) -> Iterator[Spot]:
    waiting = [Spot(root_of(definition), None, 0)]
    while waiting:
        spot = waiting.pop()
        yield spot
        below = [Spot(each, spot, spot.depth + 1) for each in under(spot.standing)]
        waiting.extend(reversed(below))
