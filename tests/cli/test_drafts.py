"""The path of a draft in the place of a law's name: read it, lint it, answer a case under it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import ctlaw
from tests.project.source import ROOT

_DRAFTS = ROOT / "docs" / "drafts"
_KENYA = _DRAFTS / "kenya-without-means.yaml"
_NARROW = _DRAFTS / "bill-that-narrows-palermo.yaml"
_CASE = ROOT / "cases" / "comparison" / "one-offender-one-country.yaml"
_STORY = "mother-and-daughter"
_BROKEN = Path(__file__).parents[1] / "law" / "drafts" / "bad" / "law-misspelt.yaml"


def test_a_draft_is_shown_as_a_draft_with_what_it_leaves_as_it_is() -> None:
    run = ctlaw("rulesets", "show", _KENYA)
    assert run.code == 0
    assert "This is a draft and not law in force." in run.out
    assert "Written as changes to ke-counter-trafficking-act" in run.out
    assert "What the draft leaves as it is: Wording confirmed." in run.out
    assert "version in force today" not in run.out


def test_a_draft_is_shown_for_any_day() -> None:
    run = ctlaw("rulesets", "show", _KENYA, "--on", "1990")
    assert run.code == 0
    assert "This is a draft and not law in force." in run.out


def test_one_definition_of_a_draft_is_shown() -> None:
    run = ctlaw("rulesets", "show", f"{_NARROW}#trafficking-in-persons")
    assert run.code == 0
    assert "scope: crossing of a border, cl. 2\n    Own words of the draft." in run.out
    assert "#criminalisation; offence" not in run.out


def test_a_draft_as_json_is_in_force_on_no_day() -> None:
    shown = ctlaw("rulesets", "show", _NARROW, "--format", "json").json
    assert (shown["kind"], shown["in_force_today"]) == ("draft", False)
    assert shown["based_on"] == "palermo-protocol@2003-12-25"


def test_a_case_is_answered_under_a_draft_beside_the_law_it_changes() -> None:
    run = ctlaw("check", _CASE, "--under", _NARROW, "--under", "palermo-protocol")
    assert run.code == 0
    draft, law = run.out.split("\nPalermo Protocol, version of", 1)
    assert "narrows the Palermo definition is a draft and not law in\nforce." in draft
    assert "A draft, read here as if it had been the law at the time (2017-03)." in draft
    assert "NOT MET  trafficking in persons (art. 3)" in draft
    assert "MET      trafficking in persons (art. 3)" in law


def test_the_answer_as_json_fits_its_schema_and_says_that_it_is_a_draft() -> None:
    target = f"{_NARROW}#trafficking-in-persons"
    report = ctlaw("check", _CASE, "--under", target, "--format", "json").json
    schema = json.loads((ROOT / "ctlaw/schemas/findings-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    (finding,) = report["findings"]
    assert finding["why_version"].startswith("A draft, read here as if")
    assert any("is a draft and not law in force" in note for note in report["notes"])


def test_a_story_older_than_the_draft_is_answered_too() -> None:
    run = ctlaw("check", _STORY, "--under", _DRAFTS / "germany-vulnerability-aggravates.yaml")
    assert run.code == 0
    assert "is a draft and not law in force" in " ".join(run.out.split())
    assert "the mother    -" not in run.out


@pytest.mark.parametrize("arguments", [[], ["--variations"], ["--format", "markdown"]])
def test_every_form_of_an_answer_says_that_it_is_under_a_draft(arguments: list[str]) -> None:
    run = ctlaw("check", "two-builders", "--under", _KENYA, *arguments)
    assert run.code == 0
    assert "is a draft and not law in force" in " ".join(run.out.split())


def test_all_laws_and_a_draft_cannot_be_asked_at_once() -> None:
    run = ctlaw("check", _CASE, "--under", "all", "--under", _KENYA)
    assert run.code == 2
    assert "ke-invented-draft is a draft" in run.err


def test_the_shipped_drafts_have_no_faults() -> None:
    run = ctlaw("lint", _DRAFTS, "--all")
    assert (run.code, run.out) == (0, "No faults. Files read: 3.\n")


def test_a_faulty_draft_is_told_by_every_command_alike() -> None:
    said = "There is no law xx to be based on."
    shown = ctlaw("rulesets", "show", _BROKEN)
    for run in (shown, ctlaw("check", _CASE, "--under", _BROKEN)):
        assert run.code == 2
        assert f"{_BROKEN}:4:11: {said}" in run.err
    assert said in ctlaw("lint", _BROKEN).out


def test_a_path_without_a_file_or_with_an_unknown_definition_is_told() -> None:
    assert "cannot be read" in ctlaw("rulesets", "show", "no-such-draft.yaml").err
    run = ctlaw("check", _CASE, "--under", f"{_KENYA}#traficking")
    assert run.code == 2
    assert "Did you mean trafficking?" in run.err


def test_a_file_of_the_library_by_its_path_is_the_law(tmp_path: Path) -> None:
    path = ROOT / "rulesets" / "national" / "de" / "de-stgb-232" / "2016-10-15.yaml"
    run = ctlaw("rulesets", "show", path)
    assert "It is the version you named." in " ".join(run.out.split())
    named = tmp_path / "bill.yaml"
    named.write_bytes(path.read_bytes())
    assert "the kind of this one is statute" in ctlaw("rulesets", "show", named).err
