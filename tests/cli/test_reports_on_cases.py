"""`ctlaw test --coverage` and `--mutate`: what they print and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ctlaw

LAW = """\
schema: ctlaw/ruleset/1
id: xm-law
title: A made-up law
kind: statute
jurisdiction: international
dates: {in_force: 2020-01-01}
provenance: confirmed
review: {status: draft}
definitions:
  wrong:
    role: offence
    label: wrong
    pinpoint: s. 1
    all:
      - {id: act, element: act, label: act, pinpoint: s. 1(a), fact: act.recruited}
      - {id: child, element: child, label: child, pinpoint: s. 1(b), fact: person.age, below: 18}
"""
CASE = """\
title: Recruited at nineteen
date: 2021
facts: {act.recruited: yes, person.age: 19}
expect:
  xm-law#wrong: {outcome: does_not_qualify}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "laws" / "international" / "xm-law" / "2020-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(LAW, encoding="utf-8")
    (tmp_path / "nineteen.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def test_coverage_counts_the_clauses_and_lists_what_decides_no_case(folder: Path) -> None:
    run = ctlaw(
        "test", folder / "nineteen.yaml", "--coverage", "--law", "xm-law",
        "--rulesets", folder / "laws",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "xm-law@2020-01-01: clauses 3; deciding a case by yes 0 of 3, by no 2 of 3.",
        "  #wrong",
        "    the definition itself: wrong, s. 1: decides no case by yes",
        "    act: act, s. 1(a): decides no case",
        "    child: child, s. 1(b): decides no case by yes",
    ]


def test_mutation_counts_the_changes_and_lists_what_no_case_notices(folder: Path) -> None:
    run = ctlaw(
        "test", folder / "nineteen.yaml", "--mutate", "--law", "xm-law",
        "--rulesets", folder / "laws",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "xm-law@2020-01-01: changes 5; noticed 2 (40 %).",
        "  Not noticed by any case (3)",
        "    line 11, #wrong: not required any more: act",
        "    line 16, #wrong child: person.age below 17 instead of 18",
        "    line 16, #wrong child: person.age below 19 instead of 18",
    ]


def test_without_law_only_the_laws_of_the_given_cases_are_counted(folder: Path) -> None:
    for report in ("--coverage", "--mutate"):
        run = ctlaw("test", folder / "nineteen.yaml", report, "--rulesets", folder / "laws")
        lines = run.out.splitlines()
        assert lines[0].startswith("xm-law@2020-01-01: ")
        assert len(lines) == 2
        assert "--law xm-law" in lines[1]


def test_both_reports_come_as_json_with_every_clause_and_change(folder: Path) -> None:
    common = ("--format", "json", "--rulesets", folder / "laws")
    run = ctlaw("test", folder / "nineteen.yaml", "--coverage", *common)
    (law,) = run.json["laws"]
    assert run.json["schema"] == "ctlaw/test-coverage/1"
    assert [(each["element"], each["yes"], each["no"]) for each in law["each"]] == [
        ("", None, "nineteen"),
        ("act", None, None),
        ("child", None, "nineteen"),
    ]
    run = ctlaw("test", folder / "nineteen.yaml", "--mutate", *common)
    (law,) = run.json["laws"]
    assert run.json["schema"] == "ctlaw/test-mutation/1"
    assert (law["changes"], law["noticed"]) == (5, 2)
    assert {each["result"] for each in law["each"]} == {"noticed", "unnoticed"}


def test_an_expectation_that_is_not_met_is_left_out_and_ends_with_1(folder: Path) -> None:
    case = folder / "nineteen.yaml"
    case.write_text(CASE.replace("does_not_qualify", "qualifies"), encoding="utf-8")
    run = ctlaw("test", case, "--coverage", "--law", "xm-law", "--rulesets", folder / "laws")
    assert run.code == 1
    assert "left out" in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--coverage", "--mutate"),
        ("--law", "ilo-c29"),
        ("--coverage", "--elements"),
        ("--coverage", "--law", "no-such-law"),
        ("--mutate", "--law", "ilo-c29#forced-labour"),
    ],
)
def test_what_cannot_be_reported_is_refused_in_one_line(arguments: tuple[str, ...]) -> None:
    run = ctlaw("test", *arguments)
    assert (run.code, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1


def test_a_shipped_law_is_reported_through_the_shipped_cases() -> None:
    run = ctlaw("test", "--coverage", "--law", "slavery-convention-1926")
    assert run.code == 0, run.err
    assert run.out.startswith("slavery-convention-1926@1927-03-09: clauses ")


def test_suggest_writes_cases_that_close_the_gaps(folder: Path) -> None:
    arguments = ("--mutate", "--law", "xm-law", "--rulesets", folder / "laws")
    run = ctlaw(
        "test", folder / "nineteen.yaml", *arguments, "--suggest", folder / "proposed.yaml"
    )  # fmt: skip
    assert run.code == 0
    assert "xm-law@2020-01-01: with the proposed cases, changes noticed 5 of 5 (100 %)." in run.out
    both = (folder / "nineteen.yaml", folder / "proposed.yaml")
    assert ctlaw("test", *both, *arguments).out.splitlines() == [
        "xm-law@2020-01-01: changes 5; noticed 5 (100 %)."
    ]
    assert "Every clause decides" in ctlaw("test", *both, "--coverage", *arguments[1:]).out


def test_suggest_replaces_no_file_unless_told_to(folder: Path) -> None:
    arguments = ("--mutate", "--law", "xm-law", "--rulesets", folder / "laws")
    file = folder / "proposed.yaml"
    file.write_text("mine", encoding="utf-8")
    run = ctlaw("test", folder / "nineteen.yaml", *arguments, "--suggest", file)
    assert (run.code, file.read_text(encoding="utf-8")) == (2, "mine")
    ctlaw("test", folder / "nineteen.yaml", *arguments, "--suggest", file, "--force")
    assert file.read_text(encoding="utf-8").startswith("# Proposed from the law as encoded.")


def test_suggest_needs_one_law(folder: Path) -> None:
    file = folder / "proposed.yaml"
    run = ctlaw("test", "--mutate", "--suggest", file)
    assert (run.code, run.err) == (
        2,
        "--suggest writes cases for one law. Add --mutate and --law.\n",
    )
    run = ctlaw("test", "--mutate", "--law", "ilo-c29", "--law", "ilo-c105", "--suggest", file)
    assert run.code == 2
    assert not file.exists()


def test_a_remark_that_is_made_but_must_not_be_is_a_mismatch(folder: Path) -> None:
    law = folder / "laws" / "international" / "xm-law" / "2020-01-01.yaml"
    remark = """\
    remarks:
      - {id: of-age, when: {not: {fact: person.age, below: 18}}, text: Of age., pinpoint: s. 1(b)}
      - {id: a-child, when: {fact: person.age, below: 18}, text: A child., pinpoint: s. 1(b)}
"""
    law.write_text(LAW.replace("    all:\n", f"{remark}    all:\n"), encoding="utf-8")
    case = folder / "nineteen.yaml"
    expected = "{outcome: does_not_qualify, remarks: [of-age], no_remarks: [a-child]}"
    case.write_text(CASE.replace("{outcome: does_not_qualify}", expected), encoding="utf-8")
    assert ctlaw("test", case, "--rulesets", folder / "laws").code == 0
    case.write_text(case.read_text(encoding="utf-8").replace("[a-child]", "[of-age]"))
    run = ctlaw("test", case, "--rulesets", folder / "laws")
    assert run.code == 1
    assert "xm-law#wrong: expected no remark of-age, but it is made" in run.out
