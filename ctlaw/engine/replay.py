"""A story replayed: at which step of it each conclusion was first established.

What is looked for is what is so in the end, and the first step from which it was so. A purpose
inferred looks at what stays unknown to the end of the story, and a presumption at whether the end
bears it out, so a later step never takes back what an earlier one established.
"""

from __future__ import annotations

from collections.abc import Mapping

from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Known, Value

BEFORE = -1
"""The step of what the case says of the whole story, without saying when."""


def told_in_order(known: Known, told_at: Mapping[str, int]) -> dict[int, dict[str, bool]]:
    """Return the answers by step, in the order of the story."""
    found: dict[int, dict[str, bool]] = {}
    for key, value in known.answers.items():
        found.setdefault(told_at.get(key, BEFORE), {})[key] = value
    return dict(sorted(found.items()))


def established_since(
    graph: Graph, values: tuple[Value, ...], told_at: Mapping[str, int]
) -> tuple[int | None, ...]:
    """Return for each node the step from which it had the value that it has in the end.

    This is the reference for every engine that replays a story.

    Args:
        graph: the graph.
        values: the values of its nodes in the end.
        told_at: the step of each answered question; what is missing was told before all steps.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> builder = GraphBuilder()
    >>> both = builder.all([builder.fact("act"), builder.fact("aim")])
    >>> established_since(builder.build(), (True, True, True), {"act": 0, "aim": 3})
    (0, 3, 3)
    """
    since: list[int | None] = []
    for node, value in zip(graph.nodes, values, strict=True):
        since.append(None if value is None else _since(node, value, values, since, told_at))
    return tuple(since)


def _since(
    node: Node,
    value: bool,
    values: tuple[Value, ...],
    since: list[int | None],
    told_at: Mapping[str, int],
) -> int:
    if node.op is Op.FACT:
        return told_at.get(node.key, BEFORE)
    parts = [(step, child) for child in node.children if (step := since[child]) is not None]
    match node.op:
        case Op.NOT:
            return parts[0][0]
        case Op.ALL | Op.ANY:
            decides = value is (node.op is Op.ANY)
            # One child decides a yes of `any` and a no of `all`; else every child is needed.
            same = [step for step, child in parts if values[child] is value]
            return min(same) if decides else max(same)
        case Op.AT_LEAST:
            return _counted(node, value, values, since)
        case Op.PURPOSE:
            aim, happened = (since[child] for child in node.children)
            return aim if aim is not None else _known(happened)
        case Op.PRESUMED:
            # What only confirms a presumption is no news: it was taken to be so all along.
            return parts[0][0] if parts and value is not node.default else BEFORE
        case Op.STATED:
            return min(step for step, _ in parts)


def _counted(node: Node, value: bool, values: tuple[Value, ...], since: list[int | None]) -> int:
    """Return the step at which the met weights reach the total, or no longer can."""
    needed = node.total if value else sum(node.weights) - node.total + 1
    weighing = sorted(
        (_known(since[child]), weight)
        for child, weight in zip(node.children, node.weights, strict=True)
        if values[child] is value
    )
    if needed <= 0:
        return BEFORE
    reached = 0
    for step, weight in weighing:
        reached += weight
        if reached >= needed:
            return step
    raise ValueError("a count without its reasons")


def _known(step: int | None) -> int:
    if step is None:
        raise ValueError("a conclusion without its reasons")
    return step
