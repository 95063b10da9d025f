"""Deciding sets are exactly the smallest sets that settle, as trying everything shows."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctlaw.explain.deciding import Item, ItemSet, deciding_sets, merged
from ctlaw.logic.graph import Graph, GraphBuilder, Op
from ctlaw.logic.kleene import Known, Value, evaluate
from tests.strategies.small_graphs import (
    Answered,
    partial_answers,
    small_graphs,
    smallest_settling_answers,
    value_with,
)


def written_out(sets: Iterable[Iterable[Iterable[Item]]]) -> set[Answered]:
    """Sets of positions as sets of answers: one alternative chosen at each position."""
    return {
        frozenset(itertools.chain.from_iterable(choice))
        for positions in sets
        for choice in itertools.product(*(_alternatives(position) for position in positions))
    }


def _alternatives(position: Iterable[Item]) -> list[Answered]:
    found: list[Answered] = []
    for item in position:
        if item.value:
            found += [frozenset([(fact, True)]) for fact in item.group]
        else:
            found.append(frozenset((fact, False) for fact in item.group))
    return found


def plain(sets: tuple[ItemSet, ...]) -> set[Answered]:
    return written_out([[item] for item in each] for each in sets)


def open_root(graph: Graph, answers: dict[str, bool]) -> tuple[int, tuple[Value, ...]]:
    """The last node and the values, if the last node is open; else the example is dropped."""
    values = evaluate(graph, Known(answers))
    root = len(graph.nodes) - 1
    assume(values[root] is None)
    # What was inferred counts as settled, though a stated absence of the aim would overrule it.
    assume(
        not any(
            node.op is Op.PURPOSE and values[node.children[0]] is None and values[index]
            for index, node in enumerate(graph.nodes)
        )
    )
    return root, values


@settings(max_examples=150)
@given(st.data())
def test_the_sets_are_exactly_the_smallest_that_settle(data: st.DataObject) -> None:
    graph = data.draw(small_graphs())
    answers = data.draw(partial_answers(graph))
    root, values = open_root(graph, answers)
    found = deciding_sets(graph, root, values)
    assert found.complete
    for value, sets in ((True, found.to_yes), (False, found.to_no)):
        assert plain(sets) == smallest_settling_answers(graph, root, answers, value)


@settings(max_examples=150)
@given(st.data())
def test_with_a_limit_the_sets_still_settle_and_say_that_they_are_not_all(
    data: st.DataObject,
) -> None:
    graph = data.draw(small_graphs(purposes=False))
    answers = data.draw(partial_answers(graph))
    root, values = open_root(graph, answers)
    found = deciding_sets(graph, root, values, limit=1)
    for value, sets in ((True, found.to_yes), (False, found.to_no)):
        assert all(value_with(graph, root, answers, each) is value for each in plain(sets))
        if found.complete:
            assert plain(sets) == smallest_settling_answers(graph, root, answers, value)


@given(st.data())
def test_merging_loses_no_set_and_adds_none(data: st.DataObject) -> None:
    graph = data.draw(small_graphs())
    root, values = open_root(graph, {})
    found = deciding_sets(graph, root, values)
    for sets in (found.to_yes, found.to_no):
        assert written_out(merged(sets)) == plain(sets)


_ITEMS = st.builds(Item, st.sampled_from([("a",), ("b",), ("c",), ("d", "e")]), st.booleans())


@given(st.lists(st.frozensets(_ITEMS, min_size=1, max_size=3), max_size=8))
def test_merging_any_family_keeps_what_it_says(family: list[ItemSet]) -> None:
    family = [each for each in family if len({item.group for item in each}) == len(each)]
    assert written_out(merged(family)) == plain(tuple(family))


# ── By hand ──────────────────────────────────────────────────────────────────


def of_act_means_and_aim() -> tuple[Graph, int]:
    builder = GraphBuilder()
    act = builder.any([builder.fact("recruited"), builder.fact("received")])
    means = builder.any([builder.fact("force"), builder.fact("child")])
    root = builder.all([act, means, builder.purpose(builder.fact("aim"), builder.fact("work"))])
    return builder.build(), root


def test_facts_that_stand_in_the_same_lists_are_one_group() -> None:
    graph, root = of_act_means_and_aim()
    found = deciding_sets(graph, root, evaluate(graph, Known({})))
    act, means = ("recruited", "received"), ("force", "child")
    assert found.to_yes == (
        frozenset([Item(act, True), Item(means, True), Item(("aim",), True)]),
        frozenset([Item(act, True), Item(means, True), Item(("work",), True)]),
    )
    assert found.to_no == (
        frozenset([Item(("aim",), False)]),
        frozenset([Item(means, False)]),
        frozenset([Item(act, False)]),
    )
    (positions,) = merged(found.to_yes)
    assert sorted(positions) == [
        [Item(("aim",), True), Item(("work",), True)],
        [Item(means, True)],
        [Item(act, True)],
    ]


def test_what_did_not_happen_does_not_rule_out_a_purpose() -> None:
    graph, root = of_act_means_and_aim()
    values = evaluate(graph, Known({"recruited": True, "force": True, "work": False}))
    found = deciding_sets(graph, root, values)
    assert found.to_yes == (frozenset([Item(("aim",), True)]),)
    assert found.to_no == (frozenset([Item(("aim",), False)]),)


def test_a_single_open_fact_decides_itself() -> None:
    builder = GraphBuilder()
    root = builder.fact("alone")
    found = deciding_sets(builder.build(), root, (None,))
    assert found.to_yes == (frozenset([Item(("alone",), True)]),)
    assert found.to_no == (frozenset([Item(("alone",), False)]),)


def test_a_concept_is_asked_by_its_facts_and_not_by_its_name() -> None:
    builder = GraphBuilder()
    root = builder.stated(builder.fact("hit"), builder.fact("force as a concept"))
    found = deciding_sets(builder.build(), root, (None, None, None))
    assert found.to_yes == (frozenset([Item(("hit",), True)]),)


def test_a_count_takes_no_more_than_it_needs() -> None:
    builder = GraphBuilder()
    heavy, light, last = (builder.fact(key) for key in ("heavy", "light", "last"))
    root = builder.at_least(3, [heavy, light, last], [2, 1, 1])
    found = deciding_sets(builder.build(), root, (None,) * 4)
    assert plain(found.to_yes) == {
        frozenset([("heavy", True), ("light", True)]),
        frozenset([("heavy", True), ("last", True)]),
    }
    assert plain(found.to_no) == {
        frozenset([("heavy", False)]),
        frozenset([("light", False), ("last", False)]),
    }


@pytest.mark.parametrize(("parts", "total"), [(40, 20), (60, 30), (60, 59)])
def test_a_long_count_is_cut_short_in_time(parts: int, total: int) -> None:
    builder = GraphBuilder()
    children = [builder.fact(f"indicator.{number}") for number in range(parts)]
    root = builder.at_least(total, children, [1 + number % 2 for number in range(parts)])
    begun = time.monotonic()
    found = deciding_sets(builder.build(), root, (None,) * (parts + 1))
    assert time.monotonic() - begun < 10
    assert not found.complete
    assert found.to_yes
    assert found.to_no
