"""Variations of a case: they are run, counted and answered like cases of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ctlaw
from tests.cli.test_reports_on_cases import LAW

CASE = """\
title: Recruited at nineteen
date: 2021
facts: {act.recruited: yes, person.age: 19}
expect:
  xm-law#wrong: {outcome: does_not_qualify, because: [person.age]}
variations:
  - id: seventeen
    title: She is seventeen
    facts: {person.age: 17}
    expect:
      xm-law#wrong: {outcome: qualifies, because: [person.age]}
  - id: age-not-known
    title: Nobody states her age
    without: [person.age]
    expect:
      xm-law#wrong: {outcome: undetermined, missing: [person.age]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "laws" / "international" / "xm-law" / "2020-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(LAW, encoding="utf-8")
    (tmp_path / "nineteen.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def _tested(folder: Path, *options: str) -> tuple[int, str, str]:
    run = ctlaw("test", folder / "nineteen.yaml", *options, "--rulesets", folder / "laws")
    return run.code, run.out, run.err


def test_variations_are_run_and_counted(folder: Path) -> None:
    code, out, err = _tested(folder)
    assert (code, err) == (0, "")
    assert out == "Cases: 1. Variations of them: 2. Expectations: 3. Not met: 0.\n"


def test_what_is_not_met_points_at_the_expectation_of_the_variation(folder: Path) -> None:
    path = folder / "nineteen.yaml"
    path.write_text(CASE.replace("outcome: qualifies", "outcome: undetermined"), encoding="utf-8")
    code, out, _ = _tested(folder)
    assert code == 1
    assert out.splitlines() == [
        f"{path}:11:7: xm-law#wrong: expected undetermined, found qualifies",
        "Cases: 1. Variations of them: 2. Expectations: 3. Not met: 1.",
    ]


def test_a_variation_that_expects_nothing_is_named_with_its_case(folder: Path) -> None:
    path = folder / "nineteen.yaml"
    path.write_text(CASE[: CASE.rindex("    expect:")], encoding="utf-8")
    code, out, _ = _tested(folder)
    assert code == 0
    assert "Without expectations: nineteen/age-not-known." in out


def test_a_contradiction_in_one_variation_does_not_stop_the_others(folder: Path) -> None:
    path = folder / "nineteen.yaml"
    text = CASE.replace("facts: {person.age: 17}", "facts: {person.under_18: yes}")
    path.write_text(text, encoding="utf-8")
    code, out, err = _tested(folder)
    assert code == 2
    assert err.startswith(f"{path}:9:30: person.under_18: yes cannot stand together with")
    assert "Cases: 1. Variations of them: 2. Expectations: 2. Not met: 0." in out


def test_a_contradiction_in_the_case_is_told_once(folder: Path) -> None:
    path = folder / "nineteen.yaml"
    text = CASE.replace("person.age: 19}", "person.age: 19, person.under_18: yes}")
    path.write_text(text.replace("facts: {person.age: 17}", "date: 2022"), encoding="utf-8")
    for report in ((), ("--coverage",)):
        code, _, err = _tested(folder, *report)
        assert code == 2
        assert err.count("cannot stand together") == 1


def test_coverage_and_mutation_count_the_variations(folder: Path) -> None:
    _, covered, _ = _tested(folder, "--coverage", "--law", "xm-law")
    assert covered.startswith("xm-law@2020-01-01: clauses 3; deciding a case by yes 3, by no 2.")
    _, changed, _ = _tested(folder, "--mutate", "--law", "xm-law")
    # Alone, the case as it is told notices two of the five changes.
    assert changed.startswith("xm-law@2020-01-01: changes 5; noticed 3 (60 %).")
