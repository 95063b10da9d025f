"""Holding one finding against what the author of the case expects."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.documents.faults import did_you_mean
from ctlaw.explain.finding import Element, Finding
from ctlaw.facts.answers import fact_of
from ctlaw.facts.case import Expectation
from ctlaw.messages.catalogue import Catalogue


class Mismatch(Struct, frozen=True):
    """One expectation that was not met: which, and what came out instead."""

    expectation: Expectation
    sentence: str


def mismatches(
    expectation: Expectation, finding: Finding, catalogue: Catalogue
) -> tuple[Mismatch, ...]:
    """Return what a finding lacks of what is expected of it."""
    return tuple(
        Mismatch(expectation, sentence) for sentence in _sentences(expectation, finding, catalogue)
    )


def elements_of(finding: Finding) -> Iterator[Element]:
    """Yield every named element of a finding, outermost first."""
    for whole in finding.elements:
        yield from (each for each in whole.walk() if each.id)


def _sentences(expectation: Expectation, finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    say = catalogue.say
    if expectation.outcome != finding.outcome:
        yield say("expect.outcome", expected=expectation.outcome, found=finding.outcome.value)
    found = {element.path: element for element in elements_of(finding)}
    for path, value in expectation.elements.items():
        element = found.get(path)
        if element is None:
            hint = did_you_mean(path, found)
            yield say("expect.no_element", path=path, hint=hint)
        elif element.value != value:
            yield say("expect.element", path=path, expected=value, found=element.value.value)
    decided = {fact_of(key) for key in (*finding.decided_by, *finding.rests_on)}
    for fact in expectation.because:
        if fact not in decided:
            listed = ", ".join(finding.rests_on) or say("expect.nothing")
            yield say("expect.because", fact=fact, found=listed)
    asked = _asked(finding)
    for fact in expectation.missing:
        if fact not in asked:
            yield say("expect.missing", fact=fact)
    presumed = {part for each in finding.presumed for part in each.path.split("/")}
    for element_id in expectation.presumed:
        if element_id not in presumed:
            yield say("expect.presumed", element=element_id)
    contested = {
        f"{each.reading}/{each.branch}": each.outcome.value for each in finding.contested_by
    }
    for branch, outcome in expectation.contested.items():
        if contested.get(branch) != outcome:
            other = contested.get(branch) or say("expect.same_outcome")
            yield say("expect.contested", branch=branch, expected=outcome, found=other)
    made = {each.id for each in finding.remarks}
    for remark in expectation.remarks:
        if remark not in made:
            yield say("expect.remark", remark=remark)
    for remark in expectation.no_remarks:
        if remark in made:
            yield say("expect.no_remark", remark=remark)


def _asked(finding: Finding) -> set[str]:
    if finding.missing is None:
        return set()
    sets = (*finding.missing.to_qualify, *finding.missing.to_fail)
    in_sets = {fact for each in sets for part in each for fact in part.facts}
    return {fact_of(key) for key in in_sets | {each.id for each in finding.missing.questions}}
