"""Each clause by itself says what the graph says, and so does a changed clause put in its place."""

from __future__ import annotations

from functools import partial

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError
from ctlaw.expect.altered import altered_formulas
from ctlaw.expect.mutants import mutants_of
from ctlaw.expect.tested import Compiler
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    Connective,
    NotOf,
    PurposeOf,
    ReadingOf,
)
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledClause, CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate_below
from tests.expect.small_law import (
    DAY,
    DEFINITION,
    LAW,
    definition_of,
    known_of,
    ruleset_of,
    values_of,
    written,
)
from tests.strategies.case_building import Said, statements_about
from tests.strategies.libraries import small_library
from tests.strategies.rulesets import LawData, laws

_FACTS = [
    each for each in small_library().vocabulary.all_facts() if each.theme in ("plain", "person")
]
_CASES = st.lists(statements_about(_FACTS), min_size=1, max_size=6)


@given(laws(), _CASES)
@settings(max_examples=60)
def test_the_formula_of_a_clause_gives_the_value_that_the_graph_gives(
    data: LawData, cases: list[dict[str, Said]]
) -> None:
    with written(data) as compiler:
        law, _, net = definition_of(compiler)
        for known, values in _derived(compiler, law, cases):
            for place, compiled in enumerate(net.clauses):
                found = net.formula(place).value(partial(_in_graph, values), known)
                assert found is values[compiled.index]


@given(laws(), _CASES)
@settings(max_examples=60)
def test_a_change_in_the_net_does_what_compiling_the_changed_law_does(
    data: LawData, cases: list[dict[str, Said]]
) -> None:
    with written(data) as compiler:
        law, definition, net = definition_of(compiler)
        derived = _derived(compiler, law, cases)
        places = {compiled.clause: place for place, compiled in enumerate(net.clauses)}
        for mutant in mutants_of(ruleset_of(compiler)):
            place = places.get(mutant.clause)
            if place is None:
                continue
            formulas = altered_formulas(mutant, net, place)
            changed = _with_change(law.ruleset, mutant.clause, mutant.changed)
            other = compile_ruleset(changed, compiler.library, DAY)
            for known, values in derived:
                expected = _root(other, known)
                try:
                    changes = net.changes(formulas, values, known)
                except ContradictionError:
                    assert expected == "contradiction"
                    continue
                root = len(net.clauses) - 1
                assert changes.get(root, values[definition.root.index]) is expected


def _derived(
    compiler: Compiler, law: CompiledRuleset, cases: list[dict[str, Said]]
) -> list[tuple[Known, tuple[Value, ...]]]:
    found = []
    for said in cases:
        try:
            known = known_of(compiler, law, said)
        except DocumentError:
            continue
        values = values_of(law, known)
        if values is not None:
            found.append((known, values))
    assume(found)
    return found


def _in_graph(values: tuple[Value, ...], compiled: CompiledClause) -> Value:
    return values[compiled.index]


def _root(law: CompiledRuleset, known: Known) -> Value | str:
    try:
        return evaluate_below(law.graph, law.definitions[DEFINITION].root.index, known)
    except ContradictionError:
        return "contradiction"


def _with_change(ruleset: Ruleset, clause: Clause, changed: Clause) -> Ruleset:
    assert ruleset.id == LAW
    return replace(
        ruleset,
        definitions={
            name: replace(each, clause=_rebuilt(each.clause, clause, changed))
            for name, each in ruleset.definitions.items()
        },
    )


def _rebuilt(clause: Clause, target: Clause, changed: Clause) -> Clause:
    if clause is target:
        return changed

    def again(part: Clause) -> Clause:
        return _rebuilt(part, target, changed)

    connective: Connective = clause.connective
    match connective:
        case AllOf(parts) | AnyOf(parts) | AtLeast(parts=parts):
            connective = replace(connective, parts=tuple(map(again, parts)))
        case NotOf(part):
            connective = NotOf(again(part))
        case PurposeOf(aim, happened) if happened:
            connective = PurposeOf(aim, again(happened))
        case ReadingOf(reading, branches):
            connective = ReadingOf(
                reading, {branch: again(part) for branch, part in branches.items()}
            )
        case _:
            pass
    unless = again(clause.unless) if clause.unless else None
    return replace(clause, connective=connective, unless=unless)
