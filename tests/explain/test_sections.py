"""A finding knows its section, and nothing of the other section is put beside it."""

from __future__ import annotations

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Report, Section
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case_file import load_case
from ctlaw.library_location import cases_folder
from tests.strategies.libraries import shipped_library

_LAWS = ("be-cp-433quinquies", "be-residence-2005", "palermo-protocol", "smuggling-protocol")


@pytest.fixture(scope="module")
def report() -> Report:
    library = shipped_library()
    path = cases_folder() / "status" / "smuggled-and-ready-to-help.yaml"
    request = Request(targets=tuple(parse_target(each, library) for each in _LAWS))
    case = load_case(path, library.vocabulary, library.jurisdictions)
    return Checker(library, ReferenceEngine, "reference").check(case, request)


def test_the_section_follows_from_the_role(report: Report) -> None:
    for each in report.findings:
        entitles = each.role in ("protection", "non-punishment")
        assert (each.section is Section.ENTITLEMENT) is entitles
        assert bool(each.entitlement) is entitles


def test_what_a_person_may_get_is_not_put_beside_what_the_case_is(report: Report) -> None:
    sections = {(each.ruleset, each.definition): each.section for each in report.findings}
    for each in report.findings:
        for beside in each.neighbours:
            assert sections.get((beside.ruleset, beside.definition), each.section) is each.section


def test_a_benefit_says_whether_it_depends_on_testimony_and_where(report: Report) -> None:
    found = {each.definition: each.testimony for each in report.findings}
    arrival = found["arrival-declaration"]
    assert arrival is not None
    assert (arrival.tie, arrival.pinpoint, arrival.provenance) == (
        "tied",
        "residence scheme, phase 2",
        "secondary",
    )
    assert found["reflection"] is None
    assert found["trafficking-in-persons"] is None
