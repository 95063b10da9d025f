"""What decides some nodes of a graph when a case is told in full.

Where every question has an answer, a purpose is what was aimed at, and a concept is what the facts
make it. What happened as evidence of an aim, and concepts stated outright, then decide nothing of
their own. Leaving them out makes a graph small enough to look at all its fact patterns at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph, GraphBuilder, Op
from ctlaw.logic.kleene import Known, evaluate


class Evidence(Struct, frozen=True):
    """An aim, and what is evidence of it if it happened; both are nodes of the plain graph."""

    aim: int
    happened: int


class Plain(Struct, frozen=True):
    """A graph without what decides nothing in a case told in full.

    Attributes:
        graph: facts, lists, negations, counts and presumptions.
        roots: the nodes asked for, in the order asked for.
        evidence: the aims and what would show them, as far as it bears on the roots otherwise.
        concepts: for each concept that is a question of its own somewhere and derived elsewhere,
            its question and the derived node.
    """

    graph: Graph
    roots: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    concepts: tuple[tuple[int, int], ...]


def plain(graph: Graph, roots: Sequence[int], links: Links) -> Plain:
    """Return what decides some nodes of a graph.

    Args:
        graph: the graph.
        roots: the nodes.
        links: what follows from what; it can make a fact that nothing asks for evidence.

    >>> from ctlaw.facts.vocabulary import Vocabulary
    >>> links = Links(Vocabulary([]), [], [])
    >>> builder = GraphBuilder()
    >>> aim, happened = builder.fact("aim.organ_removal"), builder.fact("organ.removed")
    >>> purpose = builder.purpose(aim, happened)
    >>> plain(builder.build(), [purpose], links).graph.questions
    ('aim.organ_removal',)
    """
    return _Plain(graph, links).of(roots)


class _Plain:
    def __init__(self, graph: Graph, links: Links) -> None:
        self._graph = graph
        self._links = links
        self._builder = GraphBuilder()
        self._made: dict[int, int] = {}

    def of(self, roots: Sequence[int]) -> Plain:
        found = tuple(self._node(root) for root in roots)
        # What a concept is derived from bears on the roots too, and may be evidence by that.
        self._concepts(roots)
        evidence = tuple(self._evidence(roots, set(self._builder.build().questions)))
        # What happened can make a concept too, one that a root asks for.
        concepts = self._concepts(roots)
        return Plain(self._builder.build(), found, evidence, concepts)

    def _node(self, index: int) -> int:
        found = self._made.get(index)
        if found is None:
            found = self._made[index] = self._make(index)
        return found

    def _make(self, index: int) -> int:
        node = self._graph.nodes[index]
        match node.op:
            case Op.FACT:
                return self._builder.fact(node.key)
            case Op.PURPOSE | Op.STATED:
                return self._node(node.children[0])
            case Op.ALL:
                return self._builder.all([self._node(each) for each in node.children])
            case Op.ANY:
                return self._builder.any([self._node(each) for each in node.children])
            case Op.AT_LEAST:
                parts = [self._node(each) for each in node.children]
                return self._builder.at_least(node.total, parts, list(node.weights))
            case Op.NOT | Op.PRESUMED:
                return self._builder.add(replace(node, children=(self._node(node.children[0]),)))

    def _concepts(self, roots: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """Return the concepts that are asked for somewhere and derived elsewhere."""
        below = set[int]().union(*(self._graph.below(root) for root in roots))
        derived = [each for each in sorted(below) if self._graph.nodes[each].op is Op.STATED]
        found: dict[int, tuple[int, int]] = {}
        while True:
            # What a concept is derived from can ask for another one.
            asked = set(self._builder.build().questions)
            new = [each for each in derived if each not in found and self._concept(each) in asked]
            if not new:
                return tuple(found.values())
            for index in new:
                found[index] = self._builder.fact(self._concept(index)), self._node(index)

    def _concept(self, index: int) -> str:
        """Return the question of a concept that is derived or stated."""
        return self._graph.nodes[self._graph.nodes[index].children[1]].key

    def _evidence(self, roots: Sequence[int], asked: set[str]) -> Iterator[Evidence]:
        """Yield the evidence that is more than evidence: it can be there by what bears on a root.

        Where what happened needs facts that bear on nothing, a case without them tells as much.
        """
        below = set[int]().union(*(self._graph.below(root) for root in roots))
        nodes = self._graph.nodes
        concepts = {nodes[each.children[1]].key for each in nodes if each.op is Op.STATED}
        able = asked | concepts | self._following(asked)
        # What is presumed not to be so may be claimed by a case.
        claimed = frozenset(able.intersection(self._graph.questions))
        beside = Known({key: False for key in self._graph.questions if key not in able}, claimed)
        values = evaluate(self._graph, beside)
        # From the top, for what happened can be that somebody aimed at something else.
        for index in sorted(below, reverse=True):
            node = self._graph.nodes[index]
            if node.op is Op.PURPOSE and index in self._made:
                aim, happened = node.children
                if values[happened] is not False:
                    yield Evidence(self._made[aim], self._node(happened))

    def _following(self, asked: set[str]) -> set[str]:
        """Return the questions to which yes can follow from an answer to some others."""
        return {
            key
            for question in asked
            for answer in (True, False)
            for key, value in self._links.closure((question, answer))
            if value
        }
