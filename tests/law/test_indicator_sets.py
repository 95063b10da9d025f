"""The indicator sets are the published ones: their numbers, their counting, and their limits.

A number that changes here is a slip, or a correction that somebody has to compare with the
published document; either way it must not pass unseen.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache

import pytest

from ctlaw.law.clause import AtLeast, Clause, FactIs, Mark, SameAs
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Role, Ruleset, RulesetKind
from ctlaw.library_location import rulesets_folder

ADULTS, CHILDREN = "delphi-adult-labour-2009", "delphi-child-labour-2009"
DELPHI = [ADULTS, CHILDREN]
SETS = [*DELPHI, "ilo-indicators-2005", "ilo-indicators-2012"]
DIMENSIONS = ["d1", "d2", "d3", "d4", "d5", "d6"]
POINTS = {"strong": 4, "medium": 2, "weak": 1}
COMPARE = "The set has changed. Compare it with the published document before changing this number."


@cache
def library() -> Library:
    return Library([rulesets_folder()])


def the_set(law: str) -> Ruleset:
    (version,) = library().versions(law)
    return version


def counted(definition: Definition) -> AtLeast:
    connective = definition.clause.connective
    assert isinstance(connective, AtLeast)
    return connective


def strength(indicator: Clause) -> str:
    found = re.fullmatch(r"dimension \d, (strong|medium|weak)", indicator.pinpoint)
    assert found is not None, indicator.pinpoint
    return found.group(1)


def strengths(law: str, dimension: str) -> Counter[str]:
    return Counter(strength(part) for part in counted(the_set(law).definitions[dimension]).parts)


def test_the_library_has_these_sets_and_none_on_sexual_exploitation() -> None:
    found = library()
    kinds = {law: found.versions(law)[0].kind for law in found.shelves}
    assert sorted(law for law, kind in kinds.items() if kind is RulesetKind.INDICATOR_SET) == SETS


@pytest.mark.parametrize(
    ("law", "numbers"),
    [(ADULTS, [10, 10, 16, 9, 15, 7]), (CHILDREN, [10, 10, 15, 8, 15, 7])],
    ids=DELPHI,
)
def test_each_dimension_has_as_many_indicators_as_published(law: str, numbers: list[int]) -> None:
    assert [strengths(law, each).total() for each in DIMENSIONS] == numbers, COMPARE


@pytest.mark.parametrize(
    ("law", "total", "strong", "medium", "weak"),
    [(ADULTS, 67, 7, 53, 7), (CHILDREN, 65, 15, 50, 0)],
    ids=DELPHI,
)
def test_the_weights_add_up_as_published(
    law: str, total: int, strong: int, medium: int, weak: int
) -> None:
    found = sum((strengths(law, each) for each in DIMENSIONS), Counter[str]())
    assert found.total() == total, COMPARE
    assert (found["strong"], found["medium"], found["weak"]) == (strong, medium, weak), COMPARE


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("law", DELPHI)
def test_the_points_say_exactly_what_the_published_test_says(law: str, dimension: str) -> None:
    count = counted(the_set(law).definitions[dimension])
    for part, weight in zip(count.parts, count.weights, strict=True):
        assert weight == POINTS[strength(part)], part.id
    there = strengths(law, dimension)
    ranges = (range(there[each] + 1) for each in POINTS)
    for strong, medium, weak in itertools.product(*ranges):
        published = (strong >= 1 and strong + medium + weak >= 2) or (
            medium >= 2 and medium + weak >= 3
        )
        points = strong * POINTS["strong"] + medium * POINTS["medium"] + weak * POINTS["weak"]
        assert (points >= count.total) is published, (strong, medium, weak)


@pytest.mark.parametrize("law", DELPHI)
def test_each_indicator_has_one_fact_of_its_own_at_its_own_stage(law: str) -> None:
    seen: Counter[str] = Counter()
    for dimension in DIMENSIONS:
        stage = "recruitment." if dimension in ("d1", "d2", "d3") else "destination."
        for part in counted(the_set(law).definitions[dimension]).parts:
            assert isinstance(part.connective, FactIs)
            assert part.connective.fact.startswith(stage), part.connective.fact
            seen[part.connective.fact] += 1
    assert [fact for fact, times in seen.items() if times > 1] == []


def test_both_sets_ask_the_same_facts_under_the_same_ids() -> None:
    for dimension in DIMENSIONS:
        adults, children = (
            {
                part.id: part.connective
                for part in counted(the_set(law).definitions[dimension]).parts
            }
            for law in DELPHI
        )
        assert children.items() <= adults.items()


def test_some_weights_differ_between_adults_and_children() -> None:
    """The sets are not one set with two names: no weight may be carried from one to the other."""
    different = 0
    for dimension in DIMENSIONS:
        adults, children = (
            {part.id: strength(part) for part in counted(the_set(law).definitions[dimension]).parts}
            for law in DELPHI
        )
        different += sum(adults[each] != weight for each, weight in children.items())
    assert different == 14, COMPARE


@pytest.mark.parametrize(
    ("law", "number"), [("ilo-indicators-2005", 6), ("ilo-indicators-2012", 11)]
)
def test_the_small_sets_are_lists_without_a_result(law: str, number: int) -> None:
    definitions = the_set(law).definitions.values()
    assert [each.clause.pinpoint for each in definitions] == [
        f"indicator {place}" for place in range(1, number + 1)
    ], COMPARE
    assert not any(isinstance(each.clause.connective, AtLeast) for each in definitions)


@pytest.mark.parametrize("law", SETS)
def test_every_answer_of_a_set_suggests_and_carries_its_warning(law: str) -> None:
    for definition in the_set(law).definitions.values():
        assert definition.role is Role.INDICATOR
        warnings = [each.text.text() for each in definition.remarks if each.when is None]
        assert any("suggest" in each and "never establish" in each for each in warnings)


@pytest.mark.parametrize("law", SETS)
def test_every_indicator_says_how_well_it_is_confirmed(law: str) -> None:
    wanted = Mark.CONFIRMED if law == "ilo-indicators-2012" else Mark.SECONDARY
    for definition in the_set(law).definitions.values():
        clauses = definition.clause.walk()
        marks = {each.provenance.mark for each in clauses if each.provenance is not None}
        indicators = law not in DELPHI or definition.id in DIMENSIONS
        assert marks == ({wanted} if indicators else set()), definition.id


def test_no_law_rests_on_an_indicator() -> None:
    for law in library().shelves:
        if law in SETS:
            continue
        for version in library().versions(law):
            for definition in version.definitions.values():
                named = [
                    each.connective.ruleset
                    for each in definition.clauses()
                    if isinstance(each.connective, SameAs)
                ]
                assert set(SETS).isdisjoint(named), f"{law}#{definition.id}"
