"""Which acts, means and states come together: the stretches of a story as plain cases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ctlaw.facts.case import Case, Openness
from ctlaw.facts.evidence import Source, Standing, Voice, Weighing
from ctlaw.facts.period import parse_period
from ctlaw.law.ruleset import Dates
from ctlaw.story.attribution import Side
from ctlaw.story.phases import Phase, phases_of
from tests.strategies.case_building import Said
from tests.strategies.stories import (
    NOWHERE,
    changed,
    person,
    statement,
    step,
    story,
    story_library,
)

RECRUITED, RECEIVED = "act.recruited", "act.received"


def phases(case: Case, weighing: Weighing | None = None, dates: Dates | None = None) -> list[Phase]:
    who = case.people[0] if case.people else None
    side = Side(case, story_library().vocabulary, who, weighing=weighing or Weighing())
    return list(phases_of(side, dates))


def said(phase: Phase) -> dict[str, Said | None]:
    return {
        fact: each.value if each.openness is None else each.openness
        for fact, each in phase.case.statements.items()
    }


def steps(found: list[Phase]) -> list[tuple[int, ...]]:
    return [each.steps for each in found]


# ── Acts and means ───────────────────────────────────────────────────────────


def test_a_means_that_comes_late_does_not_meet_an_act_that_was_over() -> None:
    first, second = phases(story(step("offer", {RECRUITED: True}), step("b", {"force.used": True})))
    assert said(first) == {RECRUITED: True}
    assert said(second) == {RECRUITED: False, "force.used": True}
    assert second.over == (RECRUITED,)


def test_a_means_that_comes_late_meets_an_act_that_goes_on() -> None:
    (only,) = phases(story(step("house", {RECEIVED: True}), step("b", {"force.used": True})))
    assert said(only) == {RECEIVED: True, "force.used": True}
    assert only.told_at == {RECEIVED: 0, "force.used": 1}
    assert only.over == ()


def test_a_means_stays_in_use_for_the_acts_after_it() -> None:
    (only,) = phases(story(step("a", {"force.used": True}), step("offer", {RECRUITED: True})))
    assert said(only) == {"force.used": True, RECRUITED: True}


def test_what_happened_stays_so_though_a_later_step_says_that_it_did_not_happen_there() -> None:
    found = phases(story(step("a", {"force.used": True}), step("b", {"force.used": False})))
    assert [said(each)["force.used"] for each in found] == [True]


def test_a_lasting_act_is_over_when_a_step_ends_it() -> None:
    case = story(
        step("house", {RECEIVED: True}),
        step("flight", ends=(RECEIVED,)),
        step("threat", {"force.used": True}),
    )
    first, second = phases(case)
    assert (said(first)[RECEIVED], said(second)[RECEIVED]) == (True, False)
    assert steps([first, second]) == [(0,), (1, 2)]
    assert second.over == (RECEIVED,)


def test_an_act_that_ended_and_was_done_again_goes_on_again() -> None:
    case = story(
        step("house", {RECEIVED: True}),
        step("flight", ends=(RECEIVED,)),
        step("back", {RECEIVED: True}),
    )
    last = phases(case)[-1]
    assert said(last)[RECEIVED] is True
    assert last.over == ()


def test_an_act_that_was_over_is_not_denied_where_something_else_implies_it() -> None:
    case = story(
        step("offer", {RECRUITED: True}),
        step("threat", {"force.used": True}),
        said={"act.any": True},
    )
    assert said(phases(case)[-1]) == {"act.any": True, "force.used": True, RECRUITED: False}


def test_an_act_told_without_a_step_is_never_over() -> None:
    case = story(step("a", {"force.used": True}), said={RECRUITED: True})
    assert [said(each)[RECRUITED] for each in phases(case)] == [True]


# ── States and what counts for the whole story ───────────────────────────────


def test_a_state_counts_until_a_step_says_otherwise() -> None:
    first, second = phases(story(step("a", {"plain.a": True}), step("b", {"plain.a": False})))
    assert (said(first)["plain.a"], said(second)["plain.a"]) == (True, False)


@pytest.mark.parametrize("value", [True, False, Openness.UNKNOWN])
def test_a_state_first_told_of_late_does_not_meet_an_act_that_was_over(value: Said) -> None:
    first, second = phases(story(step("a", {RECRUITED: True}), step("b", {"plain.a": value})))
    assert said(first) == {RECRUITED: True}
    assert said(second) == {RECRUITED: False, "plain.a": value}


def test_what_had_not_happened_by_a_step_had_not_happened_before_it() -> None:
    late = step("b", {"force.used": False, "plain.a": True})
    first, second = phases(story(step("offer", {RECRUITED: True}), late))
    assert said(first)["force.used"] is False
    assert first.told_at["force.used"] == 1
    assert said(second)["force.used"] is False


def test_an_aim_counts_for_the_whole_story_wherever_it_is_told() -> None:
    case = story(
        step("offer", {RECRUITED: True}), step("b", {"force.used": True, "aim.labour": True})
    )
    assert [said(each)["aim.labour"] for each in phases(case)] == [True, True]
    assert [each.told_at["aim.labour"] for each in phases(case)] == [1, 1]


def test_an_aim_that_changes_had_its_first_value_from_the_beginning() -> None:
    case = story(
        step("offer", {RECRUITED: True}),
        step("house", {"aim.labour": False}),
        step("threat", {"aim.labour": True}),
    )
    assert [(each.steps, said(each)["aim.labour"]) for each in phases(case)] == [
        ((0, 1), False),
        ((2,), True),
    ]


# ── Ages and times ───────────────────────────────────────────────────────────


def test_a_birthday_on_which_a_limit_of_age_is_reached_opens_a_phase() -> None:
    case = story(
        step("house", {RECEIVED: True}, "2020"),
        step("work", {"work.performed": True}, "2021"),
        step("later", {"force.used": True}, "2022"),
        people=(person("anna", born="2003-01-01"),),
    )
    first, second = phases(case)
    assert (first.steps, second.steps) == ((0,), (1, 2))
    assert (said(first)["person.age"], said(second)["person.age"]) == (17, 18)
    assert said(second)[RECEIVED] is True


def test_only_the_steps_of_its_time_are_phases_for_a_version_of_a_law() -> None:
    case = story(
        step("offer", {RECRUITED: True}, "2018"),
        step("house", {RECEIVED: True}, "2019"),
        step("work", {"force.used": True}, "2021"),
        date="",
    )
    later = Dates(parse_period("2020").first, None)
    (only,) = phases(case, dates=later)
    assert only.steps == (2,)
    assert said(only) == {RECRUITED: False, RECEIVED: True, "force.used": True}
    assert phases(case, dates=Dates(parse_period("2030").first, None)) == []


def test_a_story_without_steps_is_one_phase_with_the_age_of_its_date() -> None:
    case = story(people=(person("anna", {RECRUITED: True}, born="2010-01-01"),), date="2021-06-01")
    (only,) = phases(case)
    assert (only.steps, said(only)) == ((), {RECRUITED: True, "person.age": 11})


# ── Evidence ─────────────────────────────────────────────────────────────────


def test_the_phases_are_the_same_on_every_standard_of_proof() -> None:
    case = story(
        step("offer", {RECRUITED: True}),
        step("threat", {"force.used": True}),
        step("later", {"plain.a": True}),
    )
    strict = phases(case, Weighing(standard=Standing.ESTABLISHED))
    assert steps(strict) == steps(phases(case))
    assert {value for each in strict for value in said(each).values()} == {Openness.WITHHELD}


def test_a_date_of_birth_is_no_matter_of_proof() -> None:
    case = story(step("a", {RECRUITED: True}, "2021"), people=(person("anna", born="2010"),))
    (only,) = phases(case, Weighing(standard=Standing.ESTABLISHED))
    assert said(only)["person.under_14"] is True


def test_what_was_not_said_by_then_is_not_there() -> None:
    case = changed(
        story(step("a", {RECRUITED: True})),
        lambda where, told: {
            fact: statement(fact, True, ("late",)) if where else each for fact, each in told.items()
        },
    )
    late = Source("late", NOWHERE, Voice.VICTIM, said=parse_period("2022"))
    case = replace(case, sources={"late": late})
    (only,) = phases(case, Weighing(known_on=parse_period("2021").last))
    assert said(only) == {}
