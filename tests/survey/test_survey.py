"""A survey says the same outcomes as the findings, and its records survive being kept."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker, period_of
from ctlaw.explain.finding import Outcome
from ctlaw.explain.request import Request
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.period import Period
from ctlaw.law.library import Library
from ctlaw.library_location import cases_folder, rulesets_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.survey.making import make_records
from ctlaw.survey.record import Records
from ctlaw.survey.store import kept_records
from ctlaw.survey.survey import Survey, take_survey

EVERYTHING = Request(everything=True)


@cache
def _library() -> Library:
    return Library([rulesets_folder()])


@cache
def _records() -> Records:
    return make_records(_library())


def _case(path: Path) -> Case:
    return load_case(path, _library().vocabulary, _library().jurisdictions)


def _survey(case: Case, period: Period | None = None) -> Survey:
    chosen = period or period_of(case, EVERYTHING, Catalogue())[0]
    return take_survey(case, chosen, _records(), _library().vocabulary)


def _outcomes(survey: Survey) -> dict[tuple[str, str, str], Outcome | None]:
    return {
        (law.law.ruleset, law.law.version, each.definition): each.outcome
        for law in survey.laws
        for each in law.definitions
    }


@pytest.mark.parametrize(
    "name",
    [
        "domestic-work/three-countries",
        "comparison/before-the-protocol",
        "children/boys-on-the-beach",
    ],
)
def test_a_survey_says_what_the_findings_say(name: str) -> None:
    case = _case(cases_folder() / f"{name}.yaml")
    report = Checker(_library(), ReferenceEngine, "reference").check(case, EVERYTHING)
    findings = {
        (each.ruleset, each.version, each.definition): each.outcome for each in report.findings
    }
    survey = _survey(case)
    assert _outcomes(survey) == findings
    contests = {
        (each.ruleset, each.version, each.definition): {
            f"{contest.reading}/{contest.branch}" for contest in each.contested_by
        }
        for each in report.findings
    }
    for law in survey.laws:
        for each in law.definitions:
            key = law.law.ruleset, law.law.version, each.definition
            assert set(each.contested_by) == contests[key], key


def test_records_survive_being_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path))
    made = kept_records(_library())
    kept = kept_records(_library())
    assert kept is not made
    assert kept == made


def test_a_concept_that_one_law_cannot_take_leaves_the_others_answered() -> None:
    """A concept stated against its own facts is a fault of the case under that law only."""
    case = _case(cases_folder() / "domestic-work" / "three-countries.yaml")
    statement = next(iter(case.statements.values()))
    stated = type(statement)("concept.forced_labour", False, statement.place)
    doubtful = Case(
        id=case.id,
        title=case.title,
        place=case.place,
        statements={**case.statements, stated.fact: stated},
        date=case.date,
    )
    outcomes = _outcomes(_survey(doubtful))
    assert None in outcomes.values()
    assert Outcome.DOES_NOT_QUALIFY in outcomes.values()


def test_a_law_is_surveyed_in_the_version_of_the_day() -> None:
    case = _case(cases_folder() / "domestic-work" / "three-countries.yaml")
    day = datetime.date(2007, 6, 1)
    survey = _survey(case, Period(day, day, "2007-06-01"))
    versions = {each.law.ruleset: each.law.version for each in survey.laws}
    assert versions["de-stgb-232"] == "2005-02-19"
    assert "uk-msa-2" in {each.ruleset for each in survey.passed_over}
