"""Which answers show a goal: those about the clause itself, and those that let it be felt.

For each kind of change there are answers under which the clause as it is and the clause as it
would be come apart.
"""

from __future__ import annotations

import random

from ctlaw.expect.goals import Goal
from ctlaw.expect.mutants import Change, Mutant
from ctlaw.expect.patterns import Answers, ClashError, Drawing
from ctlaw.expect.scene import Scene, Spot
from ctlaw.law.clause import AnyOf, AtLeast, FactIs
from ctlaw.logic.compiled import CompiledClause


def answers_for(goal: Goal, scene: Scene, drawing: Drawing, chance: random.Random) -> Answers:
    """Draw answers that are likely to show a goal.

    Raises:
        ClashError: what was drawn contradicts itself.
    """
    spots = goal.spots[scene]
    spot = spots[0] if len(spots) == 1 or chance.random() < 0.7 else chance.choice(spots)
    around = drawing.around(spot)
    if goal.mutant is None:
        own = drawing.met(spot.compiled, goal.value)
    else:
        own = _about(goal.mutant, spot, drawing, chance)
        exception = spot.compiled.exception
        if exception and goal.mutant.change is not Change.EXCEPTION_DROPPED:
            own = drawing.joined((own, drawing.met(exception, False)))
    return drawing.joined((around, own))


def _about(mutant: Mutant, spot: Spot, drawing: Drawing, chance: random.Random) -> Answers:
    whole = spot.compiled
    part = _part(mutant, whole)
    match mutant.change:
        case Change.NOT_REQUIRED if part:
            others = [drawing.met(each, True) for each in whole.parts if each is not part]
            if chance.random() < 0.5:
                others.append(drawing.met(part, False))
            return drawing.joined(others)
        case Change.NOT_ACCEPTED if part:
            return drawing.met(part, True)
        case Change.ONE_IS_ENOUGH:
            return drawing.one(whole.parts, True)
        case Change.ALL_ARE_REQUIRED:
            return drawing.one(whole.parts, True)
        case Change.LIST_CLOSED:
            connective = whole.clause.connective
            return {connective.open: True} if isinstance(connective, AnyOf) else {}
        case Change.NOT_REMOVED:
            return drawing.met(whole.parts[0], chance.random() < 0.5)
        case Change.LIMIT_MOVED:
            return _between(mutant)
        case Change.TOTAL_MOVED | Change.NOT_COUNTED:
            return _counted(mutant, whole, part, drawing)
        case Change.EXCEPTION_DROPPED if whole.exception:
            return drawing.joined((drawing.core(whole, True), drawing.met(whole.exception, True)))
        case Change.NOT_INFERRED:
            return drawing.met(whole.parts[0], True)
        case _:
            return {}


def _part(mutant: Mutant, whole: CompiledClause) -> CompiledClause | None:
    return next((each for each in whole.parts if each.clause is mutant.part), None)


def _between(mutant: Mutant) -> Answers:
    connective = mutant.clause.connective
    if not isinstance(connective, FactIs) or connective.comparison is None:
        raise ClashError
    lower, higher = sorted((mutant.was, mutant.becomes))
    return {f"{connective.fact}<{lower}": False, f"{connective.fact}<{higher}": True}


def _counted(
    mutant: Mutant, whole: CompiledClause, part: CompiledClause | None, drawing: Drawing
) -> Answers:
    count = mutant.clause.connective
    if not isinstance(count, AtLeast):
        raise ClashError
    if part is not None:
        beside = drawing.counted_beside(count, whole, part)
        return drawing.joined((beside, drawing.met(part, True)))
    weights = dict(zip(whole.parts, count.weights, strict=True))
    lower, higher = sorted((mutant.was, mutant.becomes))
    return drawing.counted(weights, lower, higher - 1)
