"""The fewest answers that settle a node, out of a case told in full.

A case in which everything that did not happen is denied is tedious to read. Of all its answers only
those are needed that make a formula come out as it does; the search for them goes down the formula
and takes the cheaper side wherever there is a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Value

Needed = frozenset[str]
Price = Callable[[str], float]


def needed_answers(
    graph: Graph, index: int, values: Sequence[Value], told: Needed, price: Price
) -> Needed:
    """Return questions whose answers suffice for a node to have its value.

    Args:
        graph: the graph.
        index: the node.
        values: the values of all nodes in the case told in full.
        told: questions that are answered anyway.
        price: what an answer costs; those told anyway cost nothing.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> from ctlaw.logic.kleene import Known, evaluate
    >>> builder = GraphBuilder()
    >>> both = builder.all([builder.fact("act"), builder.fact("aim")])
    >>> graph = builder.build()
    >>> values = evaluate(graph, Known({"act": True, "aim": False}))
    >>> sorted(needed_answers(graph, both, values, frozenset(), lambda key: 1.0))
    ['aim']
    """
    return _Needed(graph, values, told, price).of(index)


class _Needed:
    def __init__(self, graph: Graph, values: Sequence[Value], told: Needed, price: Price) -> None:
        self._graph, self._values, self._told, self._price = graph, values, told, price
        self._found: dict[int, Needed] = {}

    def of(self, index: int) -> Needed:
        found = self._found.get(index)
        if found is None:
            found = self._found[index] = self._needed(self._graph.nodes[index], index)
        return found

    def _needed(self, node: Node, index: int) -> Needed:
        value = self._values[index]
        match node.op:
            case Op.FACT:
                return frozenset() if node.key in self._told else frozenset((node.key,))
            case Op.ALL | Op.ANY:
                decisive = node.op is Op.ANY
                if value is decisive:
                    return self._cheapest(node, value)
                return self._together(node.children)
            case Op.AT_LEAST:
                return self._together(node.children)
            case Op.PRESUMED if value is node.default:
                return self._unless_presumed(node)
            case _:
                # A purpose is its aim, a concept what the facts make it; of a negation and of a
                # presumption that was lifted there is one part only.
                return self.of(node.children[0])

    def _cheapest(self, node: Node, value: Value) -> Needed:
        able = [each for each in node.children if self._values[each] is value]
        return min((self.of(each) for each in able), key=self._cost)

    def _together(self, children: Sequence[int]) -> Needed:
        return frozenset[str]().union(*(self.of(each) for each in children))

    def _unless_presumed(self, node: Node) -> Needed:
        """Return nothing if the presumption stands, for then nobody has to say so."""
        (child,) = node.children
        if any(key in self._told for key in node.claims) or self._presumed_otherwise(child, node):
            return self.of(child)
        return frozenset()

    def _presumed_otherwise(self, index: int, whole: Node) -> bool:
        """Tell whether what is presumed has another value by a presumption of its own."""
        node, default = self._graph.nodes[index], whole.default
        while node.op is Op.NOT:
            node, default = self._graph.nodes[node.children[0]], not default
        return node.op is Op.PRESUMED and node.default is not default

    def _cost(self, needed: Needed) -> float:
        return sum(map(self._price, needed))
