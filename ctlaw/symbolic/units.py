"""Facts that do the same work in two formulas, taken together as one unit.

Where a law lists thirty things that show deception, and neither of two laws asks which, it is
enough to look at "deception" once. A unit is a part of the formulas whose facts occur nowhere else
and deny nothing; the ways in which it can be met are listed only when somebody asks for them. What
is found of units therefore holds of the facts, and the number of fact patterns is known exactly.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import prod

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Graph, GraphBuilder, Node, Op

Way = frozenset[str]
_Build = Callable[[int], int]


class Unit(Struct, frozen=True):
    """Facts taken together.

    Attributes:
        op: FACT for a single one; else how the parts go together: ANY, ALL or AT_LEAST.
        key: the question, of a single fact.
        parts: the units it is made of.
        total: AT_LEAST only: what the weights of the met parts have to add up to.
        weights: AT_LEAST only: one weight for each part.
        presumed: whether it is no unless somebody says so; then nobody has to deny it.
    """

    op: Op
    key: str = ""
    parts: tuple[Unit, ...] = ()
    total: int = 0
    weights: tuple[int, ...] = ()
    presumed: bool = False

    def facts(self) -> Iterator[str]:
        """Yield the questions in it."""
        if self.op is Op.FACT:
            yield self.key
        for part in self.parts:
            yield from part.facts()

    def ways(self, value: bool = True) -> Iterator[Way]:
        """Yield the smallest sets of facts that make it yes, or of denials that make it no."""
        if self.presumed and not value:
            yield frozenset()
            return
        if self.op is Op.FACT:
            yield frozenset((self.key,))
            return
        for chosen in self._choices(value):
            for combined in itertools.product(*(list(part.ways(value)) for part in chosen)):
                yield frozenset[str]().union(*combined)

    def count(self, value: bool = True) -> int:
        """Return the number of ways."""
        if self.op is Op.FACT or (self.presumed and not value):
            return 1
        return sum(prod(part.count(value) for part in chosen) for chosen in self._choices(value))

    def _choices(self, value: bool) -> Iterable[Sequence[Unit]]:
        """Return the smallest choices of parts that settle the unit."""
        if self.op is Op.AT_LEAST:
            return self._reaching(value)
        if (self.op is Op.ANY) is value:
            return [(part,) for part in self.parts]
        return [self.parts]

    def _reaching(self, value: bool) -> Iterator[tuple[Unit, ...]]:
        """Yield the smallest choices of parts that settle a count."""
        total = self.total if value else sum(self.weights) - self.total + 1
        weighted = list(zip(self.parts, self.weights, strict=True))
        if not value:
            # What is presumed not to be so counts already.
            total -= sum(weight for part, weight in weighted if part.presumed)
            weighted = [each for each in weighted if not each[0].presumed]
        if total <= 0:
            yield ()
            return
        for size in range(1, len(weighted) + 1):
            for chosen in itertools.combinations(weighted, size):
                reached = sum(weight for _, weight in chosen)
                # Without its lightest part it would not be enough: then it is one of the smallest.
                if reached >= total > reached - min(weight for _, weight in chosen):
                    yield tuple(part for part, _ in chosen)


class United(Struct, frozen=True):
    """A graph whose facts are units.

    Attributes:
        graph: the graph; a unit of more than one fact has a question of its own.
        places: where the nodes that were asked for stand in it, by their index before.
        units: the units, by question.
    """

    graph: Graph
    places: Mapping[int, int]
    units: Mapping[str, Unit]


def united(graph: Graph, kept: Sequence[int], links: Links, alone: frozenset[str]) -> United:
    """Take facts together as far as that loses nothing.

    Args:
        graph: facts, lists, negations, counts and presumptions.
        kept: the nodes that have to be found again.
        links: what follows from what.
        alone: questions to leave as they are.

    >>> from ctlaw.facts.vocabulary import Vocabulary
    >>> builder = GraphBuilder()
    >>> lies = builder.any([builder.fact("lied.pay"), builder.fact("lied.work")])
    >>> both = builder.all([builder.fact("act"), lies])
    >>> found = united(builder.build(), [both], Links(Vocabulary([]), [], []), frozenset())
    >>> [(unit.op.value, unit.count()) for unit in found.units.values()]
    [('all', 2)]
    """
    return _Uniting(graph, kept, links, alone).done()


class _Part(Struct):
    """A node while units are being made.

    Attributes:
        unit: what it is once it is a unit.
        presumed: whether it is no unless somebody says so.
        linked: the questions that an answer to one in it settles.
        opposed: those of them that a yes denies.
    """

    op: Op
    children: list[int]
    node: Node
    unit: Unit | None = None
    presumed: bool = False
    linked: frozenset[str] = frozenset()
    opposed: frozenset[str] = frozenset()


class _Uniting:
    def __init__(
        self, graph: Graph, kept: Sequence[int], links: Links, alone: frozenset[str]
    ) -> None:
        self._kept = list(dict.fromkeys(kept))
        below = sorted(set[int]().union(*(graph.below(each) for each in kept)))
        asked = {graph.nodes[each].key for each in below if graph.nodes[each].op is Op.FACT}
        self._parts: dict[int, _Part] = {}
        for index in below:
            node = graph.nodes[index]
            part = _Part(node.op, list(node.children), node)
            # What denies itself can never be so, and no unit may say that it can. Of facts that
            # cannot both be lacking one has to be told, which a unit of both would hide.
            opposed, entailed = _opposed(node.key, links), _entailed(node.key, links)
            if (
                node.op is Op.FACT
                and node.key not in alone | opposed
                and not entailed & {node.key, *asked}
            ):
                part.unit = Unit(Op.FACT, node.key)
                part.linked = frozenset(_linked(node.key, links) & asked)
                part.opposed = frozenset(opposed & asked)
            self._parts[index] = part
        self._next = len(graph.nodes)
        self._names = itertools.count(1)

    def done(self) -> United:
        changed = True
        while changed:
            wholes = self._wholes()
            closed = [index for index in list(self._parts) if self._close(index, wholes)]
            changed = bool(closed)
            if not changed:
                changed = self._group(wholes)
        return self._rebuilt()

    def _wholes(self) -> dict[int, list[int]]:
        wholes: dict[int, list[int]] = {index: [] for index in self._parts}
        for index, part in self._parts.items():
            for child in part.children:
                wholes[child].append(index)
        return wholes

    def _is_free(self, index: int, whole: int, wholes: Mapping[int, list[int]]) -> bool:
        """Tell whether a node is a unit that stands nowhere but in one other node."""
        part = self._parts.get(index)
        return (
            part is not None
            and part.unit is not None
            and wholes[index] == [whole]
            and index not in self._kept
        )

    def _close(self, index: int, wholes: Mapping[int, list[int]]) -> bool:
        """Make a node a unit if all that stands under it are units of its own."""
        part = self._parts.get(index)
        if part is None or part.unit is not None or not part.children:
            return False
        if not all(self._is_free(child, index, wholes) for child in part.children):
            return False
        below = [self._parts[child] for child in part.children]
        if part.op is Op.PRESUMED:
            (only,) = below
            if part.node.default or not set(part.node.claims) <= set(_unit(only).facts()):
                return False
            part.unit, part.presumed = only.unit, True
            part.linked, part.opposed = only.linked, only.opposed
        elif part.op in (Op.ANY, Op.ALL, Op.AT_LEAST):
            made = self._joined(part.op, below, part.node)
            if made is None:
                return False
            part.unit, part.presumed = made.unit, made.presumed
            part.linked, part.opposed = made.linked, made.opposed
        else:
            return False
        for child in part.children:
            del self._parts[child]
        part.children = []
        return True

    def _joined(self, op: Op, below: list[_Part], node: Node | None = None) -> _Part | None:
        """Return several units as one, unless something outside follows from one of them."""
        units = tuple(replace(_unit(each), presumed=each.presumed) for each in below)
        inside = {fact for unit in units for fact in unit.facts()}
        linked = frozenset[str]().union(*(each.linked for each in below))
        opposed = frozenset[str]().union(*(each.opposed for each in below))
        # Of facts that cannot stand together one may be enough, and both can never be asked for.
        if not linked <= inside or (op is not Op.ANY and opposed & inside):
            return None
        if node and op is Op.AT_LEAST and sum(node.weights) < node.total:
            return None
        total, weights = (node.total, node.weights) if node and op is Op.AT_LEAST else (0, ())
        presumed = [each.presumed for each in below]
        return _Part(
            op,
            [],
            Node(op),
            Unit(op, parts=units, total=total, weights=weights),
            any(presumed) if op is Op.ALL else all(presumed),
            linked,
            opposed,
        )

    def _group(self, wholes: Mapping[int, list[int]]) -> bool:
        """Join units that stand side by side in the same lists, whichever of them is met."""
        groups: dict[tuple[int, ...], list[int]] = {}
        for index, part in self._parts.items():
            above = tuple(sorted(wholes[index]))
            if part.unit is None or not above or index in self._kept:
                continue
            if all(self._parts[each].op is Op.ANY for each in above):
                groups.setdefault(above, []).append(index)
        changed = False
        for lists, members in groups.items():
            # What follows from a fact outside has to stay visible; the rest can go together.
            free = self._independent(members)
            if len(free) < 2:
                continue
            made = self._joined(Op.ANY, [self._parts[each] for each in free])
            if made is None:
                continue
            index, self._next = self._next, self._next + 1
            self._parts[index] = made
            for whole in lists:
                kept = [each for each in self._parts[whole].children if each not in free]
                self._parts[whole].children = [*kept, index]
            for each in free:
                del self._parts[each]
            changed = True
        return changed

    def _independent(self, members: list[int]) -> list[int]:
        """Return the members left when those are taken out that are linked to something else."""
        left = list(members)
        while True:
            inside = {fact for each in left for fact in _unit(self._parts[each]).facts()}
            kept = [each for each in left if self._parts[each].linked <= inside]
            if kept == left:
                return left
            left = kept

    def _rebuilt(self) -> United:
        builder, made = GraphBuilder(), dict[int, int]()
        units: dict[str, Unit] = {}

        def build(index: int) -> int:
            found = made.get(index)
            if found is None:
                found = made[index] = self._built(self._parts[index], build, builder, units)
            return found

        places = {index: build(index) for index in self._kept}
        return United(builder.build(), places, units)

    def _built(
        self, part: _Part, build: _Build, builder: GraphBuilder, units: dict[str, Unit]
    ) -> int:
        if part.unit is not None:
            # No fact has a space in its name.
            name = part.unit.key or f"unit {next(self._names)}"
            units[name] = part.unit
            fact = builder.fact(name)
            return builder.presumed(fact, False, (name,)) if part.presumed else fact
        children = [build(child) for child in part.children]
        match part.op:
            case Op.FACT:
                units[part.node.key] = Unit(Op.FACT, part.node.key)
                return builder.fact(part.node.key)
            case Op.ALL:
                return builder.all(children)
            case Op.ANY:
                return builder.any(children)
            case Op.AT_LEAST:
                return builder.at_least(part.node.total, children, list(part.node.weights))
            case Op.PRESUMED:
                return builder.presumed(children[0], part.node.default, part.node.claims)
            case _:
                return builder.negation(children[0])


def _unit(part: _Part) -> Unit:
    if part.unit is None:
        raise ValueError("not a unit")
    return part.unit


def _linked(key: str, links: Links) -> set[str]:
    """Return the questions that an answer to one settles, however indirectly."""
    found: set[str] = set()
    for value in (True, False):
        found |= {other for other, _ in links.closure((key, value))}
    return found - {key}


def _opposed(key: str, links: Links) -> set[str]:
    """Return the questions that a yes to one denies, however indirectly."""
    return {other for other, value in links.closure((key, True)) if not value}


def _entailed(key: str, links: Links) -> set[str]:
    """Return the questions that a no to one affirms, however indirectly."""
    return {other for other, value in links.closure((key, False)) if value}
