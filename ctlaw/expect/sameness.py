"""Whether a changed clause says the same as before, whatever the facts.

Such a change cannot be noticed by any case. Where few facts bear on it, every combination of their
answers is tried; elsewhere many random ones, which is evidence and not proof.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.expect.altered import altered_formulas
from ctlaw.expect.clause_net import ClauseNet, directly_under
from ctlaw.expect.mutants import Mutant
from ctlaw.facts.answers import Links, fact_of
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate

PATTERNS = 2000
MOST_DRAWN = 10 * PATTERNS
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)
# Four ways to answer each of five facts (yes, no, not asked, open) are 1,024 combinations.
MOST_FACTS = 5


class Sameness(Enum):
    """What was found out about a changed clause."""

    SHOWN = "shown"
    NOT_TOLD_APART = "not told apart"
    DIFFERENT = "different"


class Raised(Enum):
    """An answer to a question other than yes, no or none at all."""

    RAISED = "raised"


Answer = bool | Raised | None
_WAYS: tuple[Answer, ...] = (True, False, None, Raised.RAISED)


class Setting(Struct, frozen=True, eq=False):
    """A definition that a clause stands in, and what follows from what among its facts."""

    law: CompiledRuleset
    net: ClauseNet
    links: Links


def sameness(mutant: Mutant, setting: Setting) -> Sameness:
    """Find out whether a change to a clause of a definition changes any answer.

    What is compared is the first element above the changed clause, for that is what a case can
    expect.
    """
    place = next(at for at, each in enumerate(setting.net.clauses) if each.clause is mutant.clause)
    comparison = _Comparison(setting, mutant, place)
    if len(comparison.questions) <= MOST_FACTS:
        found = (comparison.tells(pattern) for pattern in _every(comparison.questions))
        return Sameness.DIFFERENT if any(found) else Sameness.SHOWN
    draw = random.Random(0)  # noqa: S311 - fact patterns, not secrets; the same ones each time
    compared = 0
    for _ in range(MOST_DRAWN):
        told = comparison.tells(_some(comparison, draw))
        if told:
            return Sameness.DIFFERENT
        compared += told is not None
        if compared == PATTERNS:
            return Sameness.NOT_TOLD_APART
    return Sameness.DIFFERENT


def random_patterns(mutant: Mutant, setting: Setting) -> Iterator[dict[str, Answer]]:
    """Yield answers, drawn at random, under which a change to a clause shows."""
    place = next(at for at, each in enumerate(setting.net.clauses) if each.clause is mutant.clause)
    comparison = _Comparison(setting, mutant, place)
    draw = random.Random(0)  # noqa: S311 - fact patterns, not secrets; the same ones each time
    for _ in range(PATTERNS):
        pattern = _some(comparison, draw)
        if comparison.tells(pattern):
            yield pattern


class _Comparison:
    """A definition before and after a change, for any answers to its questions.

    Attributes:
        questions: what bears on the elements that are compared, before or after the change.
        concepts: those of them by which a concept is stated directly.
        blocks: for each part that the change may be about, the questions under it.
    """

    def __init__(self, setting: Setting, mutant: Mutant, place: int) -> None:
        self._net, self._links = setting.net, setting.links
        self._formulas = altered_formulas(mutant, setting.net, place)
        self._watched = frozenset(
            above for each in self._formulas for above in _elements_above(self._net, each)
        )
        graph = setting.law.graph
        roots = [self._net.clauses[at].index for at in self._watched]
        self._nodes = sorted({node for root in roots for node in graph.below(root)})
        self._size = len(graph.nodes)
        self._graph = _only(graph, self._nodes)
        nodes = [graph.nodes[node] for node in self._nodes]
        asked = [key for node in nodes for key in (*node.claims, node.key) if key]
        asked += [key for each in self._formulas.values() for key in each.asks]
        self.questions = tuple(dict.fromkeys(asked))
        self.concepts = {
            graph.nodes[node.children[1]].key for node in nodes if node.op is Op.STATED
        }
        parts = directly_under(self._net.clauses[place])
        self.blocks = [
            graph.questions_below(part.index)
            for part in parts
            if mutant.part in (None, part.clause)
        ] or [self._net.formula(place).asks]

    def tells(self, pattern: Mapping[str, Answer]) -> bool | None:
        """Tell whether the change shows; None if the law as it is cannot take these answers."""
        known = _known(pattern, self._links)
        values: list[Value] = [None] * self._size
        try:
            for node, value in zip(self._nodes, evaluate(self._graph, known), strict=True):
                values[node] = value
        except ContradictionError:
            return None
        try:
            changes = self._net.changes(self._formulas, values, known, self._watched)
        except ContradictionError:
            return True
        return not self._watched.isdisjoint(changes)


def _elements_above(net: ClauseNet, place: int) -> Iterator[int]:
    waiting, seen = [place], set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if net.clauses[at].clause.id or not net.wholes[at]:
            yield at
        else:
            waiting.extend(net.wholes[at])


def _every(questions: tuple[str, ...]) -> Iterator[dict[str, Answer]]:
    for ways in itertools.product(_WAYS, repeat=len(questions)):
        yield dict(zip(questions, ways, strict=True))


def _some(comparison: _Comparison, draw: random.Random) -> dict[str, Answer]:
    """Draw answers: one way for what stands under a part, another for everything else.

    What a part does often shows only where it is met and nothing beside it is, or the reverse.
    """
    block = draw.choice(comparison.blocks)
    rest = [key for key in comparison.questions if key not in block]
    blocks = [list(block), rest]
    draw.shuffle(blocks)
    # A concept that is stated at random mostly contradicts the facts that are.
    of_concepts = draw.choice((0.0, 0.0, 0.1))
    found: dict[str, Answer] = {}
    for keys in blocks:
        share, yes, raised = draw.choice(SHARES), draw.choice(SHARES), draw.choice((0.0, 0.1))
        draw.shuffle(keys)
        for key in keys:
            if draw.random() < (of_concepts if key in comparison.concepts else share):
                is_raised = draw.random() < raised
                found[key] = Raised.RAISED if is_raised else draw.random() < yes
    return found


def _only(graph: Graph, kept: Sequence[int]) -> Graph:
    """Return some nodes as a graph of their own; everything under them is among them."""
    new = {node: number for number, node in enumerate(kept)}
    nodes = (graph.nodes[node] for node in kept)
    return Graph(
        tuple(replace(node, children=tuple(new[each] for each in node.children)) for node in nodes)
    )


def _known(pattern: Mapping[str, Answer], links: Links) -> Known:
    """Return what is known if these answers are given one after the other.

    An answer that the earlier ones exclude is passed over.
    """
    answers: dict[str, bool] = {}
    for key, answer in pattern.items():
        if isinstance(answer, bool) and answers.get(key) is not answer:
            more = following(key, answer, answers, links)
            if more is None:
                continue
            answers |= more
    raised = {fact_of(key) for key, answer in pattern.items() if answer is Raised.RAISED}
    return Known(answers, frozenset(raised - answers.keys()))


def following(
    key: str, value: bool, answers: Mapping[str, bool], links: Links
) -> dict[str, bool] | None:
    """Return an answer with all that follows from it; None if earlier answers exclude it."""
    found: dict[str, bool] = {}
    waiting = [(key, value)]
    while waiting:
        literal = waiting.pop()
        before = found.get(literal[0], answers.get(literal[0]))
        if before is None:
            found[literal[0]] = literal[1]
            waiting.extend(links.following(literal))
        elif before is not literal[1]:
            return None
    return found
