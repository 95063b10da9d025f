"""`ctlaw check --under all` as the three kinds of user see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ctlaw

CASE = "domestic-work-three-countries"


@pytest.fixture(autouse=True)
def _kept_here(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.getbasetemp() / "records"
    monkeypatch.setenv("CTLAW_CACHE", str(folder))


def _case() -> Path:
    return Path("cases/domestic-work/three-countries.yaml")


def test_all_laws_are_answered_in_a_page_that_can_be_read() -> None:
    run = ctlaw("check", _case(), "--under", "all")
    assert run.code == 0
    assert "International law\n" in run.out
    assert "Palermo Protocol (palermo-protocol)\n  MET      trafficking in persons" in run.out
    assert "Did not apply at the time: " in run.out
    assert "--under all --full" in run.out.replace("\n", " ")
    assert len(run.out.splitlines()) < 1000


def test_all_laws_as_markdown(tmp_path: Path) -> None:
    output = tmp_path / "answer.md"
    assert ctlaw("check", _case(), "--under", "all", "-o", output).code == 0
    text = output.read_text(encoding="utf-8")
    assert "### Palermo Protocol (palermo-protocol)" in text
    assert "- **MET** trafficking in persons" in text


def test_another_reading_is_taken_in_a_survey() -> None:
    run = ctlaw("check", _case(), "--under", "all", "--reading", "D4=C")
    assert run.code == 0
    assert "Palermo Protocol (palermo-protocol)\n  MET      trafficking" not in run.out


def test_a_survey_names_the_reading_and_repeats_what_was_asked() -> None:
    run = ctlaw("check", _case(), "--under", "all", "--reading", "D4=C", "--on", "2019")
    words = " ".join(run.out.split())
    assert "Taken in the place of the default reading: D4=C" in words
    assert "three-countries.yaml --on 2019 --reading D4=C --under LAW" in words


def test_a_draft_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    draft = tmp_path / "national" / "de" / "de-draft" / "2030-01-01.yaml"
    draft.parent.mkdir(parents=True)
    draft.write_text(
        "schema: ctlaw/ruleset/1\nid: de-draft\nbased_on: de-stgb-232@2016-10-15\n"
        "kind: draft\ndates: {in_force: 2030-01-01}\nreview: {status: draft}\n"
        "changes:\n  - {set: '#trafficking', to: {pinpoint: s. 232a}}\n",
        encoding="utf-8",
    )
    asked: list[str | Path] = ["--under", "all", "--under", "de-draft", "--rulesets", tmp_path]
    run = ctlaw("check", _case(), *asked)
    assert run.code == 2
    assert "de-draft is a draft" in run.err


def test_a_case_with_a_fault_does_not_stop_a_survey_of_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: Both\nfacts: {force.any: no, force.used: yes}\n", encoding="utf-8")
    run = ctlaw("check", bad, _case(), "--under", "all")
    assert run.code == 2
    assert "cannot stand together" in run.err
    assert "Palermo Protocol" in run.out


def test_commands_on_the_page_of_a_story_repeat_the_laws_and_the_evidence_asked_for() -> None:
    law = ("--under", "palermo-protocol#trafficking-in-persons")
    run = ctlaw("check", "mother-and-daughter", *law, "--without", "mother-interview")
    shown = " ".join(run.out.split())
    again = " ".join(("ctlaw check mother-and-daughter", *law, "--without mother-interview"))
    assert f"{again} --person mother" in shown
    assert f"{again} --full" in shown


def test_a_survey_of_a_story_says_on_what_evidence_it_stands() -> None:
    run = ctlaw(
        "check",
        "mother-and-daughter",
        "--under",
        "all",
        "--standard",
        "established",
        "--known-on",
        "2022-06",
    )
    shown = " ".join(run.out.split())
    assert "Only facts count that are at least established." in shown
    assert "Only what was known on 2022-06-30 counts." in shown
    international, moldova = shown.index("International law ---"), shown.index("Moldova ---")
    assert international < moldova
