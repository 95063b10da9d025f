"""Running the expectations of many cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.expect.exercise import Exercise
from ctlaw.expect.expectation import Mismatch, mismatches
from ctlaw.explain.check import Checker
from ctlaw.explain.request import Request, RequestError, parse_target
from ctlaw.facts.case import Case, Expectation
from ctlaw.facts.case_file import load_case
from ctlaw.messages.catalogue import Catalogue


@dataclass
class TestRun:
    """The result of running cases.

    Attributes:
        cases: how many cases were run, each counted once with all its variations.
        variations: how many variations of them were run.
        expectations: how many findings were held against an expectation.
        without: the cases and variations that expect nothing.
        mismatches: what was not met.
        faults: what could not be read.
        exercise: the elements that were decided.
    """

    __test__ = False  # not a test class, whatever its name says to a test collector

    cases: int = 0
    variations: int = 0
    expectations: int = 0
    without: list[str] = field(default_factory=list)
    mismatches: list[Mismatch] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    exercise: Exercise = field(default_factory=Exercise)

    @property
    def passed(self) -> bool:
        """Whether every expectation was met."""
        return not self.mismatches and not self.faults


def run_cases(paths: Iterable[Path], checker: Checker, catalogue: Catalogue) -> TestRun:
    """Run the expectations of the case files."""
    run = TestRun()
    for path in paths:
        try:
            case = load_case(path, checker.library.vocabulary, checker.library.jurisdictions)
        except DocumentError as error:
            run.faults += error.faults
            continue
        run.cases += 1
        run.variations += len(case.variations)
        for each in case.itself_and_variations:
            _run_case(each, checker, catalogue, run)
    return run


def _run_case(case: Case, checker: Checker, catalogue: Catalogue, run: TestRun) -> None:
    # A case told only for its variations need not be answered itself.
    if not case.expectations and not case.variations:
        run.without.append(case.id)
    try:
        for expectation in case.expectations:
            _run_one(case, expectation, checker, catalogue, run)
    except DocumentError as error:
        # A contradiction in the case as it is told comes back in every variation of it.
        run.faults += [each for each in error.faults if each not in run.faults]


def _run_one(
    case: Case, expectation: Expectation, checker: Checker, catalogue: Catalogue, run: TestRun
) -> None:
    try:
        target = parse_target(expectation.target, checker.library)
    except RequestError as error:
        run.faults.append(Fault(expectation.place, str(error)))
        return
    request = Request(
        targets=(target,),
        language=catalogue.language,
        thorough=bool(expectation.missing or expectation.contested),
    )
    report = checker.check(case, request)
    run.expectations += 1
    found = report.findings
    if not found:
        sentence = catalogue.say("expect.no_finding", target=expectation.target)
        run.mismatches.append(Mismatch(expectation, sentence))
    for finding in found:
        run.exercise.add(finding)
        run.mismatches += mismatches(expectation, finding, catalogue)
