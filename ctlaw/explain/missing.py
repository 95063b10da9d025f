"""What is missing: deciding sets in the words of the vocabulary, checked before they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from ctlaw.explain.deciding import Item, ItemSet, deciding_sets, merged
from ctlaw.explain.finding import Missing, OpenFact, Requirement
from ctlaw.explain.phrases import Phrases
from ctlaw.explain.relevance import nearest, relevance
from ctlaw.explain.stated_concepts import against_a_concept, without_clashes
from ctlaw.explain.supposing import OpenDefinition, derived, supposing
from ctlaw.facts.answers import Links, theme_of

MAX_SHOWN_SETS = 12
# Enough to order facts that are otherwise equally near, too little to change any other order.
_SAME_THEME = 0.001
_NEXT_PLACE = 0.0000001


def find_missing(definition: OpenDefinition, open_elements: tuple[str, ...]) -> Missing:
    """Return the smallest sets of answers that would settle an undetermined definition."""
    found = deciding_sets(definition.graph, definition.root, definition.values)
    to_qualify = _smallest(definition, _requirements(definition, found.to_yes, True))
    to_fail = _smallest(definition, _requirements(definition, found.to_no, False))
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


def _requirements(
    definition: OpenDefinition, sets: Iterable[ItemSet], settles: bool
) -> list[tuple[Requirement, ...]]:
    result = []
    ruled_out = against_a_concept(definition)
    for positions in merged(sets):
        parts = [_requirement(position, ruled_out) for position in positions]
        if not all(part.facts for part in parts):
            continue
        requirements = without_clashes(definition, _joined(definition, parts))
        if not requirements or requirements in result:
            continue
        if _settles(definition, requirements, settles):
            result.append(requirements)
    return result


def _requirement(position: list[Item], ruled_out: frozenset[str]) -> Requirement:
    value = position[0][1]
    facts = tuple(fact for group, _ in position for fact in group)
    if value:
        facts = tuple(fact for fact in facts if fact not in ruled_out)
    return Requirement(value, facts, every=not value)


def _joined(definition: OpenDefinition, parts: list[Requirement]) -> tuple[Requirement, ...]:
    """Join the parts of which every fact must be no into one, as general as it can be."""
    noes = tuple(fact for part in parts if part.every for fact in part.facts)
    rest = [part for part in parts if not part.every]
    if noes:
        rest.append(Requirement(False, _under_umbrellas(definition, noes), every=True))
    return tuple(rest)


def _smallest(
    definition: OpenDefinition, sets: list[tuple[Requirement, ...]]
) -> list[tuple[Requirement, ...]]:
    ordered = sorted(sets, key=lambda each: (len(each), sum(len(part.facts) for part in each)))
    supposed = [supposing(definition, each) for each in ordered]
    ordered = [
        each for place, each in enumerate(ordered) if not _needs_less(place, ordered, supposed)
    ]
    if not ordered:
        return []
    # Sets with one requirement more than the smallest are still worth reading; larger ones are
    # only a longer way to the same answer.
    return [each for each in ordered if len(each) <= len(ordered[0]) + 1]


def _needs_less(
    place: int,
    sets: list[tuple[Requirement, ...]],
    supposed: list[dict[str, bool] | None],
) -> bool:
    """Tell whether another set is met whenever this one is, but not the other way round.

    A general question can bring this about: "nobody acted in any group" answers each single
    question about the group, and any one of those would do.

    Args:
        place: where the set stands among the sets.
        sets: all sets.
        supposed: the answers with each of them supposed.
    """
    answers = supposed[place]
    if answers is None:
        return True
    for other, back in zip(sets, supposed, strict=True):
        less = back is None or not _met(sets[place], back)
        if less and back is not answers and _met(other, answers):
            return True
    return False


def _met(requirements: tuple[Requirement, ...], answers: dict[str, bool]) -> bool:
    for part in requirements:
        value, every = part.value, part.every
        for fact in part.facts:
            met = answers.get(fact) is value
            if met is not every:
                break
        else:
            met = every
        if not met:
            return False
    return True


def _settles(
    definition: OpenDefinition, requirements: tuple[Requirement, ...], value: bool
) -> bool:
    """Try the set: with these answers, and all that follows from them, is it settled?"""
    values = derived(definition, requirements)
    return values is not None and values[definition.root] is value


def _nearest_first(
    sets: list[tuple[Requirement, ...]], near: Mapping[str, float]
) -> list[tuple[Requirement, ...]]:
    """Put the facts of each requirement, and the sets of one size, in order of relevance."""
    ordered = [
        tuple(
            replace(part, facts=tuple(sorted(part.facts, key=lambda fact: -near.get(fact, 0.0))))
            for part in each
        )
        for each in sets
    ]
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


def _under_umbrellas(definition: OpenDefinition, facts: tuple[str, ...]) -> tuple[str, ...]:
    """Put one general question in the place of the many it would answer no."""
    remaining = dict.fromkeys(facts)
    found: list[str] = []
    above = {fact: _above(definition.links, fact) for fact in facts}
    while True:
        covers: dict[str, list[str]] = {}
        for fact in remaining:
            for general in above[fact]:
                if definition.known.answers.get(general) is None:
                    covers.setdefault(general, []).append(fact)
        best = max(covers, key=lambda each: len(covers[each]), default="")
        if not best or len(covers[best]) < 2:
            return (*found, *remaining)
        found.append(best)
        for fact in covers[best]:
            del remaining[fact]


def _above(links: Links, fact: str) -> tuple[str, ...]:
    """Return the general facts that must be yes if this one is: the nearest first."""
    found: dict[str, None] = {}
    waiting = [fact]
    while waiting:
        for key, value in links.following((waiting.pop(0), True)):
            if value and key not in found and key != fact and "<" not in key:
                found[key] = None
                waiting.append(key)
    return tuple(found)
