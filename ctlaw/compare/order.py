"""Which definitions are the same, and which stand next to each other from narrow to wide.

Definitions that cover the same are one class. Of the classes in which a class lies only the nearest
are kept: what they lie within goes without saying.
"""

from __future__ import annotations

from msgspec import Struct

from ctlaw.compare.matrix import Standings
from ctlaw.compare.relation import Relation


class Order(Struct, frozen=True):
    """Classes of equivalent definitions, each named by its place.

    Attributes:
        classes: the definitions of each class.
        wider: for each class, the nearest classes that it lies within.
        narrower: for each class, the nearest classes that lie within it.
        layers: for each class, how many others stand above it at most.
    """

    classes: tuple[tuple[int, ...], ...]
    wider: tuple[frozenset[int], ...]
    narrower: tuple[frozenset[int], ...]
    layers: tuple[int, ...]

    @property
    def ordered(self) -> list[int]:
        """The classes that lie within another or contain one, or have several definitions."""
        return [
            each
            for each, members in enumerate(self.classes)
            if len(members) > 1 or self.wider[each] or self.narrower[each]
        ]

    @property
    def alone(self) -> list[int]:
        """The definitions that lie within no other and contain none."""
        together = {each for place in self.ordered for each in self.classes[place]}
        return [each for members in self.classes for each in members if each not in together]


def order_of(standings: Standings, count: int) -> Order:
    """Return the order of some definitions.

    Args:
        standings: how they stand to each other.
        count: how many there are.
    """
    classes: list[list[int]] = []
    for each in range(count):
        # What a law makes of evidence bears on its own pairs only, so that two definitions which
        # are each equivalent to a third need not be so to each other.
        for members in classes:
            if all(standings.relation(each, other) is Relation.EQUIVALENT for other in members):
                members.append(each)
                break
        else:
            classes.append([each])
    above = [
        frozenset(
            number
            for number, wider in enumerate(classes)
            if all(standings.relation(a, b) is Relation.A_WITHIN_B for a in members for b in wider)
        )
        for members in classes
    ]
    nearest = tuple(
        frozenset(
            each for each in wider if not any(each in above[other] for other in wider - {each})
        )
        for wider in above
    )
    below = tuple(
        frozenset(each for each, wider in enumerate(nearest) if number in wider)
        for number in range(len(classes))
    )
    return Order(tuple(map(tuple, classes)), nearest, below, _layers(nearest))


def _layers(wider: tuple[frozenset[int], ...]) -> tuple[int, ...]:
    """Return how many classes stand above each at most."""
    layers = [0] * len(wider)
    # Each round settles one layer more. Were there a circle, the rounds would still come to an end.
    for _ in wider:
        deeper = [max((layers[other] + 1 for other in each), default=0) for each in wider]
        if deeper == layers:
            break
        layers = deeper
    return tuple(layers)
