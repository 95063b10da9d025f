"""Which clauses decide a definition in one case.

A clause is decisive where the definition would come out otherwise if this clause alone did, a yes
where it was no or a no where it was yes, while every other clause kept its value. The search goes
from the definition down and leaves out everything under a clause that no other value of which
would be felt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.elements import Standing, is_labelled, root_of, under
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition
from ctlaw.logic.kleene import ContradictionError, Known, Value

_ALL_VALUES: tuple[Value, ...] = (True, False, None)


def decisive(
    definition: CompiledDefinition,
    net: ClauseNet,
    values: tuple[Value, ...],
    known: Known,
    wanted: Callable[[Standing], bool] = is_labelled,
) -> Iterator[tuple[Standing, bool]]:
    """Yield the clauses that decide a definition, with their values.

    References to definitions that are answered on their own count as one clause.

    Args:
        definition: the definition.
        net: its clauses.
        values: the values of the nodes of its graph.
        known: what is known of the case.
        wanted: which clauses to look at.
    """
    waiting = [(root_of(definition), _others(values[definition.root.index]))]
    while waiting:
        standing, felt = waiting.pop()
        value = values[standing.compiled.index]
        if wanted(standing) and value is not None and (not value) in felt:
            yield standing, value
        for part in under(standing, into_answered=False):
            felt_of_part = _felt(standing, part.compiled, felt, net, values, known)
            if felt_of_part:
                waiting.append((part, felt_of_part))


def _others(value: Value) -> frozenset[Value]:
    return frozenset(each for each in _ALL_VALUES if each is not value)


def _felt(
    whole: Standing,
    part: CompiledClause,
    felt: frozenset[Value],
    net: ClauseNet,
    values: tuple[Value, ...],
    known: Known,
) -> frozenset[Value]:
    """Return the other values of a part that would be felt at the definition.

    Args:
        whole: the clause that the part stands under.
        part: the part.
        felt: the values of the whole that would be felt.
        net: the clauses of the definition.
        values: the values of the nodes of the graph.
        known: what is known of the case.
    """
    formula = net.formula(net.places[whole.compiled])
    found = set()
    for other in _others(values[part.index]):

        def below(each: CompiledClause, other: Value = other) -> Value:
            return other if each is part else values[each.index]

        try:
            value = formula.value(below, known)
        except ContradictionError:
            # The concept is also stated directly, so the facts under it do not decide.
            continue
        if value in felt:
            found.add(other)
    return frozenset(found)
