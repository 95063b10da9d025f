"""The elements of an offence or a status say what kind of element they are: act, means, purpose.

Answers put the elements of different laws side by side by their kind, so a law without kinds
cannot be compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause import Clause, ElementKind, SameAs
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Role
from ctlaw.messages.catalogue import Catalogue

NAME = "element-kinds"
_ROLES = (Role.OFFENCE, Role.STATUS)


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the clauses directly under an offence or a status that have no kind."""
    kinds = ", ".join(each.value for each in ElementKind)
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            if definition.role not in _ROLES:
                continue
            for part in _parts(definition.clause):
                if _has_kind(part):
                    continue
                yield LintFault(
                    part.place,
                    Level.ERROR,
                    NAME,
                    catalogue.say(
                        f"lint.{NAME}.missing" if part.id else f"lint.{NAME}.missing_unnamed",
                        clause=part.id,
                        definition=definition.id,
                    ),
                    catalogue.say(f"lint.{NAME}.hint", kinds=kinds),
                )


def _has_kind(clause: Clause) -> bool:
    """Whether a clause has a kind, or is a route whose parts have; a definition has its own."""
    if clause.element or isinstance(clause.connective, SameAs):
        return True
    parts = _parts(clause)
    return bool(parts) and all(_has_kind(part) for part in parts)


def _parts(clause: Clause) -> tuple[Clause, ...]:
    """Return the parts but not the exception, whose place says what it is."""
    return tuple(part for part in clause.parts if part is not clause.unless)
