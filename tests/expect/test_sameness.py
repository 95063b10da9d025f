"""Whether changes can be felt: on laws and cases drawn at random."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.expect.altered import altered_formulas
from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.mutants import Mutant, mutants_of
from ctlaw.expect.sameness import Sameness, Setting, sameness
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from tests.expect.small_law import (
    DEFINITION,
    LAW,
    definition_of,
    known_of,
    ruleset_of,
    values_of,
    with_names,
    written,
)
from tests.strategies.case_building import Said, statements_about
from tests.strategies.libraries import small_library
from tests.strategies.rulesets import ClauseData, clauses

_FACTS = [each for each in small_library().vocabulary.all_facts() if each.theme == "plain"]


def is_felt(mutant: Mutant, net: ClauseNet, values: tuple[Value, ...], known: Known) -> bool:
    """Whether any element of a definition comes out otherwise."""
    place = next(at for at, each in enumerate(net.clauses) if each.clause is mutant.clause)
    try:
        changes = net.changes(altered_formulas(mutant, net, place), values, known)
    except ContradictionError:
        return True
    top = len(net.clauses) - 1
    return any(at == top or net.clauses[at].clause.id for at in changes)


@given(clauses(()).map(with_names), st.lists(statements_about(_FACTS), min_size=1, max_size=8))
@settings(max_examples=60)
def test_no_case_notices_what_has_no_effect_and_every_example_notices_what_has(
    clause: ClauseData, cases: list[dict[str, Said]]
) -> None:
    with written({LAW: {DEFINITION: clause}}) as compiler:
        law, _, net = definition_of(compiler)
        setting = Setting(law, net, compiler.links(law))
        in_net = {each.clause for each in net.clauses}
        mutants = mutants_of(ruleset_of(compiler))
        for mutant in (each for each in mutants if each.clause in in_net):
            found = sameness(mutant, setting)
            if found is Sameness.DIFFERENT:
                known = setting.chances.example()
                assert is_felt(mutant, net, evaluate(law.graph, known), known)
                continue
            assert found is Sameness.SHOWN
            for said in cases:
                try:
                    known = known_of(compiler, law, said)
                except DocumentError:
                    continue
                values = values_of(law, known)
                assert values is None or not is_felt(mutant, net, values, known)
