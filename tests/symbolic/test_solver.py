"""The complete search: against trying everything, and where it gives up."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.symbolic.solver import Found, Solver

_NUMBERS = 6
_literals = st.integers(1, _NUMBERS).flatmap(lambda each: st.sampled_from([each, -each]))
_conditions = st.lists(st.lists(_literals, min_size=1, max_size=3), max_size=25)


def hold(conditions: list[list[int]], values: tuple[bool, ...]) -> bool:
    return all(any(values[abs(each) - 1] is (each > 0) for each in one) for one in conditions)


@given(_conditions, _conditions, st.lists(st.lists(_literals, max_size=3), min_size=1, max_size=4))
@settings(max_examples=150)
def test_it_finds_an_example_exactly_if_there_is_one(
    first: list[list[int]], later: list[list[int]], assumptions: list[list[int]]
) -> None:
    solver = Solver()
    numbers = [solver.statement() for _ in range(_NUMBERS)]
    conditions: list[list[int]] = []
    for more in (first, later):
        for each in more:
            solver.require(each)
        conditions += more
        for assumed in assumptions:
            wanted = conditions + [[each] for each in assumed]
            every = itertools.product((True, False), repeat=_NUMBERS)
            expected = any(hold(wanted, values) for values in every)
            assert solver.look(assumed) is (Found.EXAMPLE if expected else Found.NONE)
            if expected:
                assert hold(wanted, tuple(solver.holds(each) for each in numbers))


def test_it_says_so_where_it_gives_up() -> None:
    solver = Solver()
    # Seven things in six places: a search needs many dead ends to find that this cannot be.
    places = [[solver.statement() for _ in range(6)] for _ in range(7)]
    for thing in places:
        solver.require(thing)
    for place in range(6):
        for first, second in itertools.combinations(places, 2):
            solver.require([-first[place], -second[place]])
    assert solver.look([], most_dead_ends=1) is Found.UNKNOWN
    assert solver.look([]) is Found.NONE
