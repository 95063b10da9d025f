"""Checking a case: which law, which version and why, and what stands beside the outcome."""

from __future__ import annotations

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Finding, Outcome
from ctlaw.explain.request import Request, RequestError, Target, parse_target
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import shipped_library
from tests.strategies.model_law import TODAY, check, library

ANY: dict[str, Said] = {"act.recruited": True}


def versions(found: tuple[Finding, ...]) -> list[tuple[str, Outcome]]:
    return [(each.version, each.outcome) for each in found]


# ── Which version, and why ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("date", "version", "why"),
    [
        (
            "1995-05-01",
            "1990-01-01",
            (
                "This version applied from 1990-01-01 to 1999-12-31; "
                "the date in question is 1995-05-01."
            ),
        ),
        (
            "2020",
            "2010-07-01",
            "This version applies from 2010-07-01; the date in question is 2020.",
        ),
    ],
)
def test_the_version_of_the_date_of_the_conduct_applies(date: str, version: str, why: str) -> None:
    report = check(ANY, "versions#thing", date=date)
    (found,) = report.findings
    assert (found.version, found.why_version) == (version, why)
    assert report.date_note == (
        f"The conduct is dated {date}; each law is applied in the version in force then."
    )
    assert report.receipt.date_of_conduct == date


def test_conduct_across_two_versions_is_answered_under_both() -> None:
    report = check(ANY, "versions#thing", date="2010")
    assert versions(report.findings) == [
        ("2005-01-01", Outcome.UNDETERMINED),
        ("2010-07-01", Outcome.QUALIFIES),
    ]
    assert [found.why_version for found in report.findings] == [
        (
            "This version applies to a part of the time only: from 2005-01-01 to 2010-06-30. "
            "The time in question is 2010."
        ),
        (
            "This version applies to a part of the time only: from 2010-07-01. "
            "The time in question is 2010."
        ),
    ]


@pytest.mark.parametrize(
    ("target", "date", "version", "why", "others"),
    [
        (
            "versions#thing",
            "1980",
            "1990-01-01",
            (
                "This law was not in force at the time (1980): its first version applies from "
                "1990-01-01."
            ),
            (),
        ),
        (
            "versions#thing",
            "2002-03",
            "2005-01-01",
            "No version of this law in the library was in force at the time (2002-03).",
            (),
        ),
        (
            "versions@1990-01-01#thing",
            "2020",
            "1990-01-01",
            (
                "The version of 1990-01-01 did not apply at the time (2020); the version of "
                "2010-07-01 did."
            ),
            ("2010-07-01",),
        ),
        (
            "versions@2010-07-01#thing",
            "2002",
            "2010-07-01",
            "No version of this law in the library was in force at the time (2002).",
            (),
        ),
    ],
)
def test_a_version_that_did_not_apply_says_so_and_names_the_one_that_did(
    target: str, date: str, version: str, why: str, others: tuple[str, ...]
) -> None:
    (found,) = check(ANY, target, date=date).findings
    assert (found.outcome, found.version) == (Outcome.NOT_IN_FORCE, version)
    assert (found.why_version, found.other_versions) == (why, others)
    assert found.elements == ()


def test_before_the_oldest_text_that_the_library_has_there_may_have_been_another() -> None:
    named = check(ANY, "de-law", date="1980")
    assert {found.outcome for found in named.findings} == {Outcome.NOT_IN_FORCE}
    assert {found.why_version for found in named.findings} == {
        (
            "The library has the text of this law from 2000-01-01 on. An older text, which it does "
            "not have, applied or may have applied at the time (1980)."
        )
    }
    passed_over = check(ANY, date="1980", places=("DE", "US"))
    assert passed_over.findings == ()
    (older, first) = passed_over.notes
    assert older.endswith(
        "is in the library from 2000-01-01 on; an older text, which it does not have, applied or "
        "may have applied at the time."
    )
    assert first.endswith("did not apply at the time; the library has it from 2000-01-01.")


def test_a_version_that_did_apply_may_be_named() -> None:
    (found,) = check(ANY, "versions@2005-01-01#thing", date="2007").findings
    assert (found.version, found.outcome) == ("2005-01-01", Outcome.UNDETERMINED)


def test_the_date_asked_for_replaces_the_date_of_the_case() -> None:
    report = check(ANY, "versions#thing", date="2020", on="1995-01-01")
    assert versions(report.findings) == [("1990-01-01", Outcome.QUALIFIES)]
    assert report.date_note == (
        "You asked for the law of 1995-01-01; each law is applied in the version in force then."
    )


def test_a_case_without_a_date_is_answered_under_the_law_of_today_and_says_so() -> None:
    report = check(ANY, "versions#thing", date=None)
    assert versions(report.findings) == [("2010-07-01", Outcome.QUALIFIES)]
    assert report.date_note.startswith("The case gives no date, so each law is applied in the ")
    assert "2024-06-15" in report.date_note
    assert report.receipt.date_of_assessment == TODAY.isoformat()


