"""A complete search: do some yes-or-no statements have values under which all conditions hold?

Statements are numbers, a minus sign denies one, and a condition is a list of which at least one
must hold. The search guesses, follows what must be, and learns a new condition from every dead
end, so it always ends with an example or with the certainty that there is none. Only where a limit
on the dead ends is reached it says that it does not know.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from enum import Enum

MOST_DEAD_ENDS = 20_000
_GROWTH = 1.05
_TOO_GREAT = 1e100


class Found(Enum):
    """How a search ended."""

    EXAMPLE = "example"
    NONE = "none"
    UNKNOWN = "unknown"


class Search:
    """Statements and conditions; what is learned in one search serves the next."""

    def __init__(self) -> None:
        self._values: list[bool | None] = [None]
        self._last: list[bool] = [False]
        self._levels: list[int] = [0]
        self._reasons: list[list[int] | None] = [None]
        self._weights: list[float] = [0.0]
        self._step = 1.0
        self._order: list[tuple[float, int]] = []
        self._watching: dict[int, list[list[int]]] = {}
        self._trail: list[int] = []
        self._limits: list[int] = []
        self._next = 0
        self._impossible = False

    def statement(self) -> int:
        """Return a new statement."""
        number = len(self._values)
        self._values.append(None)
        self._last.append(False)
        self._levels.append(0)
        self._reasons.append(None)
        self._weights.append(0.0)
        heapq.heappush(self._order, (0.0, number))
        self._watching[number], self._watching[-number] = [], []
        return number

    def require(self, condition: Iterable[int]) -> None:
        """Add a condition: at least one of these must hold."""
        self._back_to(0)
        left = list(dict.fromkeys(condition))
        if any(-each in left or self._holds(each) for each in left):
            return
        left = [each for each in left if self._holds(each) is None]
        if not left:
            self._impossible = True
        elif len(left) == 1:
            self._set(left[0], None)
        else:
            self._watch(left)

    def look(self, assumed: Sequence[int]) -> Found:
        """Look for values under which all conditions and some assumptions hold."""
        self._back_to(0)
        dead_ends = 0
        while not self._impossible:
            conflict = self._follow()
            if conflict is not None:
                if not self._limits:
                    self._impossible = True
                    break
                dead_ends += 1
                if dead_ends > MOST_DEAD_ENDS:
                    return Found.UNKNOWN
                self._learn(conflict)
                continue
            guess = self._assumption(assumed)
            if guess is None:
                return Found.NONE
            guess = guess or self._guess()
            if not guess:
                return Found.EXAMPLE
            self._limits.append(len(self._trail))
            self._set(guess, None)
        return Found.NONE

    def holds(self, literal: int) -> bool:
        """Tell whether something holds in the example that was found last."""
        return bool(self._holds(literal))

    def _holds(self, literal: int) -> bool | None:
        value = self._values[abs(literal)]
        return value if value is None or literal > 0 else not value

    def _assumption(self, assumed: Sequence[int]) -> int | None:
        """Return the next assumption to make, 0 if all are made, None if one cannot hold."""
        while len(self._limits) < len(assumed):
            literal = assumed[len(self._limits)]
            value = self._holds(literal)
            if value is False:
                return None
            if value is None:
                return literal
            self._limits.append(len(self._trail))
        return 0

    def _guess(self) -> int:
        while self._order:
            _, number = heapq.heappop(self._order)
            if self._values[number] is None:
                return number if self._last[number] else -number
        return 0

    def _set(self, literal: int, reason: list[int] | None) -> None:
        number = abs(literal)
        self._values[number] = literal > 0
        self._last[number] = literal > 0
        self._levels[number] = len(self._limits)
        self._reasons[number] = reason
        self._trail.append(literal)

    def _back_to(self, level: int) -> None:
        if len(self._limits) <= level:
            return
        start = self._limits[level]
        for literal in self._trail[start:]:
            number = abs(literal)
            self._values[number] = None
            heapq.heappush(self._order, (-self._weights[number], number))
        del self._trail[start:], self._limits[level:]
        self._next = start

    def _watch(self, condition: list[int]) -> None:
        self._watching[condition[0]].append(condition)
        self._watching[condition[1]].append(condition)

    def _follow(self) -> list[int] | None:
        """Set what must hold; return a condition that cannot, if there is one."""
        while self._next < len(self._trail):
            denied = -self._trail[self._next]
            self._next += 1
            waiting, kept = self._watching[denied], list[list[int]]()
            self._watching[denied] = kept
            for place, condition in enumerate(waiting):
                if condition[0] == denied:
                    condition[0], condition[1] = condition[1], denied
                if self._holds(condition[0]):
                    kept.append(condition)
                    continue
                for at in range(2, len(condition)):
                    if self._holds(condition[at]) is not False:
                        condition[1], condition[at] = condition[at], denied
                        self._watching[condition[1]].append(condition)
                        break
                else:
                    kept.append(condition)
                    if self._holds(condition[0]) is False:
                        kept.extend(waiting[place + 1 :])
                        return condition
                    self._set(condition[0], condition)
        return None

    def _learn(self, conflict: list[int]) -> None:
        """Learn from a dead end what led to it, and go back to where that can be avoided."""
        level, seen, open_ = len(self._limits), set(), 0
        learned: list[int] = []
        at, reason, asserted = len(self._trail), conflict, 0
        while True:
            for literal in reason:
                number = abs(literal)
                if literal == asserted or number in seen or not self._levels[number]:
                    continue
                seen.add(number)
                self._raise(number)
                if self._levels[number] == level:
                    open_ += 1
                else:
                    learned.append(literal)
            at -= 1
            while abs(self._trail[at]) not in seen:
                at -= 1
            asserted = self._trail[at]
            open_ -= 1
            if not open_:
                break
            reason = self._reasons[abs(asserted)] or []
        learned.sort(key=lambda each: -self._levels[abs(each)])
        self._step *= _GROWTH
        self._back_to(self._levels[abs(learned[0])] if learned else 0)
        condition = [-asserted, *learned]
        if learned:
            self._watch(condition)
        self._set(-asserted, condition)

    def _raise(self, number: int) -> None:
        self._weights[number] += self._step
        if self._weights[number] > _TOO_GREAT:
            self._weights = [each / _TOO_GREAT for each in self._weights]
            self._step /= _TOO_GREAT
