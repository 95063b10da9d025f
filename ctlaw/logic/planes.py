"""Many cases at once: the reference semantics on bit planes.

Each node has two planes, *established* and *ruled out*, with one bit for each case; a case that has
neither bit is unknown there. The connectives become operations on whole planes, so a thousand
cases cost little more than one. Every result is that of `kleene.evaluate`, case by case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import overload

from msgspec import Struct

from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.logic.kleene import Known, Value


class Planes(Struct, frozen=True):
    """The values of every node for many cases.

    Attributes:
        yes, no: for each node, the cases in which it is established, and ruled out.
        contradicted: the cases in which a stated concept contradicts what the facts derive.
        late: for each purpose, the cases in which it is inferred; for each presumption, those in
            which it is borne out.
    """

    yes: tuple[int, ...]
    no: tuple[int, ...]
    contradicted: int
    late: Mapping[int, int]

    def value(self, node: int, case: int) -> Value:
        """Return the value of a node for one case."""
        if self.yes[node] >> case & 1:
            return True
        return False if self.no[node] >> case & 1 else None


class OneCase(Sequence[Value]):
    """The values of all nodes for one of the cases, read from the planes when asked for."""

    def __init__(self, planes: Planes, case: int) -> None:
        self._planes, self._case = planes, case

    def __len__(self) -> int:
        return len(self._planes.yes)

    @overload
    def __getitem__(self, index: int) -> Value: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...

    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return self._planes.value(index, self._case)


class Told(Struct):
    """What is known of many cases, question by question, as planes."""

    yes: dict[str, int]
    no: dict[str, int]
    raised: dict[str, int]
    withheld: dict[str, int]


def told_of(cases: Iterable[Known]) -> Told:
    """Return what is known of some cases as planes, in the order of the cases."""
    told = Told({}, {}, {}, {})
    for number, known in enumerate(cases):
        bit = 1 << number
        for key, answer in known.answers.items():
            plane = told.yes if answer else told.no
            plane[key] = plane.get(key, 0) | bit
        for plane, keys in ((told.raised, known.raised), (told.withheld, known.withheld)):
            for key in keys:
                plane[key] = plane.get(key, 0) | bit
    return told


def evaluate_many(graph: Graph, cases: Sequence[Known]) -> Planes:
    """Return the values of every node for many cases.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> builder = GraphBuilder()
    >>> both = builder.all([builder.fact("act"), builder.fact("aim")])
    >>> cases = [Known({"act": True, "aim": True}), Known({"act": False}), Known({})]
    >>> planes = evaluate_many(builder.build(), cases)
    >>> [planes.value(both, case) for case in range(3)]
    [True, False, None]
    """
    return evaluate_planes(graph, told_of(cases), (1 << len(cases)) - 1)


def evaluate_planes(
    graph: Graph, told: Told, everyone: int, late: Mapping[int, int] | None = None
) -> Planes:
    """Return the values of every node for what is told as planes.

    Args:
        graph: the graph.
        told: what is known.
        everyone: a plane with a bit for each case.
        late: for each purpose and presumption, the cases in which it may take its value because
            nothing else gives it one. Without it that is found out, as the semantics has it.
    """
    return _Evaluation(graph, told, everyone, late).planes()


class _Evaluation:
    def __init__(
        self, graph: Graph, told: Told, everyone: int, late: Mapping[int, int] | None
    ) -> None:
        self._graph = graph
        self._told = told
        self._everyone = everyone
        self._given = late
        self._yes: list[int] = []
        self._no: list[int] = []
        self._contradicted = 0
        self._late: dict[int, int] = {}

    def planes(self) -> Planes:
        for index, node in enumerate(self._graph.nodes):
            yes, no = self._value(index, node)
            self._yes.append(yes)
            self._no.append(no)
        return Planes(tuple(self._yes), tuple(self._no), self._contradicted, self._late)

    def _value(self, index: int, node: Node) -> tuple[int, int]:
        match node.op:
            case Op.FACT:
                return self._told.yes.get(node.key, 0), self._told.no.get(node.key, 0)
            case Op.ALL:
                return _all(self._yes, node), _any(self._no, node)
            case Op.ANY:
                return _any(self._yes, node), _all(self._no, node)
            case Op.NOT:
                child = node.children[0]
                return self._no[child], self._yes[child]
            case Op.AT_LEAST:
                short = sum(node.weights) - node.total + 1
                met = _reached(self._yes, node, node.total, self._everyone)
                return met, _reached(self._no, node, short, self._everyone)
            case Op.PURPOSE:
                return self._purpose(index, node)
            case Op.PRESUMED:
                return self._presumed(index, node)
            case Op.STATED:
                return self._stated(node)

    def _purpose(self, index: int, node: Node) -> tuple[int, int]:
        aim, happened = node.children
        still_open = self._everyone & ~(self._yes[aim] | self._no[aim])
        if self._given is None:
            withheld = self._told.withheld.get(self._graph.nodes[aim].key, 0)
            inferred = still_open & self._yes[happened] & ~withheld
        else:
            inferred = still_open & self._yes[happened] & self._given.get(index, 0)
        if inferred:
            self._late[index] = inferred
        return self._yes[aim] | inferred, self._no[aim]

    def _presumed(self, index: int, node: Node) -> tuple[int, int]:
        child = node.children[0]
        yes, no = self._yes[child], self._no[child]
        stands = self._everyone & ~(yes | no)
        if self._given is None:
            against = self._told.no if node.default else self._told.yes
            for key in node.claims:
                stands &= ~(self._told.raised.get(key, 0) | against.get(key, 0))
        else:
            stands &= self._given.get(index, 0)
        yes, no = (yes | stands, no) if node.default else (yes, no | stands)
        # What only confirms a presumption is no news: it was taken to be so all along.
        borne_out = yes if node.default else no
        if borne_out:
            self._late[index] = borne_out
        return yes, no

    def _stated(self, node: Node) -> tuple[int, int]:
        derived, stated = node.children
        self._contradicted |= self._yes[derived] & self._no[stated]
        self._contradicted |= self._no[derived] & self._yes[stated]
        settled = self._yes[derived] | self._no[derived]
        return (
            self._yes[derived] | (self._yes[stated] & ~settled),
            self._no[derived] | (self._no[stated] & ~settled),
        )


def _all(planes: list[int], node: Node) -> int:
    found = planes[node.children[0]]
    for child in node.children:
        found &= planes[child]
        if not found:
            break
    return found


def _any(planes: list[int], node: Node) -> int:
    found = 0
    for child in node.children:
        found |= planes[child]
    return found


def _reached(planes: list[int], node: Node, total: int, everyone: int) -> int:
    """Return the cases in which the weights of the children that have a bit reach a total."""
    if total <= 0:
        return everyone
    at_least = [everyone, *([0] * total)]
    for child, weight in zip(node.children, node.weights, strict=True):
        for reached in range(total, 0, -1):
            at_least[reached] |= at_least[max(0, reached - weight)] & planes[child]
    return at_least[total]
