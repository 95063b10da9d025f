"""Random pairs of laws: their relation and their differences, against looking at every case."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator

from hypothesis import HealthCheck, assume, given, settings

from ctlaw.compare.differences import differences
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import Relation, Standing, relation
from ctlaw.compare.side import Side
from ctlaw.facts.answers import Literal, fact_of
from ctlaw.logic.kleene import Known
from ctlaw.logic.planes import evaluate_many
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Pattern, Told
from ctlaw.symbolic.smallest import smallest_patterns
from tests.compare.random_pairs import TwoLaws, cases_in_full, laws_of, two_laws, value_of
from tests.logic.naive_law import NaiveLaw
from tests.strategies.rulesets import LawData
from tests.symbolic.test_smallest import ways_of

Closure = Callable[[Literal], set[Literal]]
_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
_MANY, _MOST_QUESTIONS = 10_000, 7


class Trial:
    """All patterns over the questions of a pair, looked at one by one.

    What a pattern shows, and what is so in it, follows the reference semantics.
    """

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._graph = pair.plain.graph

    @property
    def is_small(self) -> bool:
        """Whether there are few enough patterns to look at."""
        return len(self._graph.questions) <= _MOST_QUESTIONS

    def asked(self, pattern: Pattern) -> Pattern:
        """Return what a pattern tells of the questions."""
        return frozenset(each for each in pattern if each.key in self._graph.questions)

    def smallest(self, first: Side, second: Side) -> set[Pattern]:
        """Return the smallest patterns that show the first side where the second is not so."""
        root, other = (self._node(each) for each in (first, second))
        worlds = dict(self._worlds())
        shown = evaluate_many(self._graph, [_known(each) for each in worlds])
        so = evaluate_many(self._graph, [Known(each) for each in worlds.values()])
        able = [
            pattern
            for number, pattern in enumerate(worlds)
            if shown.value(root, number) is True
            and so.value(root, number) is True
            and so.value(other, number) is False
            and self._stands(so.yes, number)
        ]
        return {each for each in able if not any(less < each for less in able)}

    def _worlds(self) -> Iterator[tuple[Pattern, dict[str, bool]]]:
        """Yield each pattern with what follows from it, and with everything not told."""
        keys, links = self._graph.questions, self._pair.links
        for values in itertools.product((True, False, None), repeat=len(keys)):
            told = {
                key: value for key, value in zip(keys, values, strict=True) if value is not None
            }
            world = {key: key in self._pair.presumed for key in keys} | told
            if _closed(told, keys, links.closure) and _agrees(world, links.closure):
                yield frozenset(Told(*each) for each in told.items()), world

    def _stands(self, yes: tuple[int, ...], number: int) -> bool:
        """Tell whether concepts are what the facts make them, and what happened was aimed at."""
        so = [bool(each >> number & 1) for each in yes]
        return all(so[key] is so[derived] for key, derived in self._pair.plain.concepts) and all(
            so[each.aim] or not so[each.happened] for each in self._pair.plain.evidence
        )

    def _node(self, side: Side) -> int:
        roots = [self._pair.a.root, self._pair.b.root]
        return self._pair.plain.roots[list(dict.fromkeys(roots)).index(side.root)]


def _known(pattern: Pattern) -> Known:
    return Known({each.key: each.value for each in pattern})


def _closed(told: dict[str, bool], keys: Collection[str], closure: Closure) -> bool:
    """Tell whether what follows from what is told is told as well."""
    follows = (each for answer in told.items() for each in closure(answer))
    return all(told.get(key) is value for key, value in follows if key in keys)


def _agrees(world: dict[str, bool], closure: Closure) -> bool:
    follows = (each for answer in world.items() for each in closure(answer))
    return all(world.get(key, value) is value for key, value in follows)


def by_trial(two: TwoLaws, *, aimed: bool) -> Relation:
    met = {(a, b) for a, b, was_aimed in cases_in_full(two) if was_aimed or not aimed}
    return Standing((True, False) in met, (False, True) in met, (True, True) in met).relation


@settings(max_examples=30, deadline=None, suppress_health_check=_SLOW)
@given(two_laws(sensible=True))
def test_a_relation_holds_of_all_cases_told_in_full(two: TwoLaws) -> None:
    assert relation(two.pair) is by_trial(two, aimed=True)
    assert relation(two.pair, aimed=False) is by_trial(two, aimed=False)


def test_of_two_facts_that_cannot_both_be_lacking_one_is_always_there() -> None:
    # Whom nobody forces could leave: a list with "force" and "could leave" is met in every case.
    data: LawData = {
        "first": {"wrong-0": "plain.a"},
        "second": {"thing-0": {"any": ["force.any", "force.could_leave"]}},
    }
    two = laws_of(data, ("first", "wrong-0"), ("second", "thing-0"))
    assert by_trial(two, aimed=True) is relation(two.pair) is Relation.A_WITHIN_B


def test_what_follows_from_a_fact_is_evidence_though_no_law_asks_for_it() -> None:
    # Whoever is under 14 is under 18, which shows the aim, and the aim takes the case out of B.
    under_18 = {"fact": "person.age", "below": 18}
    under_14 = {"fact": "person.age", "below": 14}
    aimed = {"purpose": {"aim": "plain.a", "happened": under_18}}
    data: LawData = {
        "first": {"wrong-0": under_14},
        "second": {"thing-0": {"all": [{"any": [under_14, aimed]}], "unless": "plain.a"}},
    }
    two = laws_of(data, ("first", "wrong-0"), ("second", "thing-0"))
    assert by_trial(two, aimed=True) is relation(two.pair) is Relation.DISJOINT
    assert by_trial(two, aimed=False) is relation(two.pair, aimed=False) is Relation.B_WITHIN_A


def test_what_is_presumed_not_to_be_so_can_still_be_evidence() -> None:
    # Whom nobody forces could leave, which shows the aim as soon as somebody says it.
    data: LawData = {
        "first": {"wrong-0": {"fact": "person.age", "below": 14}},
        "second": {
            "thing-0": {
                "purpose": {
                    "aim": "force.any",
                    "happened": {"any": ["plain.a"], "open": "force.could_leave"},
                }
            }
        },
    }
    two = laws_of(data, ("first", "wrong-0"), ("second", "thing-0"))
    assert by_trial(two, aimed=True) is relation(two.pair) is Relation.A_WITHIN_B


@settings(max_examples=30, deadline=None, suppress_health_check=_SLOW)
@given(two_laws(sensible=True))
def test_the_differences_are_those_found_by_trial(two: TwoLaws) -> None:
    assume(Trial(two.pair).is_small)
    hold_by_trial(two)


def test_of_two_facts_that_cannot_both_be_lacking_a_pattern_tells_one() -> None:
    female = {"fact": "person.sex", "equals": "female"}
    exception = {"all": ["force.any", "force.could_leave", female]}
    data: LawData = {
        "first": {"wrong-0": "plain.b"},
        "second": {"thing-0": {"fact": "plain.a", "unless": exception}},
    }
    hold_by_trial(laws_of(data, ("first", "wrong-0"), ("second", "thing-0")))


def hold_by_trial(two: TwoLaws) -> None:
    pair = two.pair
    trial = Trial(pair)
    for first, second in ((pair.a, pair.b), (pair.b, pair.a)):
        covered = [pair.shown(first.root), pair.is_so(first.root)]
        wanted = [pair.aimed, *covered, -pair.is_so(second.root)]
        found = smallest_patterns(pair.patterns, wanted, _MANY)
        ways = (ways_of(each, pair.units, pair.links) for each in found.patterns)
        expanded = {trial.asked(way) for each in ways for way in each}
        smallest = {each for each in expanded if not any(other < each for other in expanded)}
        assert found.complete
        assert smallest == trial.smallest(first, second)


def test_the_age_of_a_case_makes_a_concept_what_it_is_stated_to_be() -> None:
    # b shows the concept a, but not of a child; any age below 21 would do for the rest.
    concept = {
        "fact": "plain.b",
        "unless": {"fact": "person.age", "below": 18},
        "stated_as": "plain.a",
    }
    data: LawData = {
        "first": {"wrong-0": {"fact": "person.age", "below": 21}},
        "second": {"thing-0": {"all": [{"not": concept}], "unless": "plain.a"}},
    }
    pair = laws_of(data, ("first", "wrong-0"), ("second", "thing-0")).pair
    found = differences(pair, pair.a, pair.b, Catalogue(), "a", _MANY)
    facts = [line.case.facts for group in found.groups for line in group.lines]
    assert facts == [{"plain.a": True, "plain.b": True, "person.age": 18}]


def test_a_presumption_that_another_one_lifts_has_to_be_denied() -> None:
    def presumed_not(clause: object) -> object:
        return {"not": clause, "presume": False, "presumption": "It is presumed."}

    data: LawData = {
        "first": {"wrong-0": "plain.a"},
        "second": {"thing-0": presumed_not(presumed_not("plain.b"))},
    }
    pair = laws_of(data, ("first", "wrong-0"), ("second", "thing-0")).pair
    found = differences(pair, pair.a, pair.b, Catalogue(), "a", _MANY)
    facts = [line.case.facts for group in found.groups for line in group.lines]
    assert facts == [{"plain.a": True, "plain.b": False}]


@settings(max_examples=30, deadline=None, suppress_health_check=_SLOW)
@given(two_laws(tied=False, sensible=True))
def test_every_line_stands_for_smallest_patterns_and_has_a_case(two: TwoLaws) -> None:
    pair = two.pair
    trial = Trial(pair)
    assume(trial.is_small)
    # Of two limits of age one follows from the other. A list of both is met in two ways, each of
    # one fact, and only the trial takes the wider one alone for a smallest pattern.
    assume(sum(fact_of(each) == "person.age" for each in pair.graph.questions) < 2)
    for first, second in ((pair.a, pair.b), (pair.b, pair.a)):
        found = differences(pair, first, second, Catalogue(), "a", _MANY)
        assert found.patterns == len(trial.smallest(first, second))
        for group in found.groups:
            assert group.causes
            for line in group.lines:
                said = {key: value for key, value in line.case.facts.items() if value is not None}
                reading = NaiveLaw(two.data, said)
                values = [value_of(reading, each.subject) for each in (first, second)]
                assert values == [True, False], line.case
