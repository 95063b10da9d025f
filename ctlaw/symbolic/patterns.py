"""All fact patterns that the vocabulary lets stand together, as statements for a complete search.

A pattern tells some facts, yes or no. What it does not tell is so as it is where nothing is told:
it did not happen, or it is as a law presumes. A formula is *shown* by a pattern if what is told
suffices for it, by the reference semantics; it is *so* in a pattern if it holds once the rest is
taken as not told. A test holds both against the reference semantics, pattern by pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph
from ctlaw.symbolic.possible import Possible
from ctlaw.symbolic.solver import Found, Solver


class Told(Struct, frozen=True, order=True):
    """One thing that a pattern tells: the answer to one question."""

    key: str
    value: bool


Pattern = frozenset[Told]


class Patterns:
    """The patterns over the questions of a graph.

    Attributes:
        solver: looks for patterns.

    Args:
        graph: facts, lists, negations, counts and presumptions.
        links: what follows from what.
        presumed: the questions answered yes where nothing is told.
        one_of: for each of these lists of questions, at least one is answered yes.
    """

    def __init__(
        self,
        graph: Graph,
        links: Links,
        presumed: frozenset[str] = frozenset(),
        one_of: Iterable[Sequence[str]] = (),
    ) -> None:
        self._presumed, self._asked, self._links = presumed, frozenset(graph.questions), links
        self._answers: dict[str, int] = {}
        self._possible = Possible(links)
        nodes = range(len(graph.nodes))
        self._shown = self._possible.values(graph, nodes, self._possible.question, [])
        self._so = self._possible.holding(graph, self.answer)
        self._possible.link({key: self.answer(key) for key in self._possible.questions})
        for keys in one_of:
            self.solver.require([self.answer(key) for key in keys])

    @property
    def solver(self) -> Solver:
        """What looks for patterns."""
        return self._possible.solver

    def shown(self, index: int) -> int:
        """Return the statement that a pattern shows a node."""
        return self._shown[index][0]

    def is_so(self, index: int) -> int:
        """Return the statement that a node holds in a pattern."""
        return self._so[index]

    @cached_property
    def told(self) -> dict[Told, int]:
        """The statement of each thing that a pattern can tell.

        What only lifts a presumption tells nothing that would help.
        """
        return {
            Told(key, value): literal
            for key, pair in self._possible.questions.items()
            if key in self._asked
            for value, literal in zip((True, False), pair, strict=True)
        }

    @cached_property
    def _by_statement(self) -> dict[int, Told]:
        return {literal: each for each, literal in self.told.items()}

    def pattern(self) -> Pattern:
        """Return the pattern that was found last."""
        named = self._by_statement
        return frozenset(named[each] for each in self.solver.holding(named))

    def exists(self, wanted: Iterable[int]) -> bool:
        """Tell whether there is a pattern of which some statements hold."""
        return self.solver.look(list(wanted)) is Found.EXAMPLE

    def all(self, literals: Iterable[int]) -> int:
        """Return the statement that all of some statements hold."""
        return self._possible.all(literals)

    def any(self, literals: Iterable[int]) -> int:
        """Return the statement that at least one of some statements holds."""
        return self._possible.any(literals)

    def reaches(self, total: int, weighted: list[tuple[int, int]]) -> int:
        """Return the statement that the weights of what holds reach a total."""
        return self._possible.reaches(total, weighted)

    @property
    def true(self) -> int:
        """A statement that always holds."""
        return self._possible.true

    def answer(self, key: str) -> int:
        """Return the statement that a question is answered yes once the rest is as if not told."""
        if key not in self._presumed:
            return self._possible.question(key)[0]
        found = self._answers.get(key)
        if found is None:
            # What is presumed cannot be so where something that would follow from it is not.
            follows = (
                self.undenied(other) if value else -self.undenied(other)
                for other, value in self._links.closure((key, True))
                if other in self._asked
            )
            found = self._answers[key] = self.all([self.undenied(key), *follows])
        return found

    def undenied(self, key: str) -> int:
        """Return the statement that a question is answered yes, or presumed so and not denied."""
        yes, no = self._possible.question(key)
        return -no if key in self._presumed else yes
