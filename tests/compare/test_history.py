"""A made-up law through time: what became of each definition, and which cases turn."""

from __future__ import annotations

from pathlib import Path

from ctlaw.compare.changes import Change, DefinitionChange
from ctlaw.compare.history import Step, history
from ctlaw.compare.over_cases import LoadedCases
from tests.compare.small_laws import A, B, C, write_versions
from tests.strategies.case_building import case_of
from tests.strategies.libraries import small_library_with
from tests.strategies.rulesets import ClauseData

VERSIONS: dict[str, dict[str, ClauseData]] = {
    "2000-01-01": {
        "taking": {"any": [A, B]},
        "using": {"is": "#taking"},
        "keeping": {"all": [A, B]},
        "leaving": C,
    },
    "2010-01-01": {
        "taking": {"any": [A, B, C]},
        "using": {"is": "#taking"},
        "keeping": {"not": {"any": [{"not": A}, {"not": B}]}},
        "selling": C,
    },
    "2020-01-01": {
        "taking": {"any": [A, B]},
        "using": {"is": "#taking"},
        "keeping": {"all": [B, C]},
        "selling": C,
    },
}
CASES = LoadedCases((case_of({A: False, B: False, C: True}), case_of({A: True, B: True})), 0, ())


def steps(folder: Path, definition: str = "") -> tuple[Step, ...]:
    write_versions("law", VERSIONS, folder)
    return history("law", small_library_with(folder), CASES, definition=definition)


def by_name(step: Step) -> dict[str, DefinitionChange]:
    return {each.definition.id: each for each in step.definitions}


def test_what_became_of_each_definition(tmp_path: Path) -> None:
    first, second, third = steps(tmp_path)
    assert {each.change for each in first.definitions} == {Change.NEW}
    assert (first.before, second.before) == (None, first.ruleset)
    found = {name: (each.change, each.by_itself) for name, each in by_name(second).items()}
    assert found == {
        "taking": (Change.WIDER, True),
        "using": (Change.WIDER, False),
        "keeping": (Change.REWORDED, True),
        "selling": (Change.NEW, True),
        "leaving": (Change.GONE, True),
    }
    found = {name: (each.change, each.by_itself) for name, each in by_name(third).items()}
    assert found == {
        "taking": (Change.NARROWER, True),
        "using": (Change.NARROWER, False),
        "keeping": (Change.DIFFERENT, True),
        "selling": (Change.SAME, False),
    }


def test_what_is_new_comes_with_a_case_and_with_the_cases_that_turn(tmp_path: Path) -> None:
    changes = by_name(steps(tmp_path)[1])
    taking = changes["taking"]
    assert taking.comparison is not None
    assert taking.comparison.only_a.groups == ()
    (group,) = taking.comparison.only_b.groups
    assert group.lines[0].case.facts[C] is True
    for each in (taking, changes["using"]):
        assert each.over is not None
        assert [(case.a, case.b) for case in each.over.changed] == [(False, True)]
    # What changed by what it refers to alone is compared where that is.
    assert changes["using"].comparison is None
    assert changes["keeping"].over is None


def test_one_definition_can_be_followed(tmp_path: Path) -> None:
    found = steps(tmp_path, "keeping")
    assert [list(by_name(each)) for each in found] == [["keeping"]] * 3
