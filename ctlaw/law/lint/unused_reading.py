"""A registered reading that no clause of any law depends on.

Notes and remarks may refer to such a dispute, so this is reported on request.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.documents.yaml_text import Mapping
from ctlaw.law.lint.branch_unused import written_branches
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "unused-reading"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the readings of the given registries that no law has a clause for."""
    if not subject.registries:
        return
    used = {name for name, _ in written_branches(subject)}
    for piece in subject.registries:
        listed = piece.entries.get("readings") if isinstance(piece, Mapping) else None
        if not isinstance(listed, Mapping):
            continue
        for name, place in listed.key_places.items():
            if name not in used:
                yield LintFault(
                    place,
                    Level.WARNING,
                    NAME,
                    catalogue.say(f"lint.{NAME}.found", reading=name),
                    catalogue.say(f"lint.{NAME}.hint"),
                )
