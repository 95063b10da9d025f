"""Random graphs and cases for the tests of logic and of the engines.

The graphs hold every kind of node, share children freely, repeat them now and then, and have
lists long enough to be joined in steps. The cases leave questions open, raise some of them, and
state concepts, so that contradictions come up.
"""

from __future__ import annotations

from hypothesis import strategies as st

from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Known

ALL_OPS = (Op.ALL, Op.ANY, Op.NOT, Op.AT_LEAST, Op.PURPOSE, Op.PRESUMED, Op.STATED)
PURE_OPS = (Op.ALL, Op.ANY, Op.NOT, Op.AT_LEAST)


def question(number: int) -> str:
    """Return the key of the fact with this number."""
    return f"fact.{number}"


@st.composite
def graphs(
    draw: st.DrawFn,
    ops: tuple[Op, ...] = ALL_OPS,
    max_facts: int = 12,
    max_nodes: int = 16,
    max_children: int = 20,
) -> Graph:
    """Draw a graph whose first nodes are facts.

    It is put together without GraphBuilder, which would take repeated children out.
    """
    facts = draw(st.integers(1, max_facts))
    nodes = [Node(Op.FACT, key=question(number)) for number in range(facts)]
    for _ in range(draw(st.integers(1, max_nodes))):
        node = draw(_node(ops, len(nodes), facts, max_children))
        if node not in nodes:
            nodes.append(node)
    return Graph(tuple(nodes))


@st.composite
def _node(draw: st.DrawFn, ops: tuple[Op, ...], size: int, facts: int, longest: int) -> Node:
    child = st.integers(0, size - 1)
    op = draw(st.sampled_from(ops))
    if op is Op.NOT:
        return Node(op, (draw(child),))
    if op is Op.PURPOSE:
        return Node(op, (draw(child), draw(child)))
    if op is Op.STATED:
        return Node(op, (draw(child), draw(st.integers(0, facts - 1))))
    if op is Op.PRESUMED:
        # Also claims that are no fact of the graph: a claim may be about anything.
        claims = draw(st.lists(st.integers(0, facts + 1), max_size=3, unique=True))
        return Node(op, (draw(child),), default=draw(st.booleans()), claims=_keys(claims))
    children = tuple(draw(st.lists(child, min_size=1, max_size=longest)))
    if op is Op.AT_LEAST:
        weight = st.integers(1, 4)
        weights = tuple(draw(st.lists(weight, min_size=len(children), max_size=len(children))))
        total = draw(st.integers(1, sum(weights) + 1))
        return Node(op, children, total=total, weights=weights)
    return Node(op, children)


@st.composite
def cases(draw: st.DrawFn, graph: Graph) -> Known:
    """Draw what is known: answers to some questions in any order, and some questions raised."""
    keys = [*graph.questions, question(len(graph.questions)), "not.in.the.graph"]
    answered = draw(st.permutations(keys))[: draw(st.integers(0, len(keys)))]
    answers = {key: draw(st.booleans()) for key in answered}
    open_keys = [key for key in keys if key not in answers]
    raised = draw(st.lists(st.sampled_from(open_keys), unique=True)) if open_keys else []
    return Known(answers, frozenset(raised))


def _keys(numbers: list[int]) -> tuple[str, ...]:
    return tuple(question(number) for number in numbers)
