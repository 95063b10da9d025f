"""What is missing from an open case: the smallest sets, in the words of the vocabulary."""

from __future__ import annotations

from ctlaw.explain.finding import Basis, Missing, Requirement
from ctlaw.facts.case import Openness
from tests.strategies.case_building import Said
from tests.strategies.model_law import finding


def missing(said: dict[str, Said], definition: str = "exploiting") -> Missing:
    found = finding(said, definition).missing
    assert found is not None
    return found


def any_of(*facts: str) -> Requirement:
    return Requirement(True, facts)


def none_of(*facts: str) -> Requirement:
    return Requirement(False, facts, every=True)


def test_a_finding_that_is_settled_misses_nothing() -> None:
    assert finding({"act.any": False}).missing is None


def test_one_open_element_is_settled_by_the_facts_that_show_it() -> None:
    found = missing({"act.recruited": True, "force.used": True})
    assert found.open_elements == ("purpose",)
    assert found.complete
    (first, second) = found.to_qualify
    assert first == (any_of("aim.labour"),)
    assert sorted(part.facts for part in second) == [("work.performed",), ("work.unwanted",)]
    assert found.to_fail == ((none_of("aim.labour"),),)


def test_the_many_noes_of_a_list_become_one_general_question() -> None:
    found = missing({"force.used": True, "aim.labour": True})
    assert found.to_qualify == ((any_of("act.recruited", "act.received"),),)
    assert found.to_fail == ((none_of("act.any"),),)
    assert {question.id for question in found.questions} == {
        "act.any",
        "act.recruited",
        "act.received",
    }


def test_the_questions_come_with_their_words_and_why_they_are_open() -> None:
    said: dict[str, Said] = {
        "act.recruited": True,
        "force.used": True,
        "aim.labour": Openness.DISPUTED,
    }
    (aim,) = (each for each in missing(said).questions if each.id == "aim.labour")
    assert aim.question == "Did someone want to make the person work by force?"
    assert aim.phrase_yes == "someone wanted to make the person work by force"
    assert aim.phrase_no == "nobody wanted to make the person work by force"
    assert (aim.basis, aim.judgement) == (Basis.DISPUTED, True)


def test_a_concept_is_never_asked_for_by_name() -> None:
    asked = {question.id for question in missing({}).questions}
    assert "concept.force" not in asked
    assert "force.used" in asked


def test_what_would_contradict_a_stated_concept_is_not_suggested() -> None:
    said: dict[str, Said] = {
        "act.recruited": True,
        "aim.labour": True,
        "concept.force": False,
    }
    found = missing(said)
    assert found.to_qualify == ((any_of("person.age<18"),),)
    assert found.to_fail == ((none_of("person.age<18"),),)


def test_an_answer_that_would_lift_a_presumption_is_no_way_to_qualify() -> None:
    found = missing({"work.performed": True}, "forced-work-of-anyone")
    assert found.to_qualify == ((any_of("work.unwanted"),),)
    assert found.to_fail == ((none_of("work.unwanted"),),)


def test_a_claimed_exception_is_among_what_has_to_be_settled() -> None:
    said: dict[str, Said] = {
        "work.performed": True,
        "work.unwanted": True,
        "work.military": Openness.UNKNOWN,
    }
    found = missing(said, "forced-work-of-anyone")
    assert found.to_qualify == ((none_of("work.military"),),)
    assert found.to_fail == ((any_of("work.military"),),)


def test_an_empty_case_is_told_what_to_ask_first() -> None:
    found = missing({})
    assert found.open_elements == ("act", "means", "purpose")
    assert (none_of("act.any"),) in found.to_fail
    assert all(len(each) >= 3 for each in found.to_qualify)
