"""What one definition covers and another does not: every minimal difference, in few lines.

The differences are grouped by the elements that the other law lacks or asks more of, and each line
has a smallest case, which both laws answer as the line says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from ctlaw.compare.causes import Cause, causes
from ctlaw.compare.element_clauses import (
    ORDER,
    BearingFacts,
    ElementClause,
    element_clauses,
    words_of,
)
from ctlaw.compare.fact_words import FactWords
from ctlaw.compare.lines import Alternative, Line, lines
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side
from ctlaw.compare.told_case import CaseTeller, ToldCase
from ctlaw.expect.stated import Facts
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Pattern, Told
from ctlaw.symbolic.smallest import smallest_patterns

MOST_PATTERNS = 5_000


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
        says: the same in sentences: what is so, then what is denied.
    """

    id: str
    facts: Facts
    says: tuple[str, ...]


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
    wanted = [pair.aimed, pair.shown(first.root), -pair.is_so(second.root)]
    found = smallest_patterns(pair.patterns, wanted, most)
    return _Telling(pair, first, second, catalogue, prefix).told(found.patterns, found.complete)


class _Telling:
    def __init__(
        self, pair: Pair, first: Side, second: Side, catalogue: Catalogue, prefix: str
    ) -> None:
        self._pair, self._first, self._second = pair, first, second
        self._catalogue, self._prefix = catalogue, prefix
        self._teller = CaseTeller(pair)
        bearing = BearingFacts(pair.graph)
        self._words = FactWords(
            (first, second), bearing, pair.vocabulary, pair.comparisons, catalogue
        )
        own, other = (_elements(each, catalogue.language) for each in (first, second))
        self._elements = [*own, *other]
        self._own = len(own)
        self._facts = [bearing.of(each.compiled.index) for each in self._elements]

    def told(self, patterns: Iterable[Pattern], complete: bool) -> Differences:
        grouped: dict[tuple[Cause, ...], list[Pattern]] = {}
        for pattern in patterns:
            values = self._teller.values(self._teller.cheapest(pattern))
            found = causes(self._second, values, self._catalogue.language)
            grouped.setdefault(found, []).append(self._without_what_follows(pattern))
        ordered = sorted(grouped.items(), key=lambda each: len(each[0]))
        numbers = iter(range(1, 1_000_000))
        groups = []
        for found, members in ordered:
            made = [self._line(each, next(numbers)) for each in lines(members, self._slot)]
            groups.append(DifferenceGroup(found, tuple(made)))
        return Differences(tuple(groups), complete)

    def _slot(self, told: Told) -> int:
        """Return the place of the element that something told belongs to."""
        key = next(self._pair.units[told.key].facts())
        for place, facts in enumerate(self._facts):
            if key in facts:
                return place
        return len(self._facts)

    def _without_what_follows(self, pattern: Pattern) -> Pattern:
        kept = set(pattern)
        for each in sorted(pattern):
            if each in kept:
                follows = self._pair.links.closure((each.key, each.value))
                kept -= {Told(*other) for other in follows} - {each}
        return frozenset(kept)

    def _line(self, line: Line, number: int) -> DifferenceLine:
        smallest = self._with_what_follows(line.smallest(self._price))
        case = self._teller.case(
            self._teller.cheapest(smallest), {self._first.root: True, self._second.root: False}
        )
        return DifferenceLine(
            tuple(self._one_of(place, each) for place, each in sorted(line.slots.items())),
            line.patterns(self._ways),
            SmallestCase(f"{self._prefix}-{number}", case.facts, self._sentences(case)),
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
            says=tuple(dict.fromkeys(self._says(each) for each in ordered)),
        )

    def _place(self, alternative: Alternative) -> int:
        order = self._pair.graph.questions
        return min(
            order.index(key)
            for told in alternative
            for key in self._pair.units[told.key].facts()
            if key in order
        )

    def _keys(self, alternative: Alternative) -> tuple[str, ...]:
        return tuple(
            key if told.value else f"not {key}"
            for told in sorted(alternative)
            for key in self._pair.units[told.key].facts()
        )

    def _says(self, alternative: Alternative) -> str:
        parts = [
            self._words.unit(self._pair.units[told.key], told.value) for told in sorted(alternative)
        ]
        return self._catalogue.join(list(dict.fromkeys(parts)))

    def _sentences(self, case: ToldCase) -> tuple[str, ...]:
        said = sorted(
            case.facts.items(), key=lambda each: (each[1] is False, each[0] != "person.age")
        )
        return tuple(self._words.sentence(fact, value) for fact, value in said)

    def _ways(self, told: Told) -> int:
        return self._pair.units[told.key].count(told.value)

    def _price(self, told: Told) -> tuple[float, int]:
        unit = self._pair.units[told.key]
        place = min(map(self._teller.place, unit.facts()))
        return min(map(self._teller.price, unit.ways(told.value))), place


def _elements(side: Side, language: str) -> Sequence[ElementClause]:
    found = [
        element
        for each in side.definitions
        for element in element_clauses(each.root, words_of(each, language))
    ]
    return sorted(found, key=lambda each: ORDER.index(each.kind) if each.kind else len(ORDER))
