"""One line for a finding: its outcome and the one reason for it."""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.explain.finding import Basis, Finding, Outcome, Truth
from ctlaw.render.grounds import grounds
from ctlaw.render.selection import rests_on
from ctlaw.render.words import Words


def brief_sentence(finding: Finding, beside: Iterable[Finding], words: Words) -> str:
    """Return the line.

    Args:
        finding: the finding.
        beside: the findings under the same law, one of which it may rest on.
        words: the words to say it in.
    """
    name = words.name(finding.label, finding.pinpoint)
    outcome = words.outcome(finding.role, finding.outcome)
    if finding.outcome is Outcome.UNDETERMINED:
        still_open = [each for each in finding.elements if each.value is Truth.UNKNOWN]
        if finding.connective != "all" or not all(each.label for each in still_open):
            return words.say("line.plain", name=name, outcome=outcome)
        parts = words.some([each.label for each in still_open], 3)
        return words.say("line.open", name=name, outcome=outcome, open=parts)
    base = rests_on(finding, beside)
    if base is not None and base.value is Truth.NO:
        return words.say("line.rests", name=name, outcome=outcome, other=base.label)
    wanted = Truth.YES if finding.outcome is Outcome.QUALIFIES else Truth.NO
    lines = [
        line
        for element in finding.elements
        if element.value is wanted and element.basis is not Basis.PRESUMED
        if base is None or element is not base
        for line in grounds(element).facts
        if line.id in finding.decided_by
    ]
    facts = words.facts(lines, most=2)
    if not facts:
        return words.say("line.plain", name=name, outcome=outcome)
    return words.say("line.because", name=name, outcome=outcome, facts=facts)
