"""What is so where nothing is told: the facts that a law takes to be so until they are denied.

A fact that nobody mentions did not happen. The exception is what a law presumes; there it is the
denial that has to be told.
"""

from __future__ import annotations

from ctlaw.logic.graph import Graph, Op


def presumed_facts(graph: Graph) -> frozenset[str]:
    """Return the questions answered yes where nothing is told, because a law presumes so."""
    found: set[str] = set()
    for node in graph.nodes:
        if node.op is Op.PRESUMED and node.default:
            _call_for(graph, node.children[0], True, found)
    return frozenset(found)


def _call_for(graph: Graph, index: int, value: bool, found: set[str]) -> None:
    """Add the facts that have to be so for a node to have a value where nothing is told."""
    node = graph.nodes[index]
    match node.op:
        case Op.FACT:
            if value:
                found.add(node.key)
        case Op.NOT:
            _call_for(graph, node.children[0], not value, found)
        case Op.ALL | Op.ANY if (node.op is Op.ALL) is value:
            for child in node.children:
                _call_for(graph, child, value, found)
        case _:
            _call_for(graph, node.children[0], value, found)
