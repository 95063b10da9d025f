"""Fixed graphs and cases for the tests of the engine on durable-rules."""

from __future__ import annotations

from ctlaw.logic.graph import Graph, GraphBuilder, Node, Op
from ctlaw.logic.kleene import Known


def all_kinds() -> Graph:
    """Return a small graph that has every kind of node."""
    builder = GraphBuilder()
    acts = [builder.fact(f"act.{number}") for number in range(12)]
    act, every_act = builder.any(acts), builder.all(acts)
    purpose = builder.purpose(builder.fact("aim"), builder.fact("happened"))
    presumed = builder.presumed(builder.fact("exception"), False, ("exception",))
    count = builder.at_least(4, acts, [1 + number % 3 for number in range(12)])
    concept = builder.stated(count, builder.fact("says"))
    builder.all([act, purpose, builder.negation(presumed), concept])
    builder.negation(every_act)
    return builder.build()


def some_cases() -> list[Known]:
    known = [Known({}), Known({"happened": True}), Known({"aim": False, "happened": True})]
    for some in range(13):
        answers = {f"act.{number}": number % 4 != 3 for number in range(some)}
        known.append(Known({**answers, "happened": True, "exception": some % 5 == 0}))
        known.append(Known(answers, frozenset({"exception"})))
    return known


def wide(op: Op, width: int) -> Graph:
    facts = [Node(Op.FACT, key=str(number)) for number in range(width)]
    return Graph((*facts, Node(op, tuple(range(width)))))


def many_uses(uses: int) -> Graph:
    """Return a graph in which one fact stands in very many lists."""
    builder = GraphBuilder()
    shared = builder.fact("shared")
    lists = [builder.all([shared, builder.fact(str(number))]) for number in range(uses)]
    builder.any(lists[:50])
    return builder.build()
