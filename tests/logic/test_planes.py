"""Many cases at once have the values that each has alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.engine.many_replays import replay_many
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.logic.kleene import ContradictionError, evaluate
from ctlaw.logic.planes import evaluate_many
from tests.engine.graphs import cases, graphs


@settings(max_examples=200)
@given(st.data())
def test_the_planes_hold_the_values_of_each_case(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    many = [data.draw(cases(graph)) for _ in range(data.draw(st.integers(1, 5)))]
    planes = evaluate_many(graph, many)
    for number, known in enumerate(many):
        contradicted = bool(planes.contradicted >> number & 1)
        try:
            values = evaluate(graph, known)
        except ContradictionError:
            assert contradicted
            continue
        assert not contradicted
        assert tuple(planes.value(node, number) for node in range(len(values))) == values


@settings(max_examples=200)
@given(st.data())
def test_stories_replayed_together_are_those_replayed_alone(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    stories = []
    for _ in range(data.draw(st.integers(1, 4))):
        known = data.draw(cases(graph))
        keys = sorted(known.answers)
        told_at = {key: data.draw(st.integers(-1, 4)) for key in keys}
        stories.append((known, told_at))
    together = replay_many(graph, stories)
    for number, (known, told_at) in enumerate(stories):
        try:
            alone = ReferenceEngine(graph).replay(known, told_at)
        except ContradictionError:
            assert together.contradicts(number)
            continue
        since = tuple(together.since(node, number) for node in range(len(graph.nodes)))
        assert since == alone.since
