"""A changed clause put into a compiled definition, without compiling the law again."""

from __future__ import annotations

from msgspec.structs import replace

from ctlaw.expect.clause_net import ClauseNet, Formula, facts_under, formula_of
from ctlaw.expect.mutants import Mutant
from ctlaw.law.clause import AllOf, AnyOf, Clause, FactIs
from ctlaw.logic.compiled import CompiledClause


def altered_formulas(mutant: Mutant, net: ClauseNet, place: int) -> dict[int, Formula]:
    """Return the formulas that a change gives to clauses of a definition, by their place.

    Beside the changed clause these are the clauses above it that presume something until a fact
    under them is stated, where there are fewer such facts now.

    Args:
        mutant: the change.
        net: the clauses of the definition.
        place: the place of the clause that is changed.
    """
    compiled = net.clauses[place]
    changed = _compiled(mutant.changed, compiled)
    instead = {compiled: changed}
    found = {place: formula_of(changed, instead)}
    lost = facts_under(compiled, {}) - facts_under(changed, {})
    for above in net.above(place) if lost else ():
        whole = net.clauses[above]
        presumes = whole.clause.presume is not None and not whole.clause.claimed_by
        if presumes and facts_under(whole, instead) != facts_under(whole, {}):
            found[above] = formula_of(whole, instead)
    return found


def _compiled(changed: Clause, was: CompiledClause) -> CompiledClause:
    """Return the compiled form of a changed clause; its node is still that of the clause it was."""
    compiled = {each.clause: each for each in was.parts}
    match changed.connective:
        case FactIs(comparison=comparison) if comparison:
            key = comparison.key
        case AnyOf(open=open_):
            key = open_
        case AllOf():
            key = ""
        case _:
            key = was.key
    parts = tuple(compiled[each] for each in _parts(changed, was))
    exception = was.exception if changed.unless else None
    return replace(was, clause=changed, key=key, parts=parts, exception=exception)


def _parts(changed: Clause, was: CompiledClause) -> tuple[Clause, ...]:
    """Return the parts that a changed clause still has, of those that were compiled."""
    if changed.connective is was.clause.connective:
        return tuple(each.clause for each in was.parts)
    return tuple(each for each in changed.parts if each is not changed.unless)
