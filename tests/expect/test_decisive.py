"""Which clauses decide: by hand on small laws, and by trying each on laws drawn at random."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.decisive import decisive
from ctlaw.expect.elements import Standing, element_at
from ctlaw.facts.case import Openness
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.kleene import ContradictionError, Known, Value
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


def decided(clause: ClauseData, said: dict[str, Said]) -> set[tuple[str, bool]]:
    with written({LAW: {DEFINITION: clause}}) as compiler:
        law, definition, net = definition_of(compiler)
        known = known_of(compiler, law, said)
        values = values_of(law, known)
        assert values is not None
        return _paths(decisive(definition, net, values, known))


@pytest.mark.parametrize(
    ("clause", "said", "expected"),
    [
        # Both are needed, so each decides.
        (
            {"all": [_A, _B]},
            {"plain.a": True, "plain.b": True},
            {("", True), ("p1", True), ("p2", True)},
        ),
        # One alone is missing: it decides, and the other does not.
        ({"all": [_A, _B]}, {"plain.a": True, "plain.b": False}, {("", False), ("p2", False)}),
        # Both are missing: putting one right would change nothing.
        ({"all": [_A, _B]}, {"plain.a": False, "plain.b": False}, {("", False)}),
        ({"any": [_A, _B]}, {"plain.a": True, "plain.b": False}, {("", True), ("p1", True)}),
        ({"any": [_A, _B]}, {"plain.a": True, "plain.b": True}, {("", True)}),
        # An undetermined outcome would be another too.
        ({"all": [_A, _B]}, {"plain.a": True}, {("p1", True)}),
        # What is presumed decides as what is stated does.
        (
            {
                "fact": "plain.c",
                "unless": {**_A, "presume": False, "presumption": "Nobody claims it."},
            },
            {"plain.c": True},
            {("", True), ("p1", False)},
        ),
        # What happened is evidence of the aim where the aim is open, and only there.
        (
            {"purpose": {"aim": "aim.labour", "happened": _A}},
            {"plain.a": True},
            {("", True), ("p1", True)},
        ),
        (
            {"purpose": {"aim": "aim.labour", "happened": _A}},
            {"plain.a": True, "aim.labour": True},
            {("", True)},
        ),
        # A concept that is stated decides; the facts under it would only contradict it.
        (
            {"all": [{**_A, "stated_as": "concept.force"}]},
            {"plain.a": Openness.UNKNOWN, "concept.force": True},
            {("", True), ("p1", True)},
        ),
    ],
)
def test_a_clause_decides_where_the_outcome_hangs_on_it(
    clause: ClauseData, said: dict[str, Said], expected: set[tuple[str, bool]]
) -> None:
    assert decided(clause, said) == expected


def test_a_definition_answered_on_its_own_counts_as_one_clause() -> None:
    law = {
        "inner": {"all": [named(8, fact="plain.a"), named(9, fact="plain.b")]},
        DEFINITION: {"all": [named(1, **{"is": "#inner"}), named(2, fact="plain.c")]},
    }
    with written({LAW: law}) as compiler:
        compiled, definition, net = definition_of(compiler)
        known = known_of(compiler, compiled, dict.fromkeys(("plain.a", "plain.b", "plain.c"), True))
        values = values_of(compiled, known)
        assert values is not None
        found = _paths(decisive(definition, net, values, known))
    assert found == {("", True), ("p1", True), ("p2", True)}


@given(clauses(()).map(with_names), st.lists(statements_about(_FACTS), min_size=1, max_size=5))
@settings(max_examples=80)
def test_a_clause_decides_exactly_if_the_definition_comes_out_otherwise_with_it(
    clause: ClauseData, cases: list[dict[str, Said]]
) -> None:
    tried = False
    with written({LAW: {DEFINITION: clause}}) as compiler:
        law, definition, net = definition_of(compiler)
        for said in cases:
            try:
                known = known_of(compiler, law, said)
            except DocumentError:
                continue
            values = values_of(law, known)
            if values is None:
                continue
            tried = True
            found = dict(_paths(decisive(definition, net, values, known)))
            for compiled in net.clauses:
                path = _path(net, compiled)
                value = values[compiled.index]
                if not path or value is None or element_at(definition, path) is not compiled:
                    continue
                turned = _value(definition.root, {compiled: not value}, net, known)
                changes = turned not in ("contradiction", values[definition.root.index])
                assert (path in found) is changes, path
    assume(tried)


def _paths(found: Iterable[tuple[Standing, bool]]) -> set[tuple[str, bool]]:
    return {(standing.path, value) for standing, value in found}


def _path(net: ClauseNet, compiled: CompiledClause) -> str:
    """The path of a clause of a law without references, where each clause stands once."""
    ids = [compiled.clause.id]
    place = net.places[compiled]
    while net.wholes[place]:
        (place,) = net.wholes[place]
        ids.append(net.clauses[place].clause.id)
    return "/".join(reversed([each for each in ids if each])) if compiled.clause.id else ""


def _value(
    compiled: CompiledClause, fixed: Mapping[CompiledClause, bool], net: ClauseNet, known: Known
) -> Value | str:
    """The value of a clause if some others were fixed, worked out from the bottom."""
    if compiled in fixed:
        return fixed[compiled]
    under = {part: _value(part, fixed, net, known) for part in compiled.directly_under()}
    if "contradiction" in under.values():
        return "contradiction"

    def below(part: CompiledClause) -> Value:
        found = under[part]
        assert not isinstance(found, str)
        return found

    try:
        return net.formula(net.places[compiled]).value(below, known)
    except ContradictionError:
        return "contradiction"
