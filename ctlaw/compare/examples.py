"""Which definitions lie within which, as far as examples refute it.

One case told in full that meets one definition and not another shows that the one does not lie
within the other. Every example is held against all definitions at once, so that a few examples for
each definition refute nearly everything that is not so; what is left has to be proved.
"""

from __future__ import annotations

from collections.abc import Sequence

from ctlaw.compare.pair import choices
from ctlaw.compare.side import Side
from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.graph import Graph
from ctlaw.symbolic.in_full import InFull
from ctlaw.symbolic.plain import plain


class Examples:
    """What examples leave open.

    Every example is told in full, and respects what any of the laws makes of a concept and of what
    happened. So it is one for each two of them, whichever they are.

    Attributes:
        containing: for each definition, those that every example of it meets, itself included.
        beside: for each definition, those that some example of it meets.

    Args:
        sides: the definitions, compiled into one graph.
        graph: that graph.
        vocabulary: the facts.
    """

    def __init__(self, sides: Sequence[Side], graph: Graph, vocabulary: Vocabulary) -> None:
        comparisons = {each.key: each for side in sides for each in side.law.comparisons}
        facts = [fact_of(key) for key in graph.questions]
        links = Links(vocabulary, comparisons.values(), facts)
        bare = plain(graph, [side.root for side in sides], links)
        one_of = choices(bare.graph.questions, comparisons.values(), vocabulary)
        self._cases = InFull(bare, links, one_of)
        everything = frozenset(range(len(sides)))
        self.containing = [everything for _ in sides]
        self.beside: list[frozenset[int]] = [frozenset() for _ in sides]
        for definition in everything:
            self._look_around(definition, everything)

    def refute_all(self, a: int, b: int) -> bool:
        """Tell whether there are examples of each of two without the other, and of both."""
        nested = b in self.containing[a] or a in self.containing[b]
        return b in self.beside[a] and not nested

    def _look_around(self, definition: int, everything: frozenset[int]) -> None:
        """Look for examples of a definition until there are no more that tell anything new."""
        found = self._cases.example([definition])
        while found is not None:
            self._learn(found)
            others = self.containing[definition] - {definition}
            found = self._cases.example([definition], not_all=others) if others else None
        missing = everything - self.beside[definition]
        while missing:
            found = self._cases.example([definition], some=missing)
            if found is None:
                break
            self._learn(found)
            missing = everything - self.beside[definition]

    def _learn(self, met: frozenset[int]) -> None:
        for each in met:
            self.containing[each] &= met
            self.beside[each] |= met
