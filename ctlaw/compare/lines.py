"""Many minimal differences as few lines: where they differ in one element, they become one.

A line says for each element what it takes: one of several alternatives, any of which will do. It
stands for all patterns that take one alternative of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from math import prod

from msgspec import Struct

from ctlaw.symbolic.patterns import Pattern, Told

# What has to be told together in one element.
Alternative = frozenset[Told]
Slots = dict[int, frozenset[Alternative]]


class Line(Struct, frozen=True):
    """Alternatives for each element, by the place of the element."""

    slots: Mapping[int, frozenset[Alternative]]

    def patterns(self, ways: Callable[[Told], int]) -> int:
        """Return the number of fact patterns it stands for.

        Args:
            ways: the number of ways in which one thing can be told.
        """
        return prod(
            sum(prod(ways(told) for told in alternative) for alternative in alternatives)
            for alternatives in self.slots.values()
        )

    def smallest(self, price: Callable[[Told], tuple[float, int]]) -> Pattern:
        """Return the plainest of its patterns.

        Args:
            price: what it costs to tell something, and its place among what costs the same.
        """

        def cost(alternative: Set[Told]) -> tuple[float, list[int]]:
            prices = [price(each) for each in alternative]
            return sum(each for each, _ in prices), sorted(place for _, place in prices)

        found: set[Told] = set()
        for alternatives in self.slots.values():
            found |= min(alternatives, key=cost)
        return frozenset(found)


def lines(patterns: Iterable[Pattern], slot: Callable[[Told], int]) -> list[Line]:
    """Return the lines of some patterns.

    Args:
        patterns: the patterns.
        slot: the place of the element that something told belongs to.
    """
    found = [_slots(each, slot) for each in patterns]
    before = 0
    while len(found) != before:
        before = len(found)
        for place in sorted({place for each in found for place in each}):
            found = _merged(found, place)
    return [Line(each) for each in found]


def _slots(pattern: Pattern, slot: Callable[[Told], int]) -> Slots:
    parts: dict[int, set[Told]] = {}
    for told in pattern:
        parts.setdefault(slot(told), set()).add(told)
    return {place: frozenset((frozenset(part),)) for place, part in sorted(parts.items())}


def _merged(found: list[Slots], place: int) -> list[Slots]:
    """Join what is the same but for one element."""
    joined: dict[tuple[object, ...], Slots] = {}
    for each in found:
        rest = tuple((at, alternatives) for at, alternatives in each.items() if at != place)
        key = (place in each, *rest)
        before = joined.get(key)
        if before is None:
            joined[key] = dict(each)
        elif place in each:
            before[place] |= each[place]
    return list(joined.values())
