"""A protection definition says what it may entitle a person to, and no other definition does.

Answers put the protection of different laws together by what it is: a permit beside a permit. A
definition without a name for that has no place there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.entitlement import NAMED
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import ENTITLING, Definition, Role
from ctlaw.messages.catalogue import Catalogue

NAME = "entitlement-named"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield protection without an entitlement, and entitlements of what classifies."""
    names = ", ".join(each.value for each in NAMED)
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for key in _faults(definition):
                yield LintFault(
                    definition.clause.place,
                    Level.ERROR,
                    NAME,
                    catalogue.say(
                        f"lint.{NAME}.{key}", definition=definition.id, role=definition.role.value
                    ),
                    catalogue.say(f"lint.{NAME}.{key}_hint", names=names),
                )


def _faults(definition: Definition) -> Iterator[str]:
    named = definition.named_entitlement is not None
    if definition.role is Role.PROTECTION and not named:
        yield "missing"
    if definition.role is not Role.PROTECTION and named:
        yield "misplaced"
    if definition.role not in ENTITLING and definition.testimony is not None:
        yield "testimony"
