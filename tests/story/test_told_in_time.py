"""What the order and the dates of the steps of a story mean for its outcomes."""

from __future__ import annotations

from pathlib import Path

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Outcome
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case_file import load_case
from ctlaw.story.check import StoryChecker
from ctlaw.story.report import StoryFinding
from tests.strategies.libraries import shipped_library

HEAD = """
title: A story
people: {first: {called: the first, born: 2002-03-10}}
episodes:
"""
TARGET = "palermo-protocol#trafficking-in-persons"


def found(steps: str, folder: Path, target: str = TARGET) -> StoryFinding:
    """Check a story and return what is found for its one person."""
    path = folder / "story.yaml"
    path.write_text(HEAD + steps, encoding="utf-8")
    library = shipped_library()
    case = load_case(path, library.vocabulary, library.jurisdictions)
    request = Request((parse_target(target, library),))
    checker = StoryChecker(Checker(library, ReferenceEngine, "reference"))
    return checker.check(case, request).people[0].findings[0]


def test_in_an_undated_last_step_nobody_is_as_young_as_in_the_step_before(tmp_path: Path) -> None:
    steps = """
  - id: begin
    when: {from: 2019-12, to: 2020-06}
    facts: {work.performed: yes}
  - id: later
    after: [begin]
    facts: {act.harboured: yes, aim.forced_labour: yes}
"""
    assert found(steps, tmp_path).finding.outcome is Outcome.UNDETERMINED


def test_no_means_so_far_does_not_contradict_a_means_later(tmp_path: Path) -> None:
    steps = """
  - id: begin
    when: 2022-01
    facts: {act.harboured: yes, aim.forced_labour: yes, means.any: no}
  - id: later
    when: 2022-06
    facts: {force.weapon: yes}
"""
    met = found(steps, tmp_path).finding
    assert (met.outcome, met.since) == (Outcome.QUALIFIES, 1)


def test_a_new_version_is_not_met_before_the_first_step_of_its_time(tmp_path: Path) -> None:
    steps = """
  - id: begin
    when: 2015-01
    facts: {act.harboured: yes, promise.job_false: yes, aim.begging: yes}
  - id: later
    when: 2017-06
    facts: {exploitation.begging: yes}
"""
    target = "de-stgb-232@2016-10-15#trafficking"
    met = found(steps, tmp_path, target)
    assert (met.finding.outcome, met.finding.since) == (Outcome.QUALIFIES, 1)


def test_what_is_open_is_explained_by_the_phase_in_which_most_was_done(tmp_path: Path) -> None:
    steps = """
  - id: begin
    when: 2022-01
    facts: {act.harboured: yes}
  - id: out
    when: 2022-06
    ends: [act.harboured]
    facts: {proceedings.escaped: yes}
"""
    story = found(steps, tmp_path)
    assert story.finding.outcome is Outcome.UNDETERMINED
    assert story.steps == (0,)
