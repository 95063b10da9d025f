"""Which items of a law's list have to do with an item of a treaty's, whatever they are called.

Two laws name the same thing differently. What tells is the facts: those that an item asks for, and
those that are evidence of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ctlaw.compare.element_clauses import BearingFacts
from ctlaw.compare.treaty_items import PERSON, Element, ListItem
from ctlaw.facts.answers import Links, theme_of
from ctlaw.logic.graph import Graph


class ShownBy:
    """The facts by which items of lists are shown.

    Args:
        graph: the graph of the items.
        bearing: the facts that decide each node of it.
        links: what follows from what.
    """

    def __init__(self, graph: Graph, bearing: BearingFacts, links: Links) -> None:
        self._graph, self._bearing, self._links = graph, bearing, links
        self._below: dict[int, frozenset[str]] = {}
        self._follows: dict[str, frozenset[str]] = {}

    def asked(self, item: ListItem) -> frozenset[str]:
        """Return the facts that an item asks for."""
        return self._bearing.of(item.node)

    def facts(self, item: ListItem) -> frozenset[str]:
        """Return the facts that an item asks for, and those that are evidence of it."""
        found = self._below.get(item.node)
        if found is None:
            below = self._graph.questions_below(item.node)
            found = frozenset(key for key in below if theme_of(key) != PERSON)
            self._below[item.node] = found
        return found

    def following(self, key: str) -> frozenset[str]:
        """Return the facts that are so if one is."""
        found = self._follows.get(key)
        if found is None:
            found = frozenset(other for other, yes in self._links.closure((key, True)) if yes)
            self._follows[key] = found
        return found


class Related:
    """The items of a law's list of one element, by what they have to do with.

    Args:
        element: the element.
        items: the items of the treaty, by element.
        own: the items of the law.
        shown: the facts by which items are shown.
    """

    def __init__(
        self,
        element: Element,
        items: Mapping[Element, Sequence[ListItem]],
        own: Sequence[ListItem],
        shown: ShownBy,
    ) -> None:
        self._own, self._shown = own, shown
        before = list(Element)[: list(Element).index(element)]
        # What shows an exploitation is often a means too; that does not make the two alike.
        self._others = frozenset[str]().union(
            *(shown.asked(each) for other in before for each in items[other])
        )
        # By place in the law's list.
        self._direct = {
            item.spot: {place for place, each in enumerate(own) if self._touches(each, item)}
            for item in items[element]
        }
        self._with_counterpart = set[int]().union(*self._direct.values())

    def to(self, item: ListItem) -> list[ListItem]:
        """Return the items of the law that have to do with an item of the treaty.

        They ask for the same facts, or for some from which these follow. One that has no such
        counterpart is related to those of the treaty's items that it could be evidence of.
        """
        facts = self._facts(item)
        return [
            each
            for place, each in enumerate(self._own)
            if place in self._direct[item.spot]
            or (place not in self._with_counterpart and not facts.isdisjoint(self._facts(each)))
        ]

    def _facts(self, item: ListItem) -> frozenset[str]:
        return self._shown.facts(item) - self._others

    def _touches(self, own: ListItem, item: ListItem) -> bool:
        facts = self._facts(item)
        follows = facts.union(*map(self._shown.following, facts))
        return any(
            key in follows or not facts.isdisjoint(self._shown.following(key))
            for key in self._shown.asked(own)
        )
