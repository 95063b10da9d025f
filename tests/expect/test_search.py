"""The complete search: against trying everything, and where it gives up."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.expect import search as module
from ctlaw.expect.search import Found, Search

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
    search = Search()
    numbers = [search.statement() for _ in range(_NUMBERS)]
    conditions: list[list[int]] = []
    for more in (first, later):
        for each in more:
            search.require(each)
        conditions += more
        for assumed in assumptions:
            wanted = conditions + [[each] for each in assumed]
            every = itertools.product((True, False), repeat=_NUMBERS)
            expected = any(hold(wanted, values) for values in every)
            assert search.look(assumed) is (Found.EXAMPLE if expected else Found.NONE)
            if expected:
                assert hold(wanted, tuple(search.holds(each) for each in numbers))


def test_it_says_so_where_it_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DEAD_ENDS", 0)
    search = Search()
    first, second = search.statement(), search.statement()
    for condition in itertools.product((first, -first), (second, -second)):
        search.require(condition)
    assert search.look([]) is Found.UNKNOWN
