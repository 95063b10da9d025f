"""From a fact pattern to a case that a reader can picture and `ctlaw check` can answer.

A pattern tells the few facts that matter; whatever it does not tell did not happen. The case adds
only those denials without which an answer would stay open, and puts a number where a law has an
age. What comes out is held against the reference semantics before anybody reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ctlaw.compare.pair import Pair
from ctlaw.expect.fact_prices import FactPrices
from ctlaw.expect.stated import Facts, Statements
from ctlaw.facts.answers import Literal, fact_of
from ctlaw.logic.graph import Op
from ctlaw.logic.kleene import ContradictionError, Known, Value, values_below
from ctlaw.logic.planes import OneCase, evaluate_planes
from ctlaw.logic.planes import Told as ToldOfMany
from ctlaw.symbolic.patterns import Pattern, Told
from ctlaw.symbolic.telling import needed_answers


class ToldCase(Struct, frozen=True):
    """A case.

    Attributes:
        facts: what a case file states: first what the pattern tells, then what is denied.
        told: the questions that the pattern tells, without what follows from the others.
        denied: what is denied besides.
        values: the values of the nodes under the two sides in the case told in full.
        from_told: the values that follow from what the case states.
    """

    facts: Facts
    told: tuple[Told, ...]
    denied: tuple[Told, ...]
    values: tuple[Value, ...]
    from_told: tuple[Value, ...]


class NoSuchCaseError(ValueError):
    """A pattern that does not come out as it should: a fault in ctlaw, not in the user's input."""


