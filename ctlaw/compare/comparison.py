"""Two definitions compared: their relation, what each covers alone, and on what readings.

This is the one structure that every view of a comparison renders.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ctlaw.compare.aligned import AlignedElement, aligned, nodes_of, parts_of
from ctlaw.compare.differences import MOST_PATTERNS, Differences, differences
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import Relation, relation, standing
from ctlaw.compare.side import Side, Subject, side_of
from ctlaw.law.library import Library
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.graph import GraphBuilder
from ctlaw.messages.catalogue import Catalogue


class OtherReading(Struct, frozen=True):
    """What becomes of a relation on another branch of a reading."""

    reading: str
    branch: str
    relation: Relation


class Comparison(Struct, frozen=True, eq=False):
    """Two definitions beside each other.

    Attributes:
        a, b: what was compared.
        relation: how they stand to each other over all fact patterns; proved.
        unless_aimed: the relation if what happened need not have been aimed at by anybody.
        elements: element by element.
        only_a, only_b: what one covers and the other does not.
        readings: the readings it was made under, each with the branch taken.
        other_readings: the branches on which the relation is another.
    """

    a: Subject
    b: Subject
    relation: Relation
    unless_aimed: Relation
    elements: tuple[AlignedElement, ...]
    only_a: Differences
    only_b: Differences
    readings: dict[str, str]
    other_readings: tuple[OtherReading, ...]


def compare(
    a: Subject,
    b: Subject,
    library: Library,
    readings: Mapping[str, str] | None = None,
    catalogue: Catalogue | None = None,
    most: int = MOST_PATTERNS,
) -> Comparison:
    """Compare two definitions.

    Args:
        a, b: the definitions.
        library: the laws.
        readings: branches to take instead of the defaults.
        catalogue: the sentences of the language.
        most: after how many minimal differences to stop in each direction.

    Raises:
        SolverMissingError: the extra `compare` is not installed.
    """
    chosen, words = dict(readings or {}), catalogue or Catalogue()
    pair = pair_of(a, b, library, chosen)
    found = relation(pair)
    used = {**pair.a.readings, **pair.b.readings}
    return Comparison(
        a,
        b,
        found,
        relation(pair, aimed=False),
        _elements(a, b, library, chosen, words),
        differences(pair, pair.a, pair.b, words, "a", most),
        differences(pair, pair.b, pair.a, words, "b", most),
        dict(sorted(used.items())),
        _other_readings(a, b, library, chosen, found),
    )


def pair_of(a: Subject, b: Subject, library: Library, readings: Mapping[str, str]) -> Pair:
    """Return two definitions over the same facts."""
    builder = GraphBuilder()
    sides = [side_of(each, library, readings, builder) for each in (a, b)]
    return Pair(sides[0], sides[1], builder.build(), library.vocabulary)


def _elements(
    a: Subject, b: Subject, library: Library, readings: Mapping[str, str], catalogue: Catalogue
) -> tuple[AlignedElement, ...]:
    builder = GraphBuilder()
    sides = [side_of(each, library, readings, builder) for each in (a, b)]
    first, second = (parts_of(each, builder, catalogue.language) for each in sides)
    more = list(nodes_of((first, second)))
    pair = Pair(sides[0], sides[1], builder.build(), library.vocabulary, more)
    return aligned(pair, first, second)


def _other_readings(
    a: Subject, b: Subject, library: Library, readings: Mapping[str, str], found: Relation
) -> tuple[OtherReading, ...]:
    """Return the other branches, taken on both sides at once, that make another relation."""
    builder = GraphBuilder()
    sides = [side_of(each, library, readings, builder) for each in (a, b)]
    branches = {
        (reading, branch): None
        for side in sides
        for reading in sorted(side.readings)
        for branch in side.law.branches[reading]
        if branch != side.readings[reading]
    }
    roots = {
        change: tuple(_root(each, library, readings, change, builder) for each in sides)
        for change in branches
    }
    more = {node for pair in roots.values() for node in pair}
    pair = Pair(sides[0], sides[1], builder.build(), library.vocabulary, more)
    others = []
    for (reading, branch), (first, second) in roots.items():
        other = standing(pair, first, second).relation
        if other is not found:
            others.append(OtherReading(reading, branch, other))
    return tuple(others)


def _root(
    side: Side,
    library: Library,
    readings: Mapping[str, str],
    change: tuple[str, str],
    builder: GraphBuilder,
) -> int:
    """Return the node of a side on another branch of a reading."""
    reading, branch = change
    if reading not in side.readings:
        return side.root
    law = compile_ruleset(
        side.subject.ruleset,
        library,
        side.subject.day,
        {**readings, reading: branch},
        builder=builder,
    )
    return builder.any([law.definitions[each.id].root.index for each in side.subject.definitions])
