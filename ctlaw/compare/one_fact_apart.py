"""The fact patterns that differ from one in a single answer, and pairs of cases told of them.

An answer is taken back, given the other way round, or given where there was none; a number or a
choice takes another value. What follows from the answer by the vocabulary changes with it. The two
cases of a pair state the same facts, so that a reader who lays the files side by side sees one line
that differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from ctlaw.compare.pair import Pair
from ctlaw.compare.told_case import CaseTeller, NoSuchCaseError, ToldCase
from ctlaw.expect.stated import AGE, Facts
from ctlaw.facts.answers import fact_of
from ctlaw.facts.fact import Comparison
from ctlaw.logic.kleene import ContradictionError, evaluate
from ctlaw.symbolic.patterns import Pattern, Told
from ctlaw.symbolic.telling import needed_answers


class Step(Struct, frozen=True):
    """One answer that is changed.

    Attributes:
        fact: the fact it is about.
        before: what is told of the fact first, spelled out.
        after: what is told of it then, spelled out.
        pattern: what is told after the change, with what follows.
        adds: whether nothing was told of the fact before.
    """

    fact: str
    before: tuple[Told, ...]
    after: tuple[Told, ...]
    pattern: Pattern
    adds: bool = False


class TwoCases(Struct, frozen=True):
    """Two cases that state the same facts, some of them differently.

    Attributes:
        first, second: the cases.
        changed: the facts whose answers were changed, without what follows from that.
    """

    first: ToldCase
    second: ToldCase
    changed: tuple[str, ...]


class Steps:
    """Finds what is one answer away from a pattern.

    Args:
        pair: the definition.
        teller: tells its patterns.
    """

    def __init__(self, pair: Pair, teller: CaseTeller) -> None:
        self._pair, self._teller = pair, teller
        self._comparisons: dict[str, list[Comparison]] = {}
        asked = set(pair.plain.graph.questions)
        for each in pair.comparisons.values():
            if each.key in asked:
                self._comparisons.setdefault(each.fact, []).append(each)

    def from_(self, pattern: Pattern, node: int) -> list[Step]:
        """Return the steps that may change a node, the plainest first."""
        bearing, told = self._pair.bearing.of(node), self._teller.without_what_follows(pattern)
        found: list[Step] = []
        for each in told:
            reach = {each.key, *(key for key, _ in self._closure(each))}
            if reach & bearing and each.key not in self._pair.comparisons:
                found.append(self._other_way(told, each))
        settled = {each.key for each in pattern}
        for key in self._teller.ordered(bearing):
            if key not in settled and key not in self._pair.comparisons:
                value = key not in self._pair.presumed
                found.append(self._with(told, Told(key, not value), Told(key, value)))
        for fact in sorted({fact_of(key) for key in bearing} & self._comparisons.keys()):
            found.extend(self._other_values(told, fact))
        possible = [each for each in found if self._stands(each.pattern)]
        return sorted(possible, key=lambda each: (each.adds, *self._cost(each)))

    def cases(
        self,
        first: Pattern,
        steps: tuple[Step, ...],
        wanted: tuple[Mapping[int, bool], Mapping[int, bool]],
    ) -> TwoCases:
        """Return the two cases, each held against the reference semantics.

        Args:
            first: what the first case tells.
            steps: what leads to the second.
            wanted: the values that nodes have to have in the first and in the second.

        Raises:
            NoSuchCaseError: a node has another value.
        """
        last = steps[-1].pattern
        spelled = (
            {told for each in steps for told in each.before},
            {told for each in steps for told in each.after},
        )
        answers = self._teller.answers(first), self._teller.answers(last)
        told = [
            self._teller.numbers_presumed(values)
            | {
                each.key: each.value
                for each in (*self._teller.without_what_follows(pattern), *more)
            }
            for pattern, more, values in zip((first, last), spelled, answers, strict=True)
        ]
        for one, other, pattern in ((told[0], told[1], last), (told[1], told[0], first)):
            # What one case tells is told in the other, too, if it is so there.
            held = {each.key for each in pattern if one.get(each.key) is each.value}
            other.update((key, one[key]) for key in one if key in held)
        needed: set[str] = set()
        for pattern, one, wants in zip((first, last), told, wanted, strict=True):
            values = self._teller.values(pattern)
            literals = [Told(*each) for each in one.items()]
            settled = {each.key for each in self._teller.closed(literals)}
            for index in wants:
                more = frozenset(settled | needed)
                needed |= needed_answers(
                    self._pair.graph, index, values, more, self._teller.price_of_one
                )
        same = {
            key: answers[0][key]
            for key in self._teller.ordered(needed)
            if answers[0].get(key) is answers[1].get(key)
        }
        denied = self._teller.in_short(same, list(answers))
        # What is so in one case by the changed answer alone has to be denied in the other.
        apart = [key for key in self._teller.ordered(needed) if key not in same]
        for one, values_of in zip(told, answers, strict=True):
            settled = {each.key for each in self._teller.closed([Told(*x) for x in one.items()])}
            one.update((key, values_of[key]) for key in apart if key not in settled)
        changed = tuple(dict.fromkeys(each.fact for each in steps))
        facts = self._facts(told, denied, changed)
        cases = [
            self._case(each, pattern, denied, wants)
            for each, pattern, wants in zip(facts, (first, last), wanted, strict=True)
        ]
        return TwoCases(cases[0], cases[1], changed)

    def _case(
        self,
        facts: Facts,
        pattern: Pattern,
        denied: Mapping[str, bool],
        wanted: Mapping[int, bool],
    ) -> ToldCase:
        known = self._teller.statements.known(facts)
        if known is None:
            raise NoSuchCaseError(f"no facts tell {sorted(pattern)}")
        try:
            values = evaluate(self._pair.graph, known)
        except ContradictionError as error:
            raise NoSuchCaseError(str(error)) from error
        for index, value in wanted.items():
            if values[index] is not value:
                raise NoSuchCaseError(f"node {index}: {values[index]}, not {value}")
        return ToldCase(
            facts,
            self._teller.without_what_follows(pattern),
            tuple(Told(*each) for each in denied.items()),
            self._teller.values(pattern),
            values,
        )

    def _facts(
        self, told: list[dict[str, bool]], denied: Mapping[str, bool], changed: tuple[str, ...]
    ) -> list[Facts]:
        """Return the facts of both cases; a number that differs stands at the limit in both."""
        found: list[Facts] = []
        for one in told:
            facts = self._teller.statements.facts({**one, **denied}, lambda numbers: numbers[-1])
            if facts is None:
                raise NoSuchCaseError("no facts tell this")
            found.append(facts)
        for fact in set(changed) & self._comparisons.keys():
            limits = [each for each in self._comparisons[fact] if each.below is not None]
            if not limits:
                continue
            holding = [sum(one.get(each.key, False) for each in limits) for one in told]
            for facts, one, below in zip(found, told, holding, strict=True):
                # Of whoever is older the least age is taken, of whoever is younger the greatest.
                choose = max if below == max(holding) else min
                of_fact = {each.key: one[each.key] for each in limits if each.key in one}
                exact = self._teller.statements.facts(of_fact, choose)
                if exact:
                    facts[fact] = exact[fact]
        # Side by side the two read line by line alike.
        order = dict.fromkeys([AGE, *found[0], *found[1]])
        return [{key: each[key] for key in order if key in each} for each in found]

    def _closure(self, told: Told) -> set[tuple[str, bool]]:
        return self._pair.links.closure((told.key, told.value))

    def _other_way(self, told: tuple[Told, ...], each: Told) -> Step:
        """Return the step by which something told is not so."""
        rest = tuple(other for other in told if other != each)
        other_way = Told(each.key, not each.value)
        usual = each.key in self._pair.presumed
        # What is as it is where nothing is told need not be told.
        kept = rest if other_way.value is usual else (*rest, other_way)
        return Step(each.key, (each,), (other_way,), frozenset(self._teller.closed(kept)))

    def _with(self, told: tuple[Told, ...], before: Told, after: Told) -> Step:
        pattern = frozenset(self._teller.closed((*told, after)))
        return Step(after.key, (before,), (after,), pattern, adds=True)

    def _other_values(self, told: tuple[Told, ...], fact: str) -> Iterator[Step]:
        """Yield the steps to the other values of a number or a choice."""
        group = self._comparisons[fact]
        now = {each.key: each.value for each in self._teller.closed(told)}
        names = {each.key for each in group}
        before = tuple(Told(each.key, now.get(each.key, False)) for each in group)
        rest = [each for each in told if fact_of(each.key) != fact]
        limits = sorted(each.below for each in group if each.below is not None)
        if limits:
            options = [
                tuple(Told(each.key, (each.below or 0) >= limit) for each in group)
                for limit in limits
            ]
            options.append(tuple(Told(each.key, False) for each in group))
        else:
            options = [tuple(Told(each.key, each is one) for each in group) for one in group]
            if len(group) < len(self._pair.vocabulary.fact(fact).options):
                options.append(tuple(Told(each.key, False) for each in group))

        def distance(option: tuple[Told, ...]) -> int:
            pairs = zip(before, option, strict=True)
            return sum(one.value is not other.value for one, other in pairs)

        for option in sorted(options, key=distance):
            if option != before:
                closed = frozenset(self._teller.closed((*rest, *option)))
                yield Step(fact, before, option, closed, adds=not now.keys() & names)

    def _stands(self, pattern: Pattern) -> bool:
        """Tell whether nothing that is told contradicts something else that is."""
        return len({each.key for each in pattern}) == len(pattern)

    def _cost(self, step: Step) -> tuple[float, int, int]:
        # To take something back is simplest to picture. A fact that only this clause asks for
        # shows it best, and of several conditions the last.
        key = step.after[0].key
        return self._teller.price_of_one(key), self._uses.get(key, 0), -self._teller.place(key)

    @cached_property
    def _uses(self) -> Counter[str]:
        """How many parts of the definition ask each question."""
        nodes = self._pair.graph.nodes
        return Counter(nodes[child].key for node in nodes for child in node.children)
