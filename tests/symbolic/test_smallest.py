"""Smallest differences of random formulas: against looking at every pattern there is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from ctlaw.facts.answers import Links, Literal
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.graph import Graph, GraphBuilder, Op
from ctlaw.logic.kleene import Known, evaluate
from ctlaw.symbolic.default_answers import presumed_facts
from ctlaw.symbolic.patterns import Pattern, Patterns, Told
from ctlaw.symbolic.plain import plain
from ctlaw.symbolic.smallest import smallest_patterns
from ctlaw.symbolic.units import Unit, united

FACTS = ("a", "b", "c", "d", "e", "f")
MANY = 10_000


class Tied(Links):
    """Facts of which some follow from others."""

    def __init__(self, ties: list[tuple[Literal, Literal]]) -> None:
        super().__init__(Vocabulary([]), [], [])
        for condition, consequence in ties:
            self._either(condition, consequence)


class Formulas(Struct, frozen=True):
    """Two formulas over the same facts."""

    graph: Graph
    first: int
    second: int


@st.composite
def formulas(draw: st.DrawFn) -> Formulas:
    builder = GraphBuilder()
    nodes = [builder.fact(key) for key in FACTS]
    # A presumption stands on a fact of its own, as in law: what is presumed is not asked twice.
    nodes.append(builder.presumed(builder.fact("open"), False, ("open",)))
    nodes.append(builder.presumed(builder.fact("link"), True, ("link",)))
    for _ in range(draw(st.integers(2, 7))):
        children = draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=4, unique=True))
        op = draw(st.sampled_from([Op.ALL, Op.ANY, Op.ANY, Op.NOT, Op.AT_LEAST]))
        match op:
            case Op.ALL:
                made = builder.all(children)
            case Op.ANY:
                made = builder.any(children)
            case Op.NOT:
                made = builder.negation(children[0])
            case _:
                weights = [draw(st.integers(1, 3)) for _ in children]
                made = builder.at_least(draw(st.integers(1, 4)), children, weights)
        nodes.append(made)
    return Formulas(builder.build(), *draw(st.tuples(*[st.sampled_from(nodes[-3:])] * 2)))


literals = st.tuples(st.sampled_from(FACTS), st.booleans())
# What follows from a fact that did not happen would have to be so where nothing is told.
ties = st.lists(st.tuples(st.tuples(st.sampled_from(FACTS), st.just(True)), literals), max_size=3)


def closed(pattern: Pattern, links: Links) -> bool:
    return all(
        Told(*follows) in pattern
        for each in pattern
        for follows in links.closure((each.key, each.value))
    )


def every_pattern(links: Links) -> list[Pattern]:
    found = []
    keys = (*FACTS, "open", "link")
    for values in itertools.product((True, False, None), repeat=len(keys)):
        told = zip(keys, values, strict=True)
        pattern = frozenset(Told(key, value) for key, value in told if value is not None)
        if closed(pattern, links):
            found.append(pattern)
    return found


def completed(pattern: Pattern, presumed: frozenset[str]) -> dict[str, bool]:
    answers = {key: key in presumed for key in (*FACTS, "open", "link")}
    return answers | {each.key: each.value for each in pattern}


def shows(graph: Graph, node: int, pattern: Pattern) -> bool:
    return evaluate(graph, Known({each.key: each.value for each in pattern}))[node] is True


def smallest_by_trial(both: Formulas, links: Links) -> set[Pattern]:
    presumed = presumed_facts(both.graph)
    found = []
    for pattern in every_pattern(links):
        world = completed(pattern, presumed)
        if any(world[key] is not value for key, value in _forced(world, links)):
            continue
        if not shows(both.graph, both.first, pattern):
            continue
        if evaluate(both.graph, Known(world))[both.second] is False:
            found.append(pattern)
    return {each for each in found if not any(other < each for other in found)}


def _forced(world: dict[str, bool], links: Links) -> list[Literal]:
    return [each for answer in world.items() for each in links.closure(answer) if each[0] in world]


def patterns_of(both: Formulas, links: Links) -> tuple[Patterns, int, int]:
    presumed = presumed_facts(both.graph)
    patterns = Patterns(both.graph, links, presumed)
    return patterns, patterns.shown(both.first), -patterns.is_so(both.second)


@settings(max_examples=40, deadline=None)
@given(formulas(), ties)
def test_the_smallest_differences_are_those_found_by_trial(
    both: Formulas, tied: list[tuple[Literal, Literal]]
) -> None:
    links = Tied(tied)
    patterns, shown, not_so = patterns_of(both, links)
    found = smallest_patterns(patterns, [shown, not_so], MANY)
    asked = {both.graph.nodes[each].key for each in range(len(both.graph.nodes))}
    expected = {
        each for each in smallest_by_trial(both, links) if {told.key for told in each} <= asked
    }
    assert found.complete
    assert set(found.patterns) == expected


@settings(max_examples=40, deadline=None)
@given(formulas(), ties)
def test_units_stand_for_the_same_differences(
    both: Formulas, tied: list[tuple[Literal, Literal]]
) -> None:
    links = Tied(tied)
    patterns, shown, not_so = patterns_of(both, links)
    expected = smallest_patterns(patterns, [shown, not_so], MANY)
    bare = plain(both.graph, [both.first, both.second], links)
    presumed = presumed_facts(bare.graph)
    joined = united(bare.graph, bare.roots, links, presumed)
    first, second = (joined.places[each] for each in bare.roots)
    fewer = Patterns(joined.graph, links, presumed)
    found = smallest_patterns(fewer, [fewer.shown(first), -fewer.is_so(second)], MANY)
    expanded = {way for each in found.patterns for way in ways_of(each, joined.units, links)}
    smallest = {each for each in expanded if not any(other < each for other in expanded)}
    assert smallest == set(expected.patterns)


def ways_of(pattern: Pattern, units: Mapping[str, Unit], links: Links) -> Iterator[Pattern]:
    """Yield what a pattern of units stands for, with what follows from it."""
    choices = [
        [frozenset((key, each.value) for key in way) for way in units[each.key].ways(each.value)]
        for each in sorted(pattern)
    ]
    for ways in itertools.product(*choices):
        told = frozenset[Literal]().union(*ways)
        follows = {other for each in told for other in links.closure(each)}
        yield frozenset(Told(*each) for each in told | follows)
