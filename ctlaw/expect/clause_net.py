"""The clauses of a compiled definition as a net: each clause once, with what it is a part of.

The graph of a law stores equal parts of different clauses once. To ask what one clause does, or
what would be if it were another, the clauses must be told apart; so here each has a formula of
its own over the clauses directly under it. What a formula means is left to the reference
semantics, as everywhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    DeferredTo,
    FactIs,
    NotOf,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import Graph, GraphBuilder
from ctlaw.logic.kleene import Known, Value, evaluate

Below = Callable[[CompiledClause], Value]


def facts_under(
    compiled: CompiledClause, instead: Mapping[CompiledClause, CompiledClause]
) -> set[str]:
    """Return the yes-or-no facts under a clause: stating any of them is a claim.

    Args:
        compiled: the clause.
        instead: clauses to look into in the place of others.
    """
    found: set[str] = set()
    waiting = [compiled]
    while waiting:
        each = waiting.pop()
        each = instead.get(each, each)
        found.update(key for key in (each.key, each.clause.stated_as) if key)
        waiting.extend(each.directly_under())
    return {key for key in found if "<" not in key and "=" not in key}


class Formula(Struct, frozen=True):
    """What a clause says about the clauses directly under it and the facts it names.

    Attributes:
        under: the clauses directly under it; each stands in the graph as a question of its own.
    """

    graph: Graph
    index: int
    under: tuple[CompiledClause, ...]

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions that the clause itself asks."""
        return tuple(key for key in self.graph.questions if " " not in key)

    @staticmethod
    def stand_in(number: int) -> str:
        """Return the question that stands for one of the clauses directly under it."""
        # No fact has a space in its name.
        return f"part {number}"

    def value(self, below: Below, known: Known) -> Value:
        """Return the value of the clause.

        Raises:
            ContradictionError: a stated concept contradicts what is derived.
        """
        answers = dict(known.answers)
        for number, part in enumerate(self.under):
            value = below(part)
            if value is not None:
                answers[self.stand_in(number)] = value
        return evaluate(self.graph, Known(answers, known.raised))[self.index]


def formula_of(
    compiled: CompiledClause, instead: Mapping[CompiledClause, CompiledClause] | None = None
) -> Formula:
    """Return the formula of a clause.

    Args:
        compiled: the clause.
        instead: clauses that stand in the place of others under it, as far as claims go.
    """
    clause, builder = compiled.clause, GraphBuilder()
    under = tuple(compiled.directly_under())
    standing = {part: builder.fact(Formula.stand_in(number)) for number, part in enumerate(under)}
    index = _core(compiled, standing, builder)
    if compiled.exception:
        index = builder.all([index, builder.negation(standing[compiled.exception])])
    if clause.stated_as:
        index = builder.stated(index, builder.fact(clause.stated_as))
    if clause.presume is not None:
        claims = clause.claimed_by or tuple(sorted(facts_under(compiled, instead or {})))
        index = builder.presumed(index, clause.presume, claims)
    return Formula(builder.build(), index, under)


def _core(
    compiled: CompiledClause, standing: Mapping[CompiledClause, int], builder: GraphBuilder
) -> int:
    parts = [standing[part] for part in compiled.parts]
    match compiled.clause.connective:
        case FactIs(negated=negated):
            fact = builder.fact(compiled.key)
            return builder.negation(fact) if negated else fact
        case AllOf():
            return builder.all(parts)
        case AnyOf(open=open_):
            if open_:
                parts.append(builder.presumed(builder.fact(open_), False, (open_,)))
            return builder.any(parts)
        case NotOf():
            return builder.negation(parts[0])
        case AtLeast(total=total, weights=weights):
            return builder.at_least(total, parts, list(weights))
        case SameAs():
            # What is referred to comes first; a reference has no parts of its own.
            return standing[next(iter(standing))]
        case PurposeOf():
            return builder.purpose(builder.fact(compiled.key), parts[0] if parts else None)
        case DeferredTo():
            return builder.fact(compiled.key)
        case ReadingOf():
            return parts[0]


class ClauseNet:
    """The clauses under a root, a definition or the condition of a remark, through all references.

    Attributes:
        clauses: every clause once, parts before what they are part of; the root is last.
        places: where each clause stands in that order.
        wholes: for each clause, by its place, the places of those it stands directly under.
    """

    def __init__(self, root: CompiledClause) -> None:
        self.clauses: list[CompiledClause] = []
        self.places: dict[CompiledClause, int] = {}
        self._take(root)
        self.wholes: list[list[int]] = [[] for _ in self.clauses]
        for place, compiled in enumerate(self.clauses):
            for part in compiled.directly_under():
                self.wholes[self.places[part]].append(place)
        self._formulas: dict[int, Formula] = {}

    def formula(self, place: int) -> Formula:
        """Return the formula of the clause at a place."""
        found = self._formulas.get(place)
        if found is None:
            found = self._formulas[place] = formula_of(self.clauses[place])
        return found

    def above(self, place: int) -> set[int]:
        """Return the places of all clauses that a clause stands under, directly or not."""
        found: set[int] = set()
        waiting = [place]
        while waiting:
            for whole in self.wholes[waiting.pop()]:
                if whole not in found:
                    found.add(whole)
                    waiting.append(whole)
        return found

    def changes(
        self,
        instead: Mapping[int, Formula],
        values: Sequence[Value],
        known: Known,
        up_to: frozenset[int] = frozenset(),
    ) -> dict[int, Value]:
        """Return the clauses whose value would be another, and that value.

        Args:
            instead: the formulas of some clauses in the place of their own.
            values: the values of the nodes of the graph.
            known: what is known of the case.
            up_to: the places of clauses to go no higher than.

        Raises:
            ContradictionError: a stated concept would contradict what is derived.
        """
        found: dict[int, Value] = {}

        def below(part: CompiledClause) -> Value:
            return found.get(self.places[part], values[part.index])

        waiting, queued = sorted(instead), set(instead)
        while waiting:
            place = heapq.heappop(waiting)
            formula = instead.get(place) or self.formula(place)
            value = formula.value(below, known)
            if value is not values[self.clauses[place].index]:
                found[place] = value
                for whole in () if place in up_to else self.wholes[place]:
                    if whole not in queued:
                        queued.add(whole)
                        heapq.heappush(waiting, whole)
        return found

    def _take(self, compiled: CompiledClause) -> None:
        if compiled in self.places:
            return
        for part in compiled.directly_under():
            self._take(part)
        self.places[compiled] = len(self.clauses)
        self.clauses.append(compiled)
