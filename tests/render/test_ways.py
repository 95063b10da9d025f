"""The ways to settle a finding are grouped without changing what they ask for."""

from __future__ import annotations

from ctlaw.explain.finding import Requirement
from ctlaw.render.ways import Answer, ways


def test_single_answers_of_several_sets_come_together() -> None:
    found = ways([(Requirement(False, ("a",), every=True),), (Requirement(True, ("b", "c")),)])
    assert found.alone == (Answer("a", False), Answer("b", True), Answer("c", True))
    assert found.together == ()


def test_answers_that_are_needed_together_stay_together() -> None:
    every = (Requirement(False, ("a", "b"), every=True),)
    two = (Requirement(True, ("a",)), Requirement(True, ("b",)))
    found = ways([every, two])
    assert found.alone == ()
    assert found.together == (every, two)
