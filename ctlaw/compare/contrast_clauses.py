"""The clauses of a definition that a trainer can show one by one: its elements and list items.

By default these are the labelled elements, the items directly under them, and the items of a list
that such an item refers to. Evidence of an aim is left out: in a case told in full it is the aim
that decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from ctlaw.compare.side import Side
from ctlaw.documents.faults import did_you_mean
from ctlaw.expect.elements import root_of, under
from ctlaw.expect.scene import Spot
from ctlaw.explain.request import RequestError
from ctlaw.law.clause import AllOf, AnyOf, ElementKind, NotOf, PurposeOf, ReadingOf, SameAs
from ctlaw.logic.compiled import CompiledClause

_USUAL_LEVELS = 2


class Detail(StrEnum):
    """How far down to go."""

    USUAL = "usual"
    FULL = "full"


class ContrastClause(Struct, frozen=True, eq=False):
    """A labelled clause of a definition.

    Attributes:
        path: where it stands, as cases name it.
        label, pinpoint: what the law calls it and where.
        kind: what part it plays in the definition; that of the element it stands in.
        level: how many labelled clauses it stands under, 1 for an element.
        spot: its place.
        stands_against: whether the definition is met because it is not, as with an exception.
        is_exception: whether it takes away what it stands under.
    """

    path: str
    label: str
    pinpoint: str
    kind: ElementKind | None
    level: int
    spot: Spot
    stands_against: bool
    is_exception: bool

    @property
    def node(self) -> int:
        """The node of the graph."""
        return self.spot.compiled.index


def contrast_clauses(
    side: Side, detail: Detail, element: str = "", language: str = "en"
) -> tuple[ContrastClause, ...]:
    """Return the labelled clauses of the first definition of a side, in the order of the law.

    Args:
        side: the definition.
        detail: how far down to go.
        element: the path of an element; then only it and what stands under it.
        language: the language of the labels.

    Raises:
        RequestError: the definition has no such element.
    """
    definition = side.definitions[0]
    everything = list(_clauses(definition_spot(side), None, 0, language))
    if not element:
        return tuple(each for each in everything if detail is Detail.FULL or _is_usual(each))
    wanted = element.strip("/")
    found = [each for each in everything if f"{each.path}/".startswith(f"{wanted}/")]
    if found and detail is Detail.USUAL:
        items = found[0].level + 1
        found = [each for each in found if each.level <= items or _is_usual(each)]
    if not found:
        paths = list(dict.fromkeys(each.path for each in everything))
        tops = ", ".join(path for path in paths if "/" not in path)
        hint = did_you_mean(wanted, paths) or f"Its elements: {tops}."
        raise RequestError(
            f"--element: {definition.definition.id} has no element {wanted!r} with a label. {hint}"
        )
    return tuple(found)


def elements_of(side: Side, language: str = "en") -> tuple[ContrastClause, ...]:
    """Return the elements of a definition; of a route that is no element by itself, its parts."""
    everything = list(_clauses(definition_spot(side), None, 0, language))
    found: list[ContrastClause] = []
    for each in everything:
        if each.level == 1:
            parts = [
                one for one in everything if one.level == 2 and one.path.startswith(f"{each.path}/")
            ]
            is_route = each.kind is None and isinstance(each.spot.compiled.clause.connective, AllOf)
            found += parts if is_route and parts else [each]
    return tuple(found)


def definition_spot(side: Side) -> Spot:
    """Return the place of the definition itself."""
    return Spot(root_of(side.definitions[0]), None, 0)


def spots_below(spot: Spot) -> Iterator[Spot]:
    """Yield the places directly under one, except what is only evidence of an aim."""
    connective = spot.compiled.clause.connective
    for each in under(spot.standing):
        if not isinstance(connective, PurposeOf) or each.compiled is spot.compiled.exception:
            yield Spot(each, spot, spot.depth + 1)


def _clauses(
    spot: Spot, kind: ElementKind | None, level: int, language: str
) -> Iterator[ContrastClause]:
    for each in spots_below(spot):
        clause = each.compiled.clause
        here = clause.element or kind
        is_exception = each.compiled is spot.compiled.exception
        if is_exception and clause.element is None:
            here = ElementKind.EXCEPTION
        below = level
        if each.standing.is_element and clause.label and clause.id:
            below += 1
            yield ContrastClause(
                each.standing.path,
                clause.label.text(language),
                clause.pinpoint or _pinpoint_above(each),
                here,
                below,
                each,
                _stands_against(each),
                is_exception,
            )
        yield from _clauses(each, here, below, language)


def _pinpoint_above(spot: Spot) -> str:
    above = spot.above
    while above is not None:
        if above.compiled.clause.pinpoint:
            return above.compiled.clause.pinpoint
        above = above.above
    return ""


def _stands_against(spot: Spot) -> bool:
    """Tell whether meeting a clause counts against the definition."""
    against, at = False, spot
    while at.above is not None:
        whole = at.above.compiled
        if at.compiled is whole.exception or isinstance(whole.clause.connective, NotOf):
            against = not against
        at = at.above
    return against


def _is_usual(each: ContrastClause) -> bool:
    if each.level <= _USUAL_LEVELS:
        return True
    return each.level == _USUAL_LEVELS + 1 and _is_item_of_list_referred_to(each.spot)


def _is_item_of_list_referred_to(spot: Spot) -> bool:
    """Tell whether a clause is an item of a list of the same law that the item above refers to."""
    above = spot.above
    if above is None or not isinstance(above.compiled.clause.connective, AnyOf):
        return False
    referred = False
    ruleset = above.standing.ruleset.id
    while above is not None and not above.standing.is_element:
        above = above.above
        referred = True
    if above is None or not referred:
        return False
    return above.standing.ruleset.id == ruleset and _refers(above.compiled)


def _refers(compiled: CompiledClause) -> bool:
    if isinstance(compiled.clause.connective, ReadingOf):
        return any(_refers(each) for each in compiled.parts)
    return isinstance(compiled.clause.connective, SameAs)


def nodes_beside(spots: Sequence[Spot]) -> list[int]:
    """Return the nodes of some clauses and of all that stands beside the way up from them."""
    found: dict[int, None] = {}
    for spot in spots:
        at: Spot | None = spot
        while at is not None:
            found[at.compiled.index] = None
            found[at.compiled.core] = None
            if at.above is not None:
                whole = at.above.compiled
                found |= dict.fromkeys(each.index for each in whole.parts)
                if whole.exception:
                    found[whole.exception.index] = None
                if whole.open is not None:
                    found[whole.open] = None
            at = at.above
    return list(found)
