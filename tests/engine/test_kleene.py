"""The reference semantics: truth tables, and what each special kind of node means."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.logic.graph import Graph, GraphBuilder, Node, Op
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate, presumption_stands
from tests.engine.graphs import PURE_OPS, cases, graphs

YES, NO, OPEN = True, False, None


def decide(node: Node, *parts: Value, claims: Known | None = None) -> Value:
    """Return the value of one node over facts with the given values."""
    builder = GraphBuilder()
    for number in range(len(parts)):
        builder.fact(str(number))
    answers = {str(n): part for n, part in enumerate(parts) if part is not None}
    extra = claims or Known({})
    top = builder.add(node)
    return evaluate(builder.build(), Known({**answers, **extra.answers}, extra.raised))[top]


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, OPEN, OPEN, YES),
        (YES, NO, NO, YES),
        (OPEN, YES, OPEN, YES),
        (OPEN, OPEN, OPEN, OPEN),
        (OPEN, NO, NO, OPEN),
        (NO, YES, NO, YES),
        (NO, OPEN, NO, OPEN),
        (NO, NO, NO, NO),
    ],
)
def test_all_and_any_are_strong_kleene(a: Value, b: Value, both: Value, either: Value) -> None:
    assert decide(Node(Op.ALL, (0, 1)), a, b) is both
    assert decide(Node(Op.ANY, (0, 1)), a, b) is either


@pytest.mark.parametrize(("a", "negated"), [(YES, NO), (OPEN, OPEN), (NO, YES)])
def test_not_turns_yes_and_no_round_and_leaves_unknown(a: Value, negated: Value) -> None:
    assert decide(Node(Op.NOT, (0,)), a) is negated


def test_a_fact_nobody_stated_is_unknown() -> None:
    assert decide(Node(Op.FACT, key="0"), OPEN) is None


def test_at_least_is_no_only_when_the_open_parts_cannot_make_it_up() -> None:
    node = Node(Op.AT_LEAST, (0, 1, 2), total=3, weights=(2, 1, 1))
    assert decide(node, YES, YES, NO) is True
    assert decide(node, YES, OPEN, NO) is None
    assert decide(node, YES, NO, NO) is False
    assert decide(node, NO, OPEN, OPEN) is False
    assert decide(node, OPEN, OPEN, OPEN) is None


@pytest.mark.parametrize("parts", list(itertools.product((YES, OPEN, NO), repeat=3)))
def test_at_least_one_is_any_and_at_least_all_is_all(parts: tuple[Value, ...]) -> None:
    weights = (1, 1, 1)
    one = Node(Op.AT_LEAST, (0, 1, 2), total=1, weights=weights)
    three = Node(Op.AT_LEAST, (0, 1, 2), total=3, weights=weights)
    assert decide(one, *parts) is decide(Node(Op.ANY, (0, 1, 2)), *parts)
    assert decide(three, *parts) is decide(Node(Op.ALL, (0, 1, 2)), *parts)


@pytest.mark.parametrize(
    ("aim", "happened", "purpose"),
    [
        (YES, YES, YES),
        (YES, OPEN, YES),
        (YES, NO, YES),
        (OPEN, YES, YES),
        (OPEN, OPEN, OPEN),
        (OPEN, NO, OPEN),
        (NO, YES, NO),
        (NO, OPEN, NO),
        (NO, NO, NO),
    ],
)
def test_a_purpose_is_inferred_from_what_happened_and_ruled_out_only_by_its_absence(
    aim: Value, happened: Value, purpose: Value
) -> None:
    assert decide(Node(Op.PURPOSE, (0, 1)), aim, happened) is purpose


@pytest.mark.parametrize("default", [True, False])
def test_a_presumption_gives_way_to_what_is_known(default: bool) -> None:
    node = Node(Op.PRESUMED, (0,), default=default, claims=("claim",))
    assert decide(node, YES) is True
    assert decide(node, NO) is False
    assert decide(node, OPEN) is default


@pytest.mark.parametrize("default", [True, False])
def test_a_presumption_falls_when_a_claim_is_raised_or_answered_against_it(default: bool) -> None:
    node = Node(Op.PRESUMED, (0,), default=default, claims=("claim", "other"))
    raised, against = Known({}, frozenset({"claim"})), Known({"claim": not default})
    agreeing, elsewhere = Known({"claim": default}), Known({"x": not default}, frozenset({"y"}))
    assert decide(node, OPEN, claims=raised) is None
    assert decide(node, OPEN, claims=against) is None
    assert decide(node, OPEN, claims=agreeing) is default
    assert decide(node, OPEN, claims=elsewhere) is default
    assert [presumption_stands(node, k) for k in (raised, against, agreeing, elsewhere)] == [
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("derived", "stated", "concept"),
    [
        (YES, YES, YES),
        (YES, OPEN, YES),
        (OPEN, YES, YES),
        (OPEN, OPEN, OPEN),
        (OPEN, NO, NO),
        (NO, OPEN, NO),
        (NO, NO, NO),
    ],
)
def test_a_concept_may_be_derived_or_stated(derived: Value, stated: Value, concept: Value) -> None:
    assert decide(Node(Op.STATED, (0, 1)), derived, stated) is concept


@pytest.mark.parametrize("stated", [True, False])
def test_stating_the_opposite_of_what_the_facts_derive_is_a_contradiction(stated: bool) -> None:
    with pytest.raises(ContradictionError) as raised:
        decide(Node(Op.STATED, (0, 1)), not stated, stated)
    assert (raised.value.index, raised.value.stated) == (2, stated)


@given(st.data())
def test_learning_more_never_changes_what_pure_logic_has_decided(data: st.DataObject) -> None:
    graph: Graph = data.draw(graphs(PURE_OPS))
    less = data.draw(cases(graph))
    more = {**data.draw(cases(graph)).answers, **less.answers}
    before, after = evaluate(graph, less), evaluate(graph, Known(more))
    assert all(new is old for old, new in zip(before, after, strict=True) if old is not None)


@given(st.data())
def test_with_every_question_answered_pure_logic_is_never_unknown(data: st.DataObject) -> None:
    graph: Graph = data.draw(graphs(PURE_OPS))
    answers = {key: data.draw(st.booleans()) for key in graph.questions}
    assert None not in evaluate(graph, Known(answers))
