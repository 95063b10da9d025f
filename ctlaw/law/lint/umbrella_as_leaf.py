"""An umbrella fact does not stand for an element of a law.

`pressure.any` lets a caseworker answer a whole theme with no. It grows with the theme, so a law
built on it would change whenever a fact is added.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "umbrella-as-leaf"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the clauses that name an umbrella fact; conditions of remarks may do so."""
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for clause in definition.clause.walk():
                for fact in clause.own_facts():
                    if fact.endswith(".any"):
                        yield LintFault(
                            clause.place,
                            Level.WARNING,
                            NAME,
                            catalogue.say(f"lint.{NAME}.found", fact=fact),
                            catalogue.say(f"lint.{NAME}.hint"),
                        )
