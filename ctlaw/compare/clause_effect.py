"""What a clause does for a definition in cases told in full: where it decides, or why it cannot.

A clause decides where the definition would come out the other way if this clause alone did. That
is asked of all fact patterns at once; where there is none, the reason is looked for in what stands
beside the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from ctlaw.compare.contrast_clauses import ContrastClause
from ctlaw.compare.pair import Pair
from ctlaw.expect.scene import Spot
from ctlaw.law.clause import AllOf, AnyOf, AtLeast, NotOf
from ctlaw.logic.compiled import CompiledClause


class Why(StrEnum):
    """Why a clause makes no difference."""

    NEVER_MET = "never_met"
    ALWAYS_MET = "always_met"
    COVERED = "covered"
    OPEN_LIST = "open_list"
    IMPLIED = "implied"
    EXCLUDED = "excluded"
    TOGETHER = "together"
    MANY_FACTS = "many_facts"


class Reason(Struct, frozen=True):
    """Why there is no pair for a clause.

    Attributes:
        why: the reason.
        label, pinpoint: the clause that has to do with it, if it is one alone.
    """

    why: Why
    label: str = ""
    pinpoint: str = ""


class ClauseEffect:
    """What the clauses of a definition do.

    Args:
        pair: the definition, all whose clauses beside the way up are kept.
        root: the node of the definition.
        language: the language of labels.
    """

    def __init__(self, pair: Pair, root: int, language: str = "en") -> None:
        self._pair, self._root, self._language = pair, root, language

    def decides(self, clause: ContrastClause) -> list[int]:
        """Return the statements that hold where a clause is met and decides by that."""
        pair = self._pair
        without = self._as_if(clause.spot, -pair.patterns.true)
        root = pair.is_so(self._root)
        if clause.stands_against:
            return [pair.shown(clause.node), pair.is_so(clause.node), without, -root]
        shown = [pair.shown(clause.node), pair.shown(self._root)]
        return [*shown, pair.is_so(clause.node), root, -without]

    def lacks_alone(self, clause: ContrastClause) -> list[int]:
        """Return the statements that hold where a clause is not met and decides by that."""
        root, met = self._pair.is_so(self._root), self._pair.is_so(clause.node)
        with_it = self._as_if(clause.spot, self._pair.patterns.true)
        if clause.stands_against:
            return [-met, root, -with_it]
        return [-met, -root, with_it]

    def why_not(self, clause: ContrastClause, assumed: list[int]) -> Reason:
        """Return why a clause decides nowhere.

        Args:
            clause: the clause.
            assumed: what holds of all patterns that are looked at.
        """
        met, exists = self._pair.is_so(clause.node), self._pair.patterns.exists
        if not exists([*assumed, met]):
            return Reason(Why.NEVER_MET)
        if not exists([*assumed, -met]):
            return Reason(Why.ALWAYS_MET)
        spot: Spot = clause.spot
        while spot.above is not None:
            open_ = spot.above.compiled.open
            if open_ is not None and not exists([*assumed, met, -self._pair.is_so(open_)]):
                return Reason(Why.OPEN_LIST, *self._words(spot.above.compiled, spot.above))
            for other, settles in _beside(spot.above.compiled, spot.compiled):
                found = self._settled(spot.compiled, other, settles, assumed)
                if found is not None:
                    label, pinpoint = self._words(other, spot.above)
                    if label:
                        return Reason(found, label, pinpoint)
            spot = spot.above
        return Reason(Why.TOGETHER)

    def _settled(
        self, part: CompiledClause, other: CompiledClause, settles: bool, assumed: list[int]
    ) -> Why | None:
        """Return how a clause beside another leaves it nothing to decide, if it does."""
        first, second = self._pair.is_so(part.index), self._pair.is_so(other.index)
        exists = self._pair.patterns.exists
        if settles:
            # In a list, what meets the one meets the other.
            return None if exists([*assumed, first, -second]) else Why.COVERED
        if not exists([*assumed, -first, second]):
            return Why.IMPLIED
        return None if exists([*assumed, first, second]) else Why.EXCLUDED

    def _words(self, compiled: CompiledClause, above: Spot) -> tuple[str, str]:
        while not compiled.clause.label and (compiled.same_as or len(compiled.parts) == 1):
            compiled = compiled.same_as.root if compiled.same_as else compiled.parts[0]
        pinpoint, at = compiled.clause.pinpoint, above
        while not pinpoint and at.above is not None:
            pinpoint, at = at.compiled.clause.pinpoint, at.above
        return compiled.clause.label.text(self._language), pinpoint

    def _as_if(self, spot: Spot, literal: int) -> int:
        """Return whether the definition would be met if a clause were as said."""
        while spot.above is not None:
            literal = self._whole(spot.above.compiled, spot.compiled, literal)
            spot = spot.above
        return literal

    def _whole(self, whole: CompiledClause, part: CompiledClause, literal: int) -> int:
        patterns, is_so = self._pair.patterns, self._pair.is_so
        if part is whole.exception:
            return patterns.all([is_so(whole.core), -literal])
        parts = [
            literal if each is part else is_so(each.index)
            for each in whole.parts
            if not each.set_aside
        ]
        match whole.clause.connective:
            case AllOf():
                found = patterns.all(parts)
            case AnyOf():
                found = patterns.any(
                    [*parts, *([is_so(whole.open)] if whole.open is not None else [])]
                )
            case AtLeast(total=total, weights=weights):
                found = patterns.reaches(total, list(zip(weights, parts, strict=True)))
            case NotOf():
                found = -literal
            case _:
                found = literal
        if whole.exception:
            found = patterns.all([found, -is_so(whole.exception.index)])
        return found


def _beside(whole: CompiledClause, part: CompiledClause) -> Iterator[tuple[CompiledClause, bool]]:
    """Yield the clauses beside a part, and whether one of them is enough."""
    if part is not whole.exception and isinstance(whole.clause.connective, AllOf | AnyOf):
        one_is_enough = isinstance(whole.clause.connective, AnyOf)
        yield from ((each, one_is_enough) for each in whole.parts if each is not part)
