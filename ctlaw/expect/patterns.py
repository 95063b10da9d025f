"""Drawing answers that make a clause yes or no, and that make its value felt further up.

What a clause needs is read from its connective. Where there is a choice, few and plain facts are
drawn more often than many or weighty ones, and clauses that still lack a case more often than
others, so that one pattern serves several of them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Collection, Iterable, Sequence

from ctlaw.expect.fact_prices import FactPrices
from ctlaw.expect.scene import Spot
from ctlaw.facts.answers import Links
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    FactIs,
    NotOf,
    PurposeOf,
)
from ctlaw.logic.compiled import CompiledClause, CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Known, evaluate_below

Answers = dict[str, bool]
_NEVER = 1000.0
_DENIED = 0.2
_STEEPNESS, _PREFERENCE = 1.1, 5.0


class ClashError(Exception):
    """What was drawn for one clause does not go with what was drawn for another."""


class Drawing:
    """Draws answers under one version of a law.

    Attributes:
        wanted: the clauses under which something still lacks a case.
    """

    def __init__(
        self, law: CompiledRuleset, vocabulary: Vocabulary, links: Links, chance: random.Random
    ) -> None:
        self.wanted: Collection[CompiledClause] = ()
        self._law, self._links = law, links
        self._chance = chance
        self._costs: dict[tuple[CompiledClause, bool], float] = {}
        self._generals: dict[CompiledClause, tuple[str, ...]] = {}
        self._price = FactPrices(vocabulary)

    def met(self, compiled: CompiledClause, value: bool) -> Answers:
        """Draw answers that give a clause a value.

        Raises:
            ClashError: what was drawn contradicts itself.
        """
        ways = self._ways(compiled, value)
        return self._choose(ways) if ways else _fail()

    def one(self, parts: Sequence[CompiledClause], value: bool) -> Answers:
        """Draw answers that give one of several clauses a value."""
        return self._choose(self._one_of(parts, value))

    def core(self, compiled: CompiledClause, value: bool) -> Answers:
        """Draw answers that give the connective of a clause a value, its exception left aside."""
        return self._choose(self._of_connective(compiled, value) or [(_NEVER, _fail, False)])

    def joined(self, parts: Iterable[Answers]) -> Answers:
        """Return several answers together.

        Raises:
            ClashError: they contradict each other.
        """
        found: Answers = {}
        for part in parts:
            for key, value in part.items():
                if found.setdefault(key, value) is not value:
                    raise ClashError(key)
        return found

    def around(self, spot: Spot) -> Answers:
        """Draw answers to everything around a clause that let its value decide the definition."""
        found: Answers = {}
        while spot.above is not None:
            whole = spot.above.compiled
            found = self.joined((found, self.beside(whole, spot.compiled)))
            spot = spot.above
        return found

    def beside(self, whole: CompiledClause, part: CompiledClause) -> Answers:
        """Draw answers to the other parts of a clause that let one part decide it."""
        if part is whole.exception:
            return self.core(whole, True)
        found = self.met(whole.exception, False) if whole.exception else {}
        others = [each for each in whole.parts if each is not part]
        match whole.clause.connective:
            case AllOf():
                found = self.joined((found, *(self.met(each, True) for each in others)))
            case AnyOf() if self._chance.random() < 0.15:
                if sum(self.cost(each, False) for each in others) < 6:
                    found = self.joined((found, *(self.met(each, False) for each in others)))
            case AtLeast() as count:
                found = self.joined((found, self.counted_beside(count, whole, part)))
            case _:
                pass
        return found

    def counted_beside(
        self, count: AtLeast, whole: CompiledClause, part: CompiledClause
    ) -> Answers:
        """Draw answers to other parts of a count so that one part makes up the total."""
        weights = dict(zip(whole.parts, count.weights, strict=True))
        own = weights.pop(part)
        return self.counted(weights, max(0, count.total - own), count.total - 1)

    def counted(self, weights: dict[CompiledClause, int], least: int, most: int) -> Answers:
        """Draw answers by which the weights of the met parts lie within limits."""
        order = sorted(
            weights, key=lambda each: self.cost(each, True) * (0.5 + self._chance.random())
        )
        met, taken = 0, []
        for each in order:
            if met < least and met + weights[each] <= most:
                met += weights[each]
                taken.append(each)
        if met < least:
            raise ClashError(str(least))
        return self.joined(self.met(each, True) for each in taken)

    def cost(self, compiled: CompiledClause, value: bool) -> float:
        """Return roughly how much has to be stated to give a clause a value."""
        key = compiled, value
        found = self._costs.get(key)
        if found is None:
            ways = self._ways(compiled, value)
            found = self._costs[key] = min((cost for cost, _, _ in ways), default=_NEVER)
        return found

    def _ways(self, compiled: CompiledClause, value: bool) -> list[_Way]:
        clause = compiled.clause
        ways = self._of_connective(compiled, value)
        exception = compiled.exception
        if exception is not None and value:
            least = self.cost(exception, False)
            ways = [
                (cost + least, self._both(draw, exception, False), wanted)
                for cost, draw, wanted in ways
            ]
        elif exception is not None:
            ways.append(self._way(exception, True))
        if clause.presume is value:
            ways.append((0.1, dict, False))
        if clause.stated_as:
            ways.append(self._fact(clause.stated_as, value))
        if not value and len(compiled.parts) > 1:
            ways += [self._fact(key, False) for key in self._general(compiled)]
        return [way for way in ways if way[0] < _NEVER]

    def _of_connective(self, compiled: CompiledClause, value: bool) -> list[_Way]:
        parts = compiled.parts
        match compiled.clause.connective:
            case FactIs(negated=negated):
                return [self._fact(compiled.key, value is not negated)]
            case AllOf():
                return [self._every(parts, value)] if value else self._one_of(parts, value)
            case AnyOf(open=open_):
                if not value:
                    return [self._every(parts, value)]
                ways = self._one_of(parts, value)
                return [*ways, self._fact(open_, True)] if open_ else ways
            case NotOf():
                return [self._way(parts[0], not value)]
            case AtLeast() as count:
                return [self._count(count, compiled, value)]
            case PurposeOf():
                ways = [self._fact(compiled.key, value)]
                return [*ways, *self._one_of(parts, True)] if value else ways
            case _ if compiled.same_as:
                return [self._way(compiled.same_as.root, value)]
            case _ if parts:
                return [self._way(parts[0], value)]
            case _:
                return [self._fact(compiled.key, value)]

    def _way(self, part: CompiledClause, value: bool) -> _Way:
        return self.cost(part, value), lambda: self.met(part, value), part in self.wanted

    def _one_of(self, parts: Iterable[CompiledClause], value: bool) -> list[_Way]:
        return [self._way(part, value) for part in parts]

    def _every(self, parts: Sequence[CompiledClause], value: bool) -> _Way:
        cost = sum(self.cost(part, value) for part in parts)
        return cost, lambda: self.joined(self.met(part, value) for part in parts), False

    def _both(self, draw: Draw, other: CompiledClause, value: bool) -> Draw:
        return lambda: self.joined((draw(), self.met(other, value)))

    def _count(self, count: AtLeast, compiled: CompiledClause, value: bool) -> _Way:
        if not value:
            return self._every(compiled.parts, False)
        weights = dict(zip(compiled.parts, count.weights, strict=True))
        cheapest = sorted(self.cost(part, True) for part in compiled.parts)
        cost = sum(cheapest[: math.ceil(count.total / max(count.weights))])
        most = sum(count.weights)
        return cost, lambda: self.counted(weights, count.total, most), False

    def _fact(self, key: str, value: bool) -> _Way:
        return self._price.of(key) + (0 if value else _DENIED), lambda: {key: value}, False

    def _general(self, compiled: CompiledClause) -> tuple[str, ...]:
        """Return facts that answer a whole group: denied, they make the clause no."""
        found = self._generals.get(compiled)
        if found is None:
            graph = self._law.graph
            groups: dict[str, None] = {}
            for key in graph.questions_below(compiled.index):
                for more, value in self._links.following((key, True)):
                    if value and "<" not in more and "=" not in more:
                        groups[more] = None
            found = tuple(
                key
                for key in groups
                if self._denies(key, compiled) and not key.startswith("concept")
            )
            self._generals[compiled] = found
        return found

    def _denies(self, key: str, compiled: CompiledClause) -> bool:
        answers, waiting = {key: False}, [(key, False)]
        while waiting:
            for more, value in self._links.following(waiting.pop()):
                if more not in answers:
                    answers[more] = value
                    waiting.append((more, value))
        try:
            return evaluate_below(self._law.graph, compiled.index, Known(answers)) is False
        except ContradictionError:
            return False

    def _choose(self, ways: Sequence[_Way]) -> Answers:
        least = min(cost for cost, _, _ in ways)
        weights = [
            math.exp(-_STEEPNESS * (cost - least)) * (_PREFERENCE if wanted else 1.0)
            for cost, _, wanted in ways
        ]
        return self._chance.choices(ways, weights)[0][1]()


Draw = Callable[[], Answers]
_Way = tuple[float, Draw, bool]


def _fail() -> Answers:
    raise ClashError
