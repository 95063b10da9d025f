"""The items of the list that an element is: the acts, the means, the forms of exploitation.

Laws nest their lists, and put readings and links around them; what a reader calls the items are the
labelled clauses of the outermost list, and those of a list that is an item itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.compare.element_clauses import Words, standing_for
from ctlaw.law.clause import AllOf, AnyOf
from ctlaw.logic.compiled import CompiledClause


class Item(Struct, frozen=True):
    """A labelled clause of a list, and the items it is a list of itself."""

    label: str
    pinpoint: str
    node: int
    items: tuple[Item, ...] = ()


def listed_items(compiled: CompiledClause, words: Words, law: str) -> tuple[Item, ...]:
    """Return the labelled items of the lists that a clause consists of.

    Args:
        compiled: the clause.
        words: the words of the clause.
        law: the law whose text it is; the lists of other laws that it refers to are not opened.
    """
    return tuple(_items(compiled, words, law))


def _items(compiled: CompiledClause, words: Words, law: str) -> Iterator[Item]:
    whole = _as_list(compiled)
    if whole is None:
        return
    for part in whole.parts:
        here = words.under(part)
        if part.clause.label.text(words.language):
            within = tuple(_list_in(part, here, law))
            yield Item(here.label, here.pinpoint, part.index, within)
        else:
            yield from _items(part, here, law)


def _list_in(part: CompiledClause, words: Words, law: str) -> Iterator[Item]:
    """Yield the items of the list that an item of a list is itself, if it is one."""
    if part.same_as is None or part.same_as.ruleset.id == law:
        yield from _items(part, words, law)


def _as_list(compiled: CompiledClause) -> CompiledClause | None:
    """Return the list that a clause is, if it is one."""
    whole = standing_for(compiled)
    if isinstance(whole.clause.connective, AnyOf):
        return whole
    if isinstance(whole.clause.connective, AllOf):
        # What is presumed, such as a link between act and means, takes nothing from a list.
        asked = [each for each in whole.parts if each.clause.presume is None]
        if len(asked) == 1:
            return _as_list(asked[0])
    return None
