"""Every branch of a reading that laws write out is written out by some law.

A branch that no law has can be chosen, and the default is taken silently: a reader would take that
for an answer. A reading without any clause is the business of `unused-reading`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.documents.yaml_text import Mapping
from ctlaw.law.clause import ReadingOf
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject, place_in
from ctlaw.messages.catalogue import Catalogue

NAME = "branch-unused"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the branches of the given registries that no version of any law writes out."""
    if not subject.registries:
        return
    used = written_branches(subject)
    for piece in subject.registries:
        listed = piece.entries.get("readings") if isinstance(piece, Mapping) else None
        names = listed.entries if isinstance(listed, Mapping) else {}
        for name in names:
            branches = subject.library.readings[name].branches
            for branch in branches if any((name, each) in used for each in branches) else ():
                if (name, branch) not in used:
                    yield LintFault(
                        place_in(piece, ("readings", name, "branches", branch)),
                        Level.WARNING,
                        NAME,
                        catalogue.say(f"lint.{NAME}.found", reading=name, branch=branch),
                        catalogue.say(f"lint.{NAME}.hint"),
                    )


def written_branches(subject: Subject) -> set[tuple[str, str]]:
    """Return the branches that some version of a law writes out, each after its reading."""
    return {
        (clause.connective.reading, branch)
        for law in subject.library.shelves
        for ruleset in subject.library.versions(law)
        for definition in ruleset.definitions.values()
        for clause in definition.clauses()
        if isinstance(clause.connective, ReadingOf)
        for branch in clause.connective.branches
    }
