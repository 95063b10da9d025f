"""The expectations of cases, each with the version of the law it is about and the values there.

Reports on how well cases test the law need no explanation of any answer, only the value of every
clause, so each expectation is derived once and without one. Stories are left out: what is expected
of them hangs on phases, on whose a fact is and on evidence, and not on one list of facts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.finding import Outcome
from ctlaw.explain.request import RequestError, Target, draft_asked, parse_target
from ctlaw.explain.workshop import Workshop
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Case, Expectation
from ctlaw.facts.case_file import load_case
from ctlaw.facts.expectation import branches_named
from ctlaw.facts.fact import Comparison
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate

OUTCOMES: dict[Value, str] = {
    True: Outcome.QUALIFIES.value,
    False: Outcome.DOES_NOT_QUALIFY.value,
    None: Outcome.UNDETERMINED.value,
}


class Tested(Struct, frozen=True, eq=False):
    """One expectation of one case, under one version of a law.

    Attributes:
        case: the id of the case or variation.
        expectation: what its author expects; for another reading, the outcome alone.
        law: the compiled law, on the readings that the expectation is about.
        definition: the definition it is about.
        known: what is known of the case.
        values: the value of every node of the law's graph.
    """

    __test__ = False  # not a test class, whatever its name says to a test collector

    case: str
    expectation: Expectation
    law: CompiledRuleset
    definition: CompiledDefinition
    known: Known
    values: tuple[Value, ...]

    @property
    def is_met(self) -> bool:
        """Whether the expected outcome comes out."""
        return OUTCOMES[self.values[self.definition.root.index]] == self.expectation.outcome


@dataclass
class Tests:
    """The expectations of many cases.

    Attributes:
        cases: how many cases were read, each counted once with all its variations.
        tested: the expectations that the law of their time answers as expected.
        unmet: how many others there are; they say nothing about the law as it stands.
        stories: how many of the cases tell a story. None of their expectations is among the tested.
        faults: what could not be read.
    """

    __test__ = False  # not a test class, whatever its name says to a test collector

    cases: int = 0
    tested: list[Tested] = field(default_factory=list)
    unmet: int = 0
    stories: int = 0
    faults: list[Fault] = field(default_factory=list)


class Compiler:
    """Compiles versions of laws; each once for every set of versions that it refers to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._workshop = Workshop(library, ReferenceEngine)
        self._links: dict[CompiledRuleset, Links] = {}

    def compiled(
        self, ruleset: Ruleset, day: datetime.date, readings: Mapping[str, str] | None = None
    ) -> CompiledRuleset:
        """Return a version of a law as it stands on a day.

        Args:
            ruleset: the version.
            day: the day that picks the versions it refers to.
            readings: branches to take instead of the defaults.
        """
        return self._workshop.bench(ruleset, day, readings or {}).compiled

    def links(self, law: CompiledRuleset, more: Iterable[str] = ()) -> Links:
        """Return what follows from what among the facts of a law, and of more facts."""
        found = None if more else self._links.get(law)
        if found is None:
            facts = [*more, *(fact_of(key) for key in law.graph.questions)]
            found = Links(self.library.vocabulary, with_next_limits(law.comparisons), facts)
            if not more:
                self._links[law] = found
        return found


def read_tests(paths: Iterable[Path], compiler: Compiler) -> Tests:
    """Read cases and derive what they expect."""
    library, tests = compiler.library, Tests()
    for path in paths:
        try:
            case = load_case(path, library.vocabulary, library.jurisdictions)
        except DocumentError as error:
            tests.faults += error.faults
            continue
        tests.cases += 1
        if case.is_story:
            # Its facts belong to people, actors and steps; laid flat they would be another case.
            tests.stories += 1
            continue
        for each in case.itself_and_variations:
            _add_case(tests, each, compiler)
    return tests


def _add_case(tests: Tests, case: Case, compiler: Compiler) -> None:
    try:
        for expectation in case.expectations:
            _add(tests, case, expectation, compiler)
    except DocumentError as error:
        # A contradiction in the case as it is told comes back in every variation of it.
        tests.faults += [each for each in error.faults if each not in tests.faults]


def _add(tests: Tests, case: Case, expectation: Expectation, compiler: Compiler) -> None:
    try:
        target = parse_target(expectation.target, compiler.library)
    except RequestError as error:
        tests.faults.append(Fault(expectation.place, str(error)))
        return
    for ruleset, day in versions_of(case, target, compiler.library):
        for readings, expected in _by_readings(expectation):
            law = compiler.compiled(ruleset, day, readings)
            _hold(tests, case, target.definition, expected, law, compiler)


def _by_readings(expectation: Expectation) -> Iterator[tuple[dict[str, str], Expectation]]:
    """Yield what is expected on the default readings, then the outcome expected on each other."""
    yield {}, expectation
    for name, outcome in expectation.outcomes_elsewhere.items():
        alone = Expectation(expectation.target, expectation.place, outcome)
        yield branches_named(name), alone


def _hold(
    tests: Tests,
    case: Case,
    asked: str,
    expectation: Expectation,
    law: CompiledRuleset,
    compiler: Compiler,
) -> None:
    answers = answer_questions(case, compiler.links(law, case.statements))
    known = Known(
        {key: answer.value for key, answer in answers.known.items()},
        answers.raised,
        answers.denied,
    )
    try:
        values = evaluate(law.graph, known)
    except ContradictionError:
        tests.unmet += 1
        return
    for definition in law.definitions.values():
        if asked in ("", definition.definition.id):
            found = Tested(case.id, expectation, law, definition, known, values)
            if found.is_met:
                tests.tested.append(found)
            else:
                tests.unmet += 1


def versions_of(
    case: Case, target: Target, library: Library
) -> Iterator[tuple[Ruleset, datetime.date]]:
    """Yield the versions that a case is answered under, with the day that picks their references.

    A version that was not in force then is not among them: no clause of it is looked at.
    """
    today = datetime.date.today()
    first, last = (case.date.first, case.date.last) if case.date else (today, today)
    fixed = library.version(target.ruleset, target.version) if target.version else None
    draft = draft_asked(target, library, first, last)
    applicable: tuple[Ruleset, ...]
    if draft is not None:
        applicable = (draft,)
    elif fixed is not None and case.date is None:
        applicable = (fixed,)
    else:
        in_force = library.in_force(target.ruleset, first, last)
        applicable = tuple(each for each in in_force if fixed is None or each is fixed)
    for ruleset in applicable:
        day = min(max(first, ruleset.dates.in_force), last)
        yield ruleset, day if ruleset.dates.overlaps(day, day) else ruleset.dates.in_force


def with_next_limits(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Add the limits one lower and one higher: a changed law asks for them."""
    found = {each.key: each for each in comparisons}
    for each in list(found.values()):
        if each.below is not None:
            for limit in (each.below - 1, each.below + 1):
                more = Comparison(each.fact, below=limit)
                found.setdefault(more.key, more)
    return list(found.values())
