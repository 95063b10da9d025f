"""The search over cases told in full: against looking at every one of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given, settings

from ctlaw.facts.answers import Links, Literal
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import Known, evaluate
from ctlaw.symbolic.in_full import InFull
from ctlaw.symbolic.plain import plain
from tests.symbolic.test_smallest import Formulas, Tied, formulas, ties


def cases(graph: Graph, links: Links) -> Iterator[tuple[bool, ...]]:
    """Yield the values of all nodes in every case told in full."""
    for values in itertools.product((True, False), repeat=len(graph.questions)):
        told = dict(zip(graph.questions, values, strict=True))
        follows = (each for answer in told.items() for each in links.closure(answer))
        if all(told.get(key, value) is value for key, value in follows):
            yield tuple(each is True for each in evaluate(graph, Known(told)))


@settings(max_examples=60, deadline=None)
@given(formulas(), ties)
def test_an_example_is_found_exactly_if_there_is_one(
    both: Formulas, tied: list[tuple[Literal, Literal]]
) -> None:
    links = Tied(tied)
    bare = plain(both.graph, [both.first, both.second], links)
    search = InFull(bare, links)
    met = {
        frozenset(number for number, root in enumerate(bare.roots) if case[root])
        for case in cases(bare.graph, links)
    }
    assert _fits(search.example([0]), {each for each in met if 0 in each})
    assert _fits(search.example([0], not_all=[1]), met & {frozenset({0})})
    assert _fits(search.example([0], some=[1]), met & {frozenset({0, 1})})
    # What was asked before leaves nothing behind.
    assert _fits(search.example([1], not_all=[0]), met & {frozenset({1})})


def _fits(found: frozenset[int] | None, able: set[frozenset[int]]) -> bool:
    return found in able if able else found is None
