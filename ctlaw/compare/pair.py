"""Two definitions over the same facts, ready to be asked what one covers and the other does not.

Both are compiled into one graph, so that what they share is one node; facts that neither of them
tells apart are taken together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ctlaw.compare.element_clauses import BearingFacts
from ctlaw.compare.side import Side
from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.fact import Comparison
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.graph import Graph, Op
from ctlaw.symbolic.default_answers import presumed_facts
from ctlaw.symbolic.patterns import Patterns
from ctlaw.symbolic.plain import Plain, plain
from ctlaw.symbolic.units import Unit, United, united


class Pair:
    """Two sides and all fact patterns under both.

    Attributes:
        a, b: the sides.
        graph: the graph of both.
        asked: the nodes that it can be asked about: the two sides, and those named besides.
        vocabulary: the facts.
        comparisons: the limits and choices that either asks for, by question.

    Args:
        more: further nodes to be asked about.
    """

    def __init__(
        self, a: Side, b: Side, graph: Graph, vocabulary: Vocabulary, more: Iterable[int] = ()
    ) -> None:
        self.a, self.b, self.graph, self.vocabulary = a, b, graph, vocabulary
        both = (*a.law.comparisons, *b.law.comparisons)
        self.comparisons = {each.key: each for each in both}
        self.asked = tuple(dict.fromkeys((a.root, b.root, *more)))

    @cached_property
    def links(self) -> Links:
        """What follows from what."""
        facts = [fact_of(key) for key in self.graph.questions]
        return Links(self.vocabulary, self.comparisons.values(), facts)

    @cached_property
    def bearing(self) -> BearingFacts:
        """The questions that decide a node in a case told in full."""
        return BearingFacts(self.graph)

    @cached_property
    def plain(self) -> Plain:
        """What decides the two sides in a case told in full."""
        return plain(self.graph, self.asked, self.links)

    @cached_property
    def presumed(self) -> frozenset[str]:
        """The questions answered yes where nothing is told."""
        return presumed_facts(self.plain.graph)

    def unit(self, key: str) -> Unit:
        """Return the facts that a question of a pattern stands for.

        A fact that bears on a side only by lifting a presumption stands for itself.
        """
        return self._united.units.get(key) or Unit(Op.FACT, key)

    @property
    def units(self) -> Mapping[str, Unit]:
        """The facts taken together, by question."""
        return self._united.units

    @cached_property
    def _united(self) -> United:
        found = self.plain
        kept = [*found.roots]
        kept += [each for pair in found.evidence for each in (pair.aim, pair.happened)]
        kept += [each for concept in found.concepts for each in concept]
        alone = {key for options in self._one_of() for key in options}
        return united(found.graph, kept, self.links, self.presumed | alone)

    @cached_property
    def patterns(self) -> Patterns:
        """All fact patterns."""
        joined = self._united
        found = Patterns(joined.graph, self.links, self.presumed, self._one_of())
        for key, derived in self.plain.concepts:
            first, second = (found.is_so(joined.places[each]) for each in (key, derived))
            found.solver.require([-first, second])
            found.solver.require([first, -second])
        return found

    @cached_property
    def aimed(self) -> int:
        """The statement that whatever happened was aimed at."""
        found, joined = self.patterns, self._united
        aimed = found.solver.statement()
        for each in self.plain.evidence:
            happened, aim = (found.is_so(joined.places[at]) for at in (each.happened, each.aim))
            found.solver.require([-aimed, -happened, aim])
        return aimed

    @cached_property
    def as_presumed(self) -> list[int]:
        """The statements that all is as the laws presume, and that no exception is claimed."""
        graph = self._united.graph
        asked = set(graph.questions)
        found = [self.patterns.undenied(key) for key in sorted(self.presumed & asked)]
        exceptions: set[int] = set()
        for node in graph.nodes:
            if node.op is Op.NOT:
                exceptions |= set(_presumed_no(graph, node.children[0]))
        return [*found, *(-self.patterns.is_so(each) for each in sorted(exceptions))]

    def shown(self, node: int) -> int:
        """Return the statement that what a pattern tells suffices for a node."""
        return self.patterns.shown(self._place(node))

    def is_so(self, node: int) -> int:
        """Return the statement that a node holds in a pattern."""
        return self.patterns.is_so(self._place(node))

    def _place(self, node: int) -> int:
        return self._united.places[self.plain.roots[self.asked.index(node)]]

    def _one_of(self) -> list[list[str]]:
        """Return the choices of which one option is so."""
        return choices(self.plain.graph.questions, self.comparisons.values(), self.vocabulary)


def choices(
    questions: Iterable[str], comparisons: Iterable[Comparison], vocabulary: Vocabulary
) -> list[list[str]]:
    """Return the choices of which every option is asked: one of them is so."""
    asked = set(questions)
    options: dict[str, list[str]] = {}
    for each in comparisons:
        if each.equals is not None and each.key in asked:
            options.setdefault(each.fact, []).append(each.key)
    return [
        keys
        for fact_id, keys in options.items()
        if len(keys) == len(vocabulary.fact(fact_id).options)
    ]


def _presumed_no(graph: Graph, index: int) -> Iterator[int]:
    """Yield what is no unless somebody claims it, among the alternatives of a node."""
    node = graph.nodes[index]
    if node.op is Op.PRESUMED and not node.default:
        yield index
    elif node.op is Op.ANY:
        for child in node.children:
            yield from _presumed_no(graph, child)
