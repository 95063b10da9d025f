"""Random cases about the facts that a shipped law asks for, and their findings.

Some cases say little and some say almost everything. Statements that would contradict the earlier
ones are left out, so that almost every case can be answered. A case is made from one drawn number:
drawing each of a hundred statements by itself would take longer than answering them.
"""

from __future__ import annotations

import datetime
from functools import cache
from random import Random

from hypothesis import strategies as st

from ctlaw.documents.faults import Place
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Finding, Report
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Openness, Statement
from ctlaw.facts.fact import Fact, FactType
from ctlaw.law.ruleset import RulesetKind
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.kleene import Known
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import shipped_library

DAY = datetime.date(2024, 12, 1)


@cache
def checker() -> Checker:
    """A checker of the shipped library, on the reference engine."""
    return Checker(shipped_library(), ReferenceEngine, ReferenceEngine.name)


@cache
def laws_in_force() -> tuple[str, ...]:
    """The shipped laws that apply on the day of the random cases."""
    library = shipped_library()
    return tuple(
        law
        for law in library.shelves
        if library.in_force(law, DAY, DAY)
        and library.versions(law)[0].kind is not RulesetKind.WORKING_CONCEPTS
    )


@cache
def compiled(law: str) -> CompiledRuleset:
    """A shipped law as it stands on the day of the random cases."""
    library = shipped_library()
    return compile_ruleset(library.for_reference(law, DAY), library, DAY)


@cache
def facts_asked(law: str) -> tuple[Fact, ...]:
    """The facts that a law asks for, and those that bear on them."""
    found = compiled(law)
    asked = dict.fromkeys(fact_of(key) for key in found.graph.questions)
    return shipped_library().vocabulary.reach(asked)


@cache
def links(law: str) -> Links:
    """What follows from what, among the facts that a law asks for."""
    asked = [fact.id for fact in facts_asked(law)]
    return Links(shipped_library().vocabulary, compiled(law).comparisons, asked)


Definition = tuple[str, str]


@cache
def definitions() -> tuple[Definition, ...]:
    """Every definition of the shipped laws in force, with its law."""
    return tuple((law, key) for law in laws_in_force() for key in compiled(law).definitions)


@cache
def facts_of(law: str, definition: str) -> tuple[Fact, ...]:
    """The facts that one definition asks for, and those that bear on them."""
    root = compiled(law).definitions[definition].root.index
    asked = dict.fromkeys(fact_of(key) for key in compiled(law).graph.questions_below(root))
    return shipped_library().vocabulary.reach(asked)


@st.composite
def cases_under(
    draw: st.DrawFn, law: str, definition: str = "", with_open: bool = True
) -> dict[str, Said]:
    """Draw statements about the facts of a law, or of one definition of it."""
    random = Random(draw(st.integers(0, 1_000_000)))  # noqa: S311 - a test case, not a secret
    share = draw(st.sampled_from([0.03, 0.1, 0.3, 0.7, 1.0]))
    yes = draw(st.sampled_from([0.2, 0.5, 0.8]))
    facts = list(facts_of(law, definition) if definition else facts_asked(law))
    random.shuffle(facts)
    said: dict[str, Said] = {}
    known: dict[str, bool] = {}
    for fact in facts:
        # A concept that is stated at random mostly contradicts the facts that are.
        if random.random() > share * (0.1 if fact.theme == "concept" else 1):
            continue
        value = _answer(fact, random, yes, with_open)
        if _agrees(law, fact.id, value, known):
            said[fact.id] = value
    return said


def _answer(fact: Fact, random: Random, yes: float, with_open: bool) -> Said:
    if with_open and random.random() < 0.1:
        return random.choice([Openness.UNKNOWN, Openness.DISPUTED])
    match fact.type:
        case FactType.NUMBER:
            return random.randint(0, 40)
        case FactType.CHOICE:
            return random.choice(sorted(fact.options))
        case _:
            return random.random() < yes


def _agrees(law: str, fact: str, value: Said, known: dict[str, bool]) -> bool:
    """Add a statement and what follows to what is known, unless that contradicts something."""
    if isinstance(value, Openness):
        return True
    more: dict[str, bool] = {}
    waiting = links(law).literals(Statement(fact, value, Place("case.yaml")))
    while waiting:
        key, answer = waiting.pop()
        if {**known, **more}.get(key, answer) is not answer:
            return False
        if key not in known and key not in more:
            more[key] = answer
            waiting += links(law).following((key, answer))
    known |= more
    return True


def known_of(law: str, said: dict[str, Said]) -> Known:
    """What logic gets to see of a case under a law."""
    answers = answer_questions(case_of(said), links(law))
    return Known(
        {key: answer.value for key, answer in answers.known.items()},
        frozenset(key for key in answers.open if key not in answers.known),
    )


def report_on(target: str, said: dict[str, Said]) -> Report:
    """The report on a case under a law or one definition of it.

    Raises:
        DocumentError: a concept is stated against the facts.
    """
    request = Request((parse_target(target, shipped_library()),), today=DAY)
    return checker().check(case_of(said, DAY.isoformat()), request)


def finding_on(definition: Definition, said: dict[str, Said]) -> Finding:
    """The finding on a case under one definition; see `report_on`."""
    (finding,) = report_on("#".join(definition), said).findings
    return finding
