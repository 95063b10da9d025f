"""One plain case that meets a definition: the story that a trainer tells first and then varies.

Wherever the law lists alternatives, the first that can be is taken: the first act, the first
means, the first purpose, and an adult where the law does not ask for a child.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ctlaw.compare.contrast_clauses import definition_spot, spots_below
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side
from ctlaw.compare.told_case import CaseTeller
from ctlaw.expect.scene import Spot
from ctlaw.law.clause import AllOf, AnyOf, NotOf
from ctlaw.symbolic.patterns import Pattern, Told
from ctlaw.symbolic.smallest import smallest_patterns

MOST_TRIED = 40


class BaseCases:
    """Finds the base case of a definition, and plain patterns near it.

    Args:
        pair: the definition.
        teller: tells its patterns.
        kept: the nodes that can be asked about.
    """

    def __init__(self, pair: Pair, teller: CaseTeller, kept: Collection[int]) -> None:
        self._pair, self._teller, self._kept = pair, teller, kept

    def first(self, side: Side) -> list[Pattern]:
        """Return what the base case may tell, the plainest first; nothing if there is none."""
        wanted = [self._pair.shown(side.root), self._pair.is_so(side.root)]
        if not self._pair.patterns.exists(wanted):
            return []
        assumed = self.plain(wanted)
        self._take_first(definition_spot(side), [*wanted, *assumed], assumed)
        return self.near(wanted, assumed)

    def plain(self, wanted: Sequence[int]) -> list[int]:
        """Return what can be assumed of plain cases: aims told, no concept stated, an adult."""
        told = self._pair.patterns.told
        soft = [[self._pair.aimed]]
        soft += [[-told[each]] for each in sorted(told) if each.key.startswith("concept.")]
        soft += [[each] for each in self._pair.as_presumed]
        ages = [each for each in sorted(told) if each.key.startswith("person.age<")]
        soft += [[-told[each]] for each in ages if each.value]
        return self._as_far_as_possible(wanted, soft)

    def near(
        self,
        wanted: Sequence[int],
        assumed: Sequence[int],
        keep: Pattern = frozenset(),
        base: Pattern | None = None,
    ) -> list[Pattern]:
        """Return patterns in single facts, those first that are nearest to a base case.

        Args:
            wanted: the statements that hold.
            assumed: further ones.
            keep: what to tell as well as far as it can stand with the rest.
            base: what the base case tells.
        """
        here = [*wanted, *assumed]
        here += self._as_far_as_possible(here, self._of_base(keep))
        found = smallest_patterns(self._pair.patterns, here, MOST_TRIED)
        single = {self._teller.cheapest(each) for each in found.patterns}
        if base is not None:
            single |= {self._with_choices_of(base, each) for each in found.patterns}
        return sorted(single, key=self._order(base))

    def stands_with(self, base: Pattern, wanted: Sequence[int]) -> bool:
        """Tell whether all that a base case tells can be told where some statements hold."""
        told = [literal for each in self._of_base(base) for literal in each]
        return self._pair.patterns.exists([*wanted, *told])

    def _of_base(self, base: Pattern) -> list[list[int]]:
        told = self._pair.patterns.told
        base = frozenset(self._teller.without_what_follows(base))
        found = []
        units = self._pair.units
        for each, literal in sorted(told.items()):
            # What is only asked so that a presumption can be doubted is in no unit.
            ways = units[each.key].ways(each.value) if each.key in units else ()
            if any({Told(key, each.value) for key in way} <= base for way in ways):
                found.append([literal])
        return found

    def _with_choices_of(self, base: Pattern, pattern: Pattern) -> Pattern:
        """Return a pattern of units in single facts, those of the base case where it has any."""
        found: set[Told] = set()
        for each in pattern:
            unit = self._pair.unit(each.key)
            ways = ({Told(key, each.value) for key in way} for way in unit.ways(each.value))
            of_base = next((way for way in ways if way <= base), None)
            found |= of_base or self._teller.cheapest(frozenset((each,)))
        return frozenset(self._teller.closed(found))

    def _order(self, base: Pattern | None) -> Callable[[Pattern], tuple[float, list[int]]]:
        def order(pattern: Pattern) -> tuple[float, list[int]]:
            told = self._teller.without_what_follows(pattern)
            apart = 0
            if base is not None:
                kept = set(self._teller.without_what_follows(base))
                apart = 10 * len(kept - pattern) + 5 * len(set(told) - base)
            keys = [each.key for each in told]
            return apart + self._teller.price(keys), sorted(map(self._teller.place, keys))

        return order

    def _take_first(self, spot: Spot, wanted: list[int], assumed: list[int]) -> None:
        """Assume the first alternative of each list that can be."""
        if isinstance(spot.compiled.clause.connective, NotOf):
            return
        for each in spots_below(spot):
            if each.compiled is spot.compiled.exception:
                continue
            if not isinstance(spot.compiled.clause.connective, AnyOf):
                self._take_first(each, wanted, assumed)
        if isinstance(spot.compiled.clause.connective, AnyOf):
            for each in sorted(spots_below(spot), key=self._leans_on_others):
                node = each.compiled.index
                if each.compiled is spot.compiled.exception or node not in self._kept:
                    continue
                shown = self._pair.shown(node)
                if self._pair.patterns.exists([*wanted, shown]):
                    wanted.append(shown)
                    assumed.append(shown)
                    self._take_first(each, wanted, assumed)
                    return

    def _leans_on_others(self, spot: Spot) -> bool:
        """Tell whether a clause asks for what another element asks for as well.

        A story in which one fact serves two elements shows neither of them by itself.
        """
        element, top = spot, spot.above
        while top is not None and not (
            top.above is None or isinstance(top.compiled.clause.connective, AllOf)
        ):
            element, top = top, top.above
        if top is None:
            return False
        own = {key for key in self._facts(spot) if not key.startswith("person.")}
        others = (each for each in spots_below(top) if each.compiled is not element.compiled)
        return any(own & self._facts(each) for each in others)

    def _facts(self, spot: Spot) -> frozenset[str]:
        return self._pair.bearing.of(spot.compiled.index)

    def _as_far_as_possible(self, wanted: Sequence[int], soft: list[list[int]]) -> list[int]:
        """Return as much of what is wished for as can be together, what comes first before."""
        found: list[int] = []
        exists = self._pair.patterns.exists
        if exists([*wanted, *(literal for each in soft for literal in each)]):
            return [literal for each in soft for literal in each]
        for each in soft:
            if exists([*wanted, *found, *each]):
                found += each
        return found
