"""Two made-up definitions compared: their elements, what each covers alone, other readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.compare.aligned import AlignedElement, Verdict
from ctlaw.compare.comparison import Comparison, compare, pair_of
from ctlaw.compare.over_cases import LoadedCases, over_cases
from ctlaw.compare.relation import Relation
from ctlaw.facts.case import Openness
from tests.compare.small_laws import (
    A,
    B,
    C,
    D,
    E,
    compared,
    element,
    item,
    library_of,
    listed,
    subject,
)
from tests.strategies.case_building import Said, case_of
from tests.strategies.rulesets import ClauseData


def only(found: Comparison, kind: str) -> AlignedElement:
    return next(each for each in found.elements if each.kind == kind)


def law(means: ClauseData, *more: ClauseData) -> ClauseData:
    return {"all": [element("act", A), *([means] if means else []), *more]}


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (element("means", listed(B, C)), element("means", listed(C, B)), Verdict.SAME),
        (element("means", listed(B)), element("means", listed(B, C)), Verdict.WIDER),
        (element("means", listed(B, C)), element("means", listed(C)), Verdict.NARROWER),
        (element("means", listed(B, C)), element("means", listed(C, D)), Verdict.OTHER),
        (element("means", listed(B)), None, Verdict.ABSENT),
        (None, element("means", listed(B)), Verdict.ADDED),
    ],
)
def test_an_element_is_measured_by_that_of_the_first_law(
    first: ClauseData, second: ClauseData, verdict: Verdict, tmp_path: Path
) -> None:
    found = compared(law(first), law(second), tmp_path)
    assert only(found, "act").verdict is Verdict.SAME
    assert only(found, "means").verdict is verdict


def test_what_only_one_list_has_is_named_and_what_it_shares_is_not(tmp_path: Path) -> None:
    found = compared(
        law(element("means", listed(B, C))), law(element("means", listed(C, D))), tmp_path
    )
    means = only(found, "means")
    assert [(each.label, each.partly) for each in means.only_a] == [("b", False)]
    assert [(each.label, each.partly) for each in means.only_b] == [("d", False)]


def test_an_item_is_there_in_part_if_the_other_law_asks_for_more_of_it(tmp_path: Path) -> None:
    whole = element("means", {"any": [item("b", B), C]})
    part = element("means", {"any": [item("b", {"all": [B, D]}), C]})
    means = only(compared(law(whole), law(part), tmp_path), "means")
    assert means.verdict is Verdict.NARROWER
    assert [(each.label, each.partly) for each in means.only_a] == [("b", True)]
    assert means.only_b == ()


def test_the_forms_of_an_item_are_named_where_each_is_enough_and_not_where_more_is_asked(
    tmp_path: Path,
) -> None:
    force = item("force", {"any": listed(B, C)["any"]})
    forms = element("means", {"any": [force, D]})
    lies = item("lies", {"all": [E, {"any": listed(B, C)["any"]}]})
    linked = element("means", {"any": [lies, D]})
    means = only(compared(law(forms), law(linked), tmp_path / "one"), "means")
    assert [each.label for each in means.only_a] == ["b", "c"]
    means = only(compared(law(linked), law(element("means", D)), tmp_path / "two"), "means")
    assert [each.label for each in means.only_a] == ["lies"]


def test_a_rule_on_children_inside_the_means_stands_beside_one_of_its_own(tmp_path: Path) -> None:
    child = {"fact": "person.age", "below": 18}
    inside = law(element("means", {"any": [B, item("child", child)]}))
    younger = element("child", {"fact": "person.age", "below": 14})
    apart = {"all": [element("act", A), {"any": [element("means", B), younger]}]}
    found = compared(inside, apart, tmp_path)
    assert only(found, "child").verdict is Verdict.NARROWER
    (group,) = found.only_a.groups
    (line,) = group.lines
    assert line.case.facts["person.age"] in range(14, 18)
    assert found.relation is Relation.B_WITHIN_A


def test_an_exception_is_what_keeps_a_case_out(tmp_path: Path) -> None:
    exception = item("custom", E)
    found = compared({"fact": A}, {"fact": A, "unless": exception}, tmp_path)
    assert found.relation is Relation.B_WITHIN_A
    assert only(found, "exception").verdict is Verdict.ADDED
    (group,) = found.only_a.groups
    assert [(each.label, each.pinpoint, each.is_met) for each in group.causes] == [
        ("custom", "art. 2", True)
    ]
    assert group.lines[0].case.facts == {A: True, E: True}


def test_differences_are_grouped_by_the_elements_they_fail_on(tmp_path: Path) -> None:
    found = compared(
        law(element("means", listed(B, C)), element("purpose", listed(D))),
        law(element("means", listed(C)), element("purpose", listed(E))),
        tmp_path,
    )
    assert found.relation is Relation.OVERLAPPING
    causes = [[each.kind for each in group.causes] for group in found.only_a.groups]
    assert causes == [["purpose"], ["means", "purpose"]]
    assert [group.patterns for group in found.only_a.groups] == [1, 1]
    assert found.only_a.complete


def test_what_both_laws_presume_is_no_difference(tmp_path: Path) -> None:
    presumed = {"fact": B, "presume": True, "presumption": "b is presumed."}
    found = compared({"all": [A, presumed]}, A, tmp_path)
    assert found.relation is Relation.A_WITHIN_B
    (group,) = found.only_b.groups
    assert group.lines[0].case.facts == {A: True, B: False}


def test_what_took_place_is_taken_to_have_been_aimed_at_and_the_rest_is_reported(
    tmp_path: Path,
) -> None:
    purpose = {"purpose": {"aim": A, "happened": B}}
    found = compared({"any": [A, B]}, {"any": [{"all": [B, A]}, purpose]}, tmp_path)
    assert found.relation is Relation.EQUIVALENT
    assert found.unless_aimed is Relation.B_WITHIN_A


def test_a_reading_that_changes_the_relation_is_told(tmp_path: Path) -> None:
    disputed = {"reading": "R1", "branches": {"A": A, "B": B, "C": {"any": [A, B]}}}
    found = compared(disputed, A, tmp_path)
    assert found.relation is Relation.EQUIVALENT
    assert found.readings == {"R1": "A"}
    others = {(each.reading, each.branch): each.relation for each in found.other_readings}
    assert others == {("R1", "B"): Relation.OVERLAPPING, ("R1", "C"): Relation.B_WITHIN_A}


def test_a_reading_is_taken_on_both_sides_at_once(tmp_path: Path) -> None:
    disputed = {"reading": "R1", "branches": {"A": A, "B": B}}
    found = compared(disputed, disputed, tmp_path)
    assert found.relation is Relation.EQUIVALENT
    assert found.other_readings == ()
    chosen = compared(disputed, B, tmp_path, {"R1": "B"})
    assert (chosen.relation, chosen.readings) == (Relation.EQUIVALENT, {"R1": "B"})
    assert [each.branch for each in chosen.other_readings] == ["A"]


def test_several_definitions_are_taken_together(tmp_path: Path) -> None:
    library = library_of({"one": {"x": A, "y": B}, "two": {"both": {"any": [A, B]}}}, tmp_path)
    found = compare(subject(library, "one", "x", "y"), subject(library, "two"), library)
    assert found.relation is Relation.EQUIVALENT
    assert found.a.name == "one@2000-01-01#x+y"


CASES: dict[str, dict[str, Said]] = {
    "turned": {A: True, B: True, C: False},
    "met by both": {A: True, B: True, C: True},
    "met by none": {A: False},
    "open under the second": {A: True, B: True},
    "open under both": {A: True, B: Openness.UNKNOWN, C: Openness.UNKNOWN},
}


def test_cases_that_change_outcome_are_told_with_the_element_that_fails(tmp_path: Path) -> None:
    first = law(element("means", listed(B)))
    second = law(element("means", listed(B)), element("purpose", listed(C)))
    library = library_of({"one": {"wrong": first}, "two": {"wrong": second}}, tmp_path)
    pair = pair_of(subject(library, "one"), subject(library, "two"), library, {})
    loaded = LoadedCases(tuple(map(case_of, CASES.values())), 1, ())
    found = over_cases(pair, loaded)
    assert (found.cases, found.stories, found.faults) == (5, 1, ())
    turned, opened = found.changed
    assert (turned.a, turned.b, turned.is_turned) == (True, False, True)
    assert [each.kind for each in turned.causes] == ["purpose"]
    assert (opened.a, opened.b, opened.is_turned, opened.causes) == (True, None, False, ())


def test_a_case_that_says_what_cannot_be_is_a_fault_and_the_others_are_looked_at(
    tmp_path: Path,
) -> None:
    library = library_of({"one": {"wrong": A}, "two": {"wrong": B}}, tmp_path)
    pair = pair_of(subject(library, "one"), subject(library, "two"), library, {})
    impossible = case_of({"person.at_home": True, "person.abroad": True})
    found = over_cases(pair, LoadedCases((impossible, case_of({A: True, B: False})), 0, ()))
    assert len(found.faults) == 1
    assert len(found.changed) == 1
