"""Running the expectations of many cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.expect.exercise import Exercise
from ctlaw.expect.expectation import Mismatch, mismatches
from ctlaw.expect.stories import all_expectations, story_findings, story_mismatches
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Finding
from ctlaw.explain.request import Request, RequestError, branch_asked, parse_target
from ctlaw.facts.case import Case, Expectation
from ctlaw.facts.case_file import load_case
from ctlaw.facts.evidence import Standing, Weighing
from ctlaw.facts.expectation import branches_named
from ctlaw.facts.weighed_case import weighed_case
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
    expected = all_expectations(case)
    # A case told only for its variations need not be answered itself.
    if not expected and not case.variations:
        run.without.append(case.id)
    try:
        for expectation in expected:
            if case.is_story:
                _run_in_story(case, expectation, checker, catalogue, run)
            else:
                _run_one(case, expectation, checker, catalogue, run)
    except DocumentError as error:
        # A contradiction in the case as it is told comes back in every variation of it.
        run.faults += [each for each in error.faults if each not in run.faults]


def _run_one(
    case: Case, expectation: Expectation, checker: Checker, catalogue: Catalogue, run: TestRun
) -> None:
    request = _request(expectation, checker, catalogue, run)
    if request is None:
        return
    report = checker.check(case, request)
    _hold(expectation, report.findings, catalogue, run)
    for readings, outcome in _on_readings(expectation, checker, run):
        findings = checker.check(case, replace(request, readings=readings, thorough=False)).findings
        _hold_on(readings, outcome, expectation, findings, catalogue, run)
    for standard, outcome in expectation.at.items():
        weighing = Weighing(standard=Standing(standard))
        _weigh(case, expectation, standard, weighing, outcome, checker, catalogue, run)
    for name, outcome in expectation.without.items():
        weighing = Weighing(without=(name,))
        _weigh(case, expectation, name, weighing, outcome, checker, catalogue, run)


def _weigh(
    case: Case,
    expectation: Expectation,
    name: str,
    weighing: Weighing,
    outcome: str,
    checker: Checker,
    catalogue: Catalogue,
    run: TestRun,
) -> None:
    request = _request(expectation, checker, catalogue, run)
    if request is None:
        return
    request = replace(request, weighing=weighing, thorough=False)
    for finding in checker.check(weighed_case(case, weighing), request).findings:
        if finding.outcome != outcome:
            sentence = catalogue.say(
                "expect.on_footing", footing=name, expected=outcome, found=finding.outcome.value
            )
            run.mismatches.append(Mismatch(expectation, sentence))


def _run_in_story(
    case: Case, expectation: Expectation, checker: Checker, catalogue: Catalogue, run: TestRun
) -> None:
    request = _request(expectation, checker, catalogue, run)
    if request is None:
        return
    found = story_findings(case, expectation, request, checker)
    _hold(expectation, [each.finding for each in found], catalogue, run)
    for each in found:
        run.mismatches += story_mismatches(expectation, each, case, catalogue)
    for readings, outcome in _on_readings(expectation, checker, run):
        asked = replace(request, readings=readings, thorough=False)
        there = story_findings(case, expectation, asked, checker)
        findings = [each.finding for each in there]
        _hold_on(readings, outcome, expectation, findings, catalogue, run)


def _on_readings(
    expectation: Expectation, checker: Checker, run: TestRun
) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the branches that an expectation takes instead of the defaults, and the outcome."""
    library = checker.library
    for name, outcome in expectation.readings.items():
        try:
            branches = {
                reading: branch_asked(reading, branch, library)
                for reading, branch in branches_named(name).items()
            }
        except RequestError as error:
            run.faults.append(Fault(expectation.place, str(error)))
        else:
            yield branches, outcome


def _hold_on(
    readings: dict[str, str],
    outcome: str,
    expectation: Expectation,
    found: Sequence[Finding],
    catalogue: Catalogue,
    run: TestRun,
) -> None:
    run.expectations += 1
    for finding in found:
        if finding.outcome != outcome:
            sentence = catalogue.say(
                "expect.on_reading",
                branch=" + ".join(f"{each}/{branch}" for each, branch in readings.items()),
                expected=outcome,
                found=finding.outcome.value,
            )
            run.mismatches.append(Mismatch(expectation, sentence))


def _hold(
    expectation: Expectation, found: Sequence[Finding], catalogue: Catalogue, run: TestRun
) -> None:
    run.expectations += 1
    if not found:
        sentence = catalogue.say("expect.no_finding", target=expectation.target)
        run.mismatches.append(Mismatch(expectation, sentence))
    for finding in found:
        run.exercise.add(finding)
        run.mismatches += mismatches(expectation, finding, catalogue)


def _request(
    expectation: Expectation, checker: Checker, catalogue: Catalogue, run: TestRun
) -> Request | None:
    try:
        target = parse_target(expectation.target, checker.library)
    except RequestError as error:
        run.faults.append(Fault(expectation.place, str(error)))
        return None
    return Request(
        targets=(target,),
        language=catalogue.language,
        thorough=bool(expectation.missing or expectation.contested),
    )
