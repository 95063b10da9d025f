"""A law held against a treaty: the table of what it covers, with a case for what it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctlaw.compare.differences import differences
from ctlaw.compare.gap import Gaps, Ground, Row, Uncovered
from ctlaw.compare.gap_cells import Cell, Cells, Witnesses, is_told
from ctlaw.compare.gap_plan import Plan, Planner
from ctlaw.compare.gap_provisions import provisions
from ctlaw.compare.gap_readings import other_readings
from ctlaw.compare.gap_review import review
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Subject, side_of
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role
from ctlaw.logic.graph import GraphBuilder
from ctlaw.messages.catalogue import Catalogue


def gaps(
    treaty: Subject,
    law: Subject,
    library: Library,
    readings: Mapping[str, str] | None = None,
    catalogue: Catalogue | None = None,
    *,
    with_readings: bool = True,
) -> Gaps:
    """Hold a law against a treaty.

    Args:
        treaty, law: the definitions.
        library: the laws.
        readings: branches to take instead of the defaults.
        catalogue: the sentences of the language.
        with_readings: whether to look for other readings that would change a cell.

    Raises:
        SolverMissingError: the extra `compare` is not installed.
    """
    found = _Gaps(treaty, law, library, readings or {}, catalogue or Catalogue())
    return found.found(with_readings)


class _Gaps:
    def __init__(
        self,
        treaty: Subject,
        law: Subject,
        library: Library,
        readings: Mapping[str, str],
        catalogue: Catalogue,
    ) -> None:
        self._treaty, self._law, self._library = treaty, law, library
        self._readings, self._catalogue = readings, catalogue
        builder = GraphBuilder()
        a, b = (side_of(each, library, readings, builder) for each in (treaty, law))
        planner = Planner(a, b, builder, library.vocabulary, catalogue.language)
        self._plans = planner.plans()
        usual = [[each.node for each in found] for found in planner.items.values()]
        nodes = [node for each in self._plans for node in each.nodes()]
        nodes += [
            each.root.index
            for each in b.law.definitions.values()
            if each.definition.role is Role.OFFENCE
        ]
        self._pair = Pair(a, b, builder.build(), library.vocabulary, nodes)
        self._witnesses = Witnesses(self._pair, usual, catalogue)

    def found(self, with_readings: bool) -> Gaps:
        language = self._catalogue.language
        sides = (self._pair.a, self._pair.b)
        rows = (*self._rows(), *provisions(self._law, self._library, language))
        return Gaps(
            self._treaty,
            self._law,
            self._uncovered(),
            rows,
            review(rows, self._plans, self._pair, self._witnesses, language),
            dict(sorted({**sides[0].readings, **sides[1].readings}.items())),
            other_readings(sides, self._library, self._readings, self._plans, rows)
            if with_readings
            else (),
        )

    def _rows(self) -> Iterator[Row]:
        cells = Cells(self._pair)
        for plan in self._plans:
            cell = cells.cell(plan)
            if cell is not None and is_told(plan, cell):
                yield self._row(plan, cell)

    def _row(self, plan: Plan, cell: Cell) -> Row:
        witness = None
        if cell.lost:
            blamed = () if cell.ground is Ground.ELSEWHERE else plan.blamed
            witness = self._witnesses.lost(_name(plan.id), cell.lost, blamed)
        return Row(
            plan.id,
            plan.topic,
            plan.label,
            plan.pinpoint,
            cell.cover,
            True,
            cell.ground,
            plan.asks,
            witness,
        )

    def _uncovered(self) -> Uncovered:
        pair = self._pair
        lost = [pair.aimed, pair.is_so(pair.a.root), -pair.is_so(pair.b.root)]
        if not pair.patterns.exists(lost):
            return Uncovered(0, 0, True)
        # Fewer nodes are asked about here, so that more facts are interchangeable.
        alone = Pair(pair.a, pair.b, pair.graph, pair.vocabulary)
        found = differences(alone, alone.a, alone.b, self._catalogue, "lost")
        return Uncovered(
            sum(len(each.lines) for each in found.groups),
            found.patterns,
            found.complete,
            self._witnesses.lost("lost", ()),
        )


def _name(row_id: str) -> str:
    return row_id.replace("/", "-")
