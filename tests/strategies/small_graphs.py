"""Small graphs for comparing the search for deciding sets with trying everything.

They hold facts, lists, negations, counts and purposes. A purpose has an aim of its own that stands
nowhere else, and is not negated: a stated aim overrides what was inferred, so with a shared aim
more answers may settle less.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import strategies as st

from ctlaw.logic.graph import Graph, GraphBuilder
from ctlaw.logic.kleene import Known, Value, evaluate

Answered = frozenset[tuple[str, bool]]


@st.composite
def small_graphs(draw: st.DrawFn, purposes: bool = True, most_facts: int = 5) -> Graph:
    """Draw a graph; its last node is the one to settle."""
    builder = GraphBuilder()
    pure = [builder.fact(f"fact.{number}") for number in range(draw(st.integers(1, most_facts)))]
    nodes = list(pure)
    aims = 0
    for _ in range(draw(st.integers(1, 7))):
        kinds = ["all", "any", "not", "at_least"] + (["purpose"] if purposes and aims < 2 else [])
        kind = draw(st.sampled_from(kinds))
        chosen = draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=4))
        if kind == "not":
            child = draw(st.sampled_from(pure))
            made = builder.negation(child)
        elif kind == "purpose":
            aims += 1
            made = builder.purpose(builder.fact(f"aim.{aims}"), chosen[0])
        elif kind == "at_least":
            weights = [draw(st.integers(1, 3)) for _ in chosen]
            made = builder.at_least(draw(st.integers(1, sum(weights))), chosen, weights)
        else:
            made = builder.all(chosen) if kind == "all" else builder.any(chosen)
        nodes.append(made)
        if kind == "not" or (kind != "purpose" and all(part in pure for part in chosen)):
            pure.append(made)
    top = builder.all([nodes[-1]]) if draw(st.booleans()) else builder.any(nodes[-3:])
    graph = builder.build()
    return Graph(graph.nodes[: top + 1])


@st.composite
def partial_answers(draw: st.DrawFn, graph: Graph) -> dict[str, bool]:
    """Draw answers to a few of the questions."""
    return draw(
        st.dictionaries(st.sampled_from(graph.questions), st.booleans(), max_size=2)
        if graph.questions
        else st.just({})
    )


def smallest_settling_answers(
    graph: Graph, root: int, answers: dict[str, bool], value: bool
) -> set[Answered]:
    """Return every smallest set of further answers with which a node has a value: by trying all."""
    open_keys = [key for key in graph.questions_below(root) if key not in answers]
    found: list[Answered] = []
    for more in _by_size(open_keys):
        if not any(each <= more for each in found):
            values = evaluate(graph, Known({**answers, **dict(more)}))
            if values[root] is value:
                found.append(more)
    return set(found)


def _by_size(keys: list[str]) -> Iterator[Answered]:
    for size in range(len(keys) + 1):
        for chosen in itertools.combinations(keys, size):
            for given in itertools.product((True, False), repeat=size):
                yield frozenset(zip(chosen, given, strict=True))


def value_with(graph: Graph, root: int, answers: dict[str, bool], more: Answered) -> Value:
    """Return the value of a node with further answers."""
    return evaluate(graph, Known({**answers, **dict(more)}))[root]
