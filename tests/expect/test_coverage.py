"""Which clauses are covered: by hand, on a small law."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ctlaw.expect.coverage import LawCoverage, coverage
from tests.expect.small_law import DEFINITION, LAW, cases_of, named, ruleset_of, written

_LAW = {
    DEFINITION: {
        "all": [named(1, fact="plain.a"), named(2, any=["plain.b", "plain.c"])],
    },
    "wrong-1": {"fact": "plain.d"},
}
_MET: dict[str, Any] = {"facts": {"plain.a": True, "plain.b": True}, "outcome": "qualifies"}
_LACKS: dict[str, Any] = {
    "facts": {"plain.a": False, "plain.b": True},
    "outcome": "does_not_qualify",
}


def covered(folder: Path, *cases: dict[str, Any]) -> LawCoverage:
    with written({LAW: _LAW}) as compiler:
        tests = cases_of(compiler, folder, *cases)
        (found,) = coverage([ruleset_of(compiler)], tests.tested, compiler)
    return found


def rows(found: LawCoverage) -> list[tuple[str, str, str | None, str | None]]:
    return [(each.definition, each.path, each.yes.case, each.no.case) for each in found.clauses]


def test_each_labelled_clause_names_the_first_case_it_decides_by_yes_and_by_no(
    tmp_path: Path,
) -> None:
    found = covered(tmp_path, _MET, _LACKS)
    assert rows(found) == [
        (DEFINITION, "", "case-1", "case-2"),
        (DEFINITION, "p1", "case-1", "case-2"),
        (DEFINITION, "p2", "case-1", None),
        ("wrong-1", "", None, None),
    ]
    assert [each.path for each in found.uncovered] == ["p2", ""]


def test_what_only_another_reading_says_is_covered_by_an_outcome_expected_on_it(
    tmp_path: Path,
) -> None:
    branch = {"all": [named(1, fact="plain.a"), named(2, fact="plain.b")]}
    law = {DEFINITION: {"reading": "R1", "branches": {"A": "plain.a", "B": branch}}}
    case = {"facts": {"plain.a": True, "plain.b": False}, "outcome": "qualifies"}
    with written({LAW: law}) as compiler:
        for keys, expected in (
            ({}, (None, None)),
            ({"readings": {"R1/B": "does_not_qualify"}}, (None, "case-1")),
            ({"contested": {"R1/B": "does_not_qualify"}}, (None, "case-1")),
            ({"readings": {"R1/B": "qualifies"}}, (None, None)),
        ):
            tests = cases_of(compiler, tmp_path, {**case, **keys})
            (found,) = coverage([ruleset_of(compiler)], tests.tested, compiler)
            assert rows(found)[0] == (DEFINITION, "", "case-1", expected[1])
            assert rows(found)[2] == (DEFINITION, "p2", *expected)


def test_without_cases_nothing_is_covered(tmp_path: Path) -> None:
    assert {(yes, no) for _, _, yes, no in rows(covered(tmp_path))} == {(None, None)}


def test_an_expectation_that_is_not_met_covers_nothing(tmp_path: Path) -> None:
    wrong = {**_MET, "outcome": "undetermined"}
    assert {(yes, no) for _, _, yes, no in rows(covered(tmp_path, wrong))} == {(None, None)}
