"""An expectation is tried under the versions that answer the case, with the values they give."""

from __future__ import annotations

import datetime
from collections import defaultdict
from pathlib import Path

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.expect.elements import element_at
from ctlaw.expect.expectation import elements_of
from ctlaw.expect.tested import OUTCOMES, Compiler, Tested, read_tests, versions_of
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Outcome
from ctlaw.explain.grounds import truth
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.library_location import cases_folder
from tests.strategies.case_building import case_of
from tests.strategies.libraries import shipped_library
from tests.strategies.model_law import library

_UNANSWERED = (Outcome.NOT_IN_FORCE, Outcome.NO_SUCH_DEFINITION)


@pytest.mark.parametrize("date", ["1985", "1995-06-01", "2004/2006", "2005", "2011-01", None])
@pytest.mark.parametrize("target", ["versions", "versions@2005-01-01", "model-law"])
def test_the_versions_are_those_that_a_check_answers_under(date: str | None, target: str) -> None:
    case = _dated(date)
    asked = parse_target(target, library())
    report = Checker(library(), ReferenceEngine, "reference").check(case, Request((asked,)))
    answered = {each.version for each in report.findings if each.outcome not in _UNANSWERED}
    assert {each.version for each, _ in versions_of(case, asked, library())} == answered


def test_the_outcomes_and_elements_are_those_of_a_check() -> None:
    # One theme of the shipped cases: checking all of them once more would take long.
    paths = sorted((cases_folder() / "comparison").glob("*.yaml"))
    checker = Checker(shipped_library(), ReferenceEngine, "reference")
    tested: dict[str, list[Tested]] = defaultdict(list)
    for each in read_tests(paths, Compiler(shipped_library())).tested:
        tested[each.case].append(each)
    for path in paths:
        case = load_case(path, shipped_library().vocabulary, shipped_library().jurisdictions)
        for each in tested[case.id]:
            target = parse_target(each.expectation.target, shipped_library())
            request = Request((target,), readings=each.law.chosen)
            findings = {
                (found.version, found.definition): found
                for found in checker.check(case, request).findings
            }
            key = each.law.ruleset.version, each.definition.definition.id
            found = findings[key]
            assert OUTCOMES[each.values[each.definition.root.index]] == found.outcome
            elements = {element.path: element for element in elements_of(found)}
            for name, element in elements.items():
                compiled = element_at(each.definition, name)
                assert compiled is not None
                assert truth(each.values[compiled.index]) is element.value
    assert sum(map(len, tested.values())) > 5


def _dated(date: str | None) -> Case:
    if date is None or "/" not in date:
        return case_of({}, date)
    first, last = date.split("/")
    case = case_of({}, first)
    assert case.date is not None
    end = datetime.date(int(last), 12, 31)
    return Case(case.id, case.title, case.place, {}, type(case.date)(case.date.first, end, date))


def test_a_story_is_left_out_and_counted_apart(tmp_path: Path) -> None:
    story = tmp_path / "story.yaml"
    story.write_text(
        """\
title: Two steps
date: 2020
people: {one: {called: the one}}
episodes:
  - {title: First, facts: {act.recruited: yes}}
expect:
  palermo-protocol#trafficking-in-persons: {outcome: qualifies}
""",
        encoding="utf-8",
    )
    flat = sorted((cases_folder() / "organs").glob("*.yaml"))[0]
    both = read_tests([story, flat], Compiler(shipped_library()))
    alone = read_tests([flat], Compiler(shipped_library()))
    assert (both.cases, both.stories) == (2, 1)
    # Laid flat it would be undetermined, and count as an expectation that is not met.
    assert both.unmet == alone.unmet == 0
    assert [each.case for each in both.tested] == [each.case for each in alone.tested]
    assert both.faults == []
