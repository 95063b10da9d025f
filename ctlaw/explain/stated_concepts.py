"""Keeping what is missing within what the case states as a lawyer's own conclusion.

A case may state a legal concept as such. Answers that would derive the opposite cannot be given
beside it, so no set of missing answers may be met by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from msgspec.structs import replace

from ctlaw.explain.finding import Requirement
from ctlaw.explain.supposing import OpenDefinition, derived
from ctlaw.logic.graph import Op

# Enough for all ways of nearly every set; only tried where the case states a concept.
MAX_WAYS_TRIED = 512


def states_a_concept(definition: OpenDefinition) -> bool:
    """Tell whether the case states a concept that the definition asks for."""
    values = definition.values
    return any(
        node.op is Op.STATED and values[node.children[1]] is not None
        for node in definition.graph.nodes
    )


def against_a_concept(definition: OpenDefinition) -> frozenset[str]:
    """Return the open facts whose yes would contradict a concept that the case states."""
    return frozenset(
        key
        for key in definition.graph.questions_below(definition.root)
        if key not in definition.known.answers
        and derived(definition, (Requirement(True, (key,)),)) is None
    )


def without_clashes(
    definition: OpenDefinition, requirements: tuple[Requirement, ...]
) -> tuple[Requirement, ...]:
    """Take out alternatives that together contradict a concept which the case states.

    Each may do by itself: work under threat is against a stated "offered themselves voluntarily"
    only if there is both the work and the threat. Returns nothing if no alternative is left.
    """
    left = requirements
    while True:
        ways = islice(_ways_to_meet(left), MAX_WAYS_TRIED)
        clash = next((way for way in ways if derived(definition, way) is None), None)
        if clash is None:
            return left
        sizes = [0 if part.every else len(part.facts) for part in left]
        if max(sizes) < 2:
            return ()
        place = sizes.index(max(sizes))
        facts = tuple(fact for fact in left[place].facts if fact not in clash[place].facts)
        left = (*left[:place], replace(left[place], facts=facts), *left[place + 1 :])


def _ways_to_meet(
    requirements: tuple[Requirement, ...],
) -> Iterator[tuple[Requirement, ...]]:
    """Yield every way to meet a set: with one fact for each requirement that takes any of some."""
    options = [
        [part] if part.every else [replace(part, facts=(fact,)) for fact in part.facts]
        for part in requirements
    ]
    return product(*options)
