"""Two definitions element by element: what each asks for, and which of the two asks for less.

The elements are those that the laws mark: act, means, purpose and the like. Whether one is wider
than the other is proved over all fact patterns, not read off the words; the words, with their
pinpoints, are what the reader gets to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from ctlaw.compare.element_clauses import ORDER, Words, words_of
from ctlaw.compare.listed_items import Item, listed_items
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import Relation, standing
from ctlaw.compare.side import Side
from ctlaw.expect.stated import AGE
from ctlaw.law.clause import AllOf, ElementKind, FactIs, NotOf, PurposeOf
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import GraphBuilder


class Verdict(StrEnum):
    """What the second law asks for in an element, measured by what the first asks for."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"
    ABSENT = "absent"
    ADDED = "added"


class ListItem(Struct, frozen=True):
    """An item of a list, with its label and pinpoint; whether the other law covers part of it."""

    label: str
    pinpoint: str
    partly: bool


class AlignedElement(Struct, frozen=True):
    """One kind of element in both definitions.

    Attributes:
        kind: what part it plays.
        verdict: what the second law asks for, measured by the first.
        a, b: what each law calls it and where it stands, as label and pinpoint; empty if absent.
        only_a, only_b: the items of its list that the other law's element does not cover.
    """

    kind: str
    verdict: Verdict
    a: tuple[tuple[str, str], ...]
    b: tuple[tuple[str, str], ...]
    only_a: tuple[ListItem, ...] = ()
    only_b: tuple[ListItem, ...] = ()


class Part(Struct, frozen=True):
    """An element of one side: its clauses, the node they make, the items of its list."""

    clauses: tuple[tuple[str, str], ...]
    node: int
    items: tuple[Item, ...]


Parts = dict[ElementKind, Part]


def parts_of(side: Side, builder: GraphBuilder, language: str) -> Parts:
    """Return the elements of a side, each as one node of the graph being built."""
    found: Parts = {}
    for kind in ORDER:
        nodes, clauses, items = list[int](), dict[tuple[str, str], None](), list[Item]()
        for definition in side.definitions:
            reader = _Reader(kind, side.subject.ruleset.id, builder)
            node = reader.node(definition.root, words_of(definition, language))
            if node is not None:
                nodes.append(node)
                clauses |= reader.clauses
                items += reader.items
        if nodes:
            node = builder.any(nodes)
            found[kind] = Part(tuple(clauses), node, tuple(dict.fromkeys(items)))
    return found


def aligned(pair: Pair, a: Parts, b: Parts) -> tuple[AlignedElement, ...]:
    """Return the elements of both sides of a pair beside each other.

    Args:
        pair: the sides; it was made to be asked about the nodes of the parts and of their items.
        a, b: the elements of its sides.
    """
    kinds = [kind for kind in ORDER if kind in a or kind in b]
    return tuple(_aligned(kind, a.get(kind), b.get(kind), pair) for kind in kinds)


def nodes_of(parts: Iterable[Parts]) -> Iterator[int]:
    """Yield the nodes of elements and of the items of their lists."""
    for each in parts:
        for part in each.values():
            yield part.node
            for item in part.items:
                yield item.node
                yield from (each.node for each in item.items)


def _aligned(kind: ElementKind, a: Part | None, b: Part | None, pair: Pair) -> AlignedElement:
    if b is None:
        return AlignedElement(kind.value, Verdict.ABSENT, a.clauses if a else (), ())
    if a is None:
        return AlignedElement(kind.value, Verdict.ADDED, (), b.clauses)
    return AlignedElement(
        kind.value,
        _verdict(standing(pair, a.node, b.node, as_presumed=True).relation),
        a.clauses,
        b.clauses,
        tuple(_Listed(pair, a, b).uncovered()),
        tuple(_Listed(pair, b, a).uncovered()),
    )


def _verdict(relation: Relation) -> Verdict:
    match relation:
        case Relation.EQUIVALENT:
            return Verdict.SAME
        case Relation.A_WITHIN_B:
            return Verdict.WIDER
        case Relation.B_WITHIN_A:
            return Verdict.NARROWER
        case _:
            return Verdict.OTHER


