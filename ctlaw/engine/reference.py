"""The reference engine: the reference semantics, with its proof.

It is used for anything in bulk, wherever durable-rules cannot be installed, and to check the
other engine. The steps come in graph order, children before parents.
"""

from __future__ import annotations

from collections.abc import Mapping

from ctlaw.engine.derivation import Derivation, Replay, Step
from ctlaw.engine.replay import established_since
from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Known, Value, evaluate


class ReferenceEngine:
    """Derives by strong Kleene evaluation.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> builder = GraphBuilder()
    >>> either = builder.any([builder.fact("threat"), builder.fact("deception")])
    >>> engine = ReferenceEngine(builder.build())
    >>> engine.derive(Known({"deception": True})).steps[-1]
    Step(node=2, value=True, because=(1,))
    """

    name = "reference"

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def derive(self, known: Known) -> Derivation:
        """Return the derivation for one case; see `ctlaw.engine.derivation.Engine`."""
        values = evaluate(self._graph, known)
        steps = tuple(
            Step(index, value, support(node, value, values))
            for index, (node, value) in enumerate(zip(self._graph.nodes, values, strict=True))
            if value is not None
        )
        return Derivation(values, steps)

    def replay(self, known: Known, told_at: Mapping[str, int]) -> Replay:
        """Return the derivation of a story; see `ctlaw.engine.derivation.Engine`."""
        derivation = self.derive(known)
        since = established_since(self._graph, derivation.values, told_at)
        # The sort keeps children before their parents within one step of the story.
        steps = sorted(derivation.steps, key=lambda each: since[each.node] or 0)
        return Replay(Derivation(derivation.values, tuple(steps)), since)


def support(node: Node, value: bool, values: tuple[Value, ...]) -> tuple[int, ...]:
    """Return the children that decide a known node: what a reader needs to see."""
    match node.op:
        case Op.FACT:
            return ()
        case Op.ALL | Op.ANY:
            # A yes of `any` and a no of `all` rest on the children that say so; the other two
            # rest on every child, which then all have that value too.
            return tuple(child for child in node.children if values[child] is value)
        case Op.AT_LEAST:
            return tuple(child for child in node.children if values[child] is value)
        case Op.NOT:
            return node.children
        case Op.PURPOSE:
            aim, happened = node.children
            return (aim,) if values[aim] is not None else (happened,)
        case Op.PRESUMED:
            return node.children if values[node.children[0]] is not None else ()
        case Op.STATED:
            derived, stated = node.children
            return (derived,) if values[derived] is not None else (stated,)
