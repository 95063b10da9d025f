"""The elements of a definition as its law marks them: act, means, purpose and the like.

An element may stand in several branches of a definition, and one that is marked as such may be
spread over parts. Which facts are part of an element is read from the clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.law.clause import AllOf, AnyOf, ElementKind
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition
from ctlaw.logic.graph import Graph, Op

# The order in which elements are told: what was done, how, to whom, what for, and the rest.
ORDER = (
    ElementKind.ACT,
    ElementKind.MEANS,
    ElementKind.CHILD,
    ElementKind.CONSENT,
    ElementKind.VICTIM,
    ElementKind.PURPOSE,
    ElementKind.RESULT,
    ElementKind.MENTAL_ELEMENT,
    ElementKind.LINK,
    ElementKind.BENEFIT,
    ElementKind.CIRCUMSTANCE,
    ElementKind.CONDITION,
    ElementKind.SCOPE,
    ElementKind.EXCEPTION,
)


class ElementClause(Struct, frozen=True):
    """A clause that is an element.

    Attributes:
        kind: what part it plays; None for a clause that its law marks as none.
        compiled: the clause.
        label, pinpoint: its own, or those of the nearest clause around it that has any.
    """

    kind: ElementKind | None
    compiled: CompiledClause
    label: str
    pinpoint: str


class Words(Struct, frozen=True):
    """The words around a clause: the nearest label and pinpoint, in one language."""

    label: str
    pinpoint: str
    language: str = "en"

    def under(self, compiled: CompiledClause) -> Words:
        """Return the words around what stands under a clause."""
        clause = compiled.clause
        return Words(
            clause.label.text(self.language) or self.label,
            clause.pinpoint or self.pinpoint,
            self.language,
        )


def words_of(definition: CompiledDefinition, language: str = "en") -> Words:
    """Return the words of a definition."""
    return Words("", "", language).under(definition.root)


def element_clauses(compiled: CompiledClause, words: Words) -> Iterator[ElementClause]:
    """Yield the outermost clauses at or under a clause that its law marks as elements."""
    here = words.under(compiled)
    kind = compiled.clause.element
    if kind is not None:
        yield ElementClause(kind, compiled, here.label, here.pinpoint)
        return
    for part in compiled.directly_under():
        yield from element_clauses(part, here)


def standing_for(compiled: CompiledClause) -> CompiledClause:
    """Return the clause that a reference or a reading stands for; a list, or what is no list."""
    while compiled.exception is None:
        if compiled.same_as is not None:
            compiled = compiled.same_as.root
        elif len(compiled.parts) == 1 and not isinstance(compiled.clause.connective, AllOf | AnyOf):
            inner = compiled.parts[0]
            # A purpose and a negation are more than the clause under them.
            if inner.index != compiled.index:
                break
            compiled = inner
        else:
            break
    return compiled


class BearingFacts:
    """The questions that decide each node of a graph in a case told in full."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._found: dict[int, frozenset[str]] = {}
        self._called_for: dict[tuple[int, bool], frozenset[str]] = {}

    def of(self, index: int) -> frozenset[str]:
        """Return the questions that decide a node."""
        found = self._found.get(index)
        if found is None:
            node = self._graph.nodes[index]
            if node.op is Op.FACT:
                found = frozenset((node.key,))
            else:
                # A purpose is its aim, and a concept what the facts make it.
                one = node.op in (Op.PURPOSE, Op.STATED)
                below = node.children[:1] if one else node.children
                found = frozenset[str]().union(*(self.of(each) for each in below))
            self._found[index] = found
        return found

    def called_for(self, index: int, value: bool = True) -> frozenset[str]:
        """Return the questions of which a yes helps a node to a value; what is presumed is none."""
        found = self._called_for.get((index, value))
        if found is None:
            found = self._called_for[index, value] = self._calling_for(index, value)
        return found

    def _calling_for(self, index: int, value: bool) -> frozenset[str]:
        node = self._graph.nodes[index]
        match node.op:
            case Op.FACT:
                return frozenset((node.key,)) if value else frozenset()
            case Op.PURPOSE | Op.STATED:
                return self.called_for(node.children[0], value)
            case Op.NOT:
                return self.called_for(node.children[0], not value)
            case Op.PRESUMED if node.default is value:
                return frozenset()
        return frozenset[str]().union(*(self.called_for(each, value) for each in node.children))
