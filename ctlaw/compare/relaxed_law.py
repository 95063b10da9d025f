"""A law with one of its elements taken as met, or with only a part of its list left.

What such a law covers beyond the law as it is, the law loses by that element alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctlaw.compare.element_clauses import BearingFacts, ElementClause
from ctlaw.compare.taken_as import Settled, Spot, Taken, TakenAs, spot_of
from ctlaw.compare.treaty_items import Element, ListItem, clauses_of
from ctlaw.law.clause import ElementKind
from ctlaw.logic.compiled import CompiledDefinition

# These have rows of their own.
ROWS_OF_THEIR_OWN = {
    *(ElementKind(each.value) for each in Element),
    ElementKind.RESULT,
    ElementKind.CHILD,
    ElementKind.CONSENT,
}


class RelaxedLaw:
    """Makes nodes for a law that asks for less, or covers less, than it does.

    Args:
        definitions: its definitions, any of which is enough.
        marked: for each of them, the clauses that are elements.
        taking: makes the nodes.
        bearing: the facts that decide each node.
    """

    def __init__(
        self,
        definitions: Sequence[CompiledDefinition],
        marked: Sequence[Sequence[ElementClause]],
        taking: TakenAs,
        bearing: BearingFacts,
    ) -> None:
        self._definitions, self._marked = definitions, marked
        self._taking, self._bearing = taking, bearing
        self._having: dict[tuple[tuple[frozenset[Spot], frozenset[Spot]], ...], Settled] = {}
        self._tried: dict[tuple[str, Spot], bool] = {}

    def having(self, taken: Sequence[Taken]) -> Settled:
        """Return the law, in each of its definitions of which something is taken as settled."""
        key = tuple((frozenset(each.spots), each.within) for each in taken)
        if key not in self._having:
            each_of = zip(self._definitions, taken, strict=True)
            self._having[key] = self._taking.any(
                [self._taking.clause(each.root, one) for each, one in each_of]
            )
        return self._having[key]

    def met(self, element: Element, related: Sequence[ListItem] = ()) -> Settled:
        """Return the law with an element taken as met.

        Where only some of several offences, or of the limbs of one, list what is looked at, it is
        these that are measured by it. What is all that one of several offences asks for is left to
        be met, or nothing would be left of that offence.
        """
        several = list(zip(self._definitions, self._marked, strict=True))
        able = [
            [each for each in clauses_of([marked], element) if not self._is_all(each, one, marked)]
            for one, marked in several
        ]
        chosen = [
            self._at_home(clauses, related, definition)
            for clauses, definition in zip(able, self._definitions, strict=True)
        ]
        if not any(chosen):
            chosen = able
        if not any(chosen):
            chosen = [list(clauses_of([marked], element)) for _, marked in several]
        return self.having(
            [
                Taken(dict.fromkeys(spots_of(self._with_repeated(found, marked, element)), True))
                for found, marked in zip(chosen, self._marked, strict=True)
            ]
        )

    def homes(self, element: Element, related: Sequence[ListItem]) -> tuple[tuple[int, ...], ...]:
        """Return the nodes that have to be met together where the law lists what is looked at."""
        found: list[tuple[int, ...]] = []
        for definition, marked in zip(self._definitions, self._marked, strict=True):
            clauses = self._at_home(clauses_of([marked], element), related, definition)
            needed = [each for each in clauses if self.is_needed(each, definition)]
            found += [
                tuple(dict.fromkeys(one.compiled.index for one in (each, *needed)))
                for each in clauses
                if any(self._is_in(one, each) for one in related)
            ]
        return tuple(found)

    def _at_home(
        self,
        clauses: Sequence[ElementClause],
        related: Sequence[ListItem],
        definition: CompiledDefinition,
    ) -> list[ElementClause]:
        """Return the clauses that list what is looked at, with those that have to be met too.

        An offence that only helps another along is not where it is punished.
        """
        helps = any(part.clause.element is ElementKind.LINK for part in definition.root.parts)
        if helps and len(self._definitions) > 1:
            return []
        found = [each for each in clauses if any(self._is_in(one, each) for one in related)]
        if not found:
            return []
        needed = [each for each in clauses if self.is_needed(each, definition)]
        return list({each.compiled: each for each in (*found, *needed)}.values())

    def _is_all(
        self,
        clause: ElementClause,
        definition: CompiledDefinition,
        marked: Sequence[ElementClause],
    ) -> bool:
        """Tell whether a definition can be met by one of the three elements alone."""
        name = ("all", spot_of(clause.compiled))
        if name not in self._tried:
            self._tried[name] = self._stands_alone(clause, definition, marked)
        return self._tried[name]

    def _stands_alone(
        self,
        clause: ElementClause,
        definition: CompiledDefinition,
        marked: Sequence[ElementClause],
    ) -> bool:
        alone = {
            spot_of(each.compiled): False for one in Element for each in clauses_of([marked], one)
        }
        alone[spot_of(clause.compiled)] = True
        return self._taking.clause(definition.root, Taken(alone)) is not False

    def _with_repeated(
        self, found: Sequence[ElementClause], marked: Sequence[ElementClause], element: Element
    ) -> list[ElementClause]:
        """Return some clauses with the conditions that say of the act again what it must be."""
        if element is not Element.ACT:
            return list(found)
        asked = {key for each in found for key in self._bearing.of(each.compiled.index)}
        return [
            *found,
            *(
                each
                for each in marked
                if each.kind not in ROWS_OF_THEIR_OWN
                and not asked.isdisjoint(self._bearing.of(each.compiled.index))
            ),
        ]

    def near(
        self, element: Element, own: Sequence[ListItem], related: Sequence[ListItem]
    ) -> Settled:
        """Return the law without the items of its list that have nothing to do with an item."""
        dropped = {each.spot: False for each in own if each not in related}
        taken = []
        for definition, marked in zip(self._definitions, self._marked, strict=True):
            clauses = clauses_of([marked], element)
            lists = [each for each in clauses if any(self._is_in(one, each) for one in related)]
            # Of two lists both of which have to be met, the item may stand in one alone.
            kept = lists + [each for each in clauses if not self.is_needed(each, definition)]
            taken.append(Taken(dropped, spots_of(kept if lists else clauses)))
        return self.having(taken)

    def _is_in(self, item: ListItem, clause: ElementClause) -> bool:
        return any(each is item.compiled for each in clause.compiled.walk())

    def is_needed(self, clause: ElementClause, definition: CompiledDefinition) -> bool:
        """Tell whether a definition cannot be met without a clause."""
        name = ("needed", spot_of(clause.compiled))
        if name not in self._tried:
            without = Taken({spot_of(clause.compiled): False})
            self._tried[name] = self._taking.clause(definition.root, without) is False
        return self._tried[name]


def spots_of(clauses: Iterable[ElementClause]) -> frozenset[Spot]:
    """Return the spots of some clauses."""
    return frozenset(spot_of(each.compiled) for each in clauses)
