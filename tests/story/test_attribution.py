"""Whose a fact is: what counts for a person, and what for each of those who acted."""

from __future__ import annotations

import pytest

from ctlaw.facts.case import Case, Openness
from ctlaw.facts.evidence import Standing, Weighing
from ctlaw.facts.story import Actor
from ctlaw.story.attribution import Side, Statements
from ctlaw.story.check import StoryChecker
from tests.strategies.stories import (
    SMALL_LAW,
    actor,
    answers_of,
    person,
    request_for,
    small_checker,
    step,
    story,
    story_library,
)

BLOW = {
    "act.received": True,
    "force.used": True,
    "work.performed": True,
    "aim.labour": True,
    "person.abroad": True,
}


def side(case: Case, who: str = "", by: str = "", weighing: Weighing | None = None) -> Side:
    people = {each.id: each for each in case.people}
    actors = {each.id: each for each in case.actors}
    return Side(
        case,
        story_library().vocabulary,
        people.get(who),
        actors.get(by),
        weighing or Weighing(),
    )


def yes(statements: Statements) -> set[str]:
    return {fact for fact, each in statements.items() if each.value is True}


def in_step(case: Case, by: str) -> set[str]:
    return yes(side(case, by=by).in_step(case.episodes[0]))


# ── Steps ────────────────────────────────────────────────────────────────────


def test_for_a_person_all_that_was_done_counts_whoever_did_it() -> None:
    case = story(step("a", BLOW, by=("carl",)), actors=(actor("carl"),))
    assert in_step(case, "") == set(BLOW)


def test_for_the_one_who_did_it_all_of_the_step_counts() -> None:
    case = story(step("a", BLOW, by=("carl",)), actors=(actor("carl"), actor("dora")))
    assert in_step(case, "carl") == set(BLOW)


def test_of_what_another_did_only_what_is_so_of_the_person_counts() -> None:
    case = story(step("a", BLOW, by=("carl",)), actors=(actor("carl"), actor("dora")))
    assert in_step(case, "dora") == {"person.abroad"}


def test_of_a_step_without_a_doer_only_what_is_so_of_the_person_counts() -> None:
    case = story(step("a", BLOW), actors=(actor("carl"),))
    assert in_step(case, "carl") == {"person.abroad"}


@pytest.mark.parametrize(
    "actors",
    [
        (actor("carl"), actor("dora", acted_with=("carl",))),
        (actor("carl", acted_with=("dora",)), actor("dora")),
    ],
    ids=["she says so", "he says so"],
)
def test_what_one_did_counts_for_whom_he_acted_with_but_not_his_aim(
    actors: tuple[Actor, ...],
) -> None:
    case = story(step("a", BLOW, by=("carl",)), actors=actors)
    assert in_step(case, "dora") == set(BLOW) - {"aim.labour"}
    assert side(case, by="dora").involves(case.episodes[0])


def test_acting_with_one_is_not_acting_with_those_he_acted_with() -> None:
    actors = (
        actor("carl"),
        actor("dora", acted_with=("carl",)),
        actor("emil", acted_with=("dora",)),
    )
    case = story(step("a", BLOW, by=("carl",)), actors=actors)
    assert in_step(case, "emil") == {"person.abroad"}


def test_a_means_of_another_counts_for_who_knew_of_it() -> None:
    case = story(step("a", BLOW, by=("carl",)), actors=(actor("carl"), actor("dora", knew=("a",))))
    assert in_step(case, "dora") == {"force.used", "person.abroad"}
    assert side(case, by="dora").involves(case.episodes[0])


# ── What is told without a step ──────────────────────────────────────────────


def test_ones_own_facts_come_in_the_place_of_those_of_everyone() -> None:
    case = story(
        people=(person("anna", {"person.abroad": False}), person("bela")),
        said={"person.abroad": True},
    )
    assert yes(side(case, "anna").whole_story()) == set()
    assert yes(side(case, "bela").whole_story()) == {"person.abroad"}


def test_of_the_facts_of_the_case_an_actor_has_only_what_is_so_of_the_person() -> None:
    case = story(people=(person("anna", BLOW),), actors=(actor("carl"),), said=BLOW)
    assert yes(side(case, "anna", "carl").whole_story()) == {"person.abroad"}


def test_an_aim_is_nobodys_but_ones_own() -> None:
    actors = (actor("carl", BLOW), actor("dora", acted_with=("carl",)))
    case = story(actors=actors)
    assert yes(side(case, by="carl").whole_story()) == set(BLOW)
    assert yes(side(case, by="dora").whole_story()) == {
        "act.received",
        "force.used",
        "work.performed",
    }


def test_for_the_person_it_is_enough_that_somebody_meant_it() -> None:
    case = story(
        step("a", {}, by=("carl", "dora")),
        people=(person("anna"),),
        actors=(actor("carl", {"aim.labour": True}), actor("dora", {"aim.labour": False})),
    )
    assert yes(side(case, "anna").whole_story()) == {"aim.labour"}


def test_what_somebody_meant_who_did_nothing_to_the_person_does_not_count_for_them() -> None:
    case = story(
        step("a", {}, people=("bela",), by=("carl",)),
        people=(person("anna"), person("bela")),
        actors=(actor("carl", {"aim.labour": True}),),
    )
    assert yes(side(case, "anna").whole_story()) == set()
    assert yes(side(case, "bela").whole_story()) == {"aim.labour"}


def test_what_an_actor_said_yes_to_stays_withheld_for_the_person() -> None:
    case = story(
        people=(person("anna"),),
        actors=(actor("carl", {"aim.labour": True, "aim.other": False}),),
    )
    strict = Weighing(standard=Standing.ESTABLISHED)
    found = side(case, "anna", weighing=strict).whole_story()
    assert {fact: each.openness for fact, each in found.items()} == {
        "aim.labour": Openness.WITHHELD
    }


# ── Who is answered ──────────────────────────────────────────────────────────


def answered(case: Case) -> set[tuple[str, str]]:
    report = StoryChecker(small_checker()).check(case, request_for(SMALL_LAW))
    return {key for key in answers_of(report) if key[1]}


def test_who_did_nothing_that_concerns_the_person_is_not_answered() -> None:
    case = story(
        step("a", {"act.recruited": True}, people=("anna",), by=("carl",)),
        people=(person("anna"), person("bela")),
        actors=(actor("carl"), actor("dora", {"aim.labour": True})),
    )
    assert answered(case) == {("anna", "carl")}


def test_who_did_something_beyond_the_steps_is_answered() -> None:
    case = story(people=(person("anna"),), actors=(actor("carl", {"act.received": True}),))
    assert answered(case) == {("anna", "carl")}


def test_who_acted_with_somebody_who_did_something_is_answered() -> None:
    case = story(
        step("a", {"act.recruited": True}, by=("carl",)),
        people=(person("anna"),),
        actors=(actor("carl"), actor("dora", acted_with=("carl",))),
    )
    assert answered(case) == {("anna", "carl"), ("anna", "dora")}


def test_nobody_is_answered_as_an_actor_towards_themselves() -> None:
    case = story(
        step("a", {"act.recruited": True}, by=("carl",)),
        people=(person("anna"), person("bela")),
        actors=(actor("carl", is_person="anna"),),
    )
    assert answered(case) == {("bela", "carl")}
