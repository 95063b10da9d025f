"""Where the boxes of a layered drawing stand, and how the lines between them run.

Boxes that hang together are one group, drawn layer below layer; a line that passes a layer gets a
place of its own there, so that no line runs behind a box. The groups are then put side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from msgspec import Struct

Size = tuple[int, int]
Point = tuple[float, float]

_BESIDE, _BELOW, _PASSAGE = 24, 56, 16
_BETWEEN_GROUPS = 64
_ROUNDS = 8


class Layout(Struct, frozen=True):
    """A drawing.

    Attributes:
        width, height: its size.
        corners: the upper left corner of each box.
        lines: for each line from a lower box to an upper one, its points.
    """

    width: float
    height: float
    corners: dict[int, Point]
    lines: dict[tuple[int, int], tuple[Point, ...]]


def layered(
    sizes: Mapping[int, Size],
    above: Mapping[int, Collection[int]],
    layers: Mapping[int, int],
    width: int,
) -> Layout:
    """Return where boxes stand.

    Args:
        sizes: the boxes, each with its width and height.
        above: for each box, those that a line leads up to.
        layers: the layer of each, from above; a line leads to a layer further up.
        width: how wide groups may get side by side; a single group may be wider.

    >>> found = layered({1: (10, 5), 2: (10, 5)}, {1: [], 2: [1]}, {1: 0, 2: 1}, 100)
    >>> found.corners[1][1] < found.corners[2][1], list(found.lines)
    (True, [(2, 1)])
    """
    drawn = [_Group(members, sizes, above, layers).drawn() for members in _groups(sizes, above)]
    drawn.sort(key=lambda each: -each.height)
    corners: dict[int, Point] = {}
    lines: dict[tuple[int, int], tuple[Point, ...]] = {}
    left = top = row = right = 0.0
    for each in drawn:
        if left and left + each.width > width:
            left, top, row = 0.0, top + row + _BETWEEN_GROUPS, 0.0
        for box, (x, y) in each.corners.items():
            corners[box] = (x + left, y + top)
        for line, points in each.lines.items():
            lines[line] = tuple((x + left, y + top) for x, y in points)
        right, row = max(right, left + each.width), max(row, each.height)
        left += each.width + _BETWEEN_GROUPS
    return Layout(right, top + row, corners, lines)


def _groups(boxes: Collection[int], above: Mapping[int, Collection[int]]) -> Iterator[list[int]]:
    """Yield the boxes that hang together."""
    beside: dict[int, set[int]] = {each: set() for each in boxes}
    for lower in boxes:
        for upper in above[lower]:
            beside[lower].add(upper)
            beside[upper].add(lower)
    seen: set[int] = set()
    for start in boxes:
        found: set[int] = set()
        waiting = [] if start in seen else [start]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += beside[each]
        seen |= found
        if found:
            yield sorted(found)


class _Group:
    """Boxes that hang together, with the passages of their lines."""

    def __init__(
        self,
        members: Sequence[int],
        sizes: Mapping[int, Size],
        above: Mapping[int, Collection[int]],
        layers: Mapping[int, int],
    ) -> None:
        self._boxes = frozenset(members)
        self._sizes = {each: sizes[each] for each in members}
        self._rows: list[list[int]] = [[] for _ in range(1 + max(layers[each] for each in members))]
        for each in members:
            self._rows[layers[each]].append(each)
        # Passages have numbers below those of all boxes.
        self._next = min(members, default=0) - 1
        self._up: dict[int, list[int]] = {each: [] for each in members}
        self._down: dict[int, list[int]] = {each: [] for each in members}
        self._ways = {
            (lower, upper): self._way(lower, upper, layers)
            for lower in members
            for upper in sorted(above[lower])
        }

    def _way(self, lower: int, upper: int, layers: Mapping[int, int]) -> list[int]:
        """Return what a line leads along: a box, the passages between, and a box."""
        way = [lower]
        for layer in range(layers[lower] - 1, layers[upper], -1):
            passage, self._next = self._next, self._next - 1
            self._sizes[passage] = (_PASSAGE, 0)
            self._up[passage], self._down[passage] = [], []
            self._rows[layer].append(passage)
            way.append(passage)
        way.append(upper)
        for first, second in pairwise(way):
            self._up[first].append(second)
            self._down[second].append(first)
        return way

    def drawn(self) -> Layout:
        self._arrange()
        widths = [
            sum(self._sizes[each][0] for each in row) + _BESIDE * (len(row) - 1)
            for row in self._rows
        ]
        heights = [max((self._sizes[each][1] for each in row), default=0) for row in self._rows]
        corners: dict[int, Point] = {}
        top = 0.0
        for row, width, height in zip(self._rows, widths, heights, strict=True):
            left = (max(widths) - width) / 2
            for each in row:
                # A box stands on the floor of its layer, near what it contains.
                own = height if each not in self._boxes else self._sizes[each][1]
                corners[each] = (left, top + height - own)
                self._sizes[each] = (self._sizes[each][0], own)
                left += self._sizes[each][0] + _BESIDE
            top += height + _BELOW
        lines = {ends: self._points(way, corners) for ends, way in self._ways.items()}
        boxes = {each: corner for each, corner in corners.items() if each in self._boxes}
        return Layout(max(widths), top - _BELOW, boxes, lines)

    def _arrange(self) -> None:
        """Put the boxes of each layer near what they are joined to, down and up in turn."""
        for turn in range(_ROUNDS):
            rows = self._rows if turn % 2 == 0 else self._rows[::-1]
            joined = self._up if turn % 2 == 0 else self._down
            place = dict[int, float]()
            for row in self._rows:
                place |= _places(row)
            for row in rows:
                near = {
                    each: fmean(place[other] for other in joined[each] or [each]) for each in row
                }
                row.sort(key=near.__getitem__)
                place |= _places(row)

    def _points(self, way: Sequence[int], corners: Mapping[int, Point]) -> tuple[Point, ...]:
        points: list[Point] = []
        for number, each in enumerate(way):
            (x, y), (width, height) = corners[each], self._sizes[each]
            if number > 0:
                points.append((x + width / 2, y + height))
            if number < len(way) - 1:
                points.append((x + width / 2, y))
        return tuple(points)


def _places(row: Sequence[int]) -> dict[int, float]:
    """Return how far from the middle of its row each stands."""
    return {each: number - (len(row) - 1) / 2 for number, each in enumerate(row)}
