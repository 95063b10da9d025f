"""The tree of elements: what each rests on is labelled as what it is."""

from __future__ import annotations

import pytest

from ctlaw.explain.finding import Basis, Outcome, Truth
from ctlaw.facts.case import Openness
from tests.strategies.case_building import Said
from tests.strategies.model_law import check, element, finding, line

QUALIFIES: dict[str, Said] = {"act.recruited": True, "force.weapon": True, "aim.labour": True}


def test_elements_carry_kind_label_pinpoint_and_path() -> None:
    found = finding(QUALIFIES)
    assert [(each.path, each.kind, each.label, each.pinpoint) for each in found.elements] == [
        ("act", "act", "act", "art. 1(a)"),
        ("means", "means", "means", "art. 1(b)"),
        ("purpose", "purpose", "purpose", "art. 1(c)"),
    ]
    force = element(found, "means/force")
    assert (force.id, force.kind, force.term, force.connective) == ("force", "", "Gewalt", "any")
    assert (found.label, found.pinpoint, found.role, found.connective) == (
        "exploiting",
        "art. 1",
        "offence",
        "all",
    )


def test_what_is_stated_what_follows_and_what_is_derived_are_told_apart() -> None:
    found = finding(QUALIFIES)
    assert found.outcome is Outcome.QUALIFIES
    force = element(found, "means/force")
    assert (force.value, force.basis) == (Truth.YES, Basis.DERIVED)
    weapon, used = line(force, "force.weapon"), line(force, "force.used")
    assert (weapon.basis, weapon.stated_by) == (Basis.STATED, "")
    assert (used.basis, used.stated_by) == (Basis.FOLLOWS, "force.weapon")
    assert used.phrase == "someone hit or held the person"
    assert found.rests_on == ("act.recruited", "force.weapon", "aim.labour")


def test_a_concept_stated_by_a_lawyer_is_labelled_as_stated() -> None:
    found = finding({**QUALIFIES, "force.weapon": Openness.UNKNOWN, "concept.force": True})
    force = element(found, "means/force")
    assert (force.value, force.basis) == (Truth.YES, Basis.STATED)
    assert force.decided_by == ("concept.force",)
    assert line(force, "concept.force").phrase == "force is established"
    assert [each.fact for each in found.judgements] == ["concept.force", "aim.labour"]


def test_a_concept_stated_and_derived_counts_as_derived() -> None:
    force = element(finding({**QUALIFIES, "concept.force": True}), "means/force")
    assert (force.basis, force.decided_by) == (Basis.DERIVED, ("force.used", "force.weapon"))


def test_a_concept_nobody_states_is_not_shown() -> None:
    force = element(finding(QUALIFIES), "means/force")
    assert [each.id for each in force.facts] == ["force.used", "force.weapon"]


def test_a_purpose_seen_from_what_happened_is_labelled_as_inferred() -> None:
    found = finding(
        {
            "act.recruited": True,
            "force.used": True,
            "work.performed": True,
            "work.unwanted": True,
        }
    )
    work = element(found, "purpose/forced-work")
    assert (found.outcome, work.basis) == (Outcome.QUALIFIES, Basis.INFERRED)
    assert found.inferred == ("purpose/forced-work",)
    assert line(work, "aim.labour").basis is Basis.NOT_ASKED
    assert work.decided_by == ("work.performed", "work.unwanted")


def test_a_stated_aim_is_not_inferred() -> None:
    found = finding({**QUALIFIES, "work.performed": True, "work.unwanted": True})
    assert element(found, "purpose/forced-work").basis is Basis.DERIVED
    assert found.inferred == ()


def test_a_presumed_exception_is_labelled_and_named_with_what_lifts_it() -> None:
    found = finding({"work.performed": True, "work.unwanted": True}, "forced-work-of-anyone")
    military = element(found, "military")
    assert (military.kind, military.value, military.basis) == (
        "exception",
        Truth.NO,
        Basis.PRESUMED,
    )
    assert found.outcome is Outcome.QUALIFIES
    (presumption,) = found.presumed
    assert (presumption.sentence, presumption.value, presumption.pinpoint) == (
        "Nobody claims military service.",
        Truth.NO,
        "art. 2(2)",
    )
    assert presumption.lifted_by == ("work.military",)


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        (True, Outcome.DOES_NOT_QUALIFY),
        (False, Outcome.QUALIFIES),
        (Openness.UNKNOWN, Outcome.UNDETERMINED),
        (Openness.DISPUTED, Outcome.UNDETERMINED),
    ],
)
def test_a_claim_lifts_the_presumption_and_a_denial_takes_its_place(
    claim: Said, outcome: Outcome
) -> None:
    said: dict[str, Said] = {"work.performed": True, "work.unwanted": True, "work.military": claim}
    found = finding(said, "forced-work-of-anyone")
    assert found.outcome is outcome
    assert found.presumed == ()


