"""What one definition covers and another does not: every minimal difference, in few lines.

The differences are grouped by the elements that the other law lacks or asks more of, and each line
has a smallest case, which both laws answer as the line says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ctlaw.compare.causes import Cause, causes
from ctlaw.compare.element_clauses import (
    ORDER,
    ElementClause,
    Words,
    element_clauses,
    words_of,
)
from ctlaw.compare.fact_words import FactWords
from ctlaw.compare.lines import Alternative, Line, lines
from ctlaw.compare.listed_items import Item, listed_items
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side
from ctlaw.compare.told_case import CaseTeller, ToldCase
from ctlaw.expect.stated import AGE, Facts
from ctlaw.logic.kleene import Value
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Pattern, Told
from ctlaw.symbolic.smallest import smallest_patterns

MOST_PATTERNS = 5_000
# A list is named as a whole if fewer of its items than this are missing.
FEW = 3


class OneOf(Struct, frozen=True):
    """What a line takes of one element: one of these.

    Attributes:
        kind, label, pinpoint: the element; empty if what is told is part of none.
        of_other: whether it is an element of the other law.
        facts: for each alternative, the facts that it is made of, or any of which make it.
        says: what each alternative is called.
    """

    kind: str
    label: str
    pinpoint: str
    of_other: bool
    facts: tuple[tuple[str, ...], ...]
    says: tuple[str, ...]


class SmallestCase(Struct, frozen=True):
    """A case that meets one definition and not the other, with no fact to spare.

    Attributes:
        id: its name among those of the comparison.
        facts: what a case file states.
        told: what is so, in sentences.
        denied: what is denied, in sentences.
        expected: whether it meets each definition, by target.
    """

    id: str
    facts: Facts
    told: tuple[str, ...]
    denied: tuple[str, ...]
    expected: dict[str, Value]


class DifferenceLine(Struct, frozen=True):
    """Minimal differences that differ only in what is interchangeable.

    Attributes:
        takes: for each element, what it takes.
        patterns: how many smallest fact patterns it stands for.
        case: one of them, the plainest.
    """

    takes: tuple[OneOf, ...]
    patterns: int
    case: SmallestCase


class DifferenceGroup(Struct, frozen=True):
    """The differences that fail on the same elements of the other law."""

    causes: tuple[Cause, ...]
    lines: tuple[DifferenceLine, ...]

    @property
    def patterns(self) -> int:
        """How many smallest fact patterns there are."""
        return sum(each.patterns for each in self.lines)


class Differences(Struct, frozen=True):
    """What meets one definition and not the other; not complete if there was too much of it."""

    groups: tuple[DifferenceGroup, ...]
    complete: bool

    @property
    def patterns(self) -> int:
        """How many smallest fact patterns there are."""
        return sum(each.patterns for each in self.groups)


def differences(
    pair: Pair,
    first: Side,
    second: Side,
    catalogue: Catalogue,
    prefix: str,
    most: int = MOST_PATTERNS,
) -> Differences:
    """Return what meets the first side of a pair and not the second.

    Args:
        pair: the two sides.
        first: the side that is met.
        second: the side that is not.
        catalogue: the sentences of the language.
        prefix: what the ids of the cases begin with.
        most: after how many minimal differences to stop; units count once.
    """
    # What is shown by a presumption need not be so, if the presumption denies what did not happen.
    covered = [pair.shown(first.root), pair.is_so(first.root)]
    wanted = [pair.aimed, *covered, -pair.is_so(second.root)]
    found = smallest_patterns(pair.patterns, wanted, most)
    return _Telling(pair, first, second, catalogue, prefix).told(found.patterns, found.complete)


class _Telling:
    def __init__(
        self, pair: Pair, first: Side, second: Side, catalogue: Catalogue, prefix: str
    ) -> None:
        self._pair, self._first, self._second = pair, first, second
        self._catalogue, self._prefix = catalogue, prefix
        self._teller = CaseTeller(pair)
        self._bearing = bearing = pair.bearing
        self._words = FactWords(
            (first, second), bearing, pair.vocabulary, pair.comparisons, catalogue
        )
        own, other = (_elements(each, catalogue.language) for each in (first, second))
        self._elements = [*own, *other]
        self._own = len(own)
        self._facts = [bearing.of(each.compiled.index) for each in self._elements]

    def told(self, patterns: Iterable[Pattern], complete: bool) -> Differences:
        grouped: dict[tuple[Cause, ...], list[Pattern]] = {}
        listed = list(patterns)
        plain = [self._teller.cheapest(each) for each in listed]
        for pattern, values in zip(listed, self._teller.many_values(plain), strict=True):
            found = causes(self._second, values, self._catalogue.language)
            grouped.setdefault(found, []).append(
                frozenset(self._teller.without_what_follows(pattern))
            )
        ordered = sorted(grouped.items(), key=lambda each: len(each[0]))
        numbers = iter(range(1, 1_000_000))
        groups = []
        for found, members in ordered:
            made = [self._line(each, next(numbers)) for each in lines(members, self._slot)]
            groups.append(DifferenceGroup(found, tuple(made)))
        return Differences(tuple(groups), complete)

    def _slot(self, told: Told) -> int:
        """Return the place of the element that something told belongs to."""
        key = next(self._pair.unit(told.key).facts())
        for place, facts in enumerate(self._facts):
            if key in facts:
                return place
        return len(self._facts)

    def _line(self, line: Line, number: int) -> DifferenceLine:
        smallest = self._with_what_follows(line.smallest(self._price))
        case = self._teller.case(
            self._teller.cheapest(smallest), {self._first.root: True, self._second.root: False}
        )
        return DifferenceLine(
            tuple(self._one_of(place, each) for place, each in sorted(line.slots.items())),
            line.patterns(self._ways),
            self._smallest(f"{self._prefix}-{number}", case),
        )

    def _with_what_follows(self, pattern: Pattern) -> Pattern:
        found = set(pattern)
        for each in pattern:
            follows = self._pair.links.closure((each.key, each.value))
            found |= {Told(*other) for other in follows if other[0] in self._pair.units}
        return frozenset(found)

    def _one_of(self, place: int, alternatives: frozenset[Alternative]) -> OneOf:
        ordered = sorted(alternatives, key=lambda each: (self._place(each), sorted(each)))
        element = self._elements[place] if place < len(self._elements) else None
        return OneOf(
            kind=element.kind.value if element and element.kind else "",
            label=element.label if element else "",
            pinpoint=element.pinpoint if element else "",
            of_other=place >= self._own,
            facts=tuple(self._keys(each) for each in ordered),
            says=self._in_short(element, ordered),
        )

    def _in_short(
        self, element: ElementClause | None, alternatives: Sequence[Alternative]
    ) -> tuple[str, ...]:
        """Return what alternatives are called; by the law's items where they make up all of one."""
        covered = {key for each in alternatives for key in self._facts_of(each)}
        named: dict[str, None] = {}
        told: set[str] = set()
        if element is not None:
            items = self._items(element)
            whole = list(self._covered(items, covered))
            left = [each.label for each in items if not self._is_covered(each, covered)]
            if len(items) - len(left) >= FEW and len(left) < FEW:
                key = "compare.any_listed_but" if left else "compare.any_listed"
                but = self._catalogue.join(left)
                named[self._catalogue.say(key, place=element.pinpoint, but=but)] = None
                whole += [each for each in items if each not in whole and each.label not in left]
            else:
                named |= dict.fromkeys(each.label for each in whole)
            low = [each for item in items for each in item.items or (item,)]
            for item in (each for each in low if each not in whole):
                facts = self._bearing.of(item.node)
                some = [each for each in alternatives if self._facts_of(each) <= facts - told]
                if len({key for each in some for key in self._facts_of(each)}) >= FEW:
                    named[self._catalogue.say("compare.some_of", label=item.label)] = None
                    whole.append(item)
            told = {key for each in whole for key in self._bearing.of(each.node)}
            alternatives = [each for each in alternatives if not self._facts_of(each) <= told]
        named |= dict.fromkeys(self._says(each, frozenset(told)) for each in alternatives)
        return tuple(named)

    def _covered(self, items: Iterable[Item], covered: set[str]) -> Iterator[Item]:
        """Yield the items that are covered, and those within items that are not."""
        for item in items:
            if self._is_covered(item, covered):
                yield item
            else:
                yield from self._covered(item.items, covered)

    def _is_covered(self, item: Item, covered: set[str]) -> bool:
        called_for = self._bearing.called_for(item.node)
        return bool(called_for) and called_for <= covered

    def _items(self, element: ElementClause) -> tuple[Item, ...]:
        words = Words(element.label, element.pinpoint, self._catalogue.language)
        return listed_items(element.compiled, words, self._first.subject.ruleset.id)

    def _facts_of(self, alternative: Alternative) -> frozenset[str]:
        units = (self._pair.unit(told.key) for told in alternative)
        return frozenset(fact for unit in units for fact in unit.facts())

    def _place(self, alternative: Alternative) -> int:
        return min(
            self._teller.place(key)
            for told in alternative
            for key in self._pair.unit(told.key).facts()
        )

    def _keys(self, alternative: Alternative) -> tuple[str, ...]:
        return tuple(
            key if told.value else f"not {key}"
            for told in sorted(alternative)
            for key in self._pair.unit(told.key).facts()
        )

    def _says(self, alternative: Alternative, besides: frozenset[str]) -> str:
        parts = [
            self._words.unit(self._pair.unit(told.key), told.value, besides)
            for told in sorted(alternative)
        ]
        return self._catalogue.join(list(dict.fromkeys(parts)))

    def _smallest(self, case_id: str, case: ToldCase) -> SmallestCase:
        core = {each.key for each in case.told}
        told: list[str] = []
        denied: list[str] = []
        facts = dict(sorted(case.facts.items(), key=lambda each: each[0] != AGE))
        for fact, value in facts.items():
            to = denied if value is False and fact not in core else told
            to.append(self._words.sentence(fact, value))
        return SmallestCase(case_id, case.facts, tuple(told), tuple(denied), self._expected(case))

    def _expected(self, case: ToldCase) -> dict[str, Value]:
        """Return what the case meets, definition by definition."""
        return {
            f"{side.subject.law}#{each.definition.id}": case.from_told[each.root.index]
            for side in (self._first, self._second)
            for each in side.definitions
        }

    def _ways(self, told: Told) -> int:
        return self._pair.unit(told.key).count(told.value)

    def _price(self, told: Told) -> tuple[float, int]:
        unit = self._pair.unit(told.key)
        place = min(map(self._teller.place, unit.facts()))
        return min(map(self._teller.price, unit.ways(told.value))), place


def _elements(side: Side, language: str) -> Sequence[ElementClause]:
    found = [
        element
        for each in side.definitions
        for element in element_clauses(each.root, words_of(each, language))
    ]
    return sorted(found, key=lambda each: ORDER.index(each.kind) if each.kind else len(ORDER))
