"""A definition that two laws write out in the same words.

Where one law takes its term from the other, a reference keeps the two together; copies drift
apart. Two laws may also say the same by chance or by history, so this is reported on request.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from ctlaw.law.clause_text import definition_text
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Definition, Ruleset
from ctlaw.messages.catalogue import Catalogue

NAME = "definition-twice"
# Shorter ones are alike without anything to share: a list of a few common terms.
FEWEST_CLAUSES = 8


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield definitions equal to one of an older law, pinpoints aside."""
    if not subject.rulesets:
        return
    given = {(each.ruleset.id, each.ruleset.version) for each in subject.rulesets}
    first: dict[Hashable, tuple[Ruleset, Definition]] = {}
    reported: set[tuple[str, str]] = set()
    for ruleset in _rulesets(subject):
        if ruleset.is_draft and ruleset.based_on:
            # What a draft leaves as it is in another law is meant to be the same.
            continue
        for definition in ruleset.definitions.values():
            if sum(1 for _ in definition.clause.walk()) < FEWEST_CLAUSES:
                continue
            text = definition_text(definition, ruleset, pinpoints=False)
            other, same = first.setdefault(text, (ruleset, definition))
            key = (ruleset.id, definition.id)
            is_given = (ruleset.id, ruleset.version) in given
            if other.id == ruleset.id or not is_given or definition.clause.note or key in reported:
                continue
            reported.add(key)
            yield LintFault(
                definition.clause.place,
                Level.WARNING,
                NAME,
                catalogue.say(
                    f"lint.{NAME}.found", definition=definition.id, law=other.id, same=same.id
                ),
                catalogue.say(f"lint.{NAME}.hint", law=other.id, same=same.id),
            )


def _rulesets(subject: Subject) -> Iterator[Ruleset]:
    """Yield all versions of all laws, oldest first: the later law is the one that could refer."""
    library = subject.library
    found = [each for law in library.shelves for each in library.versions(law)]
    yield from sorted(found, key=lambda each: (each.dates.in_force, each.id))
