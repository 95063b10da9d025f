"""A case beside its variations: what is otherwise, and what becomes of each definition."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.contrast import Contrast, contrast
from ctlaw.explain.finding import Outcome, Truth
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case_file import load_case
from ctlaw.law.library import Library

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
  elsewhere:
    role: offence
    label: another wrong
    pinpoint: s. 2
    all: [force.used, aim.labour]
"""
CASE = """\
title: Recruited at nineteen
date: 2021
facts: {act.recruited: yes, person.age: 19}
variations:
  - id: seventeen
    title: She is seventeen
    facts: {person.age: 17}
  - id: not-recruited
    title: Nobody states that she was recruited
    without: [act.recruited]
    places: [US-MN]
  - id: earlier
    title: It happened before the law
    date: 2019
"""


@pytest.fixture
def contrasts(tmp_path: Path) -> dict[str, Contrast]:
    law = tmp_path / "laws" / "international" / "xm-law" / "2020-01-01.yaml"
    law.parent.mkdir(parents=True)
    law.write_text(LAW, encoding="utf-8")
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    library = Library([Path(__file__).parents[1] / "small_library", tmp_path / "laws"])
    checker = Checker(library, ReferenceEngine, ReferenceEngine.name)
    case = load_case(path, library.vocabulary, library.jurisdictions)
    request = Request((parse_target("xm-law", library),))
    told = checker.check(case, request)
    return {
        each.own_id: contrast(case, told, each, checker.check(each, request))
        for each in case.variations
    }


def test_a_fact_that_is_stated_otherwise_stands_on_both_sides(
    contrasts: dict[str, Contrast],
) -> None:
    (change,) = contrasts["seventeen"].facts
    assert change.fact == "person.age"
    assert change.told is not None
    assert change.varied is not None
    assert ("19" in change.told.phrase, "17" in change.varied.phrase) == (True, True)


def test_a_fact_that_is_left_out_stands_on_the_side_of_the_case(
    contrasts: dict[str, Contrast],
) -> None:
    found = contrasts["not-recruited"]
    (change,) = found.facts
    assert (change.told is not None, change.varied) == (True, None)
    assert (found.places_change, found.date_changes) == (True, False)


def test_a_definition_is_set_beside_itself(contrasts: dict[str, Contrast]) -> None:
    wrong, elsewhere = contrasts["seventeen"].definitions
    assert (wrong.told[0].outcome, wrong.varied[0].outcome) == (
        Outcome.DOES_NOT_QUALIFY,
        Outcome.QUALIFIES,
    )
    assert (wrong.changes, elsewhere.changes) == (True, False)
    assert (wrong.bears, elsewhere.bears) == (True, False)


def test_the_elements_that_change_are_named(contrasts: dict[str, Contrast]) -> None:
    wrong, _ = contrasts["seventeen"].definitions
    (child,) = wrong.elements
    assert (child.told.path, child.told.value, child.varied.value) == (
        "child",
        Truth.NO,
        Truth.YES,
    )


def test_an_outcome_may_stay_while_an_element_changes(contrasts: dict[str, Contrast]) -> None:
    wrong, _ = contrasts["not-recruited"].definitions
    assert not wrong.changes
    assert [each.varied.path for each in wrong.elements] == ["act"]


def test_another_date_can_take_the_law_away(contrasts: dict[str, Contrast]) -> None:
    found = contrasts["earlier"]
    assert (found.date_changes, found.facts) == (True, ())
    assert [each.varied[0].outcome for each in found.definitions] == [Outcome.NOT_IN_FORCE] * 2
    assert all(each.changes for each in found.definitions)
