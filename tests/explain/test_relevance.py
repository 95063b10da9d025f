"""What lies near to the story is asked about first."""

from __future__ import annotations

from ctlaw.explain.relevance import nearest, relevance
from ctlaw.logic.graph import Graph, GraphBuilder
from ctlaw.logic.kleene import Known, evaluate


def _two_purposes() -> tuple[Graph, int]:
    builder = GraphBuilder()
    labour = builder.all([builder.fact("work.done"), builder.fact("work.forced")])
    organs = builder.all([builder.fact("organ.removed"), builder.fact("organ.sold")])
    purposes = [
        builder.purpose(builder.fact("aim.organs"), organs),
        builder.purpose(builder.fact("aim.labour"), labour),
    ]
    root = builder.any(purposes)
    return builder.build(), root


def test_the_aim_whose_result_is_half_shown_is_nearer() -> None:
    graph, root = _two_purposes()
    found = relevance(graph, root, evaluate(graph, Known({"work.done": True})))
    assert found["aim.labour"] > found["aim.organs"]
    assert found["work.forced"] > found["organ.sold"]


def test_where_nothing_is_known_everything_is_equally_near() -> None:
    graph, root = _two_purposes()
    found = relevance(graph, root, evaluate(graph, Known({})))
    assert set(found.values()) == {0.0}


def test_what_can_no_longer_be_met_is_not_near() -> None:
    graph, root = _two_purposes()
    known = Known({"organ.sold": False, "organ.removed": True})
    found = relevance(graph, root, evaluate(graph, known))
    assert found["aim.organs"] == 0.0


def test_the_nearest_of_several_counts() -> None:
    assert nearest({"a": 0.25, "b": 0.5}, ("a", "b", "c")) == 0.5
    assert nearest({}, ()) == 0.0
