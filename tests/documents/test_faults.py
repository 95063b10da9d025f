"""Faults: printed with their place, in the order of the file, with a suggestion that helps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError, Fault, Place, did_you_mean

FACTS = ["act.recruited", "act.received", "act.transported", "force.used", "person.age"]


def test_a_fault_prints_place_message_and_suggestion() -> None:
    place = Place("case.yaml", 4, 3)
    assert str(Fault(place, "There is no fact x.", "Did you mean y?")) == (
        "case.yaml:4:3: There is no fact x. Did you mean y?"
    )
    assert str(Fault(place, "The file is empty.")) == "case.yaml:4:3: The file is empty."


def test_faults_come_in_the_order_of_their_places() -> None:
    faults = [
        Fault(Place("b.yaml", 1, 1), "fourth"),
        Fault(Place("a.yaml", 10, 1), "third"),
        Fault(Place("a.yaml", 9, 2), "second"),
        Fault(Place("a.yaml", 9, 1), "first"),
    ]
    error = DocumentError(faults)
    assert [fault.message for fault in error.faults] == ["first", "second", "third", "fourth"]
    assert str(error).splitlines()[0] == "a.yaml:9:1: first"


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("act.recuited", "Did you mean act.recruited?"),
        ("ACT.RECRUITED", "Did you mean act.recruited?"),
        ("act.recieved", "Did you mean act.received?"),
        ("force", ""),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_a_mistyped_word_gets_the_nearest_choice(word: str, suggestion: str) -> None:
    assert did_you_mean(word, FACTS) == suggestion


def test_two_choices_that_are_as_near_are_both_named() -> None:
    assert did_you_mean("aim.labor", ["aim.labour", "aim.labors", "force.used"]) in (
        "Did you mean aim.labour or aim.labors?",
        "Did you mean aim.labors or aim.labour?",
    )


def test_a_choice_is_suggested_as_it_is_written() -> None:
    assert did_you_mean("outcme", ["Outcome"]) == "Did you mean Outcome?"


def test_nothing_is_suggested_where_there_is_no_choice() -> None:
    assert did_you_mean("anything", []) == ""


@given(st.text(max_size=20), st.lists(st.text(max_size=10), max_size=6))
def test_a_suggestion_names_only_choices_that_exist(word: str, choices: list[str]) -> None:
    found = did_you_mean(word, choices)
    assert found == "" or any(choice in found for choice in choices)
