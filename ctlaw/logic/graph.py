"""The formula graph: what the definitions of a ruleset compile to.

A graph is a list of nodes in which every child stands before its parents. Equal nodes are
stored once, so a concept that two definitions share is one node, decided once. The graph
knows nothing of law or of cases; `kleene` says what each kind of node means.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Op(StrEnum):
    """The kinds of node. Their meaning, in three values, is `ctlaw.logic.kleene.evaluate`."""

    FACT = "fact"
    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST = "at_least"
    PURPOSE = "purpose"
    PRESUMED = "presumed"
    STATED = "stated"


class Node(Struct, frozen=True):
    """One node of a graph.

    Attributes:
        op: what kind of node it is.
        children: indexes of the children. FACT has none; NOT and PRESUMED have one; PURPOSE has
            the aim, then what happened; STATED has the derived child, then the stated fact; the
            others have one or more.
        key: the question a FACT stands for, such as `act.recruited` or `person.age<18`.
        total: AT_LEAST only: the weight that the met children must add up to.
        weights: AT_LEAST only: one positive weight for each child.
        default: PRESUMED only: the value taken while nobody claims otherwise.
        claims: PRESUMED only: the questions whose answer can lift the presumption.
    """

    op: Op
    children: tuple[int, ...] = ()
    key: str = ""
    total: int = 0
    weights: tuple[int, ...] = ()
    default: bool = False
    claims: tuple[str, ...] = ()


class Graph(Struct, frozen=True):
    """Nodes, children first. The index of a node is its name."""

    nodes: tuple[Node, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The keys of all FACT nodes, in order of first use."""
        return tuple(node.key for node in self.nodes if node.op is Op.FACT)

    def below(self, index: int) -> frozenset[int]:
        """Return the indexes of the node and of everything under it."""
        return frozenset(_below(self.nodes, index))

    def questions_below(self, index: int) -> tuple[str, ...]:
        """Return the keys of the FACT nodes under a node, in graph order."""
        return _questions_below(self.nodes, index)


def _below(nodes: Sequence[Node], index: int) -> set[int]:
    seen: set[int] = set()
    waiting = [index]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(nodes[current].children)
    return seen


def _questions_below(nodes: Sequence[Node], index: int) -> tuple[str, ...]:
    return tuple(nodes[i].key for i in sorted(_below(nodes, index)) if nodes[i].op is Op.FACT)


class GraphBuilder:
    """Builds a graph bottom-up and stores equal nodes once.

    >>> builder = GraphBuilder()
    >>> act = builder.fact("act.recruited")
    >>> aim = builder.fact("aim.organ_removal")
    >>> builder.all([act, aim]) == builder.all([act, aim])
    True
    >>> builder.any([])
    Traceback (most recent call last):
    ...
    ValueError: an empty any has no meaning
    """

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._index: dict[Node, int] = {}

    def add(self, node: Node) -> int:
        """Add a node unless an equal one is there; return its index."""
        for child in node.children:
            if not 0 <= child < len(self._nodes):
                raise ValueError(f"child {child} is not in the graph yet")
        found = self._index.get(node)
        if found is None:
            found = len(self._nodes)
            self._nodes.append(node)
            self._index[node] = found
        return found

    def fact(self, key: str) -> int:
        """Add the question `key`."""
        return self.add(Node(Op.FACT, key=key))

    def all(self, children: list[int]) -> int:
        """Add a conjunction. One child is that child; children are taken once each."""
        return self._list(Op.ALL, children)

    def any(self, children: list[int]) -> int:
        """Add a disjunction. One child is that child; children are taken once each."""
        return self._list(Op.ANY, children)

    def negation(self, child: int) -> int:
        """Add the negation of `child`."""
        return self.add(Node(Op.NOT, (child,)))

    def at_least(self, total: int, children: list[int], weights: list[int]) -> int:
        """Add a weighted count: the weights of the met children reach `total`."""
        if not children or len(children) != len(weights) or min(weights) < 1 or total < 1:
            raise ValueError("at_least needs children, a positive weight for each, and a total")
        merged: dict[int, int] = {}
        for child, weight in zip(children, weights, strict=True):
            merged[child] = merged.get(child, 0) + weight
        node = Node(Op.AT_LEAST, tuple(merged), total=total, weights=tuple(merged.values()))
        return self.add(node)

    def purpose(self, aim: int, happened: int | None) -> int:
        """Add a purpose: its aim, and what counts as evidence of the aim if it happened."""
        if happened is None:
            return aim
        return self.add(Node(Op.PURPOSE, (aim, happened)))

    def presumed(self, child: int, default: bool, claims: tuple[str, ...]) -> int:
        """Add a presumption: `default` while `child` is open and none of `claims` is raised."""
        return self.add(Node(Op.PRESUMED, (child,), default=default, claims=claims))

    def stated(self, derived: int, fact: int) -> int:
        """Add a concept that may be derived from facts or stated directly."""
        return self.add(Node(Op.STATED, (derived, fact)))

    def questions_below(self, index: int) -> tuple[str, ...]:
        """Return the keys of the FACT nodes under a node, in graph order."""
        return _questions_below(self._nodes, index)

    def build(self) -> Graph:
        """Return the graph built so far."""
        return Graph(tuple(self._nodes))

    def _list(self, op: Op, children: list[int]) -> int:
        unique = tuple(dict.fromkeys(children))
        if not unique:
            raise ValueError(f"an empty {op} has no meaning")
        if len(unique) == 1:
            return unique[0]
        return self.add(Node(op, unique))
