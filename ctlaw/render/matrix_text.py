"""The comparison of all definitions for a terminal.

A few definitions are shown as a square. Of many it is said, class by class, which are the same and
which are the nearest that they lie within and contain.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from ctlaw.compare.relation import Relation
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.matrix import Matrix
from ctlaw.render.page import Page

SIGNS = {
    Relation.EQUIVALENT: "=",
    Relation.A_WITHIN_B: "<",
    Relation.B_WITHIN_A: ">",
    Relation.DISJOINT: "-",
    Relation.OVERLAPPING: "~",
}
_MOST_IN_SQUARE = 15


def matrix_page(matrix: Matrix, selected: bool, catalogue: Catalogue, width: int) -> Text:
    """Return the comparison.

    Args:
        matrix: the comparison.
        selected: whether laws were named.
        catalogue: the words.
        width: columns to write for.
    """
    page = Page(width)
    for sentence in matrix.opening(selected, catalogue):
        page.add(sentence)
    if len(matrix.subjects) <= _MOST_IN_SQUARE:
        _square(matrix, catalogue, page)
    _classes(matrix, catalogue, page)
    if matrix.order.alone:
        page.blank()
        page.heading(catalogue.say("matrix.alone", count=len(matrix.order.alone)))
        for place in matrix.order.alone:
            _definition(matrix, place, catalogue, page)
    page.blank()
    page.add(catalogue.say("matrix.more"))
    return page.text()


def _square(matrix: Matrix, catalogue: Catalogue, page: Page) -> None:
    places = range(len(matrix.subjects))
    column = len(str(len(places))) + 1
    page.blank()
    page.heading(catalogue.say("matrix.square"))
    page.add(catalogue.say("matrix.legend"))
    page.blank()
    page.verbatim(" " * (column + 1) + "".join(f"{each + 1:>{column}}" for each in places))
    for line in places:
        signs = (SIGNS[matrix.standings.relation(line, each)] for each in places)
        cells = "".join(f"{each:>{column}}" for each in signs)
        page.verbatim(f"{line + 1:>{column}} {cells}")
    page.blank()
    for each in places:
        name = matrix.subjects[each].name
        page.add(catalogue.say("matrix.entry", number=each + 1, name=name), 1, hang=4)


def _classes(matrix: Matrix, catalogue: Catalogue, page: Page) -> None:
    order = matrix.order
    if not order.ordered:
        page.blank()
        page.add(catalogue.say("matrix.none"))
        return
    if any(order.wider):
        page.blank()
        page.add(catalogue.say("matrix.nearest"))
    for group in order.ordered:
        page.blank()
        first, *others = order.classes[group]
        _definition(matrix, first, catalogue, page)
        for key, names in (
            ("same", [matrix.subjects[each].name for each in others]),
            ("within", _names(matrix, order.wider[group])),
            ("contains", _names(matrix, order.narrower[group])),
        ):
            if names:
                listed = catalogue.say("list.separator").join(names)
                page.add(catalogue.say(f"matrix.{key}", names=listed), 4, hang=6)


def _definition(matrix: Matrix, place: int, catalogue: Catalogue, page: Page) -> None:
    page.add(matrix.subjects[place].name, hang=2, style="bold")
    page.add(matrix.title(place, catalogue), 2)


def _names(matrix: Matrix, groups: Iterable[int]) -> list[str]:
    """Return the names of some classes: of each the first definition, which names the others."""
    return [matrix.names(each)[0] for each in sorted(groups)]
