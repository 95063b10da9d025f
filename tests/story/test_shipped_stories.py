"""The stories that come with ctlaw: both engines and the survey say the same of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Element
from ctlaw.explain.request import Request
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.library_location import cases_folder
from ctlaw.story.check import StoryChecker
from ctlaw.story.report import StoryFinding
from ctlaw.story.survey import take_story_survey
from ctlaw.survey.making import make_records
from ctlaw.survey.record import Records
from tests.engine.library import needs_durable
from tests.strategies.libraries import shipped_library
from tests.strategies.stories import TODAY, FindingKey, answers_of

STORIES = [
    path
    for path in sorted(cases_folder().rglob("*.yaml"))
    if "\nepisodes:" in path.read_text(encoding="utf-8")
]
REQUEST = Request(today=TODAY, thorough=False)
# Every fifth is enough: the engines are held against each other on random graphs and stories too.
stories = pytest.mark.parametrize("path", STORIES[::5], ids=lambda path: path.stem)


def story_at(path: Path) -> Case:
    return load_case(path, shipped_library().vocabulary, shipped_library().jurisdictions)


@cache
def answered(path: Path) -> dict[tuple[str, FindingKey], StoryFinding]:
    checker = Checker(shipped_library(), ReferenceEngine, ReferenceEngine.name)
    return by_law(checker, path)


def by_law(checker: Checker, path: Path) -> dict[tuple[str, FindingKey], StoryFinding]:
    report = StoryChecker(checker).check(story_at(path), REQUEST)
    return {
        (each.finding.ruleset, (*side, each.finding.version, each.finding.definition)): each
        for side, answer in answers_of(report).items()
        for each in answer.findings
    }


def since_of(elements: tuple[Element, ...]) -> list[object]:
    return [(each.path, each.value, each.since, since_of(each.children)) for each in elements]


@cache
def records() -> Records:
    return make_records(shipped_library())


def test_there_is_a_story_to_compare() -> None:
    assert STORIES


@needs_durable
@stories
def test_both_engines_name_the_same_steps(path: Path) -> None:
    from ctlaw.engine.durable import DurableEngine

    durable = by_law(Checker(shipped_library(), DurableEngine, DurableEngine.name), path)
    for key, found in answered(path).items():
        again = durable[key].finding
        assert (again.outcome, again.since) == (found.finding.outcome, found.finding.since), key
        assert since_of(again.elements) == since_of(found.finding.elements), key
        assert again.tipped_by == found.finding.tipped_by, key
    assert durable.keys() == answered(path).keys()


@stories
def test_the_survey_says_the_same_as_the_findings(path: Path) -> None:
    survey = take_story_survey(story_at(path), REQUEST, records(), shipped_library().vocabulary)
    compared = 0
    for side in (*survey.people, *survey.actors):
        for (law, version, definition), standing in side.standings.items():
            key = (side.person or "person", side.actor, version, definition)
            found = answered(path).get((law, key))
            if found is not None:
                finding = found.finding
                assert (standing.outcome, standing.since) == (finding.outcome, finding.since), key
                compared += 1
    assert compared
