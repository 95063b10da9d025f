"""A version differs from the one before it, or says why it stands.

Two versions that say the same have to be kept the same with every correction, and a reader who
compares them looks for a difference that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause_text import clause_text, definition_text
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue

NAME = "version-unchanged"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield versions that differ in no clause from the version before, without a note on it."""
    for each in subject.rulesets:
        earlier = _version_before(each.ruleset, subject)
        if earlier is None or each.ruleset.dates.note or _all(earlier) != _all(each.ruleset):
            continue
        yield LintFault(
            each.place_of("dates", "in_force"),
            Level.WARNING,
            NAME,
            catalogue.say(f"lint.{NAME}.found", earlier=earlier.version),
            catalogue.say(f"lint.{NAME}.hint"),
        )


def _version_before(ruleset: Ruleset, subject: Subject) -> Ruleset | None:
    if ruleset.id not in subject.library.shelves:
        return None
    earlier = [
        each
        for each in subject.library.versions(ruleset.id)
        if each.dates.in_force < ruleset.dates.in_force
    ]
    return earlier[-1] if earlier else None


def _all(ruleset: Ruleset) -> dict[str, object]:
    return {
        name: (
            definition_text(each, ruleset, pinpoints=True),
            [
                (
                    remark.id,
                    remark.text.by_language,
                    remark.pinpoint,
                    clause_text(remark.when, ruleset, pinpoints=True) if remark.when else None,
                )
                for remark in each.remarks
            ],
        )
        for name, each in ruleset.definitions.items()
    }
