"""What another reading would change in a table: each cell that a branch not taken would alter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from ctlaw.compare.gap import Cover, OtherReading, Row
from ctlaw.compare.gap_cells import Cells, is_told
from ctlaw.compare.gap_plan import Plan, Planner
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side, side_of
from ctlaw.facts.fact import Comparison
from ctlaw.law.library import Library
from ctlaw.logic.graph import GraphBuilder

# A reading, and the branch of it that is not taken.
_Change = tuple[str, str]


def other_readings(
    sides: tuple[Side, Side],
    library: Library,
    readings: Mapping[str, str],
    plans: Sequence[Plan],
    rows: Iterable[Row],
) -> tuple[OtherReading, ...]:
    """Return the cells that another branch of a reading changes, taken on both sides at once.

    Args:
        sides: the treaty and the law.
        library: the laws.
        readings: the branches taken instead of the defaults.
        plans: the plans of the rows.
        rows: the rows as they are.
    """
    return _Others(sides, library, readings).found(plans, rows)


class _Others:
    def __init__(
        self, sides: tuple[Side, Side], library: Library, readings: Mapping[str, str]
    ) -> None:
        self._sides, self._library, self._readings = sides, library, readings
        self._builder = GraphBuilder()
        self._made = [side_of(each.subject, library, readings, self._builder) for each in sides]
        self._comparisons: dict[str, Comparison] = {}

    def found(self, plans: Sequence[Plan], rows: Iterable[Row]) -> tuple[OtherReading, ...]:
        covers = {each.id: each.cover for each in rows if each.proved}
        known = {each.id for each in plans}
        planned = {
            change: Planner(*sides, self._builder, self._library.vocabulary).plans()
            for change, sides in self._changed().items()
        }
        nodes = {node for found in planned.values() for each in found for node in each.nodes()}
        cells = Cells(self._pair(nodes))
        return tuple(
            OtherReading(reading, branch, plan.id, cell.cover)
            for (reading, branch), found in planned.items()
            for plan in found
            if plan.id in known
            and (cell := cells.cell(plan)) is not None
            # A condition of its own has a row only where it costs cases.
            and (cell.cover if is_told(plan, cell) else Cover.COVERED)
            is not covers.get(plan.id, Cover.COVERED)
        )

    def _changed(self) -> dict[_Change, tuple[Side, Side]]:
        """Return the sides under each branch on which either of them covers other cases."""
        others = self._others()
        pair = self._pair({side.root for sides in others.values() for side in sides})
        return {
            change: sides
            for change, sides in others.items()
            if any(
                pair.patterns.exists([pair.aimed, one, -other])
                for side, before in zip(sides, self._made, strict=True)
                if side.root != before.root
                for first, second in ((side, before), (before, side))
                for one, other in ((pair.is_so(first.root), pair.is_so(second.root)),)
            )
        }

    def _others(self) -> dict[_Change, tuple[Side, Side]]:
        """Return the sides under each branch that is not taken."""
        branches = {
            (reading, branch): None
            for side in self._made
            for reading in sorted(side.readings)
            for branch in side.law.branches[reading]
            if branch != side.readings[reading]
        }
        return {change: self._under(*change) for change in branches}

    def _under(self, reading: str, branch: str) -> tuple[Side, Side]:
        chosen = {**self._readings, reading: branch}
        treaty, law = (
            side_of(each.subject, self._library, chosen, self._builder)
            if reading in each.readings
            else each
            for each in self._made
        )
        for side in (treaty, law):
            self._comparisons |= {each.key: each for each in side.law.comparisons}
        return treaty, law

    def _pair(self, nodes: Iterable[int]) -> Pair:
        first, second = self._made
        comparisons = tuple(self._comparisons.values())
        asking = replace(first, law=replace(first.law, comparisons=comparisons))
        return Pair(asking, second, self._builder.build(), self._library.vocabulary, nodes)
