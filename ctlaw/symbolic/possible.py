"""Everything that can be known of a case under a law, as statements for a complete search.

Every question can be answered yes, no or not at all, and raised without an answer, as far as the
vocabulary lets answers stand together. What each node of a graph then is follows the reference
semantics, node by node; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Value
from ctlaw.symbolic.solver import Solver

# What says that something is yes, and what says that it is no; if neither holds, it is open.
Pair = tuple[int, int]


class Possible:
    """The answers that can be given to some questions together, and what follows from them.

    Attributes:
        solver: looks for examples.
        questions: the questions so far, each with what says that it is answered yes, and no.
        true: a statement that always holds.

    Args:
        links: what follows from what.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self.solver = Solver()
        self.true = self.solver.statement()
        self.solver.require([self.true])
        self._made: dict[tuple[int, ...], int] = {}
        self._raised: dict[str, int] = {}
        self.questions: dict[str, Pair] = {}

    def constant(self, value: Value) -> Pair:
        """Return what is always yes, always no or always open."""
        yes = self.true if value is True else -self.true
        no = self.true if value is False else -self.true
        return yes, no

    def question(self, key: str) -> Pair:
        """Return a question, tied to those that were there before."""
        found = self.questions.get(key)
        if found is None:
            yes, no = found = self.solver.statement(), self.solver.statement()
            self.solver.require([-yes, -no])
            self.questions[key] = found
            for value in (True, False):
                for other, follows in self._links.closure((key, value)):
                    after = self.questions.get(other)
                    if after is not None:
                        self._follows(found, value, after, follows)
        return found

    def _follows(self, first: Pair, value: bool, second: Pair, follows: bool) -> None:
        """Require one answer with another, and the other way round that neither stands alone."""
        at, after = (0 if value else 1), (0 if follows else 1)
        self.solver.require([-first[at], second[after]])
        self.solver.require([-second[1 - after], first[1 - at]])

    def all(self, literals: Iterable[int]) -> int:
        """Return the statement that all of some statements hold."""
        kept = sorted({each for each in literals if each != self.true})
        if -self.true in kept or any(-each in kept for each in kept):
            return -self.true
        if not kept:
            return self.true
        if len(kept) == 1:
            return kept[0]
        found = self._made.get(tuple(kept))
        if found is None:
            found = self._made[tuple(kept)] = self.solver.statement()
            for each in kept:
                self.solver.require([-found, each])
            self.solver.require([found, *(-each for each in kept)])
        return found

    def any(self, literals: Iterable[int]) -> int:
        """Return the statement that at least one of some statements holds."""
        return -self.all(-each for each in literals)

    def differ(self, first: Pair, second: Pair) -> int:
        """Return the statement that two values are not the same."""
        pairs = list(zip(first, second, strict=True))
        return self.any(self.all(each) for a, b in pairs for each in ((a, -b), (-a, b)))

    def values(
        self,
        graph: Graph,
        nodes: Sequence[int],
        question: Callable[[str], Pair],
        clashes: list[int],
    ) -> dict[int, Pair]:
        """Return what some nodes of a graph are, children first.

        Args:
            graph: the graph.
            nodes: the nodes, with everything under them, in graph order.
            question: gives the answer to a question.
            clashes: gets what must not hold, or a stated concept contradicts what is derived.
        """
        found: dict[int, Pair] = {}
        for index in nodes:
            node = graph.nodes[index]
            parts = [found[each] for each in node.children]
            found[index] = (
                question(node.key) if node.op is Op.FACT else self._of_node(node, parts, clashes)
            )
        return found

    def _of_node(self, node: Node, parts: list[Pair], clashes: list[int]) -> Pair:
        match node.op:
            case Op.ALL:
                return self.all(yes for yes, _ in parts), self.any(no for _, no in parts)
            case Op.ANY:
                return self.any(yes for yes, _ in parts), self.all(no for _, no in parts)
            case Op.NOT:
                ((yes, no),) = parts
                return no, yes
            case Op.PURPOSE:
                (aim, no_aim), (happened, _) = parts
                return self.any([aim, self.all([-no_aim, happened])]), no_aim
            case Op.STATED:
                (yes, no), (stated, denied) = parts
                clashes += [self.all([yes, denied]), self.all([no, stated])]
                return self.any([yes, stated]), self.any([no, denied])
            case Op.PRESUMED:
                return self._presumed(node, parts[0])
            case _:
                weights = list(zip(node.weights, parts, strict=True))
                met = self.reaches(node.total, [(weight, yes) for weight, (yes, _) in weights])
                can = self.reaches(node.total, [(weight, -no) for weight, (_, no) in weights])
                return met, -can

    def holding(self, graph: Graph, answer: Callable[[str], int]) -> dict[int, int]:
        """Return the statement that each node of a plain graph holds in a case told in full.

        Args:
            graph: facts, lists, negations, counts and presumptions.
            answer: gives the statement that a question is answered yes.
        """
        found: dict[int, int] = {}
        for index, node in enumerate(graph.nodes):
            parts = [found[each] for each in node.children]
            match node.op:
                case Op.FACT:
                    found[index] = answer(node.key)
                case Op.ALL:
                    found[index] = self.all(parts)
                case Op.ANY:
                    found[index] = self.any(parts)
                case Op.NOT:
                    found[index] = -parts[0]
                case Op.AT_LEAST:
                    weighted = list(zip(node.weights, parts, strict=True))
                    found[index] = self.reaches(node.total, weighted)
                case _:
                    found[index] = parts[0]
        return found

    def link(self, answers: Mapping[str, int]) -> None:
        """Require of answers told in full, each yes or no, what the vocabulary requires of them."""
        for key, first in answers.items():
            for value in (True, False):
                for other, follows in self._links.closure((key, value)):
                    second = answers.get(other)
                    if second is not None:
                        self.solver.require(
                            [-first if value else first, second if follows else -second]
                        )

    def _presumed(self, node: Node, part: Pair) -> Pair:
        yes, no = part
        against = (self.question(key)[1 if node.default else 0] for key in node.claims)
        lifted = self.any([*against, *(self._is_raised(key) for key in node.claims)])
        taken = self.all([-yes, -no, -lifted])
        return (self.any([yes, taken]), no) if node.default else (yes, self.any([no, taken]))

    def reaches(self, total: int, weighted: list[tuple[int, int]]) -> int:
        """Return the statement that the weights of what holds reach a total."""
        known: dict[tuple[int, int], int] = {}

        def from_(place: int, missing: int) -> int:
            if missing <= 0:
                return self.true
            if place == len(weighted):
                return -self.true
            if (place, missing) not in known:
                weight, literal = weighted[place]
                without = from_(place + 1, missing)
                counted = self.all([literal, from_(place + 1, missing - weight)])
                known[place, missing] = self.any([without, counted])
            return known[place, missing]

        return from_(0, total)

    def _is_raised(self, key: str) -> int:
        """Return the statement that a question is raised without an answer."""
        found = self._raised.get(key)
        if found is None:
            yes, no = self.question(key)
            found = self._raised[key] = self.solver.statement()
            self.solver.require([-found, -yes])
            self.solver.require([-found, -no])
        return found

    def example(self) -> dict[str, bool]:
        """Return the answers of the example that was found last."""
        found = {}
        for key, (yes, no) in self.questions.items():
            if self.solver.holds(yes) or self.solver.holds(no):
                found[key] = self.solver.holds(yes)
        return found

    def raised_in_example(self) -> list[str]:
        """Return the questions that are raised without an answer in that example."""
        return [key for key, raised in self._raised.items() if self.solver.holds(raised)]
