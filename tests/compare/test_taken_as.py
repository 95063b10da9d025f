"""What is taken as settled comes out as the reference semantics says it does."""

from __future__ import annotations

import datetime

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctlaw.compare.taken_as import Taken, TakenAs, spot_of
from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.graph import GraphBuilder
from ctlaw.logic.kleene import ContradictionError, Known, evaluate

LIBRARY = Library([rulesets_folder()])
LAWS = ("palermo-protocol", "in-ipc-370", "saarc-trafficking-convention", "ca-irpa-118")


def compiled(law: str, builder: GraphBuilder) -> CompiledClause:
    ruleset = LIBRARY.versions(law)[-1]
    found = compile_ruleset(ruleset, LIBRARY, datetime.date(2024, 1, 1), builder=builder)
    return next(each for each in found.definitions.values()).root


@given(st.sampled_from(LAWS), st.data())
@settings(max_examples=60, deadline=None)
def test_answers_taken_as_given_are_as_if_they_were_given(law: str, data: st.DataObject) -> None:
    builder = GraphBuilder()
    root = compiled(law, builder).index
    asked = list(builder.questions_below(root))
    given_ = data.draw(st.dictionaries(st.sampled_from(asked), st.booleans(), max_size=8))
    settled = TakenAs(builder).answered(root, given_)
    graph = builder.build()
    # A concept is what the facts make it; stated against them it would contradict itself.
    rest = {key: False for key in graph.questions if not key.startswith("concept.")}
    try:
        wanted = evaluate(graph, Known({**rest, **given_}))[root]
        found = settled if isinstance(settled, bool) else evaluate(graph, Known(rest))[settled]
    except ContradictionError:
        assume(False)
    assert found is wanted


def test_a_part_taken_as_met_drops_out_and_one_taken_as_unmet_defeats_the_whole() -> None:
    builder = GraphBuilder()
    root = compiled("saarc-trafficking-convention", builder)
    taking = TakenAs(builder)
    everything = {spot_of(each): True for each in root.parts}
    assert taking.clause(root, Taken(everything)) is True
    for part in root.parts:
        assert taking.clause(root, Taken({spot_of(part): False})) is False
        others = {spot_of(each): True for each in root.parts if each is not part}
        assert taking.clause(root, Taken(others)) == part.index


def test_nothing_taken_leaves_a_clause_as_it_is() -> None:
    for law in LAWS:
        builder = GraphBuilder()
        root = compiled(law, builder)
        assert TakenAs(builder).clause(root, Taken({})) == root.index
