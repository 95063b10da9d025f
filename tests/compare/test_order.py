"""From relations to classes, nearest neighbours and layers."""

from __future__ import annotations

from ctlaw.compare.matrix import Standings
from ctlaw.compare.order import order_of


def standings(*within: tuple[int, int], count: int = 5) -> Standings:
    itself = {(each, each) for each in range(count)}
    return Standings(frozenset(itself | set(within)), frozenset())


def test_equivalent_definitions_are_one_class_and_only_the_nearest_are_kept() -> None:
    # 0 and 1 are the same, within 2, which is within 3; 4 stands alone.
    chain = ((0, 1), (1, 0), (0, 2), (1, 2), (2, 3), (0, 3), (1, 3))
    order = order_of(standings(*chain), 5)
    assert order.classes == ((0, 1), (2,), (3,), (4,))
    assert order.wider == (frozenset({1}), frozenset({2}), frozenset(), frozenset())
    assert order.narrower == (frozenset(), frozenset({0}), frozenset({1}), frozenset())
    assert order.layers == (2, 1, 0, 0)
    assert order.ordered == [0, 1, 2]
    assert order.alone == [4]


def test_a_third_that_is_the_same_as_one_of_two_only_is_a_class_of_its_own() -> None:
    order = order_of(standings((0, 1), (1, 0), (1, 2), (2, 1), count=3), 3)
    assert order.classes == ((0, 1), (2,))


def test_a_circle_comes_to_an_end() -> None:
    order = order_of(standings((0, 1), (1, 2), (2, 0), count=3), 3)
    assert len(order.layers) == 3
