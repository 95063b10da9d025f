"""How far a law covers what a row looks at: proved over all fact patterns, or shown by a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from ctlaw.compare.causes import Cause, causes
from ctlaw.compare.differences import SmallestCase
from ctlaw.compare.element_clauses import BearingFacts
from ctlaw.compare.fact_words import FactWords
from ctlaw.compare.gap import Cover, Ground, Topic, Witness
from ctlaw.compare.gap_plan import Plan
from ctlaw.compare.pair import Pair
from ctlaw.compare.taken_as import Settled
from ctlaw.compare.told_case import CaseTeller, ToldCase
from ctlaw.expect.stated import AGE
from ctlaw.facts.answers import fact_of
from ctlaw.facts.fact import Part
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Pattern
from ctlaw.symbolic.smallest import smallest_patterns

# Of so many smallest cases the plainest is shown.
_LOOKED_AT = 40
# The themes of what is done to people, and of what is meant to be done to them.
_HARMS = {"aim", "control", "debt", "exploitation", "force", "organ", "ownership", "pressure"}
_HARMS |= {"sex", "services", "work"}
_HARM_WORDS = ("exploit", "trafficking")


class Cell(Struct, frozen=True):
    """How far a law covers what a row looks at.

    Attributes:
        cover: how far.
        ground: why, where it is not plain.
        lost: the statements that hold in the cases lost; none if there are no such cases.
    """

    cover: Cover
    ground: Ground | None = None
    lost: tuple[int, ...] = ()


class Cells:
    """Answers plans.

    Args:
        pair: what holds all nodes of the plans.
    """

    def __init__(self, pair: Pair) -> None:
        self._pair = pair

    def cell(self, plan: Plan) -> Cell | None:
        """Return the cell of a plan; None if the treaty has no case to look at."""
        exists = self._pair.patterns.exists
        base = [self._pair.aimed, *map(self._so, plan.so), *(-self._so(x) for x in plan.not_so)]
        if not exists(base):
            return None
        law, wider = self._so(plan.law), self._so(plan.wider)
        base += self._avoiding(plan, base, wider)
        lost = (*base, wider, -law)
        # Where one offence is met by the item, it is not this element that another one fails on.
        if len(plan.homes) > 1 and self._is_at_home(plan, base) and exists([*base, law]):
            return Cell(Cover.COVERED)
        if not exists(lost):
            if not exists([*base, law]):
                return Cell(Cover.NOT, Ground.ELSEWHERE, (*base, -law))
            if plan.wider == plan.law:
                return Cell(Cover.COVERED, Ground.NOT_ASKED_FOR)
            return Cell(Cover.COVERED, None if plan.is_named else Ground.NOT_NAMED)
        if exists([*base, self._so(plan.near)]):
            return Cell(Cover.PARTLY, None, lost)
        if plan.is_open:
            return Cell(Cover.PARTLY, Ground.UNLISTED_FORM, lost)
        ground = Ground.BY_OTHER_FACTS if exists([*base, law]) else None
        return Cell(Cover.NOT, ground, lost)

    def _is_at_home(self, plan: Plan, base: Sequence[int]) -> bool:
        """Tell whether the item is enough wherever one of the law's lists has it."""
        exists = self._pair.patterns.exists
        return any(
            not any(exists([*base, -self._so(node)]) for node in home) for home in plan.homes
        )

    def _avoiding(self, plan: Plan, base: Sequence[int], wider: int) -> list[int]:
        """Return what keeps the cases to the item alone, as far as that is possible.

        What a law covers if only it listed the item is not left out of sight.
        """
        exists = self._pair.patterns.exists
        decisive = -self._so(plan.without)
        found = [decisive] if exists([*base, decisive]) else []
        reach = [wider] if exists([*base, *found, wider]) else []
        alone = [-self._so(each) for each in plan.avoided]
        if exists([*base, *found, *reach, *alone]):
            return [*found, *alone]
        for each in alone:
            if exists([*base, *found, *reach, each]):
                found.append(each)
        return found

    def _so(self, settled: Settled) -> int:
        if isinstance(settled, bool):
            true = self._pair.patterns.all(())
            return true if settled else -true
        return self._pair.is_so(settled)


def is_told(plan: Plan, cell: Cell) -> bool:
    """Tell whether a cell is told: a further condition only if it costs cases by itself."""
    if plan.topic is not Topic.CONDITION:
        return True
    return cell.cover is not Cover.COVERED and cell.ground is not Ground.ELSEWHERE


