"""Whether a clause could decide a definition, or a change to it be felt, whatever the facts.

Some cannot: laws name the special beside the general, and what one part asks often follows from
another. That is proved here, by a search through all answers that the vocabulary lets stand
together, or an example is found in which the clause does decide or the change is felt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from ctlaw.expect.clause_net import ClauseNet, Formula
from ctlaw.expect.scene import Spot
from ctlaw.facts.answers import Links
from ctlaw.law.clause import AllOf, AnyOf, Clause
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import Known
from ctlaw.symbolic.possible import Pair, Possible
from ctlaw.symbolic.solver import Found

# A search that meets more dead ends than this gives up and says so.
MOST_DEAD_ENDS = 20_000


class Why(StrEnum):
    """Why a clause cannot decide by one of its values."""

    NEVER = "never"
    BESIDE = "beside"
    TOGETHER = "together"


class CannotDecide(Struct, frozen=True):
    """That a clause cannot decide, and why.

    Attributes:
        why: it never has the value; or one clause beside it, or several others together, settle
            the matter wherever it might.
        beside: that one clause.
        is_met: whether it is by being met that this one settles the matter.
    """

    why: Why
    beside: Clause | None = None
    is_met: bool = True


class Chances:
    """All that can be known under one definition, and which of its clauses could decide it.

    Args:
        net: the clauses of the definition, or of the condition of a remark.
        graph: the graph of its law.
        links: what follows from what.
    """

    def __init__(self, net: ClauseNet, graph: Graph, links: Links) -> None:
        self._net = net
        nodes = sorted(graph.below(net.clauses[-1].index))
        self._possible = Possible(links)
        clashes: list[int] = []
        self._values = self._possible.values(graph, nodes, self._possible.question, clashes)
        for clash in clashes:
            self._possible.solver.require([-clash])

    def decides(self, spot: Spot, value: bool) -> Found:
        """Find out whether a clause at a place could decide the definition by a value."""
        return self._possible.solver.look(self._conditions(spot, value, None), MOST_DEAD_ENDS)

    def tells_apart(
        self, formulas: Mapping[int, Formula], watched: Iterable[int], *, where_met: bool = False
    ) -> Found:
        """Find out whether other formulas of some clauses could be felt.

        Args:
            formulas: the formulas, by the places of the clauses.
            watched: the places of the clauses at which it would have to be felt.
            where_met: whether to look only where the definition, or the condition, is met.
        """
        clashes: list[int] = []
        changed: dict[int, Pair] = {}
        reached = set(formulas).union(*(self._net.above(place) for place in formulas))
        ends = set(watched)
        needed = {place for place in reached if place in ends or self._net.above(place) & ends}
        for place in sorted(needed):
            formula = formulas.get(place) or self._net.formula(place)
            instead = {
                each: changed[self._net.places[each]]
                for each in formula.under
                if self._net.places[each] in changed
            }
            changed[place] = self._with(formula, instead, clashes)
        felt = [
            self._possible.differ(self._values[self._net.clauses[place].index], changed[place])
            for place in ends & needed
        ]
        # Facts that the changed law cannot take at all tell it apart as well.
        is_felt = self._possible.any([*felt, *clashes])
        met, _ = self._values[self._net.clauses[-1].index]
        return self._looks([is_felt, met] if where_met else [is_felt])

    def example(self) -> Known:
        """Return what is known in the example that was found last."""
        return Known(self._possible.example(), frozenset(self._possible.raised_in_example()))

    def why_not(self, spot: Spot, value: bool) -> CannotDecide:
        """Return why a clause that cannot decide by a value cannot, as shortly as possible."""
        before = [self._has(spot, value)]
        if self._looks(before) is Found.NONE:
            return CannotDecide(Why.NEVER)
        below, above = spot, spot.above
        while above is not None:
            felt = self._conditions(spot, value, above)
            if self._looks(felt) is Found.NONE:
                for other, settles in _beside(above.compiled, below.compiled):
                    if self._always(other, settles, before):
                        return CannotDecide(Why.BESIDE, other.clause, settles)
                break
            before, below, above = felt, above, above.above
        return CannotDecide(Why.TOGETHER)

    def _always(self, other: CompiledClause, value: bool, where: list[int]) -> bool:
        """Tell whether a clause has a value wherever some conditions hold."""
        return self._looks([*where, -self._values[other.index][0 if value else 1]]) is Found.NONE

    def _looks(self, conditions: Iterable[int]) -> Found:
        return self._possible.solver.look(list(conditions), MOST_DEAD_ENDS)

    def _has(self, spot: Spot, value: bool) -> int:
        return self._values[spot.compiled.index][0 if value else 1]

    def _conditions(self, spot: Spot, value: bool, up_to: Spot | None) -> list[int]:
        """Return when a clause has a value, and another would be felt as far up as wanted."""
        possible, clashes = self._possible, list[int]()
        changed = possible.constant(not value)
        part, above = spot.compiled, spot.above
        while above is not None:
            formula = self._net.formula(self._net.places[above.compiled])
            changed = self._with(formula, {part: changed}, clashes)
            part = above.compiled
            if above is up_to:
                break
            above = above.above
        is_felt = possible.differ(self._values[part.index], changed)
        return [self._has(spot, value), is_felt, *(-each for each in clashes)]

    def _with(
        self, formula: Formula, changed: Mapping[CompiledClause, Pair], clashes: list[int]
    ) -> Pair:
        """Return what a clause would be if parts of it were changed."""
        stand_ins = {
            formula.stand_in(number): changed.get(each) or self._values[each.index]
            for number, each in enumerate(formula.under)
        }

        def question(key: str) -> Pair:
            return stand_ins.get(key) or self._possible.question(key)

        nodes = sorted(formula.graph.below(formula.index))
        return self._possible.values(formula.graph, nodes, question, clashes)[formula.index]


def _beside(whole: CompiledClause, part: CompiledClause) -> Iterator[tuple[CompiledClause, bool]]:
    """Yield the clauses beside a part that can settle the matter alone, and the value that does."""
    if part is not whole.exception:
        if whole.exception:
            yield whole.exception, True
        if isinstance(whole.clause.connective, AllOf | AnyOf):
            settles = isinstance(whole.clause.connective, AnyOf)
            yield from ((each, settles) for each in whole.parts if each is not part)
