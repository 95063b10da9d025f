"""A presumption stands on each exception, not on a group of them.

A presumption falls as soon as a fact below it is stated. On a group, somebody who claims one
exception would open all the others, and the answer would ask about every one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause import AnyOf, Clause, SameAs
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue

NAME = "presumption-on-group"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the presumptions over more than one labelled alternative."""
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for clause in definition.clauses():
                group = _group(clause, each.ruleset) if clause.presume is not None else []
                if len(group) < 2 or clause.claimed_by:
                    continue
                names = [part.id or part.label.text(catalogue.language) for part in group]
                yield LintFault(
                    clause.place,
                    Level.ERROR,
                    NAME,
                    catalogue.say(
                        f"lint.{NAME}.found", count=len(group), clauses=catalogue.join(names)
                    ),
                    catalogue.say(f"lint.{NAME}.hint"),
                )


def _group(clause: Clause, ruleset: Ruleset) -> list[Clause]:
    """Return the labelled alternatives under a clause, also where it names a definition here."""
    match clause.connective:
        case AnyOf(parts):
            return [part for part in parts if part.label]
        case SameAs(ruleset="", definition=name) if name in ruleset.definitions:
            return _group(ruleset.definitions[name].clause, ruleset)
        case _:
            return []
