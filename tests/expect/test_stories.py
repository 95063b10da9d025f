"""What an author expects of a story: each key, met and not met, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from ctlaw.expect.stories import all_expectations, story_findings, story_mismatches
from ctlaw.facts.case import Case, Expectation
from ctlaw.facts.evidence import Standing
from ctlaw.messages.catalogue import Catalogue
from tests.strategies.case_building import Said
from tests.strategies.stories import (
    NOWHERE,
    SMALL_LAW,
    actor,
    changed,
    person,
    request_for,
    small_checker,
    statement,
    step,
    story,
)

TARGET = f"{SMALL_LAW}#exploiting"


def told(said: dict[str, Said], born: str = "1990") -> Case:
    case = story(
        step("house", {"act.received": True, "aim.labour": True}, "2019", by=("carl",)),
        step("threat", said, "2020", by=("carl",)),
        people=(person("anna", born=born),),
        actors=(actor("carl", {"aim.other": True}),),
    )
    return changed(
        case,
        lambda _, told: {
            fact: statement(fact, True, ("told",), Standing.SUPPORTED)
            if fact == "force.used"
            else replace(each, standing=Standing.ESTABLISHED)
            for fact, each in told.items()
        },
    )


MET = told({"force.used": True})
OPEN = told({"work.performed": True})
AGELESS = told({"concept.force": False}, born="")


def expected(keys: Mapping[str, object]) -> Expectation:
    return replace(Expectation(TARGET, NOWHERE, "qualifies", person="anna"), **keys)


def sentences(case: Case, expectation: Expectation) -> list[str]:
    request = request_for(TARGET)
    (found,) = story_findings(case, expectation, request, small_checker())
    return [each.sentence for each in story_mismatches(expectation, found, case, Catalogue())]


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        (MET, {"met_at": "threat"}),
        (MET, {"met_at": "threat", "actor": "carl"}),
        (MET, {"since": {"act": "house", "means/force": "threat"}}),
        (MET, {"tipped_by": ("force.used",)}),
        (MET, {"at": {"supported": "qualifies", "established": "undetermined"}}),
        (
            MET,
            {"without": {"victim": "undetermined", "anna": "undetermined", "paper": "qualifies"}},
        ),
        (MET, {"without": {"victim": "undetermined"}, "actor": "carl"}),
        (MET, {"if_child": "qualifies", "if_adult": "qualifies"}),
        (AGELESS, {"if_child": "qualifies", "if_adult": "does_not_qualify"}),
    ],
)
def test_what_is_so_is_no_mismatch(case: Case, keys: dict[str, object]) -> None:
    assert sentences(case, expected(keys)) == []


@pytest.mark.parametrize(
    ("case", "keys", "sentence"),
    [
        (MET, {"met_at": "house"}, "expected to be met first at house, found threat"),
        (OPEN, {"met_at": "threat"}, "expected to be met first at threat, found never"),
        (
            MET,
            {"since": {"means/force": "house"}},
            "element means/force: expected to be decided at house, found threat",
        ),
        (
            OPEN,
            {"since": {"means": "threat"}},
            "element means: expected to be decided at threat, found never",
        ),
        (MET, {"since": {"hope": "house"}}, "there is no element hope."),
        (
            MET,
            {"tipped_by": ("act.received",)},
            "expected act.received among the facts that tip it; these do: force.used",
        ),
        (
            OPEN,
            {"tipped_by": ("act.received",)},
            "expected act.received among the facts that tip it; these do: none",
        ),
        (
            MET,
            {"at": {"established": "qualifies"}},
            "established: expected qualifies, found undetermined",
        ),
        (
            MET,
            {"without": {"victim": "does_not_qualify"}},
            "victim: expected does_not_qualify, found undetermined",
        ),
        (
            AGELESS,
            {"if_child": "undetermined"},
            "if_child: expected undetermined, found qualifies",
        ),
        (
            AGELESS,
            {"if_adult": "qualifies"},
            "if_adult: expected qualifies, found does_not_qualify",
        ),
        (
            MET,
            {"if_adult": "does_not_qualify"},
            "if_adult: expected does_not_qualify, found qualifies",
        ),
    ],
)
def test_what_is_not_so_is_said_with_what_is(
    case: Case, keys: dict[str, object], sentence: str
) -> None:
    assert [each.strip() for each in sentences(case, expected(keys))] == [sentence]


def test_what_was_so_before_all_steps_is_called_before() -> None:
    case = replace(MET, statements={"force.weapon": statement("force.weapon", True)})
    assert sentences(case, expected({"since": {"means": "before"}})) == []


def test_what_the_case_expects_is_expected_of_every_person() -> None:
    general = Expectation(TARGET, NOWHERE, "qualifies")
    own = Expectation(TARGET, NOWHERE, "undetermined", person="bela")
    of_actor = Expectation(TARGET, NOWHERE, "qualifies", person="anna", actor="carl")
    case = replace(
        MET,
        expectations=(general,),
        people=(person("anna"), replace(person("bela"), expectations=(own,))),
        actors=(replace(actor("carl"), expectations=(of_actor,)),),
    )
    found = [(each.person, each.actor, each.outcome) for each in all_expectations(case)]
    assert found == [
        ("anna", "", "qualifies"),
        ("bela", "", "qualifies"),
        ("bela", "", "undetermined"),
        ("anna", "carl", "qualifies"),
    ]
    nobody = replace(MET, expectations=(general,), people=(), actors=())
    assert [each.person for each in all_expectations(nobody)] == [""]


def test_of_somebody_who_did_nothing_to_the_person_no_finding_comes_out() -> None:
    case = replace(MET, actors=(*MET.actors, actor("dora")))
    assert (
        story_findings(case, expected({"actor": "dora"}), request_for(TARGET), small_checker())
        == []
    )
