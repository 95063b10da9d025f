"""Forward chaining gives the same answers as the reference on every shipped ruleset."""

from __future__ import annotations

import random
from functools import cache

import pytest

from ctlaw.engine.durable import DurableEngine
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.library_location import cases_folder, rulesets_folder
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.kleene import ContradictionError, Known, Value
from tests.engine.library import needs_durable

pytestmark = needs_durable

LIBRARY = Library([rulesets_folder()])
RULESETS = [ruleset for law in LIBRARY.shelves for ruleset in LIBRARY.versions(law)]
ANSWERED = [each for each in RULESETS if each.id != "working-concepts"]


@cache
def compiled(ruleset: Ruleset) -> CompiledRuleset:
    return compile_ruleset(ruleset, LIBRARY, ruleset.dates.in_force)


@cache
def told_cases() -> list[Case]:
    """Cases that tell something, from a sixth of the files: the cases and their variations."""
    paths = sorted(cases_folder().rglob("*.yaml"))[::6]
    loaded = (load_case(path, LIBRARY.vocabulary) for path in paths)
    return [each for case in loaded for each in case.itself_and_variations if each.statements]


def values_of(engine: ReferenceEngine | DurableEngine, known: Known) -> tuple[Value, ...] | str:
    try:
        return engine.derive(known).values
    except ContradictionError as error:
        return f"contradiction at {error.index}"


@pytest.mark.parametrize("ruleset", ANSWERED, ids=lambda each: f"{each.id}@{each.version}")
def test_every_shipped_case_comes_out_the_same(ruleset: Ruleset) -> None:
    law = compiled(ruleset)
    chaining, reference = DurableEngine(law.graph), ReferenceEngine(law.graph)
    asked = [fact_of(key) for key in law.graph.questions]
    dice = random.Random(ruleset.hash)  # noqa: S311 - a repeatable choice, nothing secret
    try:
        for case in dice.sample(told_cases(), 40):
            links = Links(LIBRARY.vocabulary, law.comparisons, [*case.statements, *asked])
            answers = answer_questions(case, links)
            known = Known(
                {key: answer.value for key, answer in answers.known.items()},
                frozenset(answers.open),
            )
            assert values_of(chaining, known) == values_of(reference, known), case.id
    finally:
        chaining.close()


@pytest.mark.parametrize("ruleset", ANSWERED, ids=lambda each: f"{each.id}@{each.version}")
def test_random_answers_come_out_the_same(ruleset: Ruleset) -> None:
    law = compiled(ruleset)
    chaining, reference = DurableEngine(law.graph), ReferenceEngine(law.graph)
    dice = random.Random(ruleset.hash)  # noqa: S311 - a repeatable choice, nothing secret
    questions = [key for key in law.graph.questions if not key.startswith("concept.")]
    try:
        for _ in range(12):
            share = dice.choice((0.05, 0.2, 0.6))
            answers = {key: dice.random() < 0.5 for key in questions if dice.random() < share}
            raised = frozenset(key for key in questions if dice.random() < 0.05) - answers.keys()
            known = Known(answers, raised)
            assert values_of(chaining, known) == values_of(reference, known)
    finally:
        chaining.close()
