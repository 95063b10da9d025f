"""All cases told in full, as statements for a complete search.

Where every question is answered yes or no, one statement for each question is enough. That makes a
search over a thousand definitions at once as quick as one over two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctlaw.facts.answers import Links
from ctlaw.symbolic.plain import Plain
from ctlaw.symbolic.possible import Possible
from ctlaw.symbolic.solver import Found


class InFull:
    """The cases told in full that the vocabulary lets stand, in which all that happened was aimed.

    Args:
        bare: what decides the nodes asked for.
        links: what follows from what.
        one_of: for each of these lists of questions, at least one is answered yes.

    >>> from ctlaw.facts.vocabulary import Vocabulary
    >>> from ctlaw.logic.graph import GraphBuilder
    >>> from ctlaw.symbolic.plain import plain
    >>> builder = GraphBuilder()
    >>> act, aim = builder.fact("act"), builder.fact("aim")
    >>> roots = [builder.all([act, aim]), builder.any([act, aim])]
    >>> links = Links(Vocabulary([]), [], [])
    >>> cases = InFull(plain(builder.build(), roots, links), links)
    >>> cases.example(met=[1], not_all=[0]), cases.example(met=[0], not_all=[1])
    (frozenset({1}), None)
    """

    def __init__(self, bare: Plain, links: Links, one_of: Iterable[Sequence[str]] = ()) -> None:
        possible = Possible(links)
        self._solver = solver = possible.solver
        answers = {key: solver.statement() for key in bare.graph.questions}
        so = possible.holding(bare.graph, answers.__getitem__)
        possible.link(answers)
        for key, derived in bare.concepts:
            solver.require([-so[key], so[derived]])
            solver.require([so[key], -so[derived]])
        for each in bare.evidence:
            solver.require([-so[each.happened], so[each.aim]])
        for keys in one_of:
            solver.require([answers[key] for key in keys])
        self._roots = [so[each] for each in bare.roots]

    def example(
        self, met: Iterable[int], not_all: Iterable[int] = (), some: Iterable[int] = ()
    ) -> frozenset[int] | None:
        """Return which definitions a case meets, or None if there is no such case.

        Definitions are named by their place among the nodes that were asked for.

        Args:
            met: it meets all of these.
            not_all: if there are any, it does not meet at least one of these.
            some: if there are any, it meets at least one of these.
        """
        wanted = [self._roots[each] for each in met]
        conditions = [-self._roots[each] for each in not_all], [self._roots[each] for each in some]
        # A condition for this search alone is switched on by a statement of its own.
        here = self._solver.statement()
        for condition in filter(None, conditions):
            self._solver.require([-here, *condition])
        found = self._solver.look([*wanted, here])
        self._solver.require([-here])
        if found is not Found.EXAMPLE:
            return None
        holds = self._solver.holds
        return frozenset(place for place, each in enumerate(self._roots) if holds(each))
