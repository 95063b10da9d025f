"""A clause under a disputed reading writes out every branch that the registry has.

A branch that is missing cannot be chosen for this law, and an answer cannot say whether it would
change anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause import ReadingOf
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "reading-branches"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the clauses that leave a branch out; unknown readings are found in loading."""
    readings = subject.library.readings
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for clause in definition.clauses():
                connective = clause.connective
                if not isinstance(connective, ReadingOf) or connective.reading not in readings:
                    continue
                reading = readings[connective.reading]
                missing = [name for name in reading.branches if name not in connective.branches]
                # The author's note is the place to say that a branch makes no difference here.
                if not missing or clause.note:
                    continue
                named = [
                    f"{name} ({reading.branches[name].label.text(catalogue.language)})"
                    for name in missing
                ]
                yield LintFault(
                    clause.place,
                    Level.WARNING,
                    NAME,
                    catalogue.say(
                        f"lint.{NAME}.missing", reading=reading.id, branches=catalogue.join(named)
                    ),
                    catalogue.say(f"lint.{NAME}.hint"),
                )
