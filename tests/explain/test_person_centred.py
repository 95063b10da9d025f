"""Where a person is asked for, what only the guilt of the accused needs is shown, not counted."""

from __future__ import annotations

from msgspec.structs import replace

from ctlaw.explain.finding import Finding, Outcome, Truth
from ctlaw.facts.case import Openness
from tests.strategies.case_building import Said, case_of
from tests.strategies.stories import SMALL_LAW, request_for, small_checker

DONE: dict[str, Said] = {"act.received": True, "force.used": True, "aim.labour": True}


def finding(said: dict[str, Said], *, centred: bool, definition: str = "exploiting") -> Finding:
    request = request_for(f"{SMALL_LAW}#{definition}", thorough=True)
    asked = replace(request, person_centred=centred)
    (found,) = small_checker().check(case_of(said, "2021"), asked).findings
    return found


def test_a_person_is_affected_whatever_the_accused_had_in_mind() -> None:
    for intent in ({}, {"aim.other": False}, {"aim.other": Openness.UNKNOWN}):
        assert finding({**DONE, **intent}, centred=True).outcome is Outcome.QUALIFIES
    assert finding(DONE, centred=False).outcome is Outcome.UNDETERMINED
    assert finding({**DONE, "aim.other": False}, centred=False).outcome is Outcome.DOES_NOT_QUALIFY


def test_what_is_not_counted_is_shown_with_its_value() -> None:
    found = finding({**DONE, "aim.other": False}, centred=True)
    intent = found.elements[-1]
    assert (intent.id, intent.set_aside, intent.value) == ("intent", True, Truth.NO)
    assert [each.id for each in found.elements if each.set_aside] == ["intent"]


def test_what_is_not_counted_decides_nothing() -> None:
    found = finding({**DONE, "aim.other": True}, centred=True)
    assert "aim.other" not in (*found.decided_by, *found.rests_on)
    assert "aim.other" in finding({**DONE, "aim.other": True}, centred=False).decided_by


def test_what_is_not_counted_is_not_asked_for() -> None:
    del_force: dict[str, Said] = {"act.received": True, "aim.labour": True}
    asked = finding(del_force, centred=True).missing
    assert asked is not None
    assert "aim.other" not in {each.id for each in asked.questions}
    accused = finding(del_force, centred=False).missing
    assert accused is not None
    assert "aim.other" in {each.id for each in accused.questions}


def test_a_definition_without_a_mental_element_is_answered_alike_both_ways() -> None:
    said: dict[str, Said] = {"work.performed": True, "force.could_leave": False}
    plain = finding(said, centred=False, definition="forced-work")
    assert finding(said, centred=True, definition="forced-work") == plain
