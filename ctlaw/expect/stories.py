"""Holding what came out for one person or actor of a story against what its author expects."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ctlaw.engine.replay import BEFORE
from ctlaw.expect.expectation import Mismatch, elements_of
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Outcome
from ctlaw.explain.request import Request
from ctlaw.facts.answers import fact_of
from ctlaw.facts.case import Case, Expectation
from ctlaw.facts.evidence import Standing, Weighing
from ctlaw.facts.story import BEFORE_ALL
from ctlaw.messages.catalogue import Catalogue
from ctlaw.story.check import StoryChecker
from ctlaw.story.report import StoryFinding


def all_expectations(case: Case) -> tuple[Expectation, ...]:
    """Return what is expected of a case: of everyone, of each person, and of each actor.

    What stands under the case itself is expected of every person.
    """
    found: list[Expectation] = []
    names = [each.id for each in case.people] or [""]
    for expectation in case.expectations:
        found += [replace(expectation, person=name) for name in names]
    for person in case.people:
        found += person.expectations
    for actor in case.actors:
        found += actor.expectations
    return tuple(found)


def story_findings(
    case: Case, expectation: Expectation, request: Request, checker: Checker
) -> list[StoryFinding]:
    """Return the findings that an expectation is about."""
    answer = StoryChecker(checker).answer(
        case, request, expectation.person, expectation.actor, footings=_footings(expectation)
    )
    return list(answer.findings) if answer else []


def story_mismatches(
    expectation: Expectation, found: StoryFinding, case: Case, catalogue: Catalogue
) -> Iterator[Mismatch]:
    """Yield what a finding lacks of what is expected of it as part of a story."""
    for sentence in _sentences(expectation, found, case, catalogue):
        yield Mismatch(expectation, sentence)


def _footings(expectation: Expectation) -> tuple[Weighing, ...]:
    standards = [Weighing(standard=Standing(each)) for each in expectation.at]
    return (*standards, *(Weighing(without=(name,)) for name in expectation.without))


def _sentences(
    expectation: Expectation, found: StoryFinding, case: Case, catalogue: Catalogue
) -> Iterator[str]:
    say, finding = catalogue.say, found.finding
    if expectation.met_at:
        met = _step(finding.since, case) if finding.outcome is Outcome.QUALIFIES else ""
        if met != expectation.met_at:
            never = say("expect.never")
            yield say("expect.met_at", expected=expectation.met_at, found=met or never)
    since = {each.path: each.since for each in elements_of(finding)}
    for path, step in expectation.since.items():
        if path not in since:
            yield say("expect.no_element", path=path, hint="")
        elif _step(since[path], case) != step:
            there = _step(since[path], case) or say("expect.never")
            yield say("expect.since", path=path, expected=step, found=there)
    tipping = {fact_of(each) for each in finding.tipped_by}
    for fact in expectation.tipped_by:
        if fact not in tipping:
            listed = ", ".join(sorted(tipping)) or say("expect.nothing")
            yield say("expect.tipped_by", fact=fact, found=listed)
    on_footing = {**found.at, **found.without}
    for name, outcome in {**expectation.at, **expectation.without}.items():
        if on_footing.get(name) != outcome:
            there = str(on_footing.get(name, finding.outcome).value)
            yield say("expect.on_footing", footing=name, expected=outcome, found=there)
    at_ages = (
        ("if_child", expectation.if_child, found.if_child or finding.outcome),
        ("if_adult", expectation.if_adult, found.if_adult or finding.outcome),
    )
    for age, expected, came_out in at_ages:
        if expected and expected != came_out:
            yield say("expect.on_footing", footing=age, expected=expected, found=came_out.value)


def _step(number: int | None, case: Case) -> str:
    if number is None:
        return ""
    return BEFORE_ALL if number == BEFORE else case.episodes[number].id
