"""Ways in which data about a person misleads, and what becomes of each of them.

Some are refused with the place and a remedy; others are read, and must not change the answer. The
texts are small on purpose: what is written in a case is all that counts.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ctlaw.engine.selection import engine_for
from ctlaw.expect.run import TestRun, run_cases
from ctlaw.explain.check import Checker
from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder
from ctlaw.messages.catalogue import Catalogue

PALERMO = "  palermo-protocol#trafficking-in-persons: {{outcome: {}}}"
HELD_ON_A_FARM = """
  person.age: 34
  act.recruited: yes
  promise.job_false: yes
  control.confined: yes
  work.demanded_by_other: yes
  work.free_to_leave: no
"""
TALKED_TO_AND_NOTHING_ELSE = """
  person.age: 34
  act.recruited: yes
"""
HONEST_JOB = """
  person.age: 34
  act.recruited: yes
  means.any: no
  aim.any: no
"""


@cache
def checker() -> Checker:
    return Checker(Library([rulesets_folder()]), engine_for, "selected")


def run(folder: Path, facts: str, expect: str = "") -> TestRun:
    """Run one case with these facts, and with what must come out if that is given."""
    path = folder / "trap.yaml"
    expectation = f"expect:\n{expect}\n" if expect else ""
    path.write_text(
        f"title: A trap\ndate: 2012-06\nfacts:\n{facts}\n{expectation}", encoding="utf-8"
    )
    return run_cases([path], checker(), Catalogue())


@pytest.mark.parametrize(
    ("facts", "place", "fault"),
    [
        ("  person.date_of_birth: 1990-04-01", "4:3", "There is no fact person.date_of_birth."),
        (
            "  person.age: 1990-04-01",
            "4:15",
            "The answer '1990-04-01' does not fit",
        ),
        ("  person.age: 16-17", "4:15", "The answer '16-17' does not fit"),
        (
            "  person.age: 20\n  person.under_18: yes",
            "5:20",
            "person.under_18: yes cannot stand together with person.age: 20 in line 4.",
        ),
        ("  trafficked: yes", "4:3", "There is no fact trafficked."),
        ("  concept.trafficking: yes", "4:3", "There is no fact concept.trafficking."),
        (
            "  act.recruited: suspected",
            "4:18",
            "The answer 'suspected' does not fit",
        ),
        (
            "  act.recruited: not asked",
            "4:18",
            "The answer 'not asked' does not fit",
        ),
        ("  act.recruited:", "4:17", "The fact act.recruited has no answer."),
        (
            "  means.any: no\n  promise.job_false: yes",
            "5:22",
            "promise.job_false: yes cannot stand together with means.any: no in line 4.",
        ),
        (
            "  border.crossed: no\n  border.entry_unlawful: yes",
            "5:26",
            "border.entry_unlawful: yes cannot stand together with border.crossed: no in line 4.",
        ),
    ],
    ids=[
        "the date of birth in place of the age",
        "a date in the field of the age",
        "a range of ages",
        "an age and an age group that do not agree",
        "the conclusion as a fact",
        "the conclusion as a concept",
        "a suspicion as an answer",
        "not asked written as an answer",
        "an empty box",
        "every means denied and one affirmed",
        "an unlawful entry without a border",
    ],
)
def test_data_that_cannot_be_meant_is_refused_where_it_stands(
    tmp_path: Path, facts: str, place: str, fault: str
) -> None:
    (only,) = run(tmp_path, facts, PALERMO.format("undetermined")).faults
    assert str(only).startswith(f"{tmp_path / 'trap.yaml'}:{place}: {fault}")


def test_a_concept_that_the_facts_contradict_is_refused(tmp_path: Path) -> None:
    facts = "  concept.smuggling: yes\n  border.entry_procured: no"
    expect = "  smuggling-protocol#smuggling-of-migrants: {outcome: qualifies}"
    (only,) = run(tmp_path, facts, expect).faults
    assert "under Smuggling Protocol the other facts of this case make it no" in str(only)


@pytest.mark.parametrize(
    "recorded",
    [
        "  consent.to_journey: yes\n  consent.to_work: yes\n  consent.to_exploitation: yes",
        "  work.agreed: yes",
        "  proceedings.self_identifies: no",
        "  proceedings.denies_being_forced: yes",
        "  proceedings.refuses_testimony: yes\n  proceedings.cooperates: no",
        "  proceedings.escaped: yes",
        "  proceedings.conclusive_decision: no",
        "  proceedings.immunity: yes",
        "  concept.smuggling: yes",
        "  border.crossed: yes\n  border.entry_unlawful: yes\n  border.fee_paid: yes",
        "  border.crossed: yes\n  border.entry_unlawful: no",
        "  border.crossed: no",
        "  person.sex: male",
        "  person.sex: female",
        "  person.in_foreign_country: no\n  person.national_of_place: yes",
        "  vulnerability.any: no",
        "  work.without_permit: yes\n  offending.committed: yes\n  offending.accused: yes",
        "  work.sector: construction",
        "  group.single_offender: yes",
        "  aim.gain: no",
        "  force.any: no",
        "  act.transported: no\n  act.transferred: no",
    ],
)
def test_what_is_recorded_beside_the_elements_does_not_undo_trafficking(
    tmp_path: Path, recorded: str
) -> None:
    done = run(tmp_path, HELD_ON_A_FARM + recorded, PALERMO.format("qualifies"))
    assert (done.passed, done.expectations) == (True, 1)


@pytest.mark.parametrize(
    "recorded",
    [
        "  proceedings.self_identifies: yes",
        "  proceedings.conclusive_decision: yes\n  proceedings.recognition_letter: yes",
        "  proceedings.convicted_perpetrator: yes",
        "  border.crossed: yes\n  border.entry_unlawful: yes",
        "  group.three_or_more: yes\n  group.in_concert: yes\n  aim.gain: yes",
        "  vulnerability.destitute: yes\n  vulnerability.irregular_status: yes",
        "  work.low_pay: yes\n  work.long_hours: yes\n  work.below_minimum_wage: yes",
        "  person.sex: female\n  sex.prostitution: yes",
    ],
)
def test_what_is_recorded_beside_the_elements_does_not_make_trafficking(
    tmp_path: Path, recorded: str
) -> None:
    done = run(tmp_path, HONEST_JOB + recorded, PALERMO.format("does_not_qualify"))
    assert (done.passed, done.expectations) == (True, 1)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ("", "undetermined"),
        ("  means.any: unknown\n  aim.any: unknown", "undetermined"),
        ("  means.any: disputed\n  aim.any: disputed", "undetermined"),
        ("  consent.to_work: yes\n  consent.informed: yes", "undetermined"),
        ("  concept.smuggling: yes", "undetermined"),
        ("  proceedings.denies_being_forced: yes", "undetermined"),
        ("  means.any: no", "does_not_qualify"),
        ("  aim.any: no", "does_not_qualify"),
    ],
    ids=[
        "not asked",
        "asked, and nobody knows",
        "disputed",
        "the person agreed",
        "recorded as smuggled",
        "the person denies it",
        "no means, after asking",
        "no aim, after asking",
    ],
)
def test_only_an_answer_of_no_closes_a_question(tmp_path: Path, answers: str, outcome: str) -> None:
    done = run(tmp_path, TALKED_TO_AND_NOTHING_ELSE + answers, PALERMO.format(outcome))
    assert (done.passed, done.expectations) == (True, 1)
