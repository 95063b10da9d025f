"""In the shipped laws, what a person may get never decides what the case is."""

from __future__ import annotations

from ctlaw.law.clause import SameAs
from ctlaw.law.entitlement import Tie
from ctlaw.law.ruleset import ENTITLING
from tests.strategies.libraries import shipped_library


def test_no_definition_that_classifies_is_made_of_one_that_entitles() -> None:
    library = shipped_library()
    rulesets = [each for law in library.shelves for each in library.versions(law)]
    entitling = {
        (ruleset.id, each.id)
        for ruleset in rulesets
        for each in ruleset.definitions.values()
        if each.role in ENTITLING
    }
    assert entitling
    for ruleset in rulesets:
        for definition in ruleset.definitions.values():
            if definition.role in ENTITLING:
                continue
            for clause in definition.clauses():
                match clause.connective:
                    case SameAs(ruleset=law, definition=other):
                        assert (law or ruleset.id, other) not in entitling, definition.id
                    case _:
                        pass


def test_a_benefit_that_is_tied_to_testimony_has_a_clause_that_asks_for_help() -> None:
    """The line in the answer decides nothing, so what it says has to stand in the clauses too."""
    asking = {
        "proceedings.cooperates",
        "proceedings.willing_to_testify",
        "proceedings.reasonable_requests_met",
        "proceedings.declaration_indispensable",
    }
    library = shipped_library()
    for law in library.shelves:
        for ruleset in library.versions(law):
            for definition in ruleset.definitions.values():
                said = definition.testimony
                if said is None or said.tie is Tie.PARTLY:
                    continue
                facts = {getattr(each.connective, "fact", "") for each in definition.clause.walk()}
                asked = bool(facts & asking)
                assert asked is (said.tie is Tie.TIED), (ruleset.id, definition.id)
