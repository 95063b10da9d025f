"""The outcome of a definition over the phases of a story, since when, and by what."""

from __future__ import annotations

from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import Finding, Outcome
from ctlaw.facts.case import Case, Openness
from ctlaw.story.report import StoryFinding
from tests.strategies.stories import (
    SMALL_LAW,
    actor,
    findings_of,
    person,
    report_of,
    step,
    story,
)

GUILTY = {"aim.labour": True, "aim.other": True}
ADULT = {"person.under_18": False}
MET, FAILED, OPEN = Outcome.QUALIFIES, Outcome.DOES_NOT_QUALIFY, Outcome.UNDETERMINED


def told(case: Case, definition: str = "exploiting", by: str = "") -> StoryFinding:
    who = case.people[0].id if case.people else "person"
    return findings_of(report_of(SMALL_LAW, case))[who, by, "2000-01-01", definition]


def found(case: Case, definition: str = "exploiting", by: str = "") -> tuple[Outcome, int | None]:
    finding: Finding = told(case, definition, by).finding
    return finding.outcome, finding.since


def test_a_definition_is_met_from_the_step_at_which_the_last_of_its_parts_came() -> None:
    case = story(
        step("house", {"act.received": True}), step("threat", {"force.used": True}), said=GUILTY
    )
    assert found(case) == (MET, 1)
    assert told(case).finding.tipped_by == ("force.used",)


def test_what_was_told_without_a_step_is_so_before_all_steps() -> None:
    case = story(
        step("a", {"plain.a": True}), said={**GUILTY, "act.received": True, "force.used": True}
    )
    assert found(case) == (MET, BEFORE)


def test_of_several_phases_the_first_that_meets_it_says_since_when() -> None:
    case = story(
        step("blow", {"force.used": True, "act.recruited": True}),
        step("again", {"force.weapon": True, "act.recruited": True}),
        said=GUILTY,
    )
    assert found(case) == (MET, 0)


def test_a_definition_fails_only_if_it_fails_in_every_phase() -> None:
    case = story(
        step("offer", {"act.recruited": True}),
        step("blow", {"force.used": True}),
        said={**GUILTY, **ADULT},
    )
    assert found(case)[0] is OPEN, (
        "nobody says that no force was used when the person was recruited"
    )
    denied = story(
        step("offer", {"act.recruited": True}),
        step("blow", {"plain.a": True}),
        said={**GUILTY, **ADULT, "force.any": False, "concept.force": False},
    )
    assert found(denied)[0] is FAILED


def test_the_phase_in_which_most_was_done_says_why_it_fails() -> None:
    case = story(
        step("offer", {"act.recruited": True}),
        step("house", {"act.received": True, "act.recruited": True, "plain.a": True}),
        step("later", {"plain.a": False}),
        said={**GUILTY, **ADULT, "force.any": False, "concept.force": False},
    )
    assert told(case).steps == (1,)


def test_since_the_first_step_is_not_since_before_it() -> None:
    case = story(
        step("offer", {"force.could_leave": True, "work.performed": False}),
        people=(person("anna"),),
    )
    assert found(case, "forced-work") == (FAILED, 0)


def test_acts_that_were_over_and_acts_that_went_on_are_told() -> None:
    case = story(
        step("offer", {"act.recruited": True}),
        step("house", {"act.received": True}),
        step("threat", {"force.used": True}),
        said={**GUILTY, **ADULT},
    )
    answer = told(case)
    assert (answer.finding.outcome, answer.finding.since) == (MET, 2)
    assert [each.id for each in answer.over] == ["act.recruited"]
    assert [(line.id, number) for line, number in answer.going_on] == [("act.received", 1)]


def test_for_a_person_what_only_guilt_needs_is_shown_and_not_counted() -> None:
    case = story(
        step("blow", {"act.received": True, "force.used": True}, by=("carl",)),
        people=(person("anna"),),
        actors=(actor("carl", {"aim.labour": True, "aim.other": False}),),
    )
    assert found(case)[0] is MET
    aside = {each.id: each.set_aside for each in told(case).finding.elements}
    assert aside == {"act": False, "means": False, "purpose": False, "intent": True}
    assert found(case, by="carl")[0] is FAILED
    assert not any(each.set_aside for each in told(case, by="carl").finding.elements)


def test_only_what_somebody_can_be_guilty_of_is_asked_of_an_actor() -> None:
    case = story(
        step("a", {"act.received": True}, by=("carl",)),
        people=(person("anna"),),
        actors=(actor("carl"),),
    )
    asked = {key[3] for key in findings_of(report_of(SMALL_LAW, case)) if key[1] == "carl"}
    assert asked == {"exploiting", "free-recruitment", "two-of-three"}


def test_a_phase_in_which_the_act_of_an_actor_is_disputed_still_counts() -> None:
    case = story(
        step("a", {"act.recruited": Openness.DISPUTED, "force.any": False}, by=("carl",)),
        step("b", {"act.recruited": True, "force.any": True}, by=("carl",)),
        people=(person("anna"),),
        actors=(actor("carl"),),
    )
    assert found(case, "free-recruitment", "carl")[0] is OPEN


def test_a_child_of_an_age_told_only_by_the_year_is_a_child_throughout() -> None:
    case = story(
        step("offer", {"act.recruited": True}, "2020"),
        step("blow", {"force.used": True}, "2021"),
        people=(person("anna", {"aim.labour": True}, born="2007"),),
    )
    assert found(case) == (MET, 0)


def test_a_definition_fails_since_the_last_phase_of_it_failed() -> None:
    case = story(
        step("blow", {"act.recruited": True, "force.used": True}),
        step("again", {"force.weapon": True}),
    )
    assert told(case, "free-recruitment").steps == (0,)
    assert found(case, "free-recruitment") == (FAILED, 0)
    ended = story(
        step("offer", {"act.recruited": True, "force.any": True}),
        step("later", {"act.recruited": True, "force.could_leave": False}),
    )
    assert found(ended, "free-recruitment") == (FAILED, 0)
