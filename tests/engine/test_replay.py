"""A story replayed: both engines name the same step, and it is the first from which it was so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.engine.durable import DurableEngine
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.engine.replay import BEFORE, established_since
from ctlaw.logic.graph import Graph, GraphBuilder, Op
from ctlaw.logic.kleene import ContradictionError, Known, evaluate
from tests.engine.graphs import cases, graphs
from tests.engine.library import needs_durable

STEPS = st.integers(BEFORE, 4)


def told(data: st.DataObject, known: Known) -> dict[str, int]:
    """Draw the step at which each answer was told; some are told of no step."""
    some = (
        data.draw(st.lists(st.sampled_from(sorted(known.answers)), unique=True))
        if (known.answers)
        else []
    )
    return {key: data.draw(STEPS) for key in some}


def by_trying(graph: Graph, known: Known, told_at: dict[str, int]) -> list[int | None]:
    """Return the first step from which each node has its value, by evaluating every step."""
    final = evaluate(graph, known)
    since: list[int | None] = [None] * len(final)
    for step in reversed(range(BEFORE, 5)):
        answers = {k: v for k, v in known.answers.items() if told_at.get(k, BEFORE) <= step}
        for index, value in enumerate(values_so_far(graph, answers, final)):
            if value is not None:
                assert value is final[index]
                since[index] = step
    return since


def values_so_far(
    graph: Graph, answers: dict[str, bool], final: tuple[bool | None, ...]
) -> list[bool | None]:
    """Evaluate with fewer answers, but with the presumptions and inferences of the end."""
    values: list[bool | None] = []
    for node in graph.nodes:
        if node.op not in (Op.PURPOSE, Op.PRESUMED, Op.STATED):
            builder = GraphBuilder()
            place = {child: builder.fact(f"c{child}") for child in node.children}
            if node.op is Op.FACT:
                values.append(answers.get(node.key))
                continue
            top = builder.add(
                type(node)(
                    node.op,
                    tuple(place[child] for child in node.children),
                    total=node.total,
                    weights=node.weights,
                )
            )
            below = {f"c{c}": v for c in node.children if (v := values[c]) is not None}
            values.append(evaluate(builder.build(), Known(below))[top])
        elif node.op is Op.STATED:
            first, second = (values[child] for child in node.children)
            values.append(first if first is not None else second)
        elif node.op is Op.PURPOSE:
            aim, happened = node.children
            inferred = final[aim] is None and values[happened] is True
            values.append(True if inferred else values[aim])
        else:
            child = node.children[0]
            borne_out = final[len(values)] is node.default
            values.append(node.default if borne_out else values[child])
    return values


@settings(max_examples=120)
@given(st.data())
def test_the_reference_names_the_first_step_from_which_it_was_so(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    known = data.draw(cases(graph))
    told_at = told(data, known)
    try:
        values = evaluate(graph, known)
    except ContradictionError:
        return
    assert list(established_since(graph, values, told_at)) == by_trying(graph, known, told_at)


@needs_durable
@settings(max_examples=120)
@given(st.data())
def test_forward_chaining_replays_a_story_as_the_reference_does(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    known = data.draw(cases(graph))
    told_at = told(data, known)
    try:
        right = reference.replay(known, told_at)
    except ContradictionError:
        return
    found = engine.replay(known, told_at)
    assert found.since == right.since
    assert found.derivation.values == right.derivation.values
    steps = [found.since[step.node] for step in found.derivation.steps]
    assert steps == sorted(step for step in steps if step is not None)
    engine.close()


def test_a_presumption_that_a_later_step_lifts_never_stood() -> None:
    builder = GraphBuilder()
    exception = builder.presumed(builder.fact("convict"), False, ("convict",))
    met = builder.all([builder.fact("work"), builder.negation(exception)])
    graph = builder.build()
    told_at = {"work": 0, "convict": 2}
    assert ReferenceEngine(graph).replay(Known({"work": True}), told_at).since[met] == 0
    lifted = ReferenceEngine(graph).replay(Known({"work": True, "convict": True}), told_at)
    assert lifted.since[met] == 2


def test_what_only_confirms_a_presumption_delays_nothing() -> None:
    builder = GraphBuilder()
    exception = builder.presumed(builder.fact("tissue"), False, ())
    met = builder.all([builder.fact("threat"), builder.negation(exception)])
    graph = builder.build()
    known = Known({"threat": True, "tissue": False})
    assert ReferenceEngine(graph).replay(known, {"threat": 0, "tissue": 2}).since[met] == 0


def test_an_aim_left_out_of_account_is_not_inferred() -> None:
    builder = GraphBuilder()
    purpose = builder.purpose(builder.fact("aim"), builder.fact("happened"))
    graph = builder.build()
    happened = {"happened": True}
    assert evaluate(graph, Known(happened))[purpose] is True
    withheld = Known(happened, frozenset({"aim"}), frozenset({"aim"}))
    assert evaluate(graph, withheld)[purpose] is None
