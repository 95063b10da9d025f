"""For each element and list item of a definition two cases, one fact apart, that it decides.

One base case is told first. For each clause the case nearest to it is taken in which the clause
makes the difference, and the one fact is changed by which the outcome changes. Where that cannot
be, the reason is given. Every case is held against the reference semantics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctlaw.compare.clause_effect import Reason
from ctlaw.compare.contrast_cases import (
    Change,
    ClauseContrast,
    ContrastCase,
    ContrastPair,
    ContrastPairs,
    Failing,
)
from ctlaw.compare.contrast_clauses import (
    ContrastClause,
    Detail,
    contrast_clauses,
    definition_spot,
    nodes_beside,
    spots_below,
)
from ctlaw.compare.fact_words import FactWords
from ctlaw.compare.nearest_pair import Found, NearestPairs
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side, Subject, side_of
from ctlaw.compare.told_case import ToldCase
from ctlaw.expect.scene import Spot
from ctlaw.expect.stated import AGE, Facts
from ctlaw.facts.answers import fact_of
from ctlaw.law.library import Library
from ctlaw.logic.graph import GraphBuilder
from ctlaw.messages.catalogue import Catalogue


def contrast_pairs(
    subject: Subject,
    library: Library,
    readings: Mapping[str, str],
    catalogue: Catalogue,
    detail: Detail = Detail.USUAL,
    element: str = "",
) -> ContrastPairs:
    """Return the pairs of a definition.

    Args:
        subject: the definition.
        library: the laws.
        readings: branches to take instead of the usual ones.
        catalogue: the sentences of the language.
        detail: how far down to go.
        element: the path of an element, to see only it and what stands under it.

    Raises:
        RequestError: the definition has no such element.
    """
    builder = GraphBuilder()
    side = side_of(subject, library, readings, builder)
    clauses = contrast_clauses(side, detail, element, catalogue.language)
    everything = list(_spots(definition_spot(side)))
    kept = nodes_beside(everything)
    pair = Pair(side, side, builder.build(), library.vocabulary, kept)
    last = library.versions(subject.ruleset.id)[-1].version
    dated = subject.ruleset.version != last
    return _Telling(pair, side, kept, catalogue).told(clauses, dict(readings), dated)


def _spots(spot: Spot) -> Iterator[Spot]:
    yield spot
    for each in spots_below(spot):
        yield from _spots(each)


class _Telling:
    def __init__(self, pair: Pair, side: Side, kept: list[int], catalogue: Catalogue) -> None:
        self._pair, self._side, self._language = pair, side, catalogue.language
        self._search = NearestPairs(pair, side, kept, catalogue.language)
        self._words = FactWords((side,), pair.bearing, pair.vocabulary, pair.comparisons, catalogue)
        self._law = side.subject.ruleset.id
        self._seen: dict[tuple[object, ...], str] = {}

    def told(
        self, clauses: tuple[ContrastClause, ...], readings: Mapping[str, str], dated: bool
    ) -> ContrastPairs:
        base = self._search.base()
        if base is None:
            none = tuple(ClauseContrast(each, None, self._search.why_not(each)) for each in clauses)
            return ContrastPairs(self._side, readings, dated, None, (), none)
        pattern, told = base
        facts = {key: told.facts[key] for key in (AGE, *told.facts) if key in told.facts}
        case = ContrastCase(f"{self._law}-base", facts, self._story(told), True)
        found = tuple(
            ClauseContrast(each, None, result)
            if isinstance(result, Reason)
            else ClauseContrast(each, self._pair_of(each, result, case))
            for each, result in self._search.of_each(clauses, pattern)
        )
        says = self._sentences(case.story)
        return ContrastPairs(self._side, readings, dated, case, says, found)

    def _pair_of(self, clause: ContrastClause, found: Found, base: ContrastCase) -> ContrastPair:
        met, not_met = found.met, found.not_met
        name = f"{self._law}-{clause.path.replace('/', '-')}"
        against = clause.stands_against
        first = ContrastCase(f"{name}-met", met.facts, self._story(met), True, not against)
        second = ContrastCase(
            f"{name}-not-met", not_met.facts, self._story(not_met), False, against
        )
        changes = tuple(self._change(fact, first, second) for fact in found.changed)
        left_out = {k: v for k, v in base.story.items() if first.story.get(k) != v}
        added = {k: v for k, v in first.story.items() if base.story.get(k) != v}
        key = (tuple(sorted(map(str, first.story.items()))), changes)
        same = self._seen.setdefault(key, clause.path)
        return ContrastPair(
            first,
            second,
            changes,
            self._sentences(left_out),
            self._sentences(added),
            tuple(self._failing(clause, found)),
            same if same != clause.path else "",
        )

    def _failing(self, clause: ContrastClause, found: Found) -> Iterator[Failing]:
        """Yield what the second case lacks, or what is in its way; that of its own route first."""
        if clause.stands_against:
            yield Failing(clause.label, clause.pinpoint, applies=True)
            return
        failing = [
            each
            for each in self._search.elements
            if found.met.values[each.node] is not found.not_met.values[each.node]
            and found.not_met.values[each.node] is each.stands_against
        ]
        route = clause.path.split("/")[0]
        of_route = [each for each in failing if each.path.split("/")[0] == route]
        for each in of_route or failing:
            yield Failing(each.label, each.pinpoint, each.stands_against)

    def _change(self, fact: str, first: ContrastCase, second: ContrastCase) -> Change:
        was, becomes = first.facts.get(fact), second.facts.get(fact)
        return Change(
            fact,
            was,
            becomes,
            self._words.clause(fact, was),
            self._words.clause(fact, becomes),
        )

    def _story(self, case: ToldCase) -> Facts:
        keys = {fact_of(each.key) for each in case.told}
        age = {fact: value for fact, value in case.facts.items() if fact == AGE}
        return age | {fact: value for fact, value in case.facts.items() if fact in keys}

    def _sentences(self, facts: Facts) -> tuple[str, ...]:
        return tuple(self._words.sentence(fact, value) for fact, value in facts.items())
