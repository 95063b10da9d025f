"""The definitions that a reader is sent to exist, in at least one version of their law."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.soundness import suggest
from ctlaw.messages.catalogue import Catalogue

NAME = "neighbours-exist"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield neighbours that no version of their law defines; unknown laws are found in loading."""
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for number, neighbour in enumerate(definition.neighbours):
                law = neighbour.ruleset or each.ruleset.id
                known = set(each.ruleset.definitions) if law == each.ruleset.id else set()
                if law in subject.library.shelves:
                    versions = subject.library.versions(law)
                    known |= {name for version in versions for name in version.definitions}
                if not known or neighbour.definition in known:
                    continue
                yield LintFault(
                    each.place_of("definitions", definition.id, "neighbours", number),
                    Level.ERROR,
                    NAME,
                    catalogue.say(f"lint.{NAME}.missing", law=law, definition=neighbour.definition),
                    suggest(neighbour.definition, sorted(known)),
                )
