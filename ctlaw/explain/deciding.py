"""The smallest sets of open facts that would settle an undetermined definition.

The part of the graph that is still open is turned into sets of answers, and sets that contain a
smaller one are dropped. Two economies keep the result readable: open facts that stand side by
side in the same lists count as one group ("any one of these"), and items that can replace each
other in every set are merged. Both are exact. Sets are held as bits of a number, in graph order,
so that the same case always gives the same sets.
"""

from __future__ import annotations

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import Value

MAX_SETS = 300

Group = tuple[str, ...]
# A set of items: two bits for each group, the lower one for yes and the higher one for no.
Bits = int


class Item(Struct, frozen=True, order=True, cache_hash=True):
    """A group of interchangeable facts and the value they need.

    For yes, any one of them suffices; for no, every one of them is needed.
    """

    group: Group
    value: bool


ItemSet = frozenset[Item]


class DecidingSets(Struct, frozen=True):
    """The minimal sets of items that make a node yes, and those that make it no."""

    to_yes: tuple[ItemSet, ...]
    to_no: tuple[ItemSet, ...]
    complete: bool


def deciding_sets(
    graph: Graph, root: int, values: tuple[Value, ...], limit: int = MAX_SETS
) -> DecidingSets:
    """Return the minimal sets of answers that would settle an open node.

    Facts by which a concept may be stated directly are left out: they are a lawyer's shortcut,
    and the sets are made of what can be asked. What is presumed, or inferred from what happened,
    counts as settled, although a claim or a stated absence of the aim could overturn it. If more
    than `limit` sets arise on the way, the search is cut short and `complete` is False.
    """
    search = _Search(graph, root, values, limit)
    to_yes = search.sets(root, True)
    to_no = search.sets(root, False)
    return DecidingSets(search.items(to_yes), search.items(to_no), not search.capped)


@dataclass
class _Search:
    graph: Graph
    root: int
    values: tuple[Value, ...]
    limit: int
    capped: bool = False
    _memo: dict[tuple[int, bool], list[Bits]] = field(default_factory=dict)
    _needed: dict[tuple[int, bool], Bits] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parents: dict[int, set[int]] = defaultdict(set)
        waiting, seen = [self.root], {self.root}
        while waiting:
            index = waiting.pop()
            for child in self._open_children(index):
                parents[child].add(index)
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)
        self._groups = self._grouped(parents)
        self._numbered = list(dict.fromkeys(self._groups[each] for each in sorted(self._groups)))
        self._number = {group: number for number, group in enumerate(self._numbered)}
        self._items = [Item(group, value) for group in self._numbered for value in (True, False)]
        self._yes_bits = sum(1 << 2 * number for number in range(len(self._numbered)))

    def items(self, sets: Iterable[Bits]) -> tuple[ItemSet, ...]:
        """Return sets of items for sets of bits, the smallest first."""
        rank = {item: place for place, item in enumerate(sorted(self._items))}
        by_rank = [rank[item] for item in self._items]
        found = [sorted((by_rank[place], place) for place in _places(bits)) for bits in sets]
        found.sort(key=lambda each: (len(each), each))
        return tuple(frozenset(self._items[place] for _, place in each) for each in found)

    def _grouped(self, parents: dict[int, set[int]]) -> dict[int, Group]:
        """Put facts into one group if exactly the same lists of alternatives hold them."""
        by_parents: dict[frozenset[int], list[int]] = defaultdict(list)
        for index, above in parents.items():
            if self.graph.nodes[index].op is Op.FACT:
                alternatives = all(self.graph.nodes[each].op is Op.ANY for each in above)
                key = frozenset(above) if alternatives else frozenset((-1, index))
                by_parents[key].append(index)
        groups: dict[int, Group] = {}
        for members in by_parents.values():
            group = tuple(self.graph.nodes[each].key for each in sorted(members))
            groups |= dict.fromkeys(members, group)
        if self.root not in groups and self.graph.nodes[self.root].op is Op.FACT:
            groups[self.root] = (self.graph.nodes[self.root].key,)
        return groups

    def _open_children(self, index: int) -> list[int]:
        node = self.graph.nodes[index]
        children = node.children[:1] if node.op is Op.STATED else node.children
        return [child for child in children if self.values[child] is None]

    def sets(self, index: int, value: bool) -> list[Bits]:
        """Return the minimal sets that give an open node a value."""
        found = self._memo.get((index, value))
        if found is None:
            found = self._computed(index, value)
            self._memo[index, value] = found
        return found

    def _computed(self, index: int, value: bool) -> list[Bits]:
        node = self.graph.nodes[index]
        children = self._open_children(index)
        match node.op:
            case Op.FACT:
                return [1 << 2 * self._number[self._groups[index]] + (not value)]
            case Op.NOT:
                return self.sets(children[0], not value)
            case Op.PRESUMED | Op.STATED:
                return self.sets(children[0], value) if children else []
            case Op.PURPOSE:
                # What happened is evidence of the aim; only the aim itself can rule it out.
                aim = node.children[0]
                return self._union([aim] if not value else children, value)
            case Op.AT_LEAST:
                return self._absorbed(self._counted(index, children, value))
            case Op.ALL | Op.ANY:
                one_suffices = (node.op is Op.ANY) is value
                combine = self._union if one_suffices else self._product
                return combine(children, value)

    def _union(self, children: list[int], value: bool) -> list[Bits]:
        options = [self.sets(child, value) for child in children]
        together = itertools.chain.from_iterable(options)
        needed = [self._groups_needed(child, value) for child in children]
        # Where no fact is needed by two of them, no set of one contains a set of another.
        apart = functools.reduce(operator.or_, needed, 0).bit_count() == sum(
            groups.bit_count() for groups in needed
        )
        return self._fewest(together) if apart else self._absorbed(together)

    def _product(self, children: list[int], value: bool) -> list[Bits]:
        found: list[Bits] = [0]
        seen = 0
        for child in children:
            options = self.sets(child, value)
            groups = self._groups_needed(child, value)
            if not seen & groups and len(found) == len(options) == 1:
                found = [found[0] | options[0]]
            elif not seen & groups:
                found = self._fewest(left | right for left in found for right in options)
            else:
                # No single fact can be needed both ways.
                found = self._absorbed(
                    joined
                    for left in found
                    for right in options
                    if not (joined := left | right) & joined >> 1 & self._yes_bits
                )
            seen |= groups
        return found

    def _groups_needed(self, index: int, value: bool) -> Bits:
        """Return the groups that the sets of a node need, one way or the other."""
        known = self._needed.get((index, value))
        if known is None:
            both = functools.reduce(operator.or_, self.sets(index, value), 0)
            known = self._needed[index, value] = (both | both >> 1) & self._yes_bits
        return known

    def _counted(self, index: int, children: list[int], value: bool) -> list[Bits]:
        node = self.graph.nodes[index]
        weight = dict(zip(node.children, node.weights, strict=True))
        met = sum(weight[each] for each in node.children if self.values[each] is True)
        still_open = sum(weight[child] for child in children)
        to_miss = met + still_open - node.total + 1
        needed = node.total - met if value else to_miss
        found: list[Bits] = []
        for chosen in _just_enough(children, weight, needed):
            if len(found) > self.limit:
                self.capped = True
                break
            found += self._product(chosen, value)
        return found

    def _absorbed(self, sets: Iterable[Bits]) -> list[Bits]:
        """Drop every set that contains another; keep the smallest if there are too many."""
        kept: list[Bits] = []
        # A set that another contains has its lowest bit among the bits of that other.
        by_lowest: dict[int, list[Bits]] = {}
        for each in sorted(dict.fromkeys(sets), key=int.bit_count):
            if _contains_one(each, by_lowest):
                continue
            kept.append(each)
            by_lowest.setdefault(each & -each, []).append(each)
            if len(kept) > self.limit:
                break
        return self._fewest(kept)

    def _fewest(self, sets: Iterable[Bits]) -> list[Bits]:
        """Put the smallest sets first and keep no more than the limit."""
        found = sorted(sets, key=int.bit_count)
        if len(found) > self.limit:
            self.capped = True
        return found[: self.limit]


