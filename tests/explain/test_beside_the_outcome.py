"""What stands beside an outcome: other readings, neighbours, remarks, the receipt."""

from __future__ import annotations

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Outcome
from tests.strategies.case_building import Said
from tests.strategies.model_law import check, finding, library
from tests.strategies.shipped_cases import finding_on

ANY: dict[str, Said] = {"act.recruited": True}


# ── Readings ─────────────────────────────────────────────────────────────────


def test_a_reading_that_changes_the_outcome_is_reported_with_the_outcome_it_gives() -> None:
    found = finding({"act.any": True, "aim.labour": True}, "on-a-reading")
    assert found.outcome is Outcome.QUALIFIES
    (contest,) = found.contested_by
    assert (contest.reading, contest.taken, contest.branch, contest.outcome) == (
        "R1",
        "A",
        "B",
        Outcome.UNDETERMINED,
    )
    assert contest.question == "Must the work have been done?"
    assert (contest.taken_label, contest.branch_label) == ("aim", "result")
    assert contest.says == "The work must have been done."


def test_an_outcome_that_no_reading_changes_is_not_contested() -> None:
    assert finding({"act.any": False}, "on-a-reading").contested_by == ()


@pytest.mark.parametrize(
    ("branch", "outcome", "contested"),
    [
        ("A", Outcome.QUALIFIES, ["B"]),
        ("B", Outcome.UNDETERMINED, ["A", "C"]),
        ("C", Outcome.QUALIFIES, ["B"]),
    ],
)
def test_another_reading_may_be_asked_for(
    branch: str, outcome: Outcome, contested: list[str]
) -> None:
    said: dict[str, Said] = {"act.any": True, "aim.labour": True}
    report = check(said, "model-law#on-a-reading", readings={"R1": branch})
    (found,) = report.findings
    assert found.outcome is outcome
    assert [contest.branch for contest in found.contested_by] == contested
    assert report.receipt.readings == {"R1": branch}


# ── The receipt ──────────────────────────────────────────────────────────────


def test_the_receipt_names_what_the_answer_was_made_under() -> None:
    said: dict[str, Said] = {"work.performed": True, "work.unwanted": True}
    receipt = check(said, "model-law").receipt
    assert [(law.ruleset, law.version) for law in receipt.laws] == [
        ("model-law", "2000-01-01"),
        ("versions", "2010-07-01"),
    ]
    assert (receipt.engine, receipt.schema) == ("reference", "ctlaw/findings/1")
    assert receipt.presumptions == ("Nobody claims military service.",)
    assert receipt.readings == {"R1": "A"}


def test_what_was_checked_before_leaves_no_trace_in_an_answer() -> None:
    checker = Checker(library(), ReferenceEngine, "reference")
    fresh = check(ANY, "versions", checker=checker)
    check({"act.any": True, "aim.labour": True}, "model-law", checker=checker)
    assert check(ANY, "versions", checker=checker) == fresh
    assert fresh.receipt.readings == {}


# ── What stands beside the outcome ───────────────────────────────────────────


def test_neighbours_carry_their_outcome_if_they_are_in_force_and_answered() -> None:
    said: dict[str, Said] = {"work.performed": True, "work.unwanted": True, "force.any": True}
    assert [(each.definition, each.outcome) for each in finding(said).neighbours] == [
        ("forced-work-of-anyone", Outcome.QUALIFIES),
        ("new-thing", Outcome.QUALIFIES),
    ]


def test_a_concept_stated_against_the_facts_is_a_fault_that_names_the_law() -> None:
    with pytest.raises(DocumentError) as raised:
        finding({"force.used": True, "concept.force": False})
    assert str(raised.value) == (
        "case.yaml:4:3: concept.force: no cannot stand here: under Model Law the other facts of "
        "this case make it yes. Take concept.force out, or correct the facts that it sums up."
    )


def test_what_the_case_says_is_repeated_as_it_was_said() -> None:
    report = check({"person.age": 17, "person.sex": "female", "force.used": False}, "model-law")
    assert [(line.id, line.phrase) for line in report.facts] == [
        ("person.age", "the person was 17 years old"),
        ("person.sex", "the person was a woman or girl"),
        ("force.used", "nobody hit or held the person"),
    ]


TRAFFICKING = ("palermo-protocol", "trafficking-in-persons")


@pytest.mark.parametrize(
    ("said", "remarks"),
    [
        ({}, []),
        ({"person.age": 16}, ["child-needs-no-means"]),
        ({"person.age": 18}, []),
        ({"consent.to_work": True}, []),
        ({"consent.to_work": True, "promise.pay_false": True}, ["consent-irrelevant-means"]),
        ({"border.crossed": False}, ["no-border-needed"]),
        ({"border.crossed": True}, []),
        (
            {"aim.forced_labour": True, "work.performed": False},
            ["exploitation-need-not-happen"],
        ),
    ],
)
def test_remarks_are_shown_when_their_condition_is_met_and_only_then(
    said: dict[str, Said], remarks: list[str]
) -> None:
    found = [remark.id for remark in finding_on(TRAFFICKING, said).remarks]
    assert [each for each in found if each in _KNOWN_REMARKS] == remarks


_KNOWN_REMARKS = {
    "child-needs-no-means",
    "consent-irrelevant-means",
    "no-border-needed",
    "exploitation-need-not-happen",
}


def test_a_remark_carries_its_words_and_pinpoint() -> None:
    (remark,) = finding({"person.under_18": True}).remarks
    assert (remark.id, remark.text, remark.pinpoint) == (
        "child",
        "No force has to be shown for a child.",
        "art. 1(2)",
    )


def test_a_finding_is_the_same_in_a_case_with_more_laws() -> None:
    alone = check(ANY, "model-law#exploiting").findings[0]
    among = check(ANY, "versions", "model-law").findings
    assert alone in among
