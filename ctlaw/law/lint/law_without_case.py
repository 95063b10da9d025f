"""Every law has a case that expects something of it.

What a law answers is tested by cases alone; without one, a slip in it stays unseen.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Role
from ctlaw.messages.catalogue import Catalogue

NAME = "law-without-case"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the laws of which no given case expects anything; none if no case expects any."""
    expected = {
        expectation.target.split("#")[0].split("@")[0]
        for each in subject.cases
        for told in each.case.itself_and_variations
        for expectation in told.all_expectations
    }
    # Cases without expectations are for answering, not for testing a law.
    for each in subject.rulesets if expected else ():
        ruleset = each.ruleset
        # Terms that other laws use are tested with the laws that use them.
        answers = any(one.role is not Role.ELEMENT for one in ruleset.definitions.values())
        if answers and ruleset.id not in expected:
            # Of several versions, the first one given stands for the law.
            expected.add(ruleset.id)
            yield LintFault(
                each.place_of("id"),
                Level.WARNING,
                NAME,
                catalogue.say(f"lint.{NAME}.found", law=ruleset.id),
                catalogue.say(f"lint.{NAME}.hint", law=ruleset.id),
            )