class CaseTeller:
    """Tells the patterns of a pair as cases.

    Args:
        pair: the two sides.
    """

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self.statements = Statements(pair.vocabulary, pair.links, pair.comparisons.values())
        self._prices = FactPrices(pair.vocabulary)
        self._closures: dict[Literal, frozenset[Literal]] = {}
        self._plainest: dict[Told, Pattern] = {}

    def cheapest(self, pattern: Pattern) -> Pattern:
        """Return one pattern of single facts for a pattern of units: the plainest one."""
        return frozenset[Told]().union(*map(self._plainest_way, pattern))

    def _plainest_way(self, told: Told) -> Pattern:
        found = self._plainest.get(told)
        if found is None:
            way = min(self._pair.unit(told.key).ways(told.value), key=self._price)
            found = self._plainest[told] = frozenset(Told(key, told.value) for key in way)
        return found

    def case(self, pattern: Pattern, wanted: Mapping[int, bool]) -> ToldCase:
        """Return a pattern of single facts as a case.

        Args:
            pattern: what it tells.
            wanted: the values that nodes of the graph have to have in it.

        Raises:
            NoSuchCaseError: a node has another value.
        """
        values = self.values(pattern)
        _hold(values, wanted)
        told = self.without_what_follows(pattern)
        answers = self.answers(pattern)
        settled = list(wanted)
        while True:
            denied = self._denied(told, settled, values, answers)
            facts = self.statements.facts(
                self.numbers_presumed(answers)
                | {each.key: each.value for each in (*told, *denied)},
                lambda numbers: numbers[-1],
            )
            known = None if facts is None else self.statements.known(facts)
            if facts is None or known is None:
                raise NoSuchCaseError(f"no facts tell {sorted(pattern)}")
            try:
                from_told = self._evaluated(known)
            except ContradictionError as error:
                # The number that the case is given makes a concept otherwise than it is told: the
                # case has to say what the concept is made of as well.
                (derived, _) = self._pair.graph.nodes[error.index].children
                if derived in settled:
                    raise NoSuchCaseError(str(error)) from error
                settled.append(derived)
                continue
            _hold(from_told, wanted)
            return ToldCase(facts, told, denied, values, from_told)

    def _denied(
        self,
        told: tuple[Told, ...],
        settled: Iterable[int],
        values: Sequence[Value],
        answers: Mapping[str, bool],
    ) -> tuple[Told, ...]:
        """Return what a case has to deny besides what it tells, so that it settles some nodes."""
        answered = frozenset(each.key for each in self.closed(told))
        needed: set[str] = set()
        for index in settled:
            more = frozenset((*answered, *needed))
            needed |= needed_answers(self._pair.graph, index, values, more, self.price_of_one)
        besides = {key: answers[key] for key in self.ordered(needed)}
        return tuple(Told(*each) for each in self.in_short(besides, [answers]).items())

    def values(self, pattern: Pattern) -> tuple[Value, ...]:
        """Return the values of what the pair is asked about, once all not told did not happen."""
        try:
            return self._evaluated(Known(self.answers(pattern)))
        except ContradictionError as error:
            raise NoSuchCaseError(str(error)) from error

    def _evaluated(self, known: Known) -> tuple[Value, ...]:
        # What definitions that nobody asks about make of a concept does not matter.
        return values_below(self._pair.graph, self._pair.asked, known)

    def many_values(self, patterns: Iterable[Pattern]) -> list[Sequence[Value]]:
        """Return the values of all nodes for many patterns; much quicker than one by one."""
        listed = list(patterns)
        everyone = (1 << len(listed)) - 1
        usual = {key: each for key, each in self._defaults.items() if key not in self._concepts}
        yes = {key: everyone for key, value in usual.items() if value}
        no = {key: everyone for key, value in usual.items() if not value}
        for number, pattern in enumerate(listed):
            bit = 1 << number
            for key, value in self._otherwise(pattern).items():
                if usual.get(key) is not value and key not in self._concepts:
                    gaining, losing = (yes, no) if value else (no, yes)
                    gaining[key] = gaining.get(key, 0) | bit
                    losing[key] = losing.get(key, 0) & ~bit
        planes = evaluate_planes(self._pair.graph, ToldOfMany(yes, no, {}, {}), everyone)
        return [OneCase(planes, number) for number in range(len(listed))]

    def _otherwise(self, pattern: Pattern) -> dict[str, bool]:
        """Return at least the answers that are otherwise than where nothing is told."""
        if self._called_for or self._follows_from_nothing:
            return self.answers(pattern)
        return self._told(pattern)

    def answers(self, pattern: Pattern) -> dict[str, bool]:
        """Return the answer of every question of the graph in the case told in full."""
        told = self._told(pattern)
        found = {**self._unless_told(frozenset(told)), **told}
        for key, called_for in self._called_for.items():
            # What is presumed cannot be so where something that would follow from it is not.
            if key not in told and any(found[other] is not value for other, value in called_for):
                found[key] = False
        return {key: value for key, value in found.items() if key not in self._concepts}

    def _told(self, pattern: Pattern) -> dict[str, bool]:
        """Return what a pattern tells, with what follows from it."""
        told = {each.key: each.value for each in pattern}
        follows = {
            other: value
            for key, answer in told.items()
            for other, value in self._closure((key, answer))
        }
        return {**follows, **told}

    def _unless_told(self, told: frozenset[str]) -> Mapping[str, bool]:
        """Return the answers where some questions are told and the rest is not."""
        # Seldom does something that did not happen mean that something else did.
        if not self._follows_from_nothing:
            return self._defaults
        return self._defaults | {
            other: True
            for key in self._follows_from_nothing
            if key not in told
            for other, value in self._closure((key, self._defaults[key]))
            if value
        }

    @cached_property
    def _called_for(self) -> dict[str, list[Literal]]:
        """What would follow from each fact that is presumed, among what bears on the sides."""
        bearing = set(self._pair.plain.graph.questions)
        found = {
            key: [each for each in self._closure((key, True)) if each[0] in bearing]
            for key in self._pair.presumed & bearing
        }
        return {key: literals for key, literals in found.items() if literals}

    @cached_property
    def _follows_from_nothing(self) -> list[str]:
        """The questions that bear on the sides and make others yes where they are not told."""
        bearing = self._pair.plain.graph.questions
        return [
            key
            for key in bearing
            if key not in self._pair.presumed
            and any(value for _, value in self._closure((key, False)))
        ]

    @cached_property
    def _defaults(self) -> dict[str, bool]:
        return {key: key in self._pair.presumed for key in self._pair.graph.questions}

    @cached_property
    def _concepts(self) -> frozenset[str]:
        """The concepts that are derived and bear on nothing by themselves: nobody states them."""
        nodes = self._pair.graph.nodes
        derived = {nodes[each.children[1]].key for each in nodes if each.op is Op.STATED}
        return frozenset(derived) - set(self._pair.plain.graph.questions)

    def numbers_presumed(self, answers: Mapping[str, bool]) -> dict[str, bool]:
        """Return the answers about a number that a law presumes; a case has to state a number."""
        return {key: answers[key] for key in self._pair.comparisons if key in self._pair.presumed}

    def without_what_follows(self, pattern: Pattern) -> tuple[Told, ...]:
        """Return what a pattern tells, without what follows from the rest."""
        kept = set(pattern)
        for each in self._ordered_told(pattern):
            follows = {Told(*other) for other in self._closure((each.key, each.value))}
            if each in kept:
                kept -= follows - {each}
        return tuple(self._ordered_told(kept))

    def in_short(
        self, besides: dict[str, bool], cases: Sequence[Mapping[str, bool]]
    ) -> dict[str, bool]:
        """Return what is denied in fewer words: none of a kind, where several of it are denied.

        Args:
            besides: what is denied.
            cases: the answers of each case told in full that it is to be said of.
        """
        found = dict(besides)
        while True:
            kinds: dict[str, set[str]] = {}
            for key, value in found.items():
                if value is False:
                    for kind, yes in self._pair.links.following((key, True)):
                        if yes and all(self._may_deny(kind, each) for each in cases):
                            kinds.setdefault(kind, set()).add(key)
            kind = max(kinds, key=lambda each: len(kinds[each]), default="")
            if not kind or len(kinds[kind]) < 2:
                return found
            found = {key: value for key, value in found.items() if key not in kinds[kind]}
            found[kind] = False

    def _may_deny(self, key: str, answers: Mapping[str, bool]) -> bool:
        """Tell whether a fact can be denied without denying anything that is so."""
        follows = ((key, False), *self._closure((key, False)))
        return all(answers.get(other, value) is value for other, value in follows)

    def _closure(self, literal: Literal) -> frozenset[Literal]:
        """Return all that follows from one answer; looked for once."""
        found = self._closures.get(literal)
        if found is None:
            found = self._closures[literal] = frozenset(self._pair.links.closure(literal))
        return found

    def closed(self, told: Iterable[Told]) -> set[Told]:
        """Return what is told with all that follows from it."""
        found = set(told)
        for each in told:
            found |= {Told(*other) for other in self._closure((each.key, each.value))}
        return found

    def _ordered_told(self, told: Iterable[Told]) -> list[Told]:
        return sorted(
            told, key=lambda each: (not each.key.startswith("person."), self.place(each.key))
        )

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """Return questions in the order in which the laws ask them."""
        return sorted(keys, key=self.place)

    def price(self, way: Iterable[str]) -> float:
        """Return what it costs to tell some facts; plain ones are cheap."""
        return sum(map(self._prices.of, way))

    def _price(self, way: Iterable[str]) -> tuple[float, list[int]]:
        """Return what a way costs; of those that cost the same the law's first is taken."""
        found = list(way)
        return self.price(found), sorted(self.place(key) for key in found)

    def place(self, key: str) -> int:
        """Return where the laws first ask a question."""
        # What no law asks, but follows from what is told, comes last.
        return self._places.get(key, len(self._places))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self._pair.graph.questions)}

    def price_of_one(self, key: str) -> float:
        """Return what it costs to answer one question besides."""
        # An answer about the person is wanted anyway to picture the case.
        return 0.5 if key.startswith("person.") else self._prices.of(fact_of(key))


def _hold(values: Sequence[Value], wanted: Mapping[int, bool]) -> None:
    for index, value in wanted.items():
        if values[index] is not value:
            raise NoSuchCaseError(f"node {index}: {values[index]}, not {value}")
