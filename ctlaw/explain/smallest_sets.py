"""Which of the sets that settle a definition are worth showing: the smallest, and none for nothing.

A set is superfluous if another one is met whenever it is, but not the other way round. A general
question can bring this about: "nobody acted in any group" answers each single question about the
group, and any one of those would do.
"""

from __future__ import annotations

import functools
import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ctlaw.explain.finding import Requirement


class Supposed(Struct, frozen=True):
    """A set of answers that settles a definition, and all the answers that it would add."""

    requirements: tuple[Requirement, ...]
    added: dict[str, bool]


def smallest(sets: list[Supposed]) -> list[tuple[Requirement, ...]]:
    """Return the smallest of the sets, and those that need one requirement more.

    >>> act, group = Requirement(False, ("act.sold",)), Requirement(False, ("act.any",))
    >>> general = Supposed((group,), {"act.any": False, "act.sold": False})
    >>> smallest([general, Supposed((act,), {"act.sold": False})]) == [(act,)]
    True
    """
    ordered = sorted(
        sets,
        key=lambda each: (
            len(each.requirements),
            sum(len(part.facts) for part in each.requirements),
        ),
    )
    comparison = _Comparison(ordered)
    found: list[tuple[Requirement, ...]] = []
    for place, each in enumerate(ordered):
        # Sets with one requirement more than the smallest are still worth reading; larger ones
        # are only a longer way to the same answer.
        if found and len(each.requirements) > len(found[0]) + 1:
            break
        if not comparison.is_superfluous(place):
            found.append(each.requirements)
    return found


class _Comparison:
    """The sets as bits: the requirements that each of them needs, and those it would meet."""

    def __init__(self, sets: list[Supposed]) -> None:
        needed_by = Counter(part for each in sets for part in each.requirements)
        parts = _Parts(list(needed_by))
        self._needs = [parts.bits(each.requirements) for each in sets]
        self._meets = [parts.met_by(each.added) for each in sets]
        # A set can only be met if its rarest requirement is.
        self._by_rarest: dict[int, list[int]] = {}
        for place, each in enumerate(sets):
            rarest = min(each.requirements, key=lambda part: needed_by[part])
            self._by_rarest.setdefault(parts.bits([rarest]), []).append(place)

    def is_superfluous(self, place: int) -> bool:
        """Tell whether another set is met whenever this one is, but not the other way round."""
        needs, meets = self._needs[place], self._meets[place]
        return any(
            self._needs[other] & ~meets == 0 and needs & ~self._meets[other] != 0
            for bit in _bits(meets)
            for other in self._by_rarest.get(bit, ())
        )


class _Parts:
    """Requirements, one bit for each, and the answers that meet them, one bit for each."""

    def __init__(self, parts: list[Requirement]) -> None:
        needed_by = Counter((fact, part.value) for part in parts for fact in part.facts)
        self._bit = {part: 1 << place for place, part in enumerate(parts)}
        self._answer_bit = {answer: 1 << place for place, answer in enumerate(needed_by)}
        self._any: dict[tuple[str, bool], int] = {}
        self._every: dict[tuple[str, bool], list[tuple[int, int]]] = {}
        for part, bit in self._bit.items():
            answers = [(fact, part.value) for fact in part.facts]
            if part.every:
                rarest = min(answers, key=lambda answer: needed_by[answer])
                wanted = _joined(self._answer_bit[answer] for answer in answers)
                self._every.setdefault(rarest, []).append((wanted, bit))
            else:
                for answer in answers:
                    self._any[answer] = self._any.get(answer, 0) | bit

    def bits(self, requirements: Iterable[Requirement]) -> int:
        return _joined(self._bit[part] for part in requirements)

    def met_by(self, added: Mapping[str, bool]) -> int:
        """Return the requirements that some answers meet."""
        given = _joined(self._answer_bit.get(answer, 0) for answer in added.items())
        met = 0
        for answer in added.items():
            met |= self._any.get(answer, 0)
            for wanted, bit in self._every.get(answer, ()):
                if wanted & ~given == 0:
                    met |= bit
        return met


def _joined(bits: Iterable[int]) -> int:
    return functools.reduce(operator.or_, bits, 0)


def _bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest
