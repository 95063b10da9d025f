"""Which step of a story came first, and what each part of a story's file is read as."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError, Place
from ctlaw.facts.case_file import load_case
from ctlaw.facts.evidence import Openness, Standing, Voice
from ctlaw.facts.period import parse_period
from ctlaw.facts.story import Episode, in_order
from tests.strategies.libraries import small_library

_GOOD = Path(__file__).parent / "good"
_LIBRARY = small_library()
STORY = load_case(_GOOD / "story.yaml", _LIBRARY.vocabulary, _LIBRARY.jurisdictions)


def step(name: str, when: str = "", **relations: tuple[str, ...]) -> Episode:
    period = parse_period(when) if when else None
    return Episode(name, Place("case.yaml"), name, {}, period, **relations)


def order(*steps: Episode) -> list[str]:
    return [each.id for each in in_order(steps)]


def test_steps_stand_in_the_order_of_their_dates() -> None:
    assert order(step("work", "2019-07"), step("offer", "2019-03-01"), step("flight", "2020")) == [
        "offer",
        "work",
        "flight",
    ]


def test_steps_without_dates_keep_the_order_of_the_file() -> None:
    assert order(step("offer"), step("journey"), step("work")) == ["offer", "journey", "work"]


def test_steps_that_may_have_been_at_the_same_time_keep_the_order_of_the_file() -> None:
    assert order(step("work", "2019-07"), step("offer", "2019")) == ["work", "offer"]


def test_a_step_comes_after_and_before_those_it_names() -> None:
    assert order(step("work", after=("journey",)), step("journey"), step("offer")) == [
        "journey",
        "work",
        "offer",
    ]
    assert order(step("work"), step("offer", before=("work",))) == ["offer", "work"]


def test_a_date_against_what_is_said_to_have_come_after_is_a_circle() -> None:
    with pytest.raises(DocumentError, match="offer before work before offer"):
        order(step("offer", "2019", after=("work",)), step("work", "2020"))


@given(st.lists(st.sampled_from(["", "2018", "2019", "2019-05", "2019-06", "2020-01-31"])))
def test_no_step_stands_before_one_that_clearly_lies_earlier(days: list[str]) -> None:
    steps = in_order([step(f"step-{number}", day) for number, day in enumerate(days)])
    assert len(steps) == len(days)
    for number, later in enumerate(steps):
        for earlier in steps[:number]:
            if earlier.when and later.when:
                assert not later.when.last < earlier.when.first


def test_every_part_of_a_story_is_read() -> None:
    assert [each.id for each in STORY.people] == ["anna", "berta"]
    anna, berta = STORY.people
    assert (anna.called, anna.born) == ("the younger sister", parse_period("2002-06"))
    assert (berta.called, berta.born) == ("berta", None)
    recruiter, driver, helper = STORY.actors
    assert (recruiter.acted_with, recruiter.knew) == (("driver",), ("house",))
    assert (driver.person, helper.person) == ("", "berta")
    assert STORY.is_story


def test_the_steps_of_a_file_stand_in_their_order() -> None:
    assert [each.id for each in STORY.episodes] == ["offer", "house", "flight", "step-4"]
    offer, house, flight, last = STORY.episodes
    assert offer.concerns("anna")
    assert not offer.concerns("berta")
    assert house.concerns("berta"), "a step that names nobody concerns everyone"
    assert (offer.places, house.by, flight.ends) == (("US-MN",), ("helper",), ("act.received",))
    assert (flight.title, last.title) == ("flight", "What nobody can date")


def test_the_sources_of_a_file_are_read() -> None:
    interview = STORY.sources["interview"]
    assert (interview.word, interview.of, interview.where) == (Voice.VICTIM, "anna", "page 4")
    assert interview.said == parse_period("2021-02-03")
    assert STORY.sources["denial"].called == "denial"


def test_the_standing_of_a_case_is_that_of_its_facts() -> None:
    assert STORY.statements["work.performed"].standing is Standing.SUPPORTED
    force = STORY.episodes[1].statements["force.used"]
    assert force.openness is Openness.DISPUTED
    assert [each.standing for each in force.told] == [
        Standing.ALLEGED,
        Standing.ESTABLISHED,
        Standing.REJECTED,
        Standing.SUPPORTED,
    ]


def test_what_is_expected_of_a_person_and_of_an_actor_is_read() -> None:
    of_anna, of_recruiter = STORY.all_expectations
    assert (of_anna.person, of_anna.actor, of_anna.met_at) == ("anna", "", "house")
    assert of_anna.since == {"act": "offer", "means/force": "house"}
    assert of_anna.tipped_by == ("force.used",)
    assert of_anna.at == {"supported": "qualifies", "established": "undetermined"}
    assert set(of_anna.without) == {"victim", "anna", "denial"}
    assert (of_anna.if_child, of_anna.if_adult) == ("qualifies", "does_not_qualify")
    assert (of_recruiter.person, of_recruiter.actor) == ("anna", "recruiter")


def test_a_variation_of_a_story_has_its_people_and_steps_and_expects_its_own() -> None:
    (variation,) = STORY.variations
    assert [each.id for each in variation.people] == ["anna", "berta"]
    assert variation.episodes == STORY.episodes
    assert variation.statements["work.performed"].value is False
    assert [each.met_at for each in variation.all_expectations] == ["house"]


def test_a_story_needs_no_facts_of_the_case() -> None:
    case = load_case(_GOOD / "story-without-facts.yaml", _LIBRARY.vocabulary)
    assert (case.statements, case.is_story) == ({}, True)


def test_statements_can_conflict_in_a_case_about_one_person() -> None:
    case = load_case(_GOOD / "conflicting-statements.yaml", _LIBRARY.vocabulary)
    assert case.statements["act.recruited"].openness is Openness.DISPUTED
    assert not case.is_story
