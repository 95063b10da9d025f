"""Every fact stands under a labelled clause with a pinpoint.

An answer names the clause that a fact decides. A fact directly under an offence would be
explained by the name of the offence alone, which says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause import Clause
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Definition, Role
from ctlaw.messages.catalogue import Catalogue

NAME = "label-and-pinpoint"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the facts without a labelled clause of their own; a label needs a pinpoint to load."""
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for clause, fact in _bare_facts(definition):
                yield LintFault(
                    clause.place,
                    Level.ERROR,
                    NAME,
                    catalogue.say(f"lint.{NAME}.bare", fact=fact, definition=definition.id),
                    catalogue.say(f"lint.{NAME}.bare_hint"),
                )


def _bare_facts(definition: Definition) -> Iterator[tuple[Clause, str]]:
    """Yield facts that only the label of the definition stands over.

    A definition that is one clause is its own element, and a term used by other definitions gets
    the label of the clause that uses it.
    """
    if definition.role is not Role.ELEMENT:
        for part in definition.clause.parts:
            yield from _unlabelled(part)


def _unlabelled(clause: Clause) -> Iterator[tuple[Clause, str]]:
    if clause.label:
        return
    for fact in clause.own_facts():
        yield clause, fact
    for part in clause.parts:
        yield from _unlabelled(part)
