"""What would follow under an undetermined definition if some open questions were answered."""

from __future__ import annotations

from msgspec import Struct

from ctlaw.explain.finding import Requirement
from ctlaw.explain.phrases import Phrases
from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate


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
    """Return the answers with a set supposed, and all that follows; None if it cannot be."""
    answers = dict(definition.known.answers)
    for part in requirements:
        for fact in part.facts if part.every else part.facts[:1]:
            if not _assume(definition.links, answers, fact, part.value):
                return None
    return answers


def derived(
    definition: OpenDefinition, requirements: tuple[Requirement, ...]
) -> tuple[Value, ...] | None:
    """Return every value with a set supposed; None if it contradicts what the case states."""
    answers = supposing(definition, requirements)
    if answers is None:
        return None
    try:
        return evaluate(definition.graph, _supposed(answers, definition.known))
    except ContradictionError:
        return None


def _assume(links: Links, answers: dict[str, bool], key: str, value: bool) -> bool:
    waiting = [(key, value)]
    while waiting:
        literal = waiting.pop()
        known = answers.get(literal[0])
        if known is (not literal[1]):
            return False
        if known is None:
            answers[literal[0]] = literal[1]
            waiting += links.following(literal)
    return True


def _supposed(answers: dict[str, bool], known: Known) -> Known:
    return Known(answers, known.raised - answers.keys(), known.withheld - answers.keys())