class Witnesses:
    """Tells the cases that a law loses.

    Args:
        pair: the treaty and the law.
        usual: for each element of the treaty, its items; the first are preferred.
        catalogue: the sentences of the language.
    """

    def __init__(self, pair: Pair, usual: Iterable[Sequence[int]], catalogue: Catalogue) -> None:
        self._pair, self._catalogue = pair, catalogue
        self._usual = [[pair.is_so(each) for each in items] for items in usual]
        self._teller = CaseTeller(pair)
        self._words = FactWords(
            (pair.a, pair.b),
            BearingFacts(pair.graph),
            pair.vocabulary,
            pair.comparisons,
            catalogue,
        )

    def lost(self, name: str, statements: Sequence[int], blamed: Sequence[Cause] = ()) -> Witness:
        """Return the plainest of the smallest cases that the treaty covers and the law does not.

        Args:
            name: the name of the case.
            statements: what holds in it.
            blamed: the clauses of the element that is looked at; if they fail, and what fails
                first is something else, it is they that are named.
        """
        pair = self._pair
        met, unmet = pair.a, pair.b
        wanted = [pair.aimed, pair.shown(met.root), -pair.is_so(unmet.root), *statements]
        pattern = self._plainest([*wanted, *self._as_usual(wanted)])
        case = self._teller.case(pattern, {met.root: True, unmet.root: False})
        found = SmallestCase(
            name,
            case.facts,
            self._says(case, True),
            self._says(case, False),
            {
                f"{side.subject.law}#{each.definition.id}": case.from_told[each.root.index]
                for side in (met, unmet)
                for each in side.definitions
            },
        )
        return Witness(found, self._causes(case, blamed))

    def _causes(self, case: ToldCase, blamed: Sequence[Cause]) -> tuple[Cause, ...]:
        found = causes(self._pair.b, case.values, self._catalogue.language)
        failing = tuple(each for each in blamed if case.values[each.node] is False)
        below = set[int]().union(*(self._pair.graph.below(each.node) for each in failing))
        return found if any(each.node in below for each in found) else failing or found

    def harmless(self, offence: int) -> tuple[str, ...] | None:
        """Return what is so in a case of an offence in which nobody was, or was to be, harmed.

        Args:
            offence: the node of the offence.

        Returns:
            The sentences; None if there is no such case.
        """
        pair = self._pair
        told = pair.patterns.told
        harms = [
            -literal
            for each, literal in told.items()
            if each.value and any(map(self._is_harm, self._facts(each.key)))
        ]
        wanted = [pair.aimed, pair.shown(offence), *harms]
        if not pair.patterns.exists(wanted):
            return None
        return self._says(self._teller.case(self._plainest(wanted), {offence: True}), True)

    def _facts(self, key: str) -> Iterable[str]:
        return self._pair.unit(key).facts()

    def _is_harm(self, key: str) -> bool:
        fact = self._pair.vocabulary.fact(fact_of(key))
        words = any(each in key for each in _HARM_WORDS)
        return words or fact.part is Part.MEANS or fact.theme in _HARMS

    def _plainest(self, wanted: Sequence[int]) -> Pattern:
        found = smallest_patterns(self._pair.patterns, wanted, _LOOKED_AT)
        return min((self._teller.cheapest(each) for each in found.patterns), key=self._cost)

    def _says(self, case: ToldCase, so: bool) -> tuple[str, ...]:
        # What a law presumes until it is denied is no side matter: the case turns on the denial.
        turned_on = {each.key for each in case.told if not each.value}
        said = sorted(case.facts.items(), key=lambda each: each[0] != AGE)
        return tuple(
            self._words.sentence(key, value)
            for key, value in said
            if (value is not False or key in turned_on) is so
        )

    def _as_usual(self, wanted: Sequence[int]) -> list[int]:
        """Return what makes cases alike: the first act, means and purpose that will do, alone."""
        chosen: list[int] = []
        exists = self._pair.patterns.exists
        for items in self._usual:
            for each in items:
                if exists([*wanted, *chosen, each]):
                    chosen.append(each)
                    break
            for each in items:
                if each not in chosen and exists([*wanted, *chosen, -each]):
                    chosen.append(-each)
        return chosen

    def _cost(self, pattern: Pattern) -> tuple[float, int, list[int]]:
        keys = [each.key for each in pattern]
        return self._teller.price(keys), len(keys), sorted(map(self._teller.place, keys))