def test_what_two_clauses_presume_in_the_same_words_is_named_once_with_all_that_lifts_it() -> None:
    (found,) = check({"act.recruited": True}, "same-presumption-twice#official-work").findings
    (presumption,) = found.presumed
    assert presumption.sentence == "Nobody claims work for the public."
    assert presumption.lifted_by == ("work.military", "work.civic")


def test_the_presumption_that_a_list_is_complete_is_named_where_it_matters() -> None:
    said: dict[str, Said] = {"act.recruited": True, "force.used": True, "aim.labour": False}
    found = finding(said)
    assert found.outcome is Outcome.DOES_NOT_QUALIFY
    (presumption,) = found.presumed
    assert presumption.sentence == (
        "Nothing beyond the forms that the law lists is claimed (purpose)."
    )
    assert presumption.lifted_by == ("aim.other",)
    other = line(element(found, "purpose"), "aim.other")
    assert (other.value, other.basis) == (Truth.NO, Basis.PRESUMED)
    assert finding(QUALIFIES).presumed == (), "a listed form is met, so no other one is needed"


def test_unknown_and_disputed_and_not_asked_are_told_apart() -> None:
    found = finding({"act.recruited": Openness.DISPUTED, "force.used": Openness.UNKNOWN})
    assert found.outcome is Outcome.UNDETERMINED
    assert [element(found, path).basis for path in ("act", "means", "purpose")] == [
        Basis.DISPUTED,
        Basis.UNKNOWN,
        Basis.NOT_ASKED,
    ]
    receipt = element(found, "act/receipt")
    assert (receipt.basis, receipt.facts[0].phrase) == (
        Basis.NOT_ASKED,
        "Did someone take the person in?",
    )


def test_an_element_that_is_no_names_the_facts_against_it() -> None:
    found = finding({"act.any": False, "force.used": True})
    assert found.outcome is Outcome.DOES_NOT_QUALIFY
    act = element(found, "act")
    assert act.decided_by == ("act.recruited", "act.received")
    assert act.rests_on == found.rests_on == ("act.any",)


def test_an_age_reads_as_the_limit_that_was_asked_about() -> None:
    child = line(element(finding({"person.age": 17}), "means/child"), "person.age<18")
    assert (child.value, child.basis, child.phrase) == (
        Truth.YES,
        Basis.STATED,
        "the person was under 18",
    )
    named = line(element(finding({"person.under_14": True}), "means/child"), "person.age<18")
    assert (named.basis, named.stated_by) == (Basis.FOLLOWS, "person.under_14")


def test_a_negated_fact_says_that_a_no_is_wanted() -> None:
    found = finding({"work.civic": False}, "hazardous-work")
    civic = element(found, "not-civic")
    assert (civic.value, civic.connective) == (Truth.YES, "not")
    assert (line(civic, "work.civic").wanted, line(civic, "work.civic").value) == (
        Truth.NO,
        Truth.NO,
    )


def test_what_is_left_to_another_and_what_is_another_law_s_say_so() -> None:
    found = finding({"work.on_national_list": True, "act.any": True}, "hazardous-work")
    assert element(found, "listed").deferred_to == "the national list"
    thing = element(found, "thing")
    assert (thing.law, thing.value) == ("versions@2010-07-01", Truth.YES)


def test_a_clause_picked_by_a_reading_names_reading_and_branch() -> None:
    work = element(finding({"aim.labour": True}, "on-a-reading"), "work")
    assert (work.reading, work.label, work.value) == ("R1/A", "work", Truth.YES)


def test_judgements_name_who_weighed_and_deciding_clauses_name_what_is_unconfirmed() -> None:
    found = finding(QUALIFIES)
    assert [(each.fact, each.phrase) for each in found.judgements] == [
        ("aim.labour", "someone wanted to make the person work by force")
    ]
    assert found.unconfirmed == (
        "Model Law, art. 1(c): purpose",
        "Model Law, art. 1(c)(i): forced work",
    )


def test_facts_that_bear_on_a_definition_are_those_it_asks_for_and_the_case_answers() -> None:
    found = finding({**QUALIFIES, "plain.a": True})
    assert found.bearing == ("act.recruited", "force.used", "force.weapon", "aim.labour")
