"""What is missing: deciding sets in the words of the vocabulary, checked before they are shown."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from ctlaw.explain.deciding import Item, ItemSet, deciding_sets, merged
from ctlaw.explain.finding import Missing, OpenFact, Requirement
from ctlaw.explain.phrases import Phrases
from ctlaw.explain.relevance import nearest, relevance
from ctlaw.explain.smallest_sets import Supposed, smallest
from ctlaw.explain.stated_concepts import against_a_concept, states_a_concept, without_clashes
from ctlaw.explain.supposing import OpenDefinition, settling, supposing
from ctlaw.facts.answers import theme_of

MAX_SHOWN_SETS = 12
# Enough to order facts that are otherwise equally near, too little to change any other order.
_SAME_THEME = 0.001
_NEXT_PLACE = 0.0000001


def find_missing(definition: OpenDefinition, open_elements: tuple[str, ...]) -> Missing:
    """Return the smallest sets of answers that would settle an undetermined definition."""
    found = deciding_sets(definition.graph, definition.root, definition.values)
    to_qualify = smallest(_settling_sets(definition, found.to_yes, True))
    to_fail = smallest(_settling_sets(definition, found.to_no, False))
    near = _nearness(definition)
    to_qualify, to_fail = _nearest_first(to_qualify, near), _nearest_first(to_fail, near)
    shown = len(to_qualify) <= MAX_SHOWN_SETS and len(to_fail) <= MAX_SHOWN_SETS
    to_qualify, to_fail = to_qualify[:MAX_SHOWN_SETS], to_fail[:MAX_SHOWN_SETS]
    return Missing(
        to_qualify=tuple(to_qualify),
        to_fail=tuple(to_fail),
        complete=found.complete and shown,
        open_elements=open_elements,
        questions=_questions(definition.phrases, (*to_qualify, *to_fail), near),
    )


def _nearness(definition: OpenDefinition) -> dict[str, float]:
    """Return how near each open fact lies to the case.

    By its clauses first, then by its theme, and last by its place in the law.
    """
    near = relevance(definition.graph, definition.root, definition.values)
    themes = {theme_of(key) for key, answer in definition.known.answers.items() if answer}
    return {
        key: near[key] + (_SAME_THEME if theme_of(key) in themes else 0.0) - place * _NEXT_PLACE
        for place, key in enumerate(definition.graph.questions_below(definition.root))
    }


def _settling_sets(
    definition: OpenDefinition, sets: Iterable[ItemSet], value: bool
) -> list[Supposed]:
    """Return the sets in the words of the vocabulary, if they settle the definition indeed."""
    tried: dict[tuple[Requirement, ...], dict[str, bool]] = {}
    stated = states_a_concept(definition)
    ruled_out = against_a_concept(definition) if stated else frozenset()
    above = functools.cache(functools.partial(_open_above, definition))
    requirement = functools.cache(functools.partial(_requirement, ruled_out))
    for positions in merged(sets):
        parts = [requirement(tuple(position)) for position in positions]
        if not all(part.facts for part in parts):
            continue
        requirements = _joined(parts, above)
        if stated:
            requirements = without_clashes(definition, requirements)
        if requirements and requirements not in tried:
            added = supposing(definition, requirements)
            if added is not None:
                tried[requirements] = added
    if not tried:
        return []
    settled = settling(definition, list(tried.values()), value)
    return [
        Supposed(requirements, added)
        for (requirements, added), settles in zip(tried.items(), settled, strict=True)
        if settles
    ]


def _requirement(ruled_out: frozenset[str], position: tuple[Item, ...]) -> Requirement:
    value = position[0].value
    facts = tuple(fact for item in position for fact in item.group)
    if value:
        facts = tuple(fact for fact in facts if fact not in ruled_out)
    return Requirement(value, facts, every=not value)


def _joined(
    parts: list[Requirement], above: Callable[[str], tuple[str, ...]]
) -> tuple[Requirement, ...]:
    """Join the parts of which every fact must be no into one, as general as it can be."""
    noes = tuple(fact for part in parts if part.every for fact in part.facts)
    rest = [part for part in parts if not part.every]
    if noes:
        rest.append(Requirement(False, _under_umbrellas(noes, above), every=True))
    return tuple(rest)


def _nearest_first(
    sets: list[tuple[Requirement, ...]], near: Mapping[str, float]
) -> list[tuple[Requirement, ...]]:
    """Put the facts of each requirement, and the sets of one size, in order of relevance."""
    parts = {part for each in sets for part in each}
    nearest_first = {
        part: replace(part, facts=tuple(sorted(part.facts, key=lambda fact: -near.get(fact, 0.0))))
        for part in parts
    }
    ordered = [tuple(nearest_first[part] for part in each) for each in sets]
    return sorted(
        ordered,
        key=lambda each: (len(each), -sum(nearest(near, part.facts) for part in each)),
    )


def _questions(
    phrases: Phrases, sets: Iterable[tuple[Requirement, ...]], near: Mapping[str, float]
) -> tuple[OpenFact, ...]:
    """Return the open facts of the sets: those first that settle most and lie nearest.

    A fact from a set with few requirements stands before one from a larger set; within a size,
    the nearest to what the case says comes first, and a single fact before one of many.
    """
    rank: dict[str, tuple[int, float, int, int]] = {}
    for each in sets:
        for part in each:
            alternatives = 1 if part.every else len(part.facts)
            for place, fact in enumerate(part.facts):
                here = (len(each), -near.get(fact, 0.0), alternatives, place)
                rank[fact] = min(rank.get(fact, here), here)
    return tuple(phrases.open_fact(fact) for fact in sorted(rank, key=lambda fact: rank[fact]))


def _under_umbrellas(
    facts: tuple[str, ...], above: Callable[[str], tuple[str, ...]]
) -> tuple[str, ...]:
    """Put one general question in the place of the many it would answer no."""
    remaining = dict.fromkeys(facts)
    found: list[str] = []
    while True:
        covers: dict[str, list[str]] = {}
        for fact in remaining:
            for general in above(fact):
                covers.setdefault(general, []).append(fact)
        best = max(covers, key=lambda each: len(covers[each]), default="")
        if not best or len(covers[best]) < 2:
            return (*found, *remaining)
        found.append(best)
        for fact in covers[best]:
            del remaining[fact]


def _open_above(definition: OpenDefinition, fact: str) -> tuple[str, ...]:
    """Return the open general facts that must be yes if this one is: the nearest first."""
    found: dict[str, None] = {}
    waiting = [fact]
    while waiting:
        for key, value in definition.links.following((waiting.pop(0), True)):
            if value and key not in found and key != fact and "<" not in key:
                found[key] = None
                waiting.append(key)
    answered = definition.known.answers
    return tuple(key for key in found if answered.get(key) is None)
