"""A complete search: do some yes-or-no statements have values under which all conditions hold?

Statements are numbers, a minus sign denies one, and a condition is a list of which at least one
must hold. The search is that of python-sat, which is installed with the extra `compare` and touched
nowhere else; it ends with an example or with the certainty that there is none.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

# Of the searches in python-sat one that is quick on thousands of small questions in a row.
_SEARCH = "minisat22"


class SolverMissingError(ImportError):
    """python-sat is not installed."""

    def __init__(self) -> None:
        super().__init__("python-sat is not installed")


class Found(Enum):
    """How a search ended."""

    EXAMPLE = "example"
    NONE = "none"
    UNKNOWN = "unknown"


class Solver:
    """Statements and conditions; what is learned in one search serves the next.

    Raises:
        SolverMissingError: python-sat is not installed.

    >>> solver = Solver()
    >>> act, aim = solver.statement(), solver.statement()
    >>> solver.require([act, aim])
    >>> solver.look([-act]), solver.holds(aim)
    (<Found.EXAMPLE: 'example'>, True)
    >>> solver.look([-act, -aim])
    <Found.NONE: 'none'>
    """

    def __init__(self) -> None:
        self._search: Any = _new_search()
        # While Python ends, python-sat cannot free a search by itself any more, and says so.
        weakref.finalize(self, self._search.delete)
        self._statements = 0
        self._model: list[int] = []

    def statement(self) -> int:
        """Return a new statement; an example denies it unless something calls for it."""
        self._statements += 1
        return self._statements

    def require(self, condition: Iterable[int]) -> None:
        """Add a condition: at least one of these must hold."""
        self._search.add_clause(list(condition))

    def look(self, assumed: Sequence[int], most_dead_ends: int = 0) -> Found:
        """Look for values under which all conditions and some assumptions hold.

        Args:
            assumed: what is assumed in this search alone.
            most_dead_ends: after how many dead ends to give up; 0 never does.
        """
        if most_dead_ends:
            self._search.conf_budget(most_dead_ends)
            ended = self._search.solve_limited(assumptions=list(assumed))
        else:
            ended = self._search.solve(assumptions=list(assumed))
        if ended is None:
            return Found.UNKNOWN
        if not ended:
            return Found.NONE
        self._model = self._search.get_model() or []
        return Found.EXAMPLE

    def holding(self, statements: Iterable[int]) -> set[int]:
        """Return which of some statements hold in the example that was found last."""
        model, known = self._model, len(self._model)
        return {each for each in statements if each <= known and model[each - 1] > 0}

    def holds(self, literal: int) -> bool:
        """Tell whether something holds in the example that was found last."""
        number = abs(literal)
        # A statement that no condition mentions is not in the example.
        value = number <= len(self._model) and self._model[number - 1] > 0
        return value is (literal > 0)


def _new_search() -> Any:
    try:
        from pysat.solvers import Solver as Search  # imported late: an extra
    except ImportError:
        raise SolverMissingError from None
    return Search(name=_SEARCH)
