"""Which clauses could decide at all: by hand, and against what cases drawn at random show."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.expect.coverage import labelled
from ctlaw.expect.decidable import CannotDecide, Chances, Why
from ctlaw.expect.decisive import decisive
from ctlaw.expect.scene import Spot
from ctlaw.law.clause import Clause
from ctlaw.logic.kleene import evaluate
from ctlaw.symbolic.solver import Found
from tests.expect.small_law import (
    DEFINITION,
    LAW,
    definition_of,
    known_of,
    named,
    values_of,
    with_names,
    written,
)
from tests.strategies.case_building import Said, statements_about
from tests.strategies.libraries import small_library
from tests.strategies.rulesets import ClauseData, clauses

_FACTS = [each for each in small_library().vocabulary.all_facts() if each.theme == "plain"]
_A, _B = named(1, fact="plain.a"), named(2, fact="plain.b")
_CHILD = named(3, fact="person.age", below=18)
_YOUNG = named(4, fact="person.age", below=14)


def reasons(clause: ClauseData) -> dict[tuple[str, bool], tuple[Why, str, bool]]:
    """What cannot decide, and why: the clause beside it by its label."""
    found = {}
    with written({LAW: {DEFINITION: clause}}) as compiler:
        law, definition, net = definition_of(compiler)
        chances = Chances(net, law.graph, compiler.links(law))
        for spot in labelled(definition):
            for value in (True, False):
                if chances.decides(spot, value) is Found.NONE:
                    why = chances.why_not(spot, value)
                    found[spot.standing.path, value] = (why.why, _label(why), why.is_met)
    return found


def _label(why: CannotDecide) -> str:
    beside: Clause | None = why.beside
    return beside.label.text() if beside else ""


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ({"all": [_A, _B]}, {}),
        ({"any": [_A, _B]}, {}),
        # Who is under 14 is under 18.
        ({"any": [_CHILD, _YOUNG]}, {("p4", True): (Why.BESIDE, "p3", True)}),
        ({"all": [_CHILD, _YOUNG]}, {("p3", False): (Why.BESIDE, "p4", False)}),
        # The exception is met wherever the clause is.
        (
            {"all": [_A, named(5, any=[_B, _YOUNG], unless=_CHILD)]},
            {("p5/p4", True): (Why.BESIDE, "p3", True)},
        ),
        # Nobody is both under 14 and of 18 or more.
        (
            {"any": [_A, named(5, all=[_YOUNG, named(6, fact="person.age", not_below=18)])]},
            {
                ("p5", True): (Why.NEVER, "", True),
                ("p5/p4", True): (Why.BESIDE, "p6", False),
                ("p5/p6", True): (Why.BESIDE, "p4", False),
            },
        ),
        # The same is asked twice, so neither counts alone.
        (
            {"any": [_A, named(5, fact="plain.a")]},
            {
                ("p1", True): (Why.BESIDE, "p5", True),
                ("p5", True): (Why.BESIDE, "p1", True),
            },
        ),
    ],
)
def test_what_cannot_decide_is_shown_with_the_reason(
    clause: ClauseData, expected: dict[tuple[str, bool], Any]
) -> None:
    assert reasons(clause) == expected


@given(clauses(()).map(with_names), st.lists(statements_about(_FACTS), min_size=1, max_size=8))
@settings(max_examples=80)
def test_what_a_case_shows_is_possible_and_every_example_shows_it(
    clause: ClauseData, cases: list[dict[str, Said]]
) -> None:
    with written({LAW: {DEFINITION: clause}}) as compiler:
        law, definition, net = definition_of(compiler)
        chances = Chances(net, law.graph, compiler.links(law))
        possible: dict[tuple[str, bool], set[Found]] = {}
        for spot in labelled(definition):
            for value in (True, False):
                found = chances.decides(spot, value)
                possible.setdefault((spot.standing.path, value), set()).add(found)
                if found is Found.EXAMPLE:
                    known = chances.example()
                    values = evaluate(law.graph, known)
                    assert _is_among(spot, value, list(decisive(definition, net, values, known)))
                else:
                    assert chances.why_not(spot, value).why in Why
        for said in cases:
            try:
                known = known_of(compiler, law, said)
            except DocumentError:
                continue
            values_there = values_of(law, known)
            if values_there is not None:
                for standing, value in decisive(definition, net, values_there, known):
                    assert Found.EXAMPLE in possible[standing.path, value]


def _is_among(spot: Spot, value: bool, found: list[tuple[Any, bool]]) -> bool:
    return any(each.compiled is spot.compiled and of is value for each, of in found)
