"""What a definition lists under an element: its acts, its means, its forms of exploitation.

A treaty tells a State what to cover by listing it. The items are read from the clauses, through
readings and references; nothing here knows any one treaty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.compare.element_clauses import BearingFacts, ElementClause, Words, words_of
from ctlaw.compare.side import Side
from ctlaw.compare.taken_as import THROUGH, Spot, spot_of
from ctlaw.facts.answers import theme_of
from ctlaw.law.clause import AllOf, AnyOf, ElementKind, ReadingOf, SameAs
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import Graph

# What is asked of the person is no act, no means and no purpose, wherever it stands.
PERSON = "person"


class Element(StrEnum):
    """The three elements of a definition of trafficking."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"


class ListItem(Struct, frozen=True):
    """One item of the list of an element.

    Attributes:
        compiled: its clause; for the form not listed, the clause of the list.
        is_open: whether it is the form not listed of an open list.
        id: its name in the law.
        label, pinpoint: its own, or those of the nearest clause around it that has any.
        node: the node that is its value.
        of_person: whether it asks for something of the person, such as an age.
    """

    compiled: CompiledClause
    is_open: bool
    id: str
    label: str
    pinpoint: str
    node: int
    of_person: bool = False

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return spot_of(self.compiled, self.is_open)


def marked_clauses(side: Side, language: str = "en") -> tuple[tuple[ElementClause, ...], ...]:
    """Return, for each definition, the outermost clauses that its law marks as elements.

    A condition that is another offence, or a link with one, stands for the elements of it.
    """
    return tuple(tuple(_marked(each.root, words_of(each, language))) for each in side.definitions)


def clauses_of(
    marked: Iterable[Sequence[ElementClause]], element: Element
) -> tuple[ElementClause, ...]:
    """Return the clauses of some definitions that are one of the three elements.

    Where a definition asks that something came about, the result stands for an act or a purpose
    that it does not ask for.
    """
    found: list[ElementClause] = []
    for clauses in marked:
        own = [each for each in clauses if each.kind == ElementKind(element.value)]
        if not own and element is not Element.MEANS:
            own = [each for each in clauses if each.kind is ElementKind.RESULT]
        found += own
    return tuple({each.compiled: each for each in found}.values())


def listed(clauses: Iterable[ElementClause], graph: Graph, language: str = "en") -> list[ListItem]:
    """Return the items of the lists of some clauses; a clause that is no list is the one item."""
    bearing = BearingFacts(graph)
    found: list[ListItem] = []
    for each in clauses:
        words = Words(each.label, each.pinpoint, language)
        for item in _items(each.compiled, words) or [_item(each.compiled, words)]:
            asked = bearing.of(item.node)
            of_person = all(theme_of(key) == PERSON for key in asked)
            found.append(replace(item, of_person=of_person))
    return found


def asked_once(items: Iterable[ListItem], graph: Graph) -> list[ListItem]:
    """Return the items that ask for something to be done, each one that asks the same once."""
    bearing = BearingFacts(graph)
    found: dict[frozenset[str], ListItem] = {}
    for each in items:
        if not each.of_person:
            found.setdefault(bearing.of(each.node), each)
    return list(found.values())


def _marked(compiled: CompiledClause, words: Words) -> Iterator[ElementClause]:
    here = words.under(compiled)
    kind = compiled.clause.element
    if kind not in THROUGH:
        yield ElementClause(kind, compiled, here.label, here.pinpoint)
        return
    below = [each for part in compiled.directly_under() for each in _marked(part, here)]
    if below or kind is None:
        yield from below
    else:
        yield ElementClause(kind, compiled, here.label, here.pinpoint)


def _items(compiled: CompiledClause, words: Words) -> list[ListItem]:
    """Return the items of the list that a clause stands for; none if it stands for no list."""
    here = words.under(compiled)
    match compiled.clause.connective:
        case AnyOf():
            found: list[ListItem] = []
            for part in compiled.parts:
                found += _within(part, here) or [_item(part, here)]
            if compiled.open is not None:
                found.append(_open_item(compiled, here, compiled.open))
            return found
        case ReadingOf():
            return _items(compiled.parts[0], here)
        case SameAs() if compiled.same_as:
            return _items(compiled.same_as.root, here)
        case AllOf():
            lists = [each for each in (_items(part, here) for part in compiled.parts) if each]
            return lists[0] if len(lists) == 1 else []
    return []


def _within(part: CompiledClause, words: Words) -> list[ListItem]:
    """Return the items of a part of a list that is a list itself and not one item of it."""
    here = words.under(part)
    match part.clause.connective:
        case AnyOf() if not part.clause.label:
            return _items(part, here)
        case ReadingOf():
            return _within(part.parts[0], here)
        case SameAs(ruleset="") if part.same_as:
            found = _items(part.same_as.root, here)
            named = [each for each in found if each.compiled.clause.label or each.is_open]
            return found if len(named) > 1 else []
        case AllOf():
            unnamed = [each for each in part.parts if not each.clause.label]
            lists = [each for each in (_within(one, here) for one in unnamed) if each]
            return lists[0] if len(lists) == 1 else []
    return []


def _item(compiled: CompiledClause, words: Words) -> ListItem:
    here = words.under(compiled)
    named = compiled
    # A part without a name is called by what it refers to.
    while not named.clause.label and named.same_as:
        named = named.same_as.root
        here = words.under(named)
    name = compiled.clause.id or (named.clause.id if named is not compiled else "")
    return ListItem(compiled, False, name, here.label, here.pinpoint, compiled.index)


def _open_item(compiled: CompiledClause, words: Words, node: int) -> ListItem:
    return ListItem(compiled, True, "another-form", words.label, words.pinpoint, node)
