"""The outcome at other standards of proof, without somebody's word, and at both ages."""

from __future__ import annotations

from msgspec.structs import replace

from ctlaw.explain.finding import Outcome
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Openness, Standing, Weighing
from ctlaw.story.footings import usual_footings
from ctlaw.story.report import StoryFinding
from tests.strategies.case_building import Said
from tests.strategies.stories import (
    SMALL_LAW,
    SOURCES,
    Statements,
    changed,
    findings_of,
    person,
    report_of,
    statement,
    step,
    story,
)

MET, FAILED, OPEN = Outcome.QUALIFIES, Outcome.DOES_NOT_QUALIFY, Outcome.UNDETERMINED
PROVED = {"act.received": True, "aim.labour": True}
SUPPORTED, ESTABLISHED = Standing.SUPPORTED, Standing.ESTABLISHED


def case_with(
    blow: tuple[Standing, tuple[str, ...]], born: str = "1990", more: dict[str, Said] | None = None
) -> Case:
    """A story in which all but one fact is established, and that one is proved as given."""
    told = {**PROVED, **(more or {})}
    case = story(
        step("a", told, "2021"), step("b", {"force.used": True}, "2022"),
        people=(person("anna", born=born),),
    )  # fmt: skip

    def proved(_: str, statements: Statements) -> Statements:
        return {
            fact: statement(fact, True, blow[1], blow[0])
            if fact == "force.used"
            else replace(each, standing=ESTABLISHED)
            for fact, each in statements.items()
        }

    return changed(case, proved)


def answer(case: Case, definition: str = "exploiting") -> StoryFinding:
    return findings_of(report_of(SMALL_LAW, case))["anna", "", "2000-01-01", definition]


def test_the_outcome_is_told_at_each_higher_standard() -> None:
    found = answer(case_with((SUPPORTED, ())))
    assert found.finding.outcome is MET
    assert found.at == {"supported": MET, "established": OPEN}


def test_a_case_that_says_nothing_of_proof_is_asked_for_no_standard() -> None:
    case = story(step("a", {"act.received": True}), people=(person("anna"),), sources={})
    assert usual_footings(case, Weighing()) == ()
    assert answer(case).at == {}


def test_above_the_standard_that_is_asked_only_higher_ones_are_told() -> None:
    footings = usual_footings(case_with((SUPPORTED, ())), Weighing(standard=SUPPORTED))
    assert [each.standard for each in footings] == [ESTABLISHED, SUPPORTED]
    assert footings[1].without == ("victim",)


def test_the_outcome_is_told_without_the_victims_word() -> None:
    assert answer(case_with((ESTABLISHED, ("told",)))).without == {"victim": OPEN}
    assert answer(case_with((ESTABLISHED, ("told", "paper")))).without == {"victim": MET}


def test_the_victims_word_that_is_left_out_already_is_not_left_out_again() -> None:
    case = case_with((ESTABLISHED, ("told",)))
    footings = usual_footings(case, Weighing(without=("victim",)))
    assert [each.standard for each in footings] == [SUPPORTED, ESTABLISHED]


def test_without_a_voice_in_the_case_nothing_is_said_of_it() -> None:
    case = replace(case_with((SUPPORTED, ())), sources={"paper": SOURCES["paper"]})
    assert answer(case).without == {}


def test_a_footing_on_which_the_facts_contradict_each_other_leaves_it_open() -> None:
    case = case_with((ESTABLISHED, ()))
    told = (statement("force.any", True, ("told",)), statement("force.any", False, ("paper",)))
    disputed = replace(told[0], value=None, openness=Openness.DISPUTED, told=told)
    case = replace(case, statements={"force.any": disputed})
    found = answer(case)
    assert found.finding.outcome is MET
    assert found.without == {"victim": OPEN}


# ── Age ──────────────────────────────────────────────────────────────────────


def of_age(said: dict[str, Said], born: str = "") -> StoryFinding:
    case = story(
        step("a", {**PROVED, "concept.force": False, "force.any": False}, "2021"),
        people=(person("anna", said, born),),
    )
    return answer(case)


def test_where_the_age_is_open_and_decides_both_outcomes_are_told() -> None:
    found = of_age({})
    assert (found.if_child, found.if_adult) == (MET, FAILED)
    assert found.age_decides


def test_where_the_age_is_known_it_is_not_supposed() -> None:
    for told in (of_age({"person.under_18": False}), of_age({"person.under_14": True})):
        assert not told.age_decides
    assert not of_age({}, born="1990").age_decides


def test_an_age_that_is_known_only_to_be_under_another_limit_is_open() -> None:
    assert of_age({"person.under_21": True}).age_decides
    assert of_age({"person.under_14": False}).age_decides


def test_where_both_ages_come_to_the_same_nothing_is_said_of_age() -> None:
    case = case_with((ESTABLISHED, ()), born="")
    assert not answer(case).age_decides