def test_a_case_without_a_date_under_a_version_asked_for_claims_no_date() -> None:
    (found,) = check(ANY, "versions@1990-01-01#thing", date=None).findings
    assert (found.version, found.outcome) == ("1990-01-01", Outcome.QUALIFIES)
    assert found.why_version == (
        "You asked for the version that applies from 1990-01-01; the case gives no date."
    )


def test_a_reference_follows_the_date_too() -> None:
    said: dict[str, Said] = {
        "work.on_national_list": True,
        "work.civic": False,
        "act.recruited": True,
    }
    (early,) = check(said, "model-law#hazardous-work", date="2007").findings
    (late,) = check(said, "model-law#hazardous-work", date="2020").findings
    assert (early.outcome, late.outcome) == (Outcome.UNDETERMINED, Outcome.QUALIFIES)


# ── Which definitions ────────────────────────────────────────────────────────


def test_all_definitions_of_a_law_are_answered_but_its_building_blocks() -> None:
    found = check(ANY, "model-law").findings
    assert [each.definition for each in found] == [
        "exploiting",
        "forced-work-of-anyone",
        "hazardous-work",
        "on-a-reading",
    ]


@pytest.mark.parametrize("date", ["1995", "2020", "2002", "1980"])
def test_a_definition_that_the_version_does_not_have_is_said_not_to_be_there(date: str) -> None:
    missing_then = "new-thing" if date in ("1995", "1980") else "old-thing"
    (found,) = check(ANY, f"versions#{missing_then}", date=date).findings
    assert found.outcome is Outcome.NO_SUCH_DEFINITION
    assert found.why_version == f"A law made up for a test has no definition {missing_then}."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Model Law",
            (
                "'Model Law' does not name a law. Write RULESET, RULESET@VERSION or "
                "RULESET#DEFINITION, like palermo-protocol#trafficking-in-persons."
            ),
        ),
        ("modl-law", "There is no ruleset modl-law. Did you mean model-law?"),
        ("zebra", "There is no ruleset zebra. List them with: ctlaw rulesets"),
        (
            "versions@2006-01-01",
            (
                "versions has no version 2006-01-01. "
                "Its versions are 1990-01-01, 2005-01-01, 2010-07-01."
            ),
        ),
        (
            "versions#thin",
            "versions has no definition thin. Did you mean thing?",
        ),
        (
            "model-law#forced-work",
            (
                "model-law#forced-work is a part of other definitions and is not answered on its "
                "own. Read it with: ctlaw rulesets show model-law#forced-work"
            ),
        ),
    ],
)
def test_a_target_that_does_not_exist_is_refused(text: str, message: str) -> None:
    with pytest.raises(RequestError) as raised:
        parse_target(text, library())
    assert str(raised.value) == message


def test_a_target_is_written_as_it_is_read() -> None:
    text = "versions@2005-01-01#thing"
    target = parse_target(text, library())
    assert target == Target("versions", "2005-01-01", "thing")
    assert str(target) == text
    block = parse_target("model-law#forced-work", library(), building_blocks=True)
    assert block.definition == "forced-work"


# ── Which laws ───────────────────────────────────────────────────────────────


def test_without_a_place_no_national_law_is_checked_and_the_report_says_so() -> None:
    report = check(ANY)
    assert report.findings == ()
    assert report.notes == (
        (
            "The case names no place, so no national law was checked. Add its countries, such as "
            "places: [DE], or use --under."
        ),
    )


def test_a_place_brings_its_national_laws_and_a_place_without_one_is_noted() -> None:
    report = check(ANY, places=("US-MN", "DE", "GB", "FR"))
    assert [found.ruleset for found in report.findings] == ["mn-law", "us-law", "de-law"]
    assert report.notes == (
        "No national law is in the library yet for: United Kingdom.",
        "No national law is in the library yet for: FR.",
    )


def test_the_laws_of_trafficking_smuggling_and_forced_labour_are_the_default() -> None:
    checker = Checker(shipped_library(), ReferenceEngine, "reference")
    report = checker.check(case_of(ANY, "2020"), Request(today=TODAY))
    assert {found.ruleset for found in report.findings} == {
        "palermo-protocol",
        "smuggling-protocol",
        "ilo-c29",
    }


def test_everything_is_every_law_but_the_working_concepts() -> None:
    checker = Checker(library(), ReferenceEngine, "reference")
    report = checker.check(case_of(ANY, "2020"), Request(everything=True, today=TODAY))
    assert {found.ruleset for found in report.findings} == set(library().shelves)
    assert "working-concepts" in shipped_library().shelves
