"""The comparison of laws comes out of the encoded laws themselves.

Each cell is a question put to a law: is there any case, with these facts fixed, that meets the
definition? `possible` looks for one; the rows say what the compared texts lead one to expect.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.law.comparison_rows import ROWS, Row
from tests.law.fact_groups import (
    BEGGING,
    FORCED_LABOUR,
    ORGANS,
    Facts,
    aged,
    no_border,
    no_means,
    no_movement,
    nothing_happened,
    only_purpose,
)
from tests.law.possible import Target, can_qualify, ruled_out, shipped

AGES = (10, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30)


def cells(row: Row) -> Iterator[tuple[str, object, object]]:
    """Yield each question of a row that has an expected answer, with both answers."""
    target = Target.parse(row.target)
    apart = ruled_out(*row.apart)

    def can(*fixed: Facts) -> bool:
        return can_qualify(target, *fixed, apart)

    def ages_covered(*fixed: Facts) -> list[int]:
        return [age for age in AGES if can(aged(age), *fixed)]

    without_means = no_means(taking_control_is_the_act=row.control)
    victims = [age for age in AGES if row.victims_from <= age < (row.victims_below or 99)]
    yield "ages of victims", victims, ages_covered()
    if not row.victims_below:
        yield "men", row.men, can(aged(30), {"person.sex": "male"})
        yield "means", row.means, not can(aged(30), without_means)
    if row.child is not None:
        children = [age for age in victims if age < row.child]
        yield "ages covered without means", children, ages_covered(without_means)
    yield "open list", row.open, can(only_purpose("aim.other"))
    yield "movement needed", row.move, not can(no_movement())
    yield "border needed", row.border, not can(no_border())
    yield "must have happened", row.done, not can(nothing_happened())
    yield "purpose needed", row.purpose, not can(only_purpose())
    yield "organs", row.organs, can(only_purpose(*ORGANS))
    yield "forced labour", row.forced_labour, can(only_purpose(*FORCED_LABOUR))
    yield "begging", row.begging, can(only_purpose(*BEGGING))


SHIPPED = [row for row in ROWS if shipped(Target.parse(row.target))]


@pytest.mark.parametrize("row", SHIPPED, ids=lambda row: row.target)
def test_a_law_answers_as_the_comparison_says(row: Row) -> None:
    different = [
        f"{question}: expected {expected}, found {found}"
        for question, expected, found in cells(row)
        if expected is not None and expected != found
    ]
    assert different == []