class _Listed:
    """The lists of two elements, and which of their items the other element covers."""

    def __init__(self, pair: Pair, part: Part, other: Part) -> None:
        self._pair, self._part, self._other = pair, part, other

    def uncovered(self) -> Iterator[ListItem]:
        """Yield the items of which the other law's element covers not all.

        Whether it covers some is looked at where nothing else of either list is met, for anything
        is covered that comes together with something covered.
        """
        for item in self._part.items:
            if self._is_covered(item):
                continue
            # Only where each of several forms is enough for an item does it say more to name them.
            forms = [each for each in item.items if not self._exists(each.node, beyond=item.node)]
            within = [each for each in forms if not self._is_covered(each)]
            whole = len(forms) < len(item.items) or len(within) == len(item.items) < 2
            for each in [item] if whole else within:
                yield ListItem(each.label, each.pinpoint, self._is_partly_covered(each))

    def _is_covered(self, item: Item) -> bool:
        return not self._exists(item.node, beyond=self._other.node)

    def _is_partly_covered(self, item: Item) -> bool:
        facts = self._pair.bearing.of(item.node)
        apart = [each for each in self._enough if not facts & self._pair.bearing.of(each.node)]
        beside = [-self._pair.is_so(each.node) for each in apart]
        return self._exists(item.node, more=[self._pair.is_so(self._other.node), *beside])

    @cached_property
    def _enough(self) -> list[Item]:
        """The items of both lists each of which is enough for its element."""
        return [
            each
            for part in (self._part, self._other)
            for whole in part.items
            for each in (whole, *whole.items)
            if not self._exists(each.node, beyond=part.node)
        ]

    def _exists(self, node: int, *, beyond: int | None = None, more: Sequence[int] = ()) -> bool:
        """Tell whether a node can be met, without another or together with something."""
        pair = self._pair
        wanted = [pair.aimed, *pair.as_presumed, pair.is_so(node), *more]
        if beyond is not None:
            wanted.append(-pair.is_so(beyond))
        return pair.patterns.exists(wanted)


class _Reader:
    """Reads the clauses of one kind under a definition."""

    def __init__(self, kind: ElementKind, law: str, builder: GraphBuilder) -> None:
        self._kind, self._law, self._builder = kind, law, builder
        self.clauses: dict[tuple[str, str], None] = {}
        self.items: list[Item] = []
        self._in_means = False

    def node(self, compiled: CompiledClause, words: Words) -> int | None:
        """Return what all clauses of the kind at or under a clause make together."""
        here = words.under(compiled)
        if compiled.clause.element is self._kind or self._is_child_rule(compiled):
            self._note(compiled, here)
            return compiled.index
        nodes = [self._of_part(each, compiled, here) for each in self._within(compiled)]
        if compiled.exception and self._kind is ElementKind.EXCEPTION:
            inside = here.under(compiled.exception)
            self._note(compiled.exception, inside)
            nodes.append(compiled.exception.index)
        found = [each for each in nodes if each is not None]
        if not found:
            return None
        if isinstance(compiled.clause.connective, NotOf):
            return self._builder.negation(found[0])
        needs_all = isinstance(compiled.clause.connective, AllOf)
        if needs_all and self._kind is not ElementKind.EXCEPTION:
            return self._builder.all(found)
        return self._builder.any(found)

    def _of_part(self, part: CompiledClause, whole: CompiledClause, words: Words) -> int | None:
        inside, self._in_means = self._in_means, self._in_means or _is_means(whole)
        found = self.node(part, words)
        self._in_means = inside
        return found

    def _within(self, compiled: CompiledClause) -> Iterator[CompiledClause]:
        """Yield the clauses under a clause in which there may be more of the kind.

        What happened as evidence of an aim is no element. Within an element of another kind only
        the rule on children is looked for, which laws write into their means.
        """
        if isinstance(compiled.clause.connective, PurposeOf):
            return
        into = self._kind is ElementKind.CHILD and _is_means(compiled)
        if compiled.clause.element is not None and not into:
            return
        yield from (each for each in compiled.directly_under() if each is not compiled.exception)

    def _is_child_rule(self, compiled: CompiledClause) -> bool:
        """Tell whether a clause in another element asks for nothing but a young age."""
        asked = compiled.clause.connective
        return (
            self._kind is ElementKind.CHILD
            and self._in_means
            and isinstance(asked, FactIs)
            and asked.comparison is not None
            and asked.fact == AGE
            and not asked.negated
        )

    def _note(self, compiled: CompiledClause, words: Words) -> None:
        self.clauses[words.label, words.pinpoint] = None
        self.items += listed_items(compiled, words, self._law)


def _is_means(compiled: CompiledClause) -> bool:
    return compiled.clause.element is ElementKind.MEANS
