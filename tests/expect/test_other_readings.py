"""What a case expects on branches that are not taken by default."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.expect.other_readings import on_other_readings, readings_over
from ctlaw.expect.run import TestRun, run_cases
from ctlaw.explain.check import Checker
from ctlaw.messages.catalogue import Catalogue
from tests.expect.small_law import DAY, DEFINITION, LAW, named, ruleset_of, written
from tests.strategies.model_law import library

# On branch A the aim is asked for, on B the work that was done, and on C either of them.
_FLAT = """\
title: Hired to work
date: 2020
facts: {{act.any: yes, aim.labour: yes, work.performed: no}}
expect:
  model-law#on-a-reading: {{outcome: qualifies, readings: {{{lines}}}}}
"""
_STORY = """\
title: Hired to work
date: 2020
people: {{ann: {{}}}}
episodes: [{{title: Hired, facts: {{act.any: yes, aim.labour: yes, work.performed: no}}}}]
expect:
  model-law#on-a-reading: {{outcome: qualifies, readings: {{{lines}}}}}
"""


def _run(text: str, lines: str, folder: Path) -> TestRun:
    path = folder / "case.yaml"
    path.write_text(text.format(lines=lines), encoding="utf-8")
    checker = Checker(library(), ReferenceEngine, "reference")
    return run_cases([path], checker, Catalogue())


@pytest.mark.parametrize("text", [_FLAT, _STORY], ids=["flat", "story"])
def test_the_outcome_on_another_branch_is_held_against_what_is_expected(
    text: str, tmp_path: Path
) -> None:
    run = _run(text, "R1/B: does_not_qualify, R1/C: qualifies", tmp_path)
    assert (run.expectations, run.mismatches, run.faults) == (3, [], [])
    run = _run(text, "R1/B: qualifies, R1/C + R2/B: undetermined", tmp_path)
    assert [each.sentence for each in run.mismatches] == [
        "on the reading R1/B: expected qualifies, found does_not_qualify",
        "on the reading R1/C + R2/B: expected undetermined, found qualifies",
    ]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("R7/A: qualifies", "There is no reading 'R7'. There are: R1, R2."),
        ("R1/Z: qualifies", "R1 has no branch 'Z'. It has: A, B, C."),
    ],
)
def test_a_branch_that_there_is_not_is_a_fault(lines: str, fault: str, tmp_path: Path) -> None:
    (found,) = _run(_FLAT, lines, tmp_path).faults
    assert str(found).endswith(f"case.yaml:5:3: {fault}")


def test_a_reading_that_only_another_branch_brings_up_is_changed_with_that_branch() -> None:
    inner = {"reading": "R2", "branches": {"A": "plain.b", "B": named(1, fact="plain.c")}}
    clause = {"reading": "R1", "branches": {"A": "plain.a", "B": inner}}
    with written({LAW: {DEFINITION: clause}}) as compiler:
        ruleset = ruleset_of(compiler)
        assert readings_over(ruleset) == {"R1", "R2"}
        found = on_other_readings(ruleset, DAY, compiler, readings_over(ruleset))
        assert [each.chosen for each in found] == [{"R1": "B"}, {"R1": "B", "R2": "A"}]
        (nested,) = (each for each in ruleset.definitions[DEFINITION].clause.walk() if each.id)
        assert readings_over(ruleset, {nested}) == {"R1", "R2"}
        assert readings_over(ruleset, set()) == set()