def _contains_one(bits: Bits, by_lowest: Mapping[int, list[Bits]]) -> bool:
    """Tell whether one of some sets, given by their lowest bits, lies within a set."""
    rest = bits
    while rest:
        lowest = rest & -rest
        for smaller in by_lowest.get(lowest, ()):
            if smaller & bits == smaller:
                return True
        rest ^= lowest
    return False


def _places(bits: Bits) -> Iterator[int]:
    """Yield the places of the bits that are set, from the lowest on."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _just_enough(
    children: list[int], weight: Mapping[int, int], needed: int
) -> Iterator[list[int]]:
    """Yield the choices of children whose weights reach a sum, none of them superfluous.

    The heaviest come first. A choice is just enough if it falls short without its lightest child,
    so in order of weight it ends with the child that reaches the sum.
    """
    ordered = sorted(children, key=lambda child: -weight[child])
    after = [0]
    for child in reversed(ordered):
        after.insert(0, after[0] + weight[child])

    def choices(start: int, missing: int) -> Iterator[list[int]]:
        for place in range(start, len(ordered)):
            if after[place] < missing:
                return
            child = ordered[place]
            if weight[child] >= missing:
                yield [child]
            else:
                yield from ([child, *more] for more in choices(place + 1, missing - weight[child]))

    return choices(0, needed)


def merged(sets: Iterable[ItemSet]) -> list[list[list[Item]]]:
    """Merge items that can replace each other in every set.

    Returns:
        Sets of positions; each position is a list of items of which any one will do.

    >>> act, tricked, forced = (Item((each,), True) for each in ("act", "tricked", "forced"))
    >>> found = merged([frozenset([act, tricked]), frozenset([act, forced])])
    >>> found == [[[act], [forced, tricked]]]
    True
    """
    sets = list(sets)
    items = sorted(set().union(*sets))
    number = {item: place for place, item in enumerate(items)}
    if not any(item.value for item in items):
        alone = [[item] for item in items]
        return [[alone[place] for place in sorted(number[item] for item in each)] for each in sets]
    # "Any one of these" can be said of yes items only.
    needs_yes = {frozenset([place]) for place, item in enumerate(items) if item.value}
    family = {frozenset(frozenset([number[item]]) for item in each) for each in sets}
    while True:
        rests: dict[frozenset[int], set[frozenset[frozenset[int]]]] = defaultdict(set)
        for each in family:
            for position in each & needs_yes:
                rests[position].add(each - {position})
        by_rest: dict[frozenset[frozenset[frozenset[int]]], list[frozenset[int]]]
        by_rest = defaultdict(list)
        for position, rest in rests.items():
            by_rest[frozenset(rest)].append(position)
        joined = {
            position: frozenset().union(*same)
            for same in by_rest.values()
            if len(same) > 1
            for position in same
        }
        if not joined:
            break
        needs_yes = {joined.get(position, position) for position in needs_yes}
        family = {frozenset(joined.get(position, position) for position in each) for each in family}
    ordered = [sorted(sorted(position) for position in each) for each in family]
    ordered.sort(key=lambda each: (len(each), each))
    return [[[items[place] for place in position] for position in each] for each in ordered]
