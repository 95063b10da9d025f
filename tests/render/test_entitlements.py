"""What a person may be entitled to stands below all classification, and never changes it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ctlaw.explain.finding import Outcome, Section
from ctlaw.render.entitlements import by_entitlement, classifying
from ctlaw.render.json_view import report_data
from ctlaw.render.markdown import markdown
from tests.render.small_report import CASES, ENGLISH, report, sentences, shown

LAW = "shelter-convention"
HEADING = "What the person may be entitled to"


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_the_section_stands_below_every_law(case: str, full: bool) -> None:
    above, heading, below = shown(case, full=full).partition(f"{HEADING}\n=")
    assert heading
    for label in ("time of rest", "permit to stay", "no penalty"):
        assert label not in above
        assert label in sentences(below)
    for label in ("unpaid harbour work (art. 1)", "guest work (art. 5)"):
        assert label not in below


def test_it_says_that_it_stands_apart() -> None:
    assert "None of them decides the classification" in sentences(shown("silent"))


def test_a_case_under_laws_without_protection_has_no_such_section() -> None:
    assert HEADING not in shown("met", "harbour-treaty")
    assert HEADING not in markdown(report("met", "harbour-treaty"), ENGLISH)


def test_under_protection_alone_there_is_nothing_but_the_section() -> None:
    text = shown("silent", f"{LAW}#rest")
    assert HEADING in text
    assert "No definition was answered" not in text
    assert "version of 1995-01-01" in text


def test_kinds_come_in_the_order_in_which_a_person_meets_them() -> None:
    kinds = [each.kind for each in by_entitlement(report("silent").findings)]
    assert kinds == ["reflection-period", "residence-permit", "non-punishment", "other"]


def test_refusing_to_testify_takes_away_the_permit_and_not_the_status() -> None:
    outcomes = {each.definition: each.outcome for each in report("silent", LAW).findings}
    assert outcomes["docker"] is Outcome.QUALIFIES
    assert outcomes["rest"] is Outcome.QUALIFIES
    assert outcomes["permit"] is Outcome.DOES_NOT_QUALIFY
    text = sentences(shown("silent", LAW))
    assert "NOT ENTITLED ON THESE FACTS: permit to stay (art. 3)" in text
    assert "because the person is not ready to testify" in text


def test_each_says_whether_it_is_tied_to_testimony_where_and_how_surely() -> None:
    text = sentences(shown("silent", LAW))
    assert (
        "Testimony: it does not depend on testimony or other help to the authorities (art. 2)."
        in text
    )
    assert (
        "it depends on testimony or other help to the authorities (art. 3(2); text from a "
        "secondary source)."
    ) in text
    assert text.count("Testimony:") == 2


def test_an_open_one_says_what_is_still_needed() -> None:
    text = sentences(shown("silent", LAW))
    assert "OPEN no penalty (art. 5)" in text
    assert "Ask first: - Is the person accused of an offence?" in text


def test_what_the_case_does_not_touch_is_named_with_its_law() -> None:
    text = sentences(shown("silent", LAW))
    assert (
        "Nothing in the case bears on these: - Shelter Convention, version of 1995-01-01: stay of "
        "a child (art. 4) and welcome (art. 6) Ask first: - Is the person in danger at home?"
    ) in text


def test_in_full_what_is_not_touched_has_its_first_questions() -> None:
    text = sentences(shown("silent", LAW, full=True))
    assert "stay of a child (art. 4) Nothing in the case bears on this yet. Ask first:" in text


def test_why_a_version_is_meant_is_said_once() -> None:
    _, _, below = shown("silent", LAW).partition(f"{HEADING}\n=")
    assert below.count("This version applies from 1995-01-01") == 1


def test_as_markdown_the_section_has_its_kinds_as_headings() -> None:
    lines = markdown(report("silent", LAW), ENGLISH).splitlines()
    levels = [line for line in lines if line.startswith("#")]
    start = levels.index(f"## {HEADING}")
    assert levels[start + 1 : start + 4] == [
        "### Reflection period",
        "#### ENTITLED ON THESE FACTS: time of rest (art. 2)",
        "### Residence permit",
    ]
    assert levels[-1] == "## Receipt"
    assert not any(one == other for one, other in pairwise(levels))


def test_as_data_every_finding_names_its_section() -> None:
    found = {each["definition"]: each for each in report_data(report("silent", LAW))["findings"]}
    assert found["docker"]["section"] == "classification"
    assert (found["docker"]["entitlement"], found["docker"]["testimony"]) == ("", None)
    assert found["permit"]["section"] == "entitlement"
    assert found["permit"]["entitlement"] == "residence-permit"
    assert found["permit"]["testimony"] == {
        "tie": "tied",
        "pinpoint": "art. 3(2)",
        "provenance": "secondary",
    }
    assert found["no-penalty"]["entitlement"] == "non-punishment"
    assert found["welcome"]["section"] == "entitlement"


@pytest.mark.parametrize("case", CASES)
def test_every_finding_has_one_section(case: str) -> None:
    findings = report(case).findings
    kinds = by_entitlement(findings)
    entitling = [each for kind in kinds for each in (*kind.told, *kind.silent)]
    assert len(entitling) + len(classifying(findings)) == len(findings)
    assert all(each.section is Section.ENTITLEMENT for each in entitling)
