"""Variations of a case: they are run, counted and answered like cases of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import ctlaw
from tests.cli.test_reports_on_cases import LAW
from tests.project.source import ROOT

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
    assert covered.startswith(
        "xm-law@2020-01-01: clauses 3; deciding a case by yes 3 of 3, by no 2 of 3."
    )
    _, changed, _ = _tested(folder, "--mutate", "--law", "xm-law")
    # Alone, the case as it is told notices two of the five changes.
    assert changed.startswith("xm-law@2020-01-01: changes 5; noticed 3 (60 %).")


def _checked(folder: Path, *options: str) -> tuple[int, str, str]:
    path, laws = folder / "nineteen.yaml", folder / "laws"
    run = ctlaw("check", path, *options, "--under", "xm-law", "--rulesets", laws)
    return run.code, run.out, run.err


def test_check_answers_the_case_as_told_and_lists_its_variations(folder: Path) -> None:
    code, out, _ = _checked(folder)
    path = folder / "nineteen.yaml"
    assert code == 0
    assert out.startswith("Recruited at nineteen\n")
    listed = out[out.index("Variations of this case") :].splitlines()
    assert listed[1:3] == [
        "  - seventeen: She is seventeen",
        "  - age-not-known: Nobody states her age",
    ]
    flowing = " ".join(out.split())
    assert "Answer one with: ctlaw check" in flowing
    assert str(path).replace(" ", "") in out.replace("\n", "")
    _, markdown, _ = _checked(folder, "--format", "markdown")
    assert "- seventeen: She is seventeen" in markdown


def test_one_variation_is_answered_like_a_case(folder: Path) -> None:
    code, out, _ = _checked(folder, "--variation", "seventeen")
    assert code == 0
    assert out.startswith("She is seventeen\n")
    assert "MET      wrong (s. 1)" in out
    assert "Variations of this case" not in out
    data = json.loads(_checked(folder, "--variation", "seventeen", "--format", "json")[1])
    assert data["case"]["id"] == "nineteen/seventeen"


def test_the_page_of_variations_says_what_changes_and_what_stays(folder: Path) -> None:
    code, out, err = _checked(folder, "--variations")
    assert (code, err) == (0, "")
    assert out.rstrip().splitlines()[2:-3] == _PAGE


_PAGE = """\
The conduct is dated 2021; each law is applied in the version in force then.

As it is told
-------------
NOT MET: A made-up law: wrong (s. 1)

seventeen: She is seventeen
---------------------------
Otherwise: the person was 17 years old; as told: the person was 19 years old
Changes: wrong (s. 1), A made-up law: from NOT MET to MET
    - child (s. 1(b)): from no to yes, because the person was under 18

age-not-known: Nobody states her age
------------------------------------
Otherwise: nobody states this: the person was 19 years old
Changes: wrong (s. 1), A made-up law: from NOT MET to OPEN
    - child (s. 1(b)): from no to open, nothing stated yet

About this page
""".splitlines()


def test_the_page_of_variations_is_written_for_programs_in_its_published_form(
    folder: Path,
) -> None:
    schema = json.loads((ROOT / "ctlaw" / "schemas" / "variations-1.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    data = json.loads(_checked(folder, "--variations", "--format", "json")[1])
    assert [each.message for each in validator.iter_errors(data)] == []
    assert [each.message for each in validator.iter_errors([data])] == []
    seventeen, unaged = data["variations"]
    assert [each["changes"] for each in seventeen["definitions"]] == [True]
    assert unaged["otherwise"]["facts"][0]["varied"] is None
    seventeen["score"] = 1
    assert list(validator.iter_errors(data))


def test_the_page_of_variations_is_written_as_markdown(folder: Path) -> None:
    _, out, _ = _checked(folder, "--variations", "--format", "markdown")
    assert "## seventeen: She is seventeen" in out
    assert "- **Changes:** wrong (s. 1), A made-up law: from NOT MET to MET" in out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--variation", "seventen"), "no variation seventen. Did you mean seventeen?"),
        (("--variation", "zebra"), "It has: seventeen, age-not-known."),
        (("--variation", "seventeen", "--variations"), "Give one of the two"),
        (("--variations", "--full"), "With --variations leave it out."),
    ],
)
def test_what_cannot_be_shown_is_told(folder: Path, options: tuple[str, ...], told: str) -> None:
    code, out, err = _checked(folder, *options)
    assert (code, out) == (2, "")
    assert told in err


def test_a_variation_goes_with_one_case(folder: Path) -> None:
    run = ctlaw("check", folder / "nineteen.yaml", "two-builders", "--variation", "seventeen")
    assert run.code == 2
    assert "--variation goes with one case." in run.err


def test_a_contradiction_in_one_variation_does_not_hide_the_others(folder: Path) -> None:
    path = folder / "nineteen.yaml"
    text = CASE.replace("facts: {person.age: 17}", "facts: {person.under_18: yes}")
    path.write_text(text, encoding="utf-8")
    code, out, err = _checked(folder, "--variations")
    assert code == 2
    assert "cannot stand together" in err
    assert "age-not-known: Nobody states her age" in out


def test_a_variation_of_a_shipped_case_is_answered_by_its_id() -> None:
    run = ctlaw("check", "passport-in-the-office-safe/no-leaving", "--under", "ilo-c29")
    assert run.code == 0
    assert run.out.startswith("Nobody may leave without a penalty\n")
    run = ctlaw("check", "passport-in-the-office-safe/no-leavin", "--under", "ilo-c29")
    assert (run.code, "Did you mean no-leaving?" in run.err) == (2, True)
    run = ctlaw("check", "passport-in-the-office/no-leaving")
    assert (run.code, "cannot be read" in run.err) == (2, True)


def test_a_case_without_variations_says_so() -> None:
    run = ctlaw("check", "two-builders", "--variation", "other")
    assert (run.code, run.err) == (2, "The case two-builders tells no variation.\n")
    run = ctlaw("check", "two-builders", "--variations", "--under", "ilo-c29")
    assert (run.code, "The case tells no variation." in run.out) == (0, True)


def test_cases_are_found_by_the_titles_of_their_variations_and_show_them() -> None:
    found = ctlaw("cases", "leave", "without", "penalty")
    assert "passport-in-the-office-safe" in found.out
    shown = ctlaw("cases", "show", "passport-in-the-office-safe")
    assert "  - no-leaving: Nobody may leave without a penalty" in shown.out
    assert "ctlaw check passport-in-the-office-safe --variation ID" in shown.out
    data = ctlaw("cases", "show", "passport-in-the-office-safe", "--format", "json").json
    assert {"id": "no-leaving", "title": "Nobody may leave without a penalty"} in data["variations"]
