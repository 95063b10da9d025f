"""What would follow under an undetermined definition if some open questions were answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ctlaw.explain.finding import Requirement
from ctlaw.explain.phrases import Phrases
from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from ctlaw.logic.planes import Told, evaluate_planes


class OpenDefinition(Struct, frozen=True):
    """An undetermined definition: its graph and root, the values, and what is known."""

    graph: Graph
    root: int
    values: tuple[Value, ...]
    known: Known
    links: Links
    phrases: Phrases


def supposing(
    definition: OpenDefinition, requirements: tuple[Requirement, ...]
) -> dict[str, bool] | None:
    """Return the answers that a set adds, with all that follows; None if it cannot be."""
    added: dict[str, bool] = {}
    for part in requirements:
        for fact in part.facts if part.every else part.facts[:1]:
            if not _assume(definition, added, fact, part.value):
                return None
    return added


def derived(
    definition: OpenDefinition, requirements: tuple[Requirement, ...]
) -> tuple[Value, ...] | None:
    """Return every value with a set supposed; None if it contradicts what the case states."""
    added = supposing(definition, requirements)
    if added is None:
        return None
    known = definition.known
    answers = {**known.answers, **added}
    try:
        return evaluate(
            definition.graph,
            Known(answers, known.raised - answers.keys(), known.withheld - answers.keys()),
        )
    except ContradictionError:
        return None


def settling(
    definition: OpenDefinition, supposed: Sequence[Mapping[str, bool]], value: bool
) -> list[bool]:
    """Tell, for each of many additions to the answers, whether it gives the root a value.

    An addition that contradicts what the case states as a concept does not.
    """
    everyone = (1 << len(supposed)) - 1
    told = _told(definition.known, supposed, everyone)
    planes = evaluate_planes(definition.graph, told, everyone)
    settled = (planes.yes if value else planes.no)[definition.root] & ~planes.contradicted
    return [bool(settled >> place & 1) for place in range(len(supposed))]


def _told(known: Known, supposed: Sequence[Mapping[str, bool]], everyone: int) -> Told:
    """Return what is known with each addition, one case for each."""
    answered = known.answers
    told = Told(
        {key: everyone for key, answer in answered.items() if answer},
        {key: everyone for key, answer in answered.items() if not answer},
        dict.fromkeys(known.raised - answered.keys(), everyone),
        dict.fromkeys(known.withheld - answered.keys(), everyone),
    )
    for place, added in enumerate(supposed):
        bit = 1 << place
        for key, answer in added.items():
            plane = told.yes if answer else told.no
            plane[key] = plane.get(key, 0) | bit
            for open_ in (told.raised, told.withheld):
                if key in open_:
                    open_[key] &= ~bit
    return told


def _assume(definition: OpenDefinition, added: dict[str, bool], key: str, value: bool) -> bool:
    answered, links = definition.known.answers, definition.links
    waiting = [(key, value)]
    while waiting:
        literal = waiting.pop()
        known = answered.get(literal[0], added.get(literal[0]))
        if known is (not literal[1]):
            return False
        if known is None:
            added[literal[0]] = literal[1]
            waiting += links.following(literal)
    return True
