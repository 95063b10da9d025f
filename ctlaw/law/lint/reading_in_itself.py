"""A reading does not stand under a branch of itself.

A case takes one branch of a reading wherever it stands. Under branch A, only branch A of the same
reading can be taken; the others written there are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause import Clause, ReadingOf
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "reading-in-itself"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the clauses whose reading has been decided above them."""
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for clause, reading, branch in _decided_above(definition.clause, {}):
                yield LintFault(
                    clause.place,
                    Level.ERROR,
                    NAME,
                    catalogue.say(f"lint.{NAME}.found", reading=reading, branch=branch),
                    catalogue.say(f"lint.{NAME}.hint", branch=branch),
                )


def _decided_above(clause: Clause, taken: dict[str, str]) -> Iterator[tuple[Clause, str, str]]:
    connective = clause.connective
    if not isinstance(connective, ReadingOf):
        for part in clause.parts:
            yield from _decided_above(part, taken)
        return
    if connective.reading in taken:
        yield clause, connective.reading, taken[connective.reading]
    for branch, part in connective.branches.items():
        yield from _decided_above(part, {connective.reading: branch, **taken})
    if clause.unless:
        yield from _decided_above(clause.unless, taken)
