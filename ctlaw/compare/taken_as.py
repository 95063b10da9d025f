"""A definition in which some clauses or answers are taken as settled, whatever a case says.

"Would this case be covered if only the law's list of means were longer?" is asked of the definition
with its means taken as met. The result is another node of the same graph, or plainly yes or no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ctlaw.law.clause import AllOf, AnyOf, AtLeast, ElementKind, NotOf, ReadingOf, SameAs
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import GraphBuilder, Node, Op

# Marked like this or not at all, a clause stands for the elements under it.
THROUGH = (None, ElementKind.CONDITION, ElementKind.LINK)
# A node of the graph; or yes or no, where nothing is left to ask.
Settled = int | bool


class Spot(Struct, frozen=True):
    """A clause, by where it stands; or the form not listed of a list that is open."""

    clause: int
    is_open: bool = False


class Taken(Struct, frozen=True, dict=True):
    """What is taken as settled.

    Attributes:
        spots: the clauses, with what they are taken as.
        within: the elements in which they stand. Another element may refer to the same clauses;
            there they are left as they are.
    """

    spots: Mapping[Spot, bool]
    within: frozenset[Spot] = frozenset()

    @cached_property
    def clauses(self) -> frozenset[int]:
        """The clauses among its spots, as they name them."""
        return frozenset(each.clause for each in self.spots)


def spot_of(compiled: CompiledClause, is_open: bool = False) -> Spot:
    """Return the spot of a clause: two clauses that ask the same are two spots."""
    return Spot(id(compiled), is_open)


class TakenAs:
    """Makes nodes in a graph that is being built.

    Args:
        builder: builds the graph.
    """

    def __init__(self, builder: GraphBuilder) -> None:
        self._builder = builder
        self._nodes = builder.build().nodes
        self._below: dict[int, frozenset[int]] = {}

    def clause(self, compiled: CompiledClause, taken: Taken) -> Settled:
        """Return a clause in which others are taken as met or as not met.

        Args:
            compiled: the clause.
            taken: the others. What shows an aim by having happened is left as it is.
        """
        found = taken.spots.get(spot_of(compiled))
        if found is not None:
            return found
        if taken.clauses.isdisjoint(self._clauses_below(compiled)):
            return compiled.index
        if compiled.clause.element not in THROUGH and spot_of(compiled) not in taken.within:
            return compiled.index
        core = self._core(compiled, taken)
        index = core
        if compiled.exception:
            exception = self.clause(compiled.exception, taken)
            if core == compiled.core and exception == compiled.exception.index:
                return compiled.index
            index = self.all([core, self._negation(exception)])
        elif core == compiled.core and not isinstance(core, bool):
            return compiled.index
        if isinstance(index, bool):
            return index
        if compiled.stated is not None:
            index = self._builder.stated(index, compiled.stated)
        if compiled.clause.presume is not None:
            claims = self._nodes[compiled.index].claims
            index = self._builder.presumed(index, compiled.clause.presume, claims)
        return index

    def answered(self, index: int, answers: Mapping[str, bool]) -> Settled:
        """Return a node in which some questions are taken as answered.

        Args:
            index: the node.
            answers: the answers; an aim is decided by its own question alone.
        """
        self._nodes = self._builder.build().nodes
        return self._answered(index, answers, {})

    def _clauses_below(self, compiled: CompiledClause) -> frozenset[int]:
        """Return a clause and all clauses under it, as spots name them."""
        found = self._below.get(id(compiled))
        if found is None:
            under = [*compiled.parts]
            under += [compiled.exception] if compiled.exception else []
            under += [compiled.same_as.root] if compiled.same_as else []
            found = frozenset((id(compiled),)).union(*map(self._clauses_below, under))
            self._below[id(compiled)] = found
        return found

    def all(self, parts: Sequence[Settled]) -> Settled:
        """Return whether every part is met."""
        return self._joined(Op.ALL, parts)

    def any(self, parts: Sequence[Settled]) -> Settled:
        """Return whether at least one part is met."""
        return self._joined(Op.ANY, parts)

    def _core(self, compiled: CompiledClause, taken: Taken) -> Settled:
        match compiled.clause.connective:
            case AllOf():
                counted = [each for each in compiled.parts if not each.set_aside]
                return self.all([self.clause(each, taken) for each in counted])
            case AnyOf():
                parts = [self.clause(each, taken) for each in compiled.parts]
                if compiled.open is not None:
                    parts.append(taken.spots.get(spot_of(compiled, True), compiled.open))
                return self.any(parts)
            case NotOf():
                return self._negation(self.clause(compiled.parts[0], taken))
            case AtLeast(total, _, weights):
                parts = [self.clause(each, taken) for each in compiled.parts]
                return self._reached(total, parts, weights)
            case ReadingOf():
                return self.clause(compiled.parts[0], taken)
            case SameAs() if compiled.same_as:
                return self.clause(compiled.same_as.root, taken)
        return compiled.core

    def _answered(
        self, index: int, answers: Mapping[str, bool], done: dict[int, Settled]
    ) -> Settled:
        if index not in done:
            done[index] = self._answering(index, answers, done)
        return done[index]

    def _answering(
        self, index: int, answers: Mapping[str, bool], done: dict[int, Settled]
    ) -> Settled:
        node = self._nodes[index]
        if node.op is Op.FACT:
            return answers.get(node.key, index)
        parts = [self._answered(each, answers, done) for each in node.children]
        if tuple(parts) == node.children and not any(isinstance(each, bool) for each in parts):
            return index
        first = parts[0]
        match node.op:
            case Op.ALL | Op.ANY:
                return self._joined(node.op, parts)
            case Op.NOT:
                return self._negation(first)
            case Op.AT_LEAST:
                return self._reached(node.total, parts, node.weights)
            case Op.PURPOSE | Op.STATED if isinstance(first, bool):
                return first
            case Op.PURPOSE | Op.STATED:
                return self._builder.add(Node(node.op, (first, node.children[1])))
        if isinstance(first, bool):
            return first
        return self._builder.presumed(first, node.default, node.claims)

    def _joined(self, op: Op, parts: Sequence[Settled]) -> Settled:
        # One yes settles an "any", one no an "all"; the other constant adds nothing.
        decisive = op is Op.ANY
        if any(each is decisive for each in parts):
            return decisive
        left = [each for each in parts if not isinstance(each, bool)]
        if not left:
            return not decisive
        return self._builder.any(left) if decisive else self._builder.all(left)

    def _negation(self, part: Settled) -> Settled:
        return not part if isinstance(part, bool) else self._builder.negation(part)

    def _reached(self, total: int, parts: Sequence[Settled], weights: Sequence[int]) -> Settled:
        weighted = list(zip(parts, weights, strict=True))
        missing = total - sum(weight for part, weight in weighted if part is True)
        left = [(part, weight) for part, weight in weighted if not isinstance(part, bool)]
        if missing <= 0:
            return True
        if sum(weight for _, weight in left) < missing:
            return False
        return self._builder.at_least(
            missing, [part for part, _ in left], [weight for _, weight in left]
        )
