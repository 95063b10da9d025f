"""The search for two cases one fact apart: near the base case, and with nothing else changed.

For each clause the patterns are tried in which it decides, those nearest to the base case first.
From each the steps are taken that change one answer, until the outcome turns by this clause. Of
several, the pair is taken by which fewest other clauses change.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ctlaw.compare.base_case import BaseCases
from ctlaw.compare.clause_effect import ClauseEffect, Reason, Why
from ctlaw.compare.contrast_clauses import (
    ContrastClause,
    Detail,
    contrast_clauses,
    elements_of,
)
from ctlaw.compare.one_fact_apart import Step, Steps
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side
from ctlaw.compare.told_case import CaseTeller, NoSuchCaseError, ToldCase
from ctlaw.law.clause import AnyOf
from ctlaw.logic.kleene import Value
from ctlaw.symbolic.patterns import Pattern

_MOST_WITH_TWO_STEPS, _MOST_NEAR, _MOST_CHAINS = 5, 12, 12


class _Chain(Struct, frozen=True):
    """A pattern, the steps to one of the other outcome, and how many other clauses change.

    Attributes:
        back: whether it starts where the clause is not met.
    """

    pattern: Pattern
    steps: tuple[Step, ...]
    others: int
    back: bool = False


class Found(Struct, frozen=True):
    """The case that meets the definition, and the one that does not.

    Attributes:
        changed: the facts changed.
        others: how many clauses besides change.
    """

    met: ToldCase
    not_met: ToldCase
    changed: tuple[str, ...]
    others: int


class NearestPairs:
    """Finds the pairs of a definition.

    Attributes:
        elements: the elements of the definition.

    Args:
        pair: the definition.
        side: the same.
        kept: the nodes that can be asked about.
        language: the language of labels.
    """

    def __init__(self, pair: Pair, side: Side, kept: Collection[int], language: str) -> None:
        self._pair, self._side, self._root = pair, side, side.root
        self._teller = CaseTeller(pair)
        self._bases = BaseCases(pair, self._teller, frozenset((side.root, *kept)))
        self._effect = ClauseEffect(pair, side.root, language)
        self._steps = Steps(pair, self._teller)
        self.elements = elements_of(side, language)
        top = side.definitions[0].root.clause.connective
        # What another route needs as well changes with it, and shows nothing of this one.
        self._has_routes = isinstance(top, AnyOf)
        self._full = contrast_clauses(side, Detail.FULL, "", language)
        self._usual = contrast_clauses(side, Detail.USUAL, "", language)

    def base(self) -> tuple[Pattern, ToldCase] | None:
        """Return the first plain case that can be told; None if nothing meets the definition."""
        for pattern in self._bases.first(self._side):
            try:
                return pattern, self._teller.case(pattern, {self._root: True})
            except NoSuchCaseError:
                continue
        return None

    def why_not(self, clause: ContrastClause) -> Reason:
        """Return why a clause decides nowhere."""
        return self._effect.why_not(clause, [])

    def of_each(
        self, clauses: Iterable[ContrastClause], base: Pattern
    ) -> Iterator[tuple[ContrastClause, Found | Reason]]:
        """Yield each clause with its pair, or with the reason why there is none.

        Args:
            clauses: the clauses.
            base: what the base case tells.
        """
        results = [(each, self._of(each, base)) for each in clauses]
        by_path = {each.path: result for each, result in results}
        for each, result in results:
            if isinstance(result, Reason) and result.why is Why.MANY_FACTS:
                below = self._from_below(each, base, by_path)
                yield each, below or self._two_facts_apart(each, base) or result
            else:
                yield each, result

    def _of(self, clause: ContrastClause, base: Pattern) -> Found | Reason:
        """Return two cases one fact apart, or the reason why there are none."""
        wanted = self._effect.decides(clause)
        alone = self._effect.lacks_alone(clause)
        if not all(map(self._pair.patterns.exists, (wanted, alone))):
            return self._effect.why_not(clause, [])
        plain = self._bases.plain(wanted)
        best: Found | None = None
        for keep in self._kept_of(base, clause, [*wanted, *plain]):
            near = self._bases.near(wanted, plain, keep, base)
            found = self._first(self._single(near[:_MOST_NEAR], clause), clause)
            if found is not None and (best is None or found.others < best.others):
                best = found
            if best is not None and best.others == 0:
                break
        return best or self._from_the_other_side(clause, alone, base) or Reason(Why.MANY_FACTS)

    def _from_the_other_side(
        self, clause: ContrastClause, alone: list[int], base: Pattern
    ) -> Found | None:
        """Return two cases one fact apart, looked for from where the clause is not met.

        What the one case needs besides may be needed only there, so that it is not told in any
        case that is near to the base on the side where the clause is met.
        """
        plain = self._bases.plain(alone)
        near = self._bases.near(alone, plain, base, base)
        return self._first(self._single(near[:_MOST_NEAR], clause, back=True), clause)

    def _from_below(
        self,
        clause: ContrastClause,
        base: Pattern,
        found: Mapping[str, Found | Reason],
    ) -> Found | None:
        """Return two cases of a clause under this one by which this one makes the difference."""
        below = [each for each in self._full if each.path.startswith(f"{clause.path}/")]
        for each in below:
            result = found.get(each.path) or self._of(each, base)
            if isinstance(result, Reason):
                continue
            values = result.met.values[clause.node], result.not_met.values[clause.node]
            if values == (not clause.stands_against, clause.stands_against):
                return result
        return None

    def _kept_of(
        self, base: Pattern, clause: ContrastClause, wanted: list[int]
    ) -> Iterator[Pattern]:
        """Yield what to keep of the base case: all of it, if it shows the clause as it is."""
        if self._bases.stands_with(base, wanted):
            yield base
        # Of the element that an item stands in, nothing is told that is not needed.
        element = self.element_of(clause)
        bearing = frozenset[str]()
        if element.path != clause.path:
            bearing = self._pair.bearing.of(element.node)
        yield frozenset(each for each in base if each.key not in bearing)
        yield frozenset()

    def element_of(self, clause: ContrastClause) -> ContrastClause:
        """Return the element that a clause is or stands in; a route is its own."""
        within = (each for each in self.elements if f"{clause.path}/".startswith(f"{each.path}/"))
        return next(within, clause)

    def _two_facts_apart(self, clause: ContrastClause, base: Pattern) -> Found | None:
        wanted = self._effect.decides(clause)
        near = self._bases.near(wanted, self._bases.plain(wanted), base, base)
        return self._first(self._double(near[:_MOST_WITH_TWO_STEPS], clause), clause)

    def _first(self, chains: Iterable[_Chain], clause: ContrastClause) -> Found | None:
        """Return the cases of the chain by which fewest other clauses change."""
        found: list[_Chain] = []
        for each in itertools.islice(chains, _MOST_CHAINS):
            found.append(each)
            if each.others == 0:
                break
        for each in sorted(found, key=lambda one: one.others):
            try:
                two = self._steps.cases(each.pattern, each.steps, self._wanted(clause, each.back))
            except NoSuchCaseError:
                continue
            met, not_met = two.first, two.second
            if clause.stands_against is not each.back:
                met, not_met = not_met, met
            return Found(met, not_met, two.changed, each.others)
        return None

    def _others_changed(
        self, before: Sequence[Value], after: Sequence[Value], clause: ContrastClause
    ) -> int:
        """Return how many clauses change that are neither part of a clause nor around it."""
        path, route = f"{clause.path}/", clause.path.split("/")[0]
        return sum(
            before[each.node] is not after[each.node]
            for each in self._usual
            if not self._has_routes or each.path.split("/")[0] == route
            if not path.startswith(f"{each.path}/") and not each.path.startswith(path)
        )

    def _wanted(
        self, clause: ContrastClause, back: bool
    ) -> tuple[Mapping[int, bool], Mapping[int, bool]]:
        """Return the values before the steps and after them."""
        met = not clause.stands_against
        before = {self._root: met, clause.node: True}
        after = {self._root: not met, clause.node: False}
        return (after, before) if back else (before, after)

    def _single(
        self, near: list[Pattern], clause: ContrastClause, back: bool = False
    ) -> Iterator[_Chain]:
        """Yield what is one step from the other outcome."""
        for pattern in near:
            ends = False
            for step in self._steps.from_(pattern, clause.node):
                # Where taking something back is enough, nothing need be added.
                if ends and step.adds:
                    break
                for each in self._ending(pattern, (step,), clause, back):
                    ends = True
                    yield each

    def _double(self, near: list[Pattern], clause: ContrastClause) -> Iterator[_Chain]:
        """Yield what is two steps from the other outcome."""
        for pattern in near:
            for first in self._steps.from_(pattern, clause.node):
                for second in self._steps.from_(first.pattern, clause.node):
                    if second.fact != first.fact:
                        yield from self._ending(pattern, (first, second), clause)

    def _ending(
        self,
        pattern: Pattern,
        steps: tuple[Step, ...],
        clause: ContrastClause,
        back: bool = False,
    ) -> Iterator[_Chain]:
        """Yield some steps if they lead to the other outcome."""
        _, wanted = self._wanted(clause, back)
        try:
            before, after = map(self._teller.values, (pattern, steps[-1].pattern))
        except NoSuchCaseError:
            return
        if all(after[index] is value for index, value in wanted.items()):
            yield _Chain(pattern, steps, self._others_changed(before, after, clause), back)
