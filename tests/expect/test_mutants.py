"""Which changes are tried: by hand, clause by clause."""

from __future__ import annotations

import pytest

from ctlaw.expect.mutants import mutants_of
from tests.expect.small_law import DEFINITION, LAW, named, ruleset_of, written
from tests.strategies.rulesets import ClauseData

_A, _B = named(1, fact="plain.a"), named(2, fact="plain.b")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("plain.a", []),
        ({"all": [_A]}, []),
        ({"all": [_A, _B]}, ["not-required p1", "not-required p2", "one-is-enough"]),
        ({"any": [_A, _B]}, ["not-accepted p1", "not-accepted p2", "all-are-required"]),
        ({"any": [_A], "open": "plain.c"}, ["list-closed"]),
        ({"not": _A}, ["not-removed p1"]),
        ({"fact": "person.age", "below": 18}, ["limit-moved 18 17", "limit-moved 18 19"]),
        ({"fact": "person.sex", "equals": "female"}, []),
        (
            {"at_least": {"total": 2, "of": [{**_A, "weight": 2}, _B]}},
            ["total-moved 2 1", "total-moved 2 3", "not-counted p2"],
        ),
        ({"purpose": {"aim": "aim.labour", "happened": _A}}, ["not-inferred p1"]),
        ({"purpose": {"aim": "aim.labour"}}, []),
        ({"fact": "plain.c", "unless": _A}, ["exception-dropped p1"]),
        (
            {"fact": "plain.c", "presume": True, "presumption": "It is presumed."},
            ["presumption-turned"],
        ),
        # The branch that is taken by default, here A, and the other ones.
        (
            {"reading": "R1", "branches": {"A": {"not": _A}, "B": {"any": ["plain.c", _B]}}},
            ["not-removed p1", "not-accepted ", "not-accepted p2", "all-are-required"],
        ),
    ],
)
def test_the_changes_to_a_clause(clause: ClauseData, expected: list[str]) -> None:
    with written({LAW: {DEFINITION: clause}}) as compiler:
        found = []
        for each in mutants_of(ruleset_of(compiler)):
            words = [each.change.value]
            words += [each.part.id] if each.part else []
            words += [str(each.was), str(each.becomes)] if each.was else []
            found.append(" ".join(words))
    assert found == expected
