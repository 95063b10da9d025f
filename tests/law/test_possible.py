"""The search for a case that meets a definition finds one exactly where there is one."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import Known, evaluate
from tests.law.possible import Search, Target, a_case, can_qualify, ruled_out
from tests.strategies.libraries import shipped_library, small_library
from tests.strategies.small_graphs import partial_answers, small_graphs

PALERMO = Target.parse("palermo-protocol@2003-12-25#trafficking-in-persons")


def exists(graph: Graph, known: dict[str, bool]) -> bool:
    """Whether some answers to all open questions make the last node yes, found by trying all."""
    open_ = [key for key in graph.questions if key not in known]
    return any(
        evaluate(graph, Known({**known, **dict(zip(open_, answers, strict=True))}))[-1] is True
        for answers in itertools.product((True, False), repeat=len(open_))
    )


@given(st.data())
def test_a_case_is_found_exactly_where_trying_everything_finds_one(data: st.DataObject) -> None:
    graph = data.draw(small_graphs())
    known = data.draw(partial_answers(graph))
    found = Search(graph, Links(small_library().vocabulary, (), ())).extended(known)
    assert (found is not None) is exists(graph, known)
    if found is not None:
        assert found.items() >= known.items()
        assert evaluate(graph, Known(found))[-1] is True


def test_what_is_found_keeps_to_what_was_fixed_and_to_what_follows_from_it() -> None:
    found = a_case(PALERMO, {"person.age": 30, **ruled_out("force")})
    assert found is not None
    assert found["person.age<18"] is False
    assert found["force.used"] is False
    links = Links(shipped_library().vocabulary, (), list(shipped_library().vocabulary.ids()))
    for key, answer in found.items():
        assert all(found[other] is value for other, value in links.following((key, answer)))


def test_an_umbrella_ruled_out_closes_all_that_stands_under_it() -> None:
    assert not can_qualify(PALERMO, {"person.age": 30, "means.any": False, "payment.any": False})
    assert can_qualify(PALERMO, {"person.age": 17, "means.any": False, "payment.any": False})
