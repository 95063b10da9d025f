"""What laws cover of a treaty, cell by cell, held against what is known of these laws."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from ctlaw.compare.gap import Cover, Gaps, Ground
from ctlaw.compare.gap_subject import law_subject, treaty_subject
from ctlaw.compare.gaps import gaps
from ctlaw.compare.side import Subject, version_for
from ctlaw.explain.request import Target
from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder

TODAY = datetime.date(2026, 11, 1)
PALERMO = "palermo-protocol"
LIBRARY = Library([rulesets_folder()])
C, P, N = Cover.COVERED, Cover.PARTLY, Cover.NOT
ACTS = ("recruitment", "transportation", "transfer", "harbouring", "receipt")
PAYMENTS = ("means/giving-payments", "means/receiving-payments")


def target(text: str) -> Target:
    law, _, definition = text.partition("#")
    law, _, version = law.partition("@")
    return Target(law, version, definition)


def subject(text: str, treaty: bool = False) -> Subject:
    asked = target(text)
    ruleset, day = version_for(asked.ruleset, asked.version, LIBRARY, None, TODAY)
    return (treaty_subject if treaty else law_subject)(asked, ruleset, day)


@cache
def against(law: str, treaty: str = PALERMO, *, with_readings: bool = False) -> Gaps:
    held = subject(treaty, treaty=True), subject(law)
    return gaps(*held, LIBRARY, with_readings=with_readings)


def covers(found: Gaps) -> dict[str, Cover]:
    return {each.id: each.cover for each in found.rows}


@pytest.mark.parametrize(
    ("law", "cells"),
    [
        (
            "de-stgb-232@2005-02-19",
            {
                **{f"act/{each}": P for each in ACTS},
                # It has to bring the result about; for the treaty, an act done by it is enough.
                "means/use-of-force": P,
                "means/deception": P,
                **dict.fromkeys(PAYMENTS, N),
                "purpose/forced-labour": P,
                "purpose/organ-removal": N,
                "child": C,
                "internal": C,
                "adult-men": C,
                "taking-part": C,
            },
        ),
        (
            "de-stgb-232@2016-10-15",
            {
                **{f"act/{each}": C for each in ACTS},
                **dict.fromkeys(PAYMENTS, N),
                "purpose/slavery": C,
                "purpose/organ-removal": P,
                "child": C,
            },
        ),
        (
            "uk-msa-2",
            {
                "act/transportation": C,
                "act/recruitment": P,
                "act/harbouring": P,
                "means/deception": C,
                "purpose/forced-labour": C,
                "purpose/other-exploitation": N,
                "child": C,
                "consent": C,
                "non-punishment": Cover.ASKED,
            },
        ),
        (
            "in-ipc-370",
            {
                "act/harbouring": C,
                "means/abuse-of-vulnerability": N,
                "purpose/forced-labour": P,
                "child": N,
                "use-of-services": C,
            },
        ),
        (
            "br-cp-149a",
            {
                **dict.fromkeys(PAYMENTS, N),
                "child": N,
                "purpose/organ-removal": C,
                "purpose/other-exploitation": N,
            },
        ),
        (
            "be-cp-433quinquies@2005-09-12",
            {
                "means/deception": C,
                "child": C,
                "purpose/slavery": N,
                "purpose/other-exploitation": N,
            },
        ),
        (
            "fr-cp-225-4-1",
            {
                **{f"act/{each}": C for each in ACTS},
                "means/abuse-of-vulnerability": P,
                "means/giving-payments": C,
                "child": C,
            },
        ),
        (
            "ng-tip",
            {
                **{f"act/{each}": C for each in ACTS},
                "means/abuse-of-vulnerability": C,
                "purpose/forced-labour": C,
                "child": C,
                "non-punishment": Cover.ASKED,
            },
        ),
        ("th-atip", {"means/deception": C, "purpose/forced-labour": C, "child": C}),
        (
            "saarc-trafficking-convention",
            {
                "act/recruitment": N,
                "act/transportation": C,
                "act/harbouring": N,
                "means/deception": C,
                "purpose/exploitation-of-prostitution": C,
                "purpose/forced-labour": N,
                "purpose/organ-removal": N,
                "child": C,
                "consent": C,
                "internal": C,
                "adult-men": N,
                "condition/benefit": P,
            },
        ),
        (
            "eu-trafficking-law@2002-08-01",
            {
                **{f"act/{each}": C for each in ACTS},
                "purpose/forced-labour": C,
                "purpose/organ-removal": N,
                "child": C,
                "adult-men": C,
            },
        ),
        ("bj-bill-2004", {"act/recruitment": C, "means/deception": N, "child": C, "adult-men": N}),
    ],
)
def test_a_cell_says_what_is_known_of_the_law(law: str, cells: dict[str, Cover]) -> None:
    found = covers(against(law))
    assert {each: found.get(each) for each in cells} == cells


@pytest.mark.parametrize(
    "law", ["eu-trafficking-law@2011-04-15", "coe-trafficking-convention", "asean-actip"]
)
def test_a_treaty_of_the_same_words_covers_every_case(law: str) -> None:
    found = against(law)
    assert found.uncovered.lines == 0
    assert {each.cover for each in found.rows if each.proved} == {C}


def test_another_treaty_has_its_own_rows() -> None:
    found = against(PALERMO, "eu-trafficking-law")
    cells = covers(found)
    assert cells["act/transfer-of-control"] is C
    assert cells["purpose/surrogacy"] is P
    assert found.row("purpose/surrogacy").ground is Ground.UNLISTED_FORM
    assert "use-of-services" in cells


def test_a_treaty_without_means_still_has_a_row_on_children() -> None:
    cells = covers(against("in-ipc-370", "saarc-trafficking-convention"))
    assert not any(each.startswith("means/") for each in cells)
    assert cells["child"] is N


def test_a_law_that_asks_for_no_means_lacks_none() -> None:
    rows = [each for each in against("uk-msa-2").rows if each.id.startswith("means/")]
    assert len(rows) == 10
    assert {each.ground for each in rows} == {Ground.NOT_ASKED_FOR}


@pytest.mark.parametrize("law", ["in-ipc-370", "de-stgb-232@2005-02-19", "uk-msa-2"])
def test_every_case_shown_meets_the_treaty_and_not_the_law(law: str) -> None:
    found = against(law)
    witnesses = [each.witness for each in found.rows if each.witness]
    assert witnesses
    for witness in witnesses:
        treaty = {
            value for each, value in witness.case.expected.items() if each.startswith(PALERMO)
        }
        others = set(witness.case.expected.values()) - treaty
        assert treaty == {True}
        assert others == {False}
        assert witness.causes


def test_what_is_not_covered_and_nothing_else_has_a_case() -> None:
    for each in against("in-ipc-370").rows:
        assert (each.witness is not None) is (each.proved and each.cover is not C)


def test_the_case_of_a_list_item_fails_on_that_element() -> None:
    row = against("in-ipc-370").row("means/abuse-of-vulnerability")
    assert row.witness
    assert [each.kind for each in row.witness.causes] == ["means"]


def test_another_reading_is_named_with_the_cell_that_it_changes() -> None:
    others = against("in-ipc-370", with_readings=True).other_readings
    found = {(each.reading, each.branch, each.row) for each in others}
    assert ("D14", "C", "purpose/practices-similar-to-slavery") in found


def test_a_reading_that_is_taken_gives_the_cell_it_is_said_to_give() -> None:
    each = against("in-ipc-370", with_readings=True).other_readings[-1]
    again = gaps(
        subject(PALERMO, treaty=True), subject("in-ipc-370"), LIBRARY, {each.reading: each.branch}
    )
    assert again.row(each.row).cover is each.cover


def test_the_review_answers_what_the_law_says_and_asks_the_rest() -> None:
    answers = {each.id: each for each in against("bj-bill-2004").review}
    assert answers["child"].answer == "yes"
    assert answers["aggravating"].answer == "yes"
    assert answers["over-reach"].answer == "yes"
    assert "child-without-certificate" in str(answers["over-reach"].places)
    assert {key for key, each in answers.items() if each.answer == "asked"} >= {
        "forms",
        "evidence",
        "plain-text",
        "undercut",
    }
    india = {each.id: each.answer for each in against("in-ipc-370").review}
    assert (india["child"], india["aggravating"], india["over-reach"]) == ("no", "no", "no")


def test_a_law_is_looked_at_in_all_its_offences_of_trafficking() -> None:
    assert [each.id for each in subject("ro-cp-210").definitions] == [
        "trafficking",
        "trafficking-in-minors",
    ]
    assert subject("us-tvpa-7102").definitions[0].id == "severe-form"


def test_a_treaty_is_looked_at_in_the_offence_that_it_tells_states_to_make() -> None:
    assert [each.id for each in subject(PALERMO, treaty=True).definitions] == ["criminalisation"]
    named = subject(f"{PALERMO}#trafficking-in-persons", treaty=True)
    assert [each.id for each in named.definitions] == ["trafficking-in-persons"]
