"""For each element and list item of a definition two cases, one fact apart, that it decides.

One base case is told first. For each clause the case nearest to it is taken in which the clause
makes the difference, and the one fact is changed by which the outcome changes. Where that cannot
be, the reason is given. Every case is held against the reference semantics.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ctlaw.compare.base_case import BaseCases
from ctlaw.compare.clause_effect import ClauseEffect, Reason, Why
from ctlaw.compare.contrast_clauses import (
    ContrastClause,
    Detail,
    contrast_clauses,
    definition_spot,
    elements_of,
    nodes_beside,
    spots_below,
)
from ctlaw.compare.fact_words import FactWords
from ctlaw.compare.one_fact_apart import Step, Steps
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side, Subject, side_of
from ctlaw.compare.told_case import CaseTeller, NoSuchCaseError, ToldCase
from ctlaw.expect.scene import Spot
from ctlaw.expect.stated import AGE, Facts
from ctlaw.facts.answers import fact_of
from ctlaw.facts.fact import Answerable
from ctlaw.law.clause import AnyOf
from ctlaw.law.library import Library
from ctlaw.logic.graph import GraphBuilder
from ctlaw.logic.kleene import Value
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Pattern

_MOST_WITH_TWO_STEPS, _MOST_NEAR, _MOST_CHAINS = 5, 12, 12


class ContrastCase(Struct, frozen=True):
    """One case.

    Attributes:
        id: its name.
        facts: what its file states.
        story: the facts of it that are told; the others only rule something out.
        qualifies: whether it meets the definition.
        element: whether it meets the clause that it is about.
    """

    id: str
    facts: Facts
    story: Facts
    qualifies: bool
    element: bool | None = None


class Change(Struct, frozen=True):
    """A fact in which two cases differ, and what is said of it in each, as a clause."""

    fact: str
    was: Answerable | None
    becomes: Answerable | None
    says: str
    says_instead: str


class Failing(Struct, frozen=True):
    """An element that is not met, or an exception that applies, by its label and pinpoint."""

    label: str
    pinpoint: str
    applies: bool = False


class ContrastPair(Struct, frozen=True):
    """Two cases that part by one clause.

    Attributes:
        met, not_met: the case that meets the definition, and the one that does not.
        changes: the facts in which they differ, as told of the first and of the second.
        left_out, added: what the first says otherwise than the base case, in sentences.
        failing: the elements that the second lacks, or the exceptions that apply to it.
        same_as: the path of an earlier clause that has the same two cases.
    """

    met: ContrastCase
    not_met: ContrastCase
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    added: tuple[str, ...]
    failing: tuple[Failing, ...]
    same_as: str = ""


class ClauseContrast(Struct, frozen=True):
    """A clause, with two cases or with the reason why there are none."""

    clause: ContrastClause
    pair: ContrastPair | None = None
    reason: Reason | None = None


class ContrastPairs(Struct, frozen=True):
    """What is found for a definition.

    Attributes:
        side: the definition.
        readings: the branches that were asked for.
        dated: whether cases have to name the day for this version to apply.
        base: the case that is told first; None if nothing can meet the definition.
        says: the same in sentences.
        clauses: the clauses, in the order of the law.
    """

    side: Side
    readings: Mapping[str, str]
    dated: bool
    base: ContrastCase | None
    says: tuple[str, ...]
    clauses: tuple[ClauseContrast, ...]

    @property
    def day(self) -> datetime.date:
        """The day on which the version is read."""
        return self.side.subject.day

    @property
    def cases(self) -> Iterator[tuple[ContrastCase, ContrastClause | None]]:
        """All cases, each with the clause that it is about."""
        if self.base:
            yield self.base, None
        for each in self.clauses:
            if each.pair:
                yield each.pair.met, each.clause
                yield each.pair.not_met, each.clause


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


class _Chain(Struct, frozen=True):
    """A pattern, the steps to one of the other outcome, and how many other clauses change."""

    pattern: Pattern
    steps: tuple[Step, ...]
    others: int


class _Found(Struct, frozen=True):
    """The case that meets the definition, and the one that does not.

    Attributes:
        changed: the facts changed.
        others: how many clauses besides change.
    """

    met: ToldCase
    not_met: ToldCase
    changed: tuple[str, ...]
    others: int


class _Telling:
    def __init__(self, pair: Pair, side: Side, kept: list[int], catalogue: Catalogue) -> None:
        self._pair, self._side, self._language = pair, side, catalogue.language
        self._teller = CaseTeller(pair)
        self._bases = BaseCases(pair, self._teller, frozenset((side.root, *kept)))
        self._effect = ClauseEffect(pair, side.root, catalogue.language)
        self._steps = Steps(pair, self._teller)
        self._words = FactWords((side,), pair.bearing, pair.vocabulary, pair.comparisons, catalogue)
        self._law = side.subject.ruleset.id
        self._root = side.root
        self._elements = elements_of(side, catalogue.language)
        top = side.definitions[0].root.clause.connective
        # What another route needs as well changes with it, and shows nothing of this one.
        self._has_routes = isinstance(top, AnyOf)
        self._full = contrast_clauses(side, Detail.FULL, "", catalogue.language)
        self._usual = contrast_clauses(side, Detail.USUAL, "", catalogue.language)
        self._seen: dict[tuple[object, ...], str] = {}

    def told(
        self, clauses: tuple[ContrastClause, ...], readings: Mapping[str, str], dated: bool
    ) -> ContrastPairs:
        base, case = self._base()
        says = self._sentences(case.story) if case else ()
        if base is None or case is None:
            reasons = (self._effect.why_not(each, []) for each in clauses)
            none = tuple(
                ClauseContrast(each, reason=reason)
                for each, reason in zip(clauses, reasons, strict=True)
            )
            return ContrastPairs(self._side, readings, dated, None, says, none)
        found = {each.path: self._of_clause(each, base) for each in clauses}
        told_of = []
        for each in clauses:
            result = found[each.path]
            if isinstance(result, Reason) and result.why is Why.MANY_FACTS:
                result = (
                    self._from_below(each, base, found)
                    or self._two_facts_apart(each, base)
                    or result
                )
            if isinstance(result, Reason):
                told_of.append(ClauseContrast(each, reason=result))
            else:
                told_of.append(ClauseContrast(each, self._pair_of(each, result, case)))
        return ContrastPairs(self._side, readings, dated, case, says, tuple(told_of))

    def _base(self) -> tuple[Pattern | None, ContrastCase | None]:
        """Return the first plain case that can be told."""
        for pattern in self._bases.first(self._side):
            try:
                told = self._teller.case(pattern, {self._root: True})
            except NoSuchCaseError:
                continue
            facts = {key: told.facts[key] for key in (AGE, *told.facts) if key in told.facts}
            return pattern, ContrastCase(f"{self._law}-base", facts, self._story(told), True)
        return None, None

    def _of_clause(self, clause: ContrastClause, base: Pattern) -> _Found | Reason:
        """Return two cases one fact apart, or the reason why there are none."""
        wanted = self._effect.decides(clause)
        alone = self._effect.lacks_alone(clause)
        if not all(map(self._pair.patterns.exists, (wanted, alone))):
            return self._effect.why_not(clause, [])
        plain = self._bases.plain(wanted)
        best: _Found | None = None
        for keep in self._kept_of(base, clause, [*wanted, *plain]):
            near = self._bases.near(wanted, plain, keep, base)
            found = self._first(self._single(near[:_MOST_NEAR], clause), clause)
            if found is not None and (best is None or found.others < best.others):
                best = found
            if best is not None and best.others == 0:
                break
        return best or Reason(Why.MANY_FACTS)

    def _from_below(
        self,
        clause: ContrastClause,
        base: Pattern,
        found: Mapping[str, _Found | Reason],
    ) -> _Found | None:
        """Return two cases of a clause under this one by which this one makes the difference."""
        below = [each for each in self._full if each.path.startswith(f"{clause.path}/")]
        for each in below:
            result = found.get(each.path) or self._of_clause(each, base)
            if isinstance(result, Reason):
                continue
            values = result.met.values[clause.node], result.not_met.values[clause.node]
            if values == (not clause.stands_against, clause.stands_against):
                return result
        return None

    def _kept_of(
        self, base: Pattern, clause: ContrastClause, wanted: list[int]
    ) -> Iterator[Pattern]:
        """Yield what to keep of the base case: all of it, if it shows the clause as it is."""
        if self._bases.stands_with(base, wanted):
            yield base
        # Of the element that an item stands in, nothing is told that is not needed.
        element = self._element_of(clause)
        bearing = frozenset[str]()
        if element.path != clause.path:
            bearing = self._pair.bearing.of(element.node)
        yield frozenset(each for each in base if each.key not in bearing)
        yield frozenset()

    def _element_of(self, clause: ContrastClause) -> ContrastClause:
        """Return the element that a clause is or stands in; a route is its own."""
        within = (each for each in self._elements if f"{clause.path}/".startswith(f"{each.path}/"))
        return next(within, clause)

    def _two_facts_apart(self, clause: ContrastClause, base: Pattern) -> _Found | None:
        wanted = self._effect.decides(clause)
        near = self._bases.near(wanted, self._bases.plain(wanted), base, base)
        return self._first(self._double(near[:_MOST_WITH_TWO_STEPS], clause), clause)

    def _first(self, chains: Iterable[_Chain], clause: ContrastClause) -> _Found | None:
        """Return the cases of the chain by which fewest other clauses change."""
        found: list[_Chain] = []
        for each in itertools.islice(chains, _MOST_CHAINS):
            found.append(each)
            if each.others == 0:
                break
        for each in sorted(found, key=lambda one: one.others):
            try:
                two = self._steps.cases(each.pattern, each.steps, self._wanted(clause))
            except NoSuchCaseError:
                continue
            met, not_met = two.first, two.second
            if clause.stands_against:
                met, not_met = not_met, met
            return _Found(met, not_met, two.changed, each.others)
        return None

    def _others_changed(
        self, before: Sequence[Value], after: Sequence[Value], clause: ContrastClause
    ) -> int:
        """Return how many clauses change that are neither part of a clause nor around it."""
        path, route = f"{clause.path}/", clause.path.split("/")[0]
        return sum(
            before[each.node] is not after[each.node]
            for each in self._usual
            if not self._has_routes or each.path.split("/")[0] == route
            if not path.startswith(f"{each.path}/") and not each.path.startswith(path)
        )

    def _wanted(self, clause: ContrastClause) -> tuple[Mapping[int, bool], Mapping[int, bool]]:
        met = not clause.stands_against
        return {self._root: met, clause.node: True}, {self._root: not met, clause.node: False}

    def _single(self, near: list[Pattern], clause: ContrastClause) -> Iterator[_Chain]:
        """Yield what is one step from the other outcome."""
        for pattern in near:
            ends = False
            for step in self._steps.from_(pattern, clause.node):
                # Where taking something back is enough, nothing need be added.
                if ends and step.adds:
                    break
                for each in self._ending(pattern, (step,), clause):
                    ends = True
                    yield each

    def _double(self, near: list[Pattern], clause: ContrastClause) -> Iterator[_Chain]:
        """Yield what is two steps from the other outcome."""
        for pattern in near:
            for first in self._steps.from_(pattern, clause.node):
                for second in self._steps.from_(first.pattern, clause.node):
                    if second.fact != first.fact:
                        yield from self._ending(pattern, (first, second), clause)

    def _ending(
        self, pattern: Pattern, steps: tuple[Step, ...], clause: ContrastClause
    ) -> Iterator[_Chain]:
        """Yield some steps if they lead to the other outcome."""
        _, wanted = self._wanted(clause)
        try:
            after = self._teller.values(steps[-1].pattern)
        except NoSuchCaseError:
            return
        if all(after[index] is value for index, value in wanted.items()):
            before = self._teller.values(pattern)
            yield _Chain(pattern, steps, self._others_changed(before, after, clause))

    def _pair_of(self, clause: ContrastClause, found: _Found, base: ContrastCase) -> ContrastPair:
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

    def _failing(self, clause: ContrastClause, found: _Found) -> Iterator[Failing]:
        """Yield what the second case lacks, or what is in its way; that of its own route first."""
        if clause.stands_against:
            yield Failing(clause.label, clause.pinpoint, applies=True)
            return
        failing = [
            each
            for each in self._elements
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
