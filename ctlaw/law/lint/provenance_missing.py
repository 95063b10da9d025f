"""How well a text is confirmed is said where it counts.

Each reference says it for itself. A block whose wording is confirmed only in part, or uncertain,
says what is in doubt, since otherwise nobody can settle it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.documents.faults import Place
from ctlaw.law.clause import Mark, Provenance
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import LintedRuleset, Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "provenance-missing"
_NEEDS_REASON = (Mark.PARTIAL, Mark.UNCERTAIN)


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield references without a mark, and doubtful marks without a note."""
    marks = ", ".join(each.value for each in Mark if each is not Mark.DRAFT)
    for each in subject.rulesets:
        for number, reference in enumerate(each.ruleset.references):
            if reference.provenance is None:
                yield LintFault(
                    each.place_of("references", number),
                    Level.WARNING,
                    NAME,
                    catalogue.say(f"lint.{NAME}.reference", text=reference.text),
                    catalogue.say(f"lint.{NAME}.reference_hint", marks=marks),
                )
        for place, provenance in _blocks(each):
            if provenance.mark in _NEEDS_REASON and not provenance.note:
                yield LintFault(
                    place,
                    Level.WARNING,
                    NAME,
                    catalogue.say(f"lint.{NAME}.reason", mark=provenance.mark.value),
                    catalogue.say(f"lint.{NAME}.reason_hint"),
                )


def _blocks(each: LintedRuleset) -> Iterator[tuple[Place, Provenance]]:
    """Yield the blocks that are marked, but for clauses whose own note can hold the doubt."""
    yield each.place_of("provenance"), each.ruleset.provenance
    for definition in each.ruleset.definitions.values():
        for clause in definition.clause.walk():
            if clause.provenance and not clause.note:
                yield clause.place, clause.provenance
