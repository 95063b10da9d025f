"""Why a definition is not met by a case: the elements that fail, as its law names them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ctlaw.compare.element_clauses import Words, words_of
from ctlaw.compare.side import Side
from ctlaw.law.clause import AllOf, AnyOf, ElementKind, ReadingOf, SameAs
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.kleene import Value


class Cause(Struct, frozen=True):
    """An element that fails.

    Attributes:
        kind: what part it plays; empty for a clause that its law marks as none.
        label, pinpoint: what the law calls it and where it stands.
        node: the node of the graph.
        is_met: whether it stands in the way by being met, as an exception does.
    """

    kind: str
    label: str
    pinpoint: str
    node: int
    is_met: bool = False


def causes(side: Side, values: Sequence[Value], language: str = "en") -> tuple[Cause, ...]:
    """Return the elements that keep a side from being met in a case told in full.

    Where a definition can be met in several ways, those of the way that lacks least are returned.
    """
    found = [
        _failing(each.root, values, words_of(each, language), None) for each in side.definitions
    ]
    return min(found, key=len)


def _failing(
    compiled: CompiledClause, values: Sequence[Value], words: Words, kind: ElementKind | None
) -> tuple[Cause, ...]:
    if values[compiled.index] is not False:
        return ()
    here = words.under(compiled)
    kind = compiled.clause.element or kind
    if compiled.exception and values[compiled.core] is True:
        return (_of_exception(compiled.exception, here),)
    match compiled.clause.connective:
        case AllOf():
            parts = [each for each in compiled.parts if not each.set_aside]
            below = [_failing(each, values, here, kind) for each in parts]
            return tuple(dict.fromkeys(cause for each in below for cause in each))
        case AnyOf() if kind is None and compiled.open is None:
            # A list of routes, none of which is met: the nearest one tells what is lacking.
            return min((_failing(each, values, here, kind) for each in compiled.parts), key=len)
        case ReadingOf():
            return _failing(compiled.parts[0], values, here, kind)
        case SameAs() if compiled.same_as:
            return _failing(compiled.same_as.root, values, _kept(here, compiled), kind)
    return (Cause(kind.value if kind else "", here.label, here.pinpoint, compiled.index),)


def _kept(here: Words, compiled: CompiledClause) -> Words:
    """Return the words for what a clause refers to: the clause's own go before."""
    return here if compiled.clause.label.text(here.language) else Words("", "", here.language)


def _of_exception(exception: CompiledClause, words: Words) -> Cause:
    here = words.under(exception)
    kind = ElementKind.EXCEPTION.value
    return Cause(kind, here.label, here.pinpoint, exception.index, is_met=True)
