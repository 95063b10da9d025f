"""Which open facts lie nearest to what the case already says.

The smallest sets that settle a definition weigh the same whatever the story is: the aim of taking
an organ settles a purpose as well as the aim of forced labour does. For a case about unpaid work
the second is the one to ask about first. This is an order of reading only; it decides nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Value

_FROM_ABOVE = 0.5
# What it takes to make a settled node yes, and to make it no.
_SETTLED = {True: (0.0, math.inf), False: (math.inf, 0.0)}


def relevance(graph: Graph, root: int, values: tuple[Value, ...]) -> dict[str, float]:
    """Return a number for each fact under a node: the higher, the nearer to what is known.

    A clause is near if much of what it needs is shown already. A fact is as near as the clauses
    that hold it, the innermost first.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> builder = GraphBuilder()
    >>> labour = builder.all([builder.fact("work.performed"), builder.fact("work.demanded")])
    >>> organs = builder.all([builder.fact("organ.removed"), builder.fact("organ.sold")])
    >>> graph = builder.build() if not builder.any([labour, organs]) else builder.build()
    >>> found = relevance(graph, 6, (True, None, None, None, None, None, None))
    >>> found["work.demanded"] > found["organ.sold"]
    True
    """
    inside = sorted(graph.below(root))
    costs = (
        _Costs(graph, inside, values),
        _Costs(graph, inside, _given(graph, root, inside, values)),
    )
    near: dict[int, float] = {root: 0.0}
    found: dict[str, float] = {}
    # Parents have higher indexes than their children, so each node is complete when reached.
    for index in reversed(inside):
        node = graph.nodes[index]
        own = near[index] + (0.0 if index == root else _progress(index, node, *costs))
        if node.op is Op.FACT:
            found[node.key] = own
        for child in node.children:
            near[child] = max(near.get(child, 0.0), own * _FROM_ABOVE)
    return found


def _given(
    graph: Graph, root: int, inside: Sequence[int], values: Sequence[Value]
) -> Mapping[int, Value]:
    """Return what is no step towards an open element.

    Age and sex are known before anything happens, and a means that is already established says
    nothing about which purpose was pursued.
    """
    while graph.nodes[root].op in (Op.STATED, Op.PRESUMED):
        root = graph.nodes[root].children[0]
    settled = {
        index
        for child in graph.nodes[root].children
        if values[child] is not None
        for index in graph.below(child)
    }
    return {
        index: values[index] if index in settled or _is_comparison(graph.nodes[index].key) else None
        for index in inside
        if graph.nodes[index].op is Op.FACT
    }


def _is_comparison(key: str) -> bool:
    return "<" in key or "=" in key


def nearest(relevances: Mapping[str, float], facts: tuple[str, ...]) -> float:
    """Return the relevance of the nearest of some facts."""
    return max((relevances.get(each, 0.0) for each in facts), default=0.0)


class _Costs:
    """How many answers it takes at least to make a node yes or no."""

    def __init__(
        self, graph: Graph, inside: Sequence[int], values: Mapping[int, Value] | Sequence[Value]
    ) -> None:
        known = values.get if isinstance(values, Mapping) else values.__getitem__
        self.yes: dict[int, float] = {}
        self.no: dict[int, float] = {}
        for index in inside:
            value = known(index)
            if value is None:
                self.yes[index], self.no[index] = self._of(graph.nodes[index])
            else:
                self.yes[index], self.no[index] = _SETTLED[value]

    def _of(self, node: Node) -> tuple[float, float]:
        if node.op is Op.FACT:
            return 1.0, 1.0
        yes = [self.yes[child] for child in node.children]
        no = [self.no[child] for child in node.children]
        match node.op:
            case Op.ANY:
                return min(yes), sum(no)
            case Op.ALL:
                return sum(yes), min(no)
            case Op.NOT:
                return no[0], yes[0]
            case Op.AT_LEAST:
                return sum(sorted(yes)[: node.total]), sum(sorted(no)[: node.total])
            case Op.PURPOSE:
                return min(yes), no[0]
            case Op.PRESUMED:
                return (0.0, no[0]) if node.default else (yes[0], 0.0)
            case Op.STATED:
                return yes[0], no[0]


def _progress(index: int, node: Node, now: _Costs, blank: _Costs) -> float:
    """Return the share of what a clause needs that the case has shown: 0 to 1."""
    if node.op is Op.PURPOSE:
        # Any aim can be stated at once; how near it is shows in what has happened.
        index = node.children[-1]
    elif node.op not in (Op.ALL, Op.AT_LEAST):
        return 0.0
    needed, at_first = now.yes[index], blank.yes[index]
    if not 0 < at_first < math.inf or needed == math.inf:
        return 0.0
    return max(0.0, 1.0 - needed / at_first)
