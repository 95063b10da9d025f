"""Forward chaining and the reference come to the same values, on random graphs of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ctlaw.engine.derivation import Derivation, Engine
from ctlaw.engine.durable import DurableEngine
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.logic.graph import Graph, GraphBuilder, Op
from ctlaw.logic.kleene import ContradictionError, Known, evaluate
from tests.engine.graphs import cases, graphs
from tests.engine.library import needs_durable

Outcome = Derivation | tuple[int, bool]


def outcome(engine: Engine, known: Known) -> Outcome:
    try:
        return engine.derive(known)
    except ContradictionError as contradiction:
        return contradiction.index, contradiction.stated


def check_steps(graph: Graph, known: Known, derivation: Derivation) -> None:
    """Check each step: it rests on earlier steps, and on them alone its value follows."""
    concluded: dict[int, bool] = {}
    for step in derivation.steps:
        assert step.node not in concluded
        assert set(step.because) <= concluded.keys()
        assert set(step.because) <= set(graph.nodes[step.node].children)
        assert step.value is derivation.values[step.node]
        reasons = {child: concluded[child] for child in step.because}
        assert follows(graph, known, step.node, reasons) is step.value
        concluded[step.node] = step.value
    assert concluded.keys() == {i for i, v in enumerate(derivation.values) if v is not None}


def follows(graph: Graph, known: Known, index: int, reasons: dict[int, bool]) -> bool | None:
    """Return the value that the reference gives a node of whose children only these are known."""
    node = graph.nodes[index]
    if node.op is Op.FACT:
        return known.answers[node.key]
    builder = GraphBuilder()
    place = {child: builder.fact(f"child.{child}") for child in node.children}
    top = builder.add(replace(node, children=tuple(place[child] for child in node.children)))
    answers = {**known.answers, **{f"child.{child}": value for child, value in reasons.items()}}
    return evaluate(builder.build(), Known(answers, known.raised))[top]


@needs_durable
@settings(max_examples=180)
@given(st.data())
def test_forward_chaining_gives_the_values_of_the_reference(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    for _ in range(4):
        known = data.draw(cases(graph))
        found, right = outcome(engine, known), outcome(reference, known)
        if isinstance(found, Derivation) and isinstance(right, Derivation):
            assert found.values == right.values
            check_steps(graph, known, found)
            assert all(len(set(step.because)) == len(step.because) for step in found.steps)
        else:
            assert found == right
    engine.close()


@needs_durable
@settings(max_examples=100)
@given(st.data())
def test_they_agree_on_deep_graphs_of_purposes_presumptions_and_stated_concepts(
    data: st.DataObject,
) -> None:
    ops = (Op.PURPOSE, Op.PRESUMED, Op.STATED, Op.NOT)
    graph = data.draw(graphs(ops, max_facts=6, max_nodes=30))
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    for _ in range(4):
        known = data.draw(cases(graph))
        found, right = outcome(engine, known), outcome(reference, known)
        if isinstance(found, Derivation) and isinstance(right, Derivation):
            assert found.values == right.values
        else:
            assert found == right
    engine.close()


@given(st.data())
def test_the_steps_of_the_reference_follow_from_earlier_ones(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    known = data.draw(cases(graph))
    found = outcome(ReferenceEngine(graph), known)
    if isinstance(found, Derivation):
        check_steps(graph, known, found)


@needs_durable
@given(st.data())
def test_the_order_of_the_facts_changes_the_steps_but_no_value(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    known = data.draw(cases(graph))
    turned = Known(dict(reversed(list(known.answers.items()))), known.raised)
    engine = DurableEngine(graph)
    found, again = outcome(engine, known), outcome(engine, turned)
    if isinstance(found, Derivation) and isinstance(again, Derivation):
        assert found.values == again.values
    else:
        assert found == again
    engine.close()


@needs_durable
def test_a_conclusion_stands_right_behind_the_fact_that_tips_it() -> None:
    builder = GraphBuilder()
    act, aim, other = (builder.fact(key) for key in ("act", "aim", "other"))
    both = builder.all([act, aim])
    engine = DurableEngine(builder.build())
    answers = {"aim": True, "act": True, "other": True}
    assert [step.node for step in engine.derive(Known(answers)).steps] == [aim, act, both, other]
    assert engine.derive(Known(answers)).steps[2].because == (act, aim)
    engine.close()


@needs_durable
def test_the_lowest_contradiction_is_the_one_that_is_raised() -> None:
    builder = GraphBuilder()
    act, says_act, top = (builder.fact(key) for key in ("act", "says_act", "says_top"))
    # The lower one comes to light only when the presumption is taken, after the upper one.
    presumed = builder.presumed(builder.fact("exception"), False, ())
    lower = builder.stated(presumed, says_act)
    upper = builder.stated(builder.negation(act), top)
    engine = DurableEngine(builder.build())
    with pytest.raises(ContradictionError) as raised:
        engine.derive(Known({"act": True, "says_top": True, "says_act": True}))
    assert (raised.value.index, raised.value.stated) == (lower, True)
    with pytest.raises(ContradictionError) as raised:
        engine.derive(Known({"act": True, "says_top": True}))
    assert (raised.value.index, raised.value.stated) == (upper, True)
    engine.close()
